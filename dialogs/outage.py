"""What is asked while the registry does not answer: whether to try again; the service comes back to it by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dialogs.answers.contract import Option
from dialogs.script import Ask, Block, Question, Script
from dialogs.values import Term, Value

T = TypeVar("T")

STILL = ("application.retry", "binding.unsent", "report.retry", "sheet.retry", "support.retry")
"""The questions of this kind: once the registry answers, what was typed to one is done with, not lost."""

_OVERTAKEN = (*STILL, "binding.code", "binding.retry")
"""What is asked while something could not be compared: what was typed before goes on by itself as soon as it can."""


def try_again(
    question: Question[T], attempt: int, values: Mapping[str, Value] | None = None, key: str = ""
) -> Script[T]:
    """Ask what to do now; `attempt` counts from 1, every one is a question of its own."""
    assert question.name in STILL
    answer: T = yield Ask(question, f"{key or question.name}.{attempt}", values or {}, awaits=True)
    return answer


def back(step: Ask) -> Block:
    """How the same is asked once the registry answers: the first choice goes on."""
    asked = step.question.asked
    first, *others = asked.options
    options = (Option(first.id, Term("talk.back.option")), *others)
    return Block(f"{step.question.name}.back", {}, (), options, asked.hint, asked.expects)


def stood_still(key: str) -> bool:
    """Whether what is typed to the question with this key is done with, not lost, where the dialog has gone on."""
    return key.startswith(tuple(f"{name}." for name in _OVERTAKEN))
