"""Hears one message at the open question of a play: a command, a choice, an answer, or something to ask back."""

from __future__ import annotations

from typing import Any, Final

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Hearing, Unsure, Wrong
from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed
from dialogs.answers.offered import chosen_number, line_number, offers, picked
from dialogs.asking_back import (
    ask_whom,
    names_service,
    only_assent,
    person_wanted,
    still_offered,
    taken_by_yes,
)
from dialogs.engine import Play
from dialogs.memory import pack, unpack
from dialogs.outage import stood_still
from dialogs.replies import LINE, line_wanted, open_unsure, refusal, which_line
from dialogs.script import Act, Ask, Block, Review
from dialogs.speech import Command, command, fold, number, plain_yes_no
from dialogs.values import Json, Term

_OPERATOR: Final = frozenset(map(fold, ("operator", "оператор", "əməkdaş", "сотрудник")))
_KEEP: Final = "telegram.keep.button"  # it leaves the answer before; its words may be typed
_SEND: Final = "telegram.review.send"  # it sends what a summary shows; so may its words


def hear(play: Play, text: str, hearing: Hearing, of: str | None = None) -> Command | None:
    """Hear one message; a command that concerns the conversation (menu, language ...) is handed back.

    `of` is the key of the question that a pressed button belonged to.  A message that answers another question than the
    open one (a stale button) only redraws; where the script took another way meanwhile, that is said.
    """
    step = play.at
    if not isinstance(step, (Ask, Review)):
        if isinstance(step, Act) and step.name in play.memory.results:
            play.notes.append(Block("talk.busy.say"))
        return None
    if (of or play.memory.asked or step.key) != step.key:
        _moved(play, of)
        return None
    said = _command(play, text, hearing)
    if said is not None and isinstance(step, Ask) and _doubtful(play, said, step, text):
        ask_whom(play, step, text)
        return None
    if said is not None and not _names(play, step, text, hearing):
        return _obey(play, said)
    unsure = open_unsure(play, step)
    if unsure is not None and unsure["code"] == LINE:
        _hear_line(play, text, hearing)
    elif isinstance(step, Review):
        _hear_review(play, step, text, hearing)
    elif unsure is not None and person_wanted(play, unsure, text, hearing):
        return Command("operator")
    elif unsure is None or not _chosen(play, step, unsure, text, hearing):
        _read(play, step, text, hearing)
    return None


def _moved(play: Play, of: str | None) -> None:
    """What was asked last is answered, and is not asked any more."""
    asked = play.memory.asked
    if asked is not None and of in (None, asked) and not stood_still(asked):
        play.notes.append(Block("talk.moved.say"))


def _command(play: Play, text: str, hearing: Hearing) -> Command | None:
    said = command(text, hearing.language, digits(play))
    kept = play.memory.reopened is not None
    if said is not None and said.name == "more" and not kept and number(text) is not None:
        step = play.at  # where words are wanted nothing goes on by a number: that is told
        return None if isinstance(step, Ask) and _own_words(step.question.answer) else said
    if said is not None and said.name == "why":  # of the answer that was told, where that is a choice
        return None if offers(play.at, "why") else said
    if said is None and kept and fold(text) in map(fold, hearing.words(_KEEP)):
        return Command("more")
    return said


def _own_words(answer: object) -> bool:
    """Whether this kind of answer takes what is on no list."""
    return isinstance(answer, FreeText) or (isinstance(answer, Listed) and answer.free_text)


def digits(play: Play) -> bool:
    """Whether 9, 8, 0 and 7 are commands: not where a number answers, as that of a line does."""
    step = play.at
    if not isinstance(step, Ask):
        return False
    unsure = open_unsure(play, step)
    return not step.question.answer.numeric if unsure is None else unsure["code"] != LINE


def _names(play: Play, step: Ask | Review, text: str, hearing: Hearing) -> bool:
    """Whether the text is exactly the words of a choice: they go before a command ("davam" to go on with a form)."""
    if not isinstance(step, Ask) or open_unsure(play, step) is not None:
        return False
    answer = step.question.answer
    return isinstance(answer, Choice) and answer.names(text, hearing)


def _doubtful(play: Play, said: Command, step: Ask, text: str) -> bool:
    """Whether "operator" or "employee" may be the answer: a trade or a post; said once more, it is the person."""
    if said.name != "operator" or fold(text) not in _OPERATOR:
        return False
    unsure, answer = open_unsure(play, step), step.question.answer
    asked = unsure is not None and unsure["code"] == "operator"
    return not asked and _own_words(answer)


def _obey(play: Play, said: Command) -> Command | None:
    choosing = (
        said.name in ("back", "more") and isinstance(play.at, Ask | Review) and line_wanted(play, play.at)
    )
    if choosing:
        play.memory.unsure = None
    if said.name == "back" and not choosing:
        _back(play)
    elif said.name == "change":
        _change(play, said.line)
    elif said.name == "more" and play.memory.reopened is not None:
        play.memory.cancel_reopening()
        play.stale = True
    elif said.name != "repeat" and not choosing:
        return said
    return None


def _back(play: Play) -> None:
    """One answer back; while a line is being changed, leave it as it was."""
    memory = play.memory
    before = [step.key for step, _ in play.path[play.frozen :] if not step.question.spent]
    if memory.reopened is not None and not memory.back:
        memory.cancel_reopening()
        play.stale = True
    elif before:
        memory.reopen(before[-1], back=True)
        play.stale = True
    else:
        play.notes.append(Block("talk.frozen.say" if play.frozen else "talk.first.say"))


def _change(play: Play, wanted: int | None) -> None:
    """Ask a line again, or which one."""
    asked = which_line(play)
    if asked is None:
        play.notes.append(Block("talk.change.none"))
        return
    line = asked.lines[wanted - 1] if wanted is not None and 1 <= wanted <= len(asked.lines) else None
    if line is not None:
        _reopen(play, line.key)
        return
    if wanted is not None:
        play.notes.append(Block("talk.change.no_line", {"number": wanted, "highest": len(asked.lines)}))
    assert isinstance(play.at, (Ask, Review))  # nothing else hears
    # Until a line is told a yes sends nothing: what is to be sent was not asked last.
    play.notes.append(asked)
    play.memory.unsure = {"key": play.at.key, "code": LINE, "offers": [], "values": {}}


def _reopen(play: Play, key: str | None) -> None:
    """Ask what stands in a line again, where it may still be changed."""
    whole = play.whole()
    if key is None:
        play.notes.append(Block("talk.change.fixed"))
    elif any(step.key == key for step, _ in whole.path[: whole.frozen]):
        play.notes.append(Block("talk.frozen.say"))
    else:
        play.memory.reopen(key, back=False)
        play.stale = True


def _hear_line(play: Play, text: str, hearing: Hearing) -> None:
    """A number or the name of a line; nothing else is taken, for the question under it is not what was asked last."""
    asked, said = which_line(play), chosen_number(text, hearing.language)
    lines = () if asked is None else asked.lines
    place = picked(text, [Term(line.label) for line in lines], hearing)
    if said is None and place is None:
        play.notes.append(Block("talk.change.unclear"))
    else:
        _change(play, said if place is None else place + 1)


def _hear_review(play: Play, step: Review, text: str, hearing: Hearing) -> None:
    """Only an explicit yes sends, or the words on its button; a number alone changes that line; else it asks again."""
    sent = fold(text) in map(fold, hearing.words(_SEND))
    said, line = sent or plain_yes_no(text), line_number(text, hearing.language)
    if line is not None or said is False:
        _change(play, line)
    elif said:
        play.take(step, True, True)
    else:
        play.notes.append(Block(f"{step.question.name}.wrong.unclear"))


def _chosen(play: Play, step: Ask, unsure: dict[str, Any], text: str, hearing: Hearing) -> bool:
    """Whether the text chose one of the offers of an open question back, or has to choose once more."""
    labels = [unpack(label) for _, label in unsure["offers"]]
    place = picked(text, labels, hearing, careful=unsure["code"] == "meant")
    if place is None and names_service(step, text):
        play.notes.append(Block(f"{step.question.name}.wrong.not_listed"))
        return True
    if place is None:
        return False
    play.memory.unsure = None
    kept = unsure["offers"][place][0]
    if unsure["code"] == "operator":
        _read(play, step, unsure["values"]["answer"], hearing)
        return True
    value = None if kept is None else step.question.answer.restore(kept)
    if value is not None:
        play.take(step, kept, value)
    return True


def _unclear(heard: object, text: str) -> bool:
    return isinstance(heard, Wrong | Unsure) or only_assent(heard, text)


def _read(play: Play, step: Ask, text: str, hearing: Hearing) -> None:
    question = step.question
    heard = question.answer.read(text, hearing)
    unsure = open_unsure(play, step)
    if unsure is not None:
        taken = taken_by_yes(step, unsure, text) if _unclear(heard, text) else None
        nothing = only_assent(heard, text) and not isinstance(heard, Wrong)
        heard = taken if taken is not None else Wrong("yes_no") if nothing else heard
    if isinstance(heard, Wrong) and still_offered(play, step):
        play.notes.append(Block(f"{question.name}.wrong.{heard.code}", heard.values))
    elif isinstance(heard, Wrong):
        play.memory.unsure = None
        play.notes.append(refusal(step, heard.code, heard.values))
    elif isinstance(heard, Unsure):
        offers: list[Json] = [[offer.kept, pack(offer.label)] for offer in heard.offers]
        values: dict[str, Json] = {name: pack(value) for name, value in heard.values.items()}
        play.memory.unsure = {"key": step.key, "code": heard.code, "offers": offers, "values": values}
    else:
        play.take(step, question.answer.keep(heard), heard)
