"""From every answer on a right a person is one number away, and by word from everywhere."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import SERVICES, check
from dialogs.script import Ask
from tests.dialogs.checked import READY, registered
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.transcript import FOLDER

TRADES = ("operator", "оператор", "əməkdaş", "сотрудник")
WORDS = (
    *TRADES,
    "insan",
    "человек",
    "emekdas",
    "живой человек",
    "insanla danışmaq istəyirəm",
    "нужен сотрудник",
)
PERSON = {"az": "Əməkdaşla danışmaq", "ru": "Поговорить с сотрудником"}
ANSWERS: dict[str, dict[str, Any]] = {
    "eligible": {},
    "not_eligible": {"age_pension_assigned": True},
    "contestable": {"emp_labour_contract": True},
    "wait_until": {"not_registered_decision_on": "2026-11-10"},
    "step_needed": {"job_seeker_state": "none", "job_seeker_registered_on": None},
    "already_registered": {"unemployed_state": "active", "unemployed_registered_on": "2026-10-20"},
    "needs_officer": {"offers": [{"person": "no_answer", "employer": "none", "offered_on": "2026-10-06"}]},
}


def offered(talk: Talk) -> list[str]:
    """The ids of the choices of the open question."""
    step = talk.open().at
    assert isinstance(step, Ask)
    return [option.id for option in step.question.answer.options()]


def answered(service: str, **facts: Any) -> Talk:
    """Somebody whom the registry knows, once the check of this service has its answer."""
    talk = registered(**facts, **READY)
    talk.dialog = partial(check, service=service)
    for _ in range(12):
        if open_key(talk).startswith("eligibility.next"):
            break
        talk.say("bilmirəm")
    return talk


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("case", ANSWERS)
def test_a_person_is_a_choice_of_every_answer(service: str, case: str) -> None:
    ids = offered(answered(service, **ANSWERS[case]))
    assert "human" in ids
    assert len(ids) == len(set(ids)) == 5


def test_a_person_is_a_choice_of_an_answer_that_stays_open() -> None:
    talk = Talk(partial(check, service="unemployed"))
    for _ in range(20):
        if open_key(talk).startswith("eligibility.next"):
            break
        talk.say("bilmirəm")
    assert "human" in offered(talk)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("eligibility-*.txt")), ids=lambda path: path.stem)
def test_in_every_played_talk_each_list_of_what_follows_an_answer_has_the_person(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    language = "ru" if "lang: ru" in text.split("\n", 1)[0] else "az"
    asked = "Что ещё вы хотите узнать?" if language == "ru" else "Daha nə bilmək istəyirsiniz?"
    for choices in text.split(f"> {asked}\n")[1:]:
        assert f". {PERSON[language]}\n" in choices.split("\n\n")[0]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("open_answer", [True, False])
def test_the_word_alone_leads_to_a_person(word: str, open_answer: bool) -> None:
    talk = answered("unemployed") if open_answer else Talk(partial(check, service="unemployed"))
    talk.say(word)
    ending = talk.open().ending
    by_command = talk.command is not None and talk.command.name == "operator"
    assert by_command or (ending is not None and ending.then == "contact")
