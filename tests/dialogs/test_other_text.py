"""Where the other text of the law answers otherwise, the person hears what in it says so, with its source."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Texts
from bot.wording import Wording
from dialogs.rules.facts import Facts
from dialogs.rules.other_text import other_answer
from dialogs.rules.services import decide
from dialogs.rules.versions import ADOPTED, Law
from dialogs.values import Language
from tests.law.people import LAWS, PEOPLE, SERVICES
from tests.law.persons import LATER, LAW, person_b, person_r

WORDING = Wording(Texts.load(shipped_lists()))
OTHERWISE = {"az": "cavab başqadır|soruşur", "ru": "ответ другой|учитывает и это"}
UNCONFIRMED = {"az": "təsdiqlənməyib", "ru": "не подтверждён"}
ARTICLE = re.compile(r"(?:maddə|статья) \d+(?:\.\d+)+")
OUR_NUMBER = re.compile(r"\b[APQ]-\d\d\b")


def elsewhere(service: str, facts: Facts, law: Law, language: Language) -> dict[str, list[str]]:
    """Of the answer, of why and of what would change it: the lines from the other answer on."""
    words: Any = WORDING.words(decide(service, facts, law), language)
    found = {}
    for part, lines in words.items():
        first = next((n for n, line in enumerate(lines) if re.search(OTHERWISE[language], line)), len(lines))
        found[part] = lines[first:]
    return found


STUDENT: Any = {"fulltime_other_student": True}
LAND: Any = {"owns_agri_land_share": True, "job_seeker_state": "none"}
STUDY, STATUS = "əyani təhsil davam edir (maddə {})", "işsiz statusu yoxdur (maddə 21.1, 2018-ci il mətni)"
NEW, CHANGED = "sonrakı dəyişiklik). Dəyişikliyin aktı təsdiqlənməyib", "Onu əlavə edən dəyişikliyin aktı"
CASES: list[tuple[str, Facts, Law, tuple[str, ...]]] = [
    ("unemployed", person_b(**STUDENT), LAW, ("əyani təhsil davam edir (maddə 5.12.3, " + NEW,)),
    ("unemployed", person_b(**STUDENT), LATER, (STUDY.format("5.12.3"), CHANGED)),
    ("unemployed", person_b(fulltime_other_student=None), LAW, ("(maddə 5.12.3)", "təsdiqlənməyib")),
    ("unemployed", person_b(fulltime_other_student=None), LATER, ("bunu soruşmur", "(maddə 5.12.3)")),
    ("self-employment", person_r(**STUDENT), LAW, ("davam edir (maddə 5.11.6, " + NEW,)),
    ("self-employment", person_r(**STUDENT), LATER, (STUDY.format("5.11.6"),)),
    ("keep-unemployed", person_r(**STUDENT), LAW, ("davam edir (maddə 5.11.6, " + NEW,)),
    ("keep-unemployed", person_r(**STUDENT), LATER, (STUDY.format("5.11.6"),)),
    ("public-works", person_r(**STUDENT), LAW, ("iş axtaranlara da yer verilir", "təsdiqlənməyib")),
    ("public-works", person_r(**STUDENT, job_seeker_state="none"), LAW, ("(maddə 5.11.6, " + NEW,)),
    ("public-works", person_b(), LAW, ("maddə 21.1, sonrakı dəyişiklik: iş axtaranlara", "təsdiqlənməyib")),
    ("public-works", person_b(), LATER, (STATUS, "2018-ci il mətnində bu yol yoxdur")),
    ("public-works", person_b(**LAND), LAW, ("torpaq payı sahiblərinə də yer verilir", "təsdiqlənməyib")),
    ("public-works", person_b(**LAND), LATER, ("torpaq payı", "2018-ci il mətni")),
    (
        "public-works",
        person_b(job_seeker_registered_on="06-08"),
        LATER,
        (STATUS, "Gözləmənin son günü: 16 iyun"),
    ),
]


@pytest.mark.parametrize(("service", "person", "law", "said"), CASES)
def test_the_reason_of_the_other_text_is_told(
    service: str, person: Facts, law: Law, said: tuple[str, ...]
) -> None:
    for part, lines in elsewhere(service, person, law, "az").items():
        for words in said:
            assert any(words in line for line in lines), (part, words, lines)


def test_what_the_other_text_lacks_is_named_where_a_firm_no_asks_nothing_more() -> None:
    unasked: Any = dict.fromkeys(("has_job", "ready_to_start_work"))
    told = elsewhere("unemployed", person_b(**STUDENT, **unasked), LATER, "az")["answer"]
    lacks = [line.removeprefix("orada bu məlumat çatmır: ") for line in told if "çatmır: " in line]
    assert lacks == ["hər hansı iş, müqaviləsiz iş də", "işə başlamağa hazır olmaq"]
    whole = elsewhere("unemployed", person_b(**STUDENT), LATER, "az")["answer"]
    assert not [line for line in whole if "çatmır" in line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_of_the_other_text_that_holds_while_facts_are_unasked_names_them(language: Language) -> None:
    lacking = {"az": "orada bu məlumat çatmır: {}", "ru": "там не хватает данных: {}"}[language].format("")
    unasked: Any = {**LAND, "has_job": None, "has_earnings": None}
    told = elsewhere("public-works", person_b(**unasked), LAW, language)["answer"]
    assert sum(line.startswith(lacking) for line in told) == 2, told
    whole = elsewhere("public-works", person_b(**LAND), LAW, language)["answer"]
    assert not any(line.startswith(lacking) for line in whole)


def test_why_gives_the_article_of_the_other_text_in_plain_words() -> None:
    later = elsewhere("unemployed", person_b(**STUDENT), LAW, "az")["why"]
    assert "maddə 5.12.3: hər hansı təhsil müəssisəsində əyani oxuyana işsiz statusu verilmir" in later
    adopted = elsewhere("unemployed", person_b(**STUDENT), LATER, "az")["why"]
    assert "maddə 5.12.3: ali məktəbdə və ya kollecdə əyani oxuyana işsiz statusu verilmir" in adopted


@settings(max_examples=400, deadline=None)
@given(SERVICES, PEOPLE, LAWS)
def test_no_other_answer_is_told_without_what_says_so(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    differs = other_answer(decision) is not None
    for language in LANGUAGES:
        for part, lines in elsewhere(service, person, law, language).items():
            assert bool(lines) == differs, part
            if differs:
                assert ARTICLE.search("\n".join(lines)), (part, lines)
                told = UNCONFIRMED[language] in "\n".join(lines)
                assert told or law.text != ADOPTED, (part, lines)


@settings(max_examples=300, deadline=None)
@given(SERVICES, PEOPLE, LAWS)
def test_nobody_is_told_a_number_of_our_own_list(service: str, person: Facts, law: Law) -> None:
    for language in LANGUAGES:
        words: Any = WORDING.words(decide(service, person, law), language)
        said = "\n".join(line for lines in words.values() for line in lines)
        assert OUR_NUMBER.search(said) is None, OUR_NUMBER.search(said)
