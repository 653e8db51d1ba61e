"""What closes a way to few places, and what a registration that is removed or missing means for training."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Texts
from bot.wording import Wording
from dialogs.eligibility_answer import Told
from dialogs.eligibility_change import deciding_lines
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.values import Language, Phrase, Term
from tests.law.persons import LATER, LAW, day, person_b

WORDING = Wording(Texts.load(shipped_lists()))
LAND: Any = {"owns_agri_land_share": True}
WORK = {"law.topic.work", "law.fact.landshare_quota_open", "law.fact.job_seeker_state"}
DISABLED: Any = {
    "has_disability": True,
    "has_rehabilitation_programme": True,
    "no_suitable_job_for_lack_of_profession": False,
    "lost_ability_in_former_profession": False,
}
NEEDS: Any = {"no_suitable_job_for_lack_of_profession": True}
SUSPENDED = {
    "az": "iş axtaran kimi qeydiyyat dayandırılıb",
    "ru": "регистрация для поиска работы приостановлена",
}
NONE = {"az": "iş axtaran kimi qeydiyyat yoxdur", "ru": "нет регистрации для поиска работы"}
OVER = {"az": "dayandırma bitib", "ru": "приостановка закончилась"}
APPLY = {"az": "ərizəni indi doldurun", "ru": "заполните сейчас заявление"}
LAST = {"az": "1 sentyabr", "ru": "1 сентября"}


def keys(service: str, person: Facts, law: Law = LAW) -> set[str]:
    """The keys of the lines; of one with a fact in it both joined."""
    found = set()
    for line in deciding_lines(decide(service, person, law)):
        assert isinstance(line.value, Term | Phrase)
        named = dict(line.value.values).values() if isinstance(line.value, Phrase) else ()
        found.add(" ".join((line.value.key, *(it.key for it in named if isinstance(it, Term)))))
    return found


def told(person: Facts, language: Language) -> str:
    words: Any = WORDING.words(decide("training", person, LAW), language)
    return "\n".join(words["answer"])


@pytest.mark.parametrize(
    ("service", "person", "law", "named"),
    [
        ("self-employment", person_b(**LAND), LAW, WORK),
        ("public-works", person_b(), LATER, {"eligibility.flip.places", "law.fact.job_seeker_state"}),
        (
            "public-works",
            person_b(**LAND, job_seeker_state="none"),
            LATER,
            {"eligibility.flip.places", "law.topic.work"},
        ),
    ],
)
def test_where_places_decide_what_closes_the_way_is_named_too(
    service: str, person: Facts, law: Law, named: set[str]
) -> None:
    decision = decide(service, person, law)
    assert decision.outcome == "eligible_subject_to_quota"
    assert keys(service, person, law) == named
    assert len(deciding_lines(decision)) <= 5


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("none", "eligibility.flip.after law.fact.job_seeker_state"),
        ("cancelled", "eligibility.flip.after law.fact.job_seeker_state"),
        ("suspended", "eligibility.flip.over law.fact.job_seeker_state"),
    ],
)
def test_the_one_step_that_lets_into_training_by_the_other_law_is_named(state: str, line: str) -> None:
    person = person_b(**DISABLED, job_seeker_state=state)
    assert decide("training", person, LAW).outcome == "not_eligible"
    assert line in keys("training", person)
    unplanned = person_b(**{**DISABLED, "has_rehabilitation_programme": False}, job_seeker_state=state)
    assert line not in keys("training", unplanned)  # the step alone would not let in


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_says_of_a_suspended_registration_that_it_is_there(language: Language) -> None:
    person = person_b(**NEEDS, job_seeker_state="suspended", job_seeker_suspended_through=date(2026, 9, 1))
    said = told(person, language)
    assert SUSPENDED[language] in said
    assert LAST[language] in said
    assert NONE[language] not in said
    assert APPLY[language] not in said
    assert Told(decide("training", person, LAW), None).next_step != "apply"


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_says_of_a_removal_that_is_past_that_the_return_is_to_be_asked(language: Language) -> None:
    person = person_b(**NEEDS, job_seeker_state="suspended", job_seeker_suspended_through=day("06-01"))
    said = told(person, language)
    assert OVER[language] in said
    assert NONE[language] not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_still_says_of_no_registration_that_there_is_none(language: Language) -> None:
    said = told(person_b(**NEEDS, job_seeker_state="none"), language)
    assert NONE[language] in said
    assert APPLY[language] in said
