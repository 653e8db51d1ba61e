"""A question back that is open: what a yes, a no or the word for a person says to it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from dialogs.answers.contract import Hearing, Wrong
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.offered import picked
from dialogs.answers.typed import YES, begins_yes_no, only_yes_no
from dialogs.engine import Play
from dialogs.memory import pack, unpack
from dialogs.replies import open_unsure
from dialogs.script import Ask
from dialogs.speech import intent
from dialogs.values import Coded, Json, Phrase, Term

PERSON: Final = "talk.person"


def ask_whom(play: Play, step: Ask, text: str) -> None:
    """Ask whether the person is wanted or the word is the answer."""
    said = text.strip()
    offers: list[Json] = [
        [None, pack(Phrase("talk.as_answer", (("answer", said),)))],
        [PERSON, pack(Term("talk.person"))],
    ]
    play.memory.unsure = {"key": step.key, "code": "operator", "offers": offers, "values": {"answer": said}}


def person_wanted(play: Play, unsure: dict[str, Any], text: str, hearing: Hearing) -> bool:
    """Whether the person was chosen where "operator" was asked back."""
    if unsure["code"] != "operator":
        return False
    place = picked(text, [unpack(label) for _, label in unsure["offers"]], hearing)
    if place is None or unsure["offers"][place][0] != PERSON:
        return False
    play.memory.unsure = None
    return True


def names_service(step: Ask, text: str) -> bool:
    """Whether nothing but a service is named ("выписка") where any words would be the answer: no trade is called so."""
    answer = step.question.answer
    return (
        isinstance(answer, Listed)
        and answer.free_text
        and len(text.split()) == 1
        and intent(text) is not None
    )


def only_assent(heard: object, text: str) -> bool:
    """Whether what was heard is a yes or a no that names nothing: "Да, отправить", "нет, другое".

    A no alone that is an answer stays one: there is no such thing.
    """
    if begins_yes_no(text) is None:
        return False
    kept = isinstance(heard, ListedValue) and heard.code is None and not only_yes_no(text)
    return kept or heard == Wrong("yes_no")


def taken_by_yes(step: Ask, unsure: dict[str, Any], text: str) -> object | None:
    """The entry of a list, a choice or a day that a yes takes: the only one offered, and offered first."""
    labels = [unpack(label) for _, label in unsure["offers"]]
    listed = begins_yes_no(text) and [isinstance(label, Coded) for label in labels] == [True, False]
    if not listed and not (begins_yes_no(text) and only_yes_no(text) and _one_choice(unsure, labels)):
        return None
    return step.question.answer.restore(unsure["offers"][0][0])


def _one_choice(unsure: dict[str, Any], labels: list[Any]) -> bool:
    """Whether "did you mean this?" names one choice; beside it there is at most that it is none of them.

    Only a yes alone takes it: behind it something else may stand, as in "да, по инвалидности".
    """
    kept = [one for one, _ in unsure["offers"]]
    others = [one for one in kept[1:] if one is not None and one != []]
    return unsure["code"] == "meant" and isinstance(labels[0], (Term, date)) and not others


def still_offered(play: Play, step: Ask) -> bool:
    """Whether the offers of an open question back stay: a "yes" alone would now be about something else."""
    unsure = open_unsure(play, step)
    return unsure is not None and all(unpack(label) != YES for _, label in unsure["offers"])
