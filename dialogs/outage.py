"""What is asked while the registry does not answer: whether to try again; the service comes back to it by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dialogs.answers.contract import Option
from dialogs.script import Ask, Block, Question, Script
from dialogs.values import Term, Value

T = TypeVar("T")


def try_again(
    question: Question[T], attempt: int, values: Mapping[str, Value] | None = None, key: str = ""
) -> Script[T]:
    """Ask what to do now; `attempt` counts from 1, every one is a question of its own."""
    answer: T = yield Ask(question, f"{key or question.name}.{attempt}", values or {}, awaits=True)
    return answer


def back(step: Ask) -> Block:
    """How the same is asked once the registry answers: the first choice goes on."""
    asked = step.question.asked
    first, *others = asked.options
    options = (Option(first.id, Term("talk.back.option")), *others)
    return Block(f"{step.question.name}.back", {}, (), options, asked.hint, asked.expects)
