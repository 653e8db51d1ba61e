"""No text and no answer says a number or a name that only we know: A-05, Q-19, DIS-20.3, keep_current.

An article is called by its number alone (5.12.3), an act by its official name.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Texts
from bot.wording import Wording
from dialogs.rules.acts import CHANGES
from dialogs.rules.facts import Facts
from dialogs.rules.index import RULES
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.values import Language
from tests.dialogs.transcript import FOLDER
from tests.law.people import LAWS, PEOPLE, SERVICES
from tests.law.persons import LATER, LAW, person_b
from tests.texts.catalogue import texts

WORDING = Wording(Texts.load(shipped_lists()))
# Numbers of the sheet of rules: of the Law, other acts, practice, conventions, changes, open questions, conditions.
NUMBER = re.compile(r"(?<![\w-])(?:AP|UI|DIS|[ACDELMNPQSTU])-\d")
NAME = re.compile(r"(?<![\w{@/.:-])[a-z]+(?:_[a-z0-9]+)+(?![\w}])")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+|\{[^}]*\}")


def inner(said: str) -> list[str]:
    """The numbers and names of ours in what is said."""
    plain = ADDRESS.sub(" ", said)
    return [*NUMBER.findall(plain), *NAME.findall(plain)]


def test_the_check_knows_our_numbers_and_names_and_no_others() -> None:
    ours = {rule.id for rule in RULES} | {rule.question for rule in RULES if rule.question} | set(CHANGES)
    assert [one for one in ours if not inner(f"({one})")] == []
    assert [fact for fact in ("emp_labour_contract", "as_of") if not inner(fact)] == []
    official = ("maddə 5.12.3", "№ 1196-VQ", "статья 13.1", "AZE12345678", "{change_on}", "web-də", "C-HP 5")
    assert [one for one in official if inner(one)] == []


def test_no_text_says_them() -> None:
    said = {
        f"{key} ({language})": inner(form)
        for key, pair in texts().items()
        for language, text in pair.items()
        for form in text.forms
    }
    assert len(said) > 2000
    assert {key: found for key, found in said.items() if found} == {}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_no_played_talk_says_them(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("> ", "  ")) and inner(line)] == []


def answer(service: str, facts: Facts, law: Law, language: Language) -> list[str]:
    """Every line of an answer, of why and of what would change it."""
    words: Any = WORDING.words(decide(service, facts, law), language)
    return [line for lines in words.values() for line in lines]


@given(SERVICES, PEOPLE, LAWS)
@settings(max_examples=200)
def test_no_answer_says_them(service: str, facts: Facts, law: Law) -> None:
    for language in LANGUAGES:
        assert [line for line in answer(service, facts, law, language) if inner(line)] == []


@pytest.mark.parametrize("law", [LAW, LATER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_by_a_later_change_names_no_number_of_it(language: Language, law: Law) -> None:
    seeker: Any = {"job_seeker_state": "active", "unemployed_state": "none"}
    lines = answer("public-works", person_b(**seeker), law, language)
    assert lines
    assert [line for line in lines if inner(line)] == []
