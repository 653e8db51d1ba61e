"""What a play has to tell: notes about the message heard, what the script said, and the open question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dialogs.answers.contract import Option
from dialogs.answers.several_lines import SeveralLines
from dialogs.engine import Play
from dialogs.memory import unpack
from dialogs.script import Ask, Block, Review
from dialogs.values import Value

LINE: Final = "line"
"""The question back that asks which line is to be changed: its offers are the lines."""
# A note with one of these keys, or about a wrong answer, says itself what to type next.
_COMPLETE = ("talk.busy.say", "talk.change.ask")


def replies(play: Play) -> tuple[Block, ...]:
    """The blocks of this turn, in the order in which they are told."""
    step, memory = play.at, play.memory
    # A summary that was not understood is told again, for nothing stands there without what is to be sent.
    back = isinstance(step, Review) or (isinstance(step, Ask) and open_unsure(play, step) is not None)
    if play.notes and (play.notes[-1].key in _COMPLETE or (".wrong." in play.notes[-1].key and not back)):
        return tuple(play.notes)
    if isinstance(step, Ask) and step is step.question.step and memory.unsure is None and not memory.aside:
        return (*play.notes, *play.says, step.question.asked)
    return (*play.notes, *play.says, *_question(play))


def prompt(step: Ask, key: str, values: Mapping[str, Value]) -> Block:
    """The open question under the text `key`, with its choices and how to answer."""
    asked, chosen = step.question.asked, _chosen_by_line(step)
    lines = step.lines if chosen or key.endswith(".ask") else ()
    return Block(key, values, lines, asked.options, asked.hint, asked.expects, numbered=chosen)


def refusal(step: Ask, code: str, values: Mapping[str, Value]) -> Block:
    """What is wrong with an answer; choices are nothing without their question, so that is said again, shortly."""
    name, offers = step.question.name, step.question.asked.options or _chosen_by_line(step)
    block = prompt(step, f"{name}.wrong.{code}", {**step.values, **values} if offers else values)
    return block._replace(again=f"{name}.short") if offers else block


def _chosen_by_line(step: Ask) -> bool:
    """Whether the numbered lines over the question are what is chosen from."""
    return isinstance(step.question.answer, SeveralLines)


def open_unsure(play: Play, step: Ask | Review) -> dict[str, Any] | None:
    """The question back that is open at this step."""
    unsure: dict[str, Any] | None = play.memory.unsure
    return unsure if unsure is not None and unsure["key"] == step.key else None


def line_wanted(play: Play, step: Ask | Review) -> bool:
    """Whether it is open which line is to be changed."""
    unsure = open_unsure(play, step)
    return unsure is not None and unsure["code"] == LINE


def which_line(play: Play) -> Block | None:
    """Which line of what was answered is to be changed; None with nothing to change.

    While one is being changed, the lines are those that stood there before.
    """
    whole = play.whole()
    lines = whole.at.lines if isinstance(whole.at, Review) else whole.lines()
    return Block("talk.change.ask", lines=lines, hint="talk.change.hint", numbered=True) if lines else None


def _question(play: Play) -> Iterable[Block]:
    step = play.at
    line = which_line(play) if isinstance(step, (Ask, Review)) and line_wanted(play, step) else None
    if line is not None:
        yield line
    elif isinstance(step, Review):
        name = step.question.name
        yield Block(f"{name}.ask", {}, step.lines, (), f"{name}.hint", "Review", numbered=True)
    elif isinstance(step, Ask):
        unsure = open_unsure(play, step)
        if unsure is not None and unsure["code"] != LINE:
            yield _question_back(step, unsure)
        else:
            yield from _before(play, step)
            yield prompt(step, f"{step.question.name}.ask", step.values)


def _before(play: Play, step: Ask) -> Iterable[Block]:
    """The answer before a correction; of a sensitive one only that it is kept."""
    kept = play.memory.aside.get(step.key)
    value = None if kept is None else step.question.answer.restore(kept)
    if value is not None and step.question.sensitive:
        yield Block("talk.before.hidden")
    elif value is not None:
        yield Block("talk.before.say", {"answer": step.question.answer.show(value)})


def _question_back(step: Ask, unsure: dict[str, Any]) -> Block:
    options = tuple(Option(str(place), unpack(label)) for place, (_, label) in enumerate(unsure["offers"], 1))
    values = {name: unpack(value) for name, value in unsure["values"].items()}
    key = f"{step.question.name}.unsure.{unsure['code']}"
    return Block(key, values, (), options, "talk.choose.hint", "Choice")
