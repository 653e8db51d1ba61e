"""Why an answer is as it is: what is open is called open, another law is named by its name, a reason is said once."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.eligibility_answer import Told, reason_lines
from dialogs.eligibility_why import why_lines
from dialogs.rules.facts import Facts
from dialogs.rules.index import RULES
from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from dialogs.rules.training import LACKS_PROFESSION, LOST_ABILITY
from dialogs.values import Phrase, Term
from tests.law.persons import LAW, offer, person_b, person_r
from tests.texts.catalogue import texts

NEITHER: Any = {LACKS_PROFESSION: False, LOST_ABILITY: False}
TAKEN = offer("05-20", "accepted", "05-20", "refused")
OPEN: list[tuple[str, Facts, str]] = [
    ("unemployed", person_b(old_age_grounds_arisen=True), "Q-03"),
    ("unemployed", person_b(offers=(TAKEN, offer("05-21", "refused"))), "Q-09"),
    ("unemployed", person_b(offers=offer("05-22", "accepted", "05-22", "pending")), "Q-32"),
    ("keep-unemployed", person_r(offers=offer("06-02", "refused")), "Q-11"),
    ("keep-unemployed", person_r(offers=offer("06-02", "no_answer")), "Q-34"),
]


def why(service: str, person: Facts) -> list[str]:
    """The keys of the lines, an article by its number."""
    found = []
    for line in why_lines(Told(decide(service, person, LAW), None)):
        assert isinstance(line.value, Term | Phrase)
        by = dict(line.value.values) if isinstance(line.value, Phrase) else {}
        found.append(str(by.get("article", by.get("articles", line.value.key))))
    return found


@pytest.mark.parametrize(("service", "person", "question"), OPEN)
def test_what_is_open_is_called_open(service: str, person: Facts, question: str) -> None:
    assert why(service, person)[-1] == f"law.question.{question}"


def test_nothing_is_called_open_where_nothing_is() -> None:
    assert why("unemployed", person_b(emp_labour_contract=True)) == ["4.1.1", "5.12.1"]


def test_every_question_of_a_rule_has_words() -> None:
    asked = {rule.question for rule in RULES if rule.question}
    assert asked
    assert [one for one in asked if f"law.question.{one}" not in texts()] == []


def test_a_missing_rehabilitation_programme_is_asked_for_by_its_own_law() -> None:
    assert why("training", person_b(has_disability=True, **NEITHER)) == ["law.disability.training"]
    assert why("training", person_b(has_disability=True)) == ["20.1", "law.disability.training"]


def test_two_cases_of_one_article_are_one_reason() -> None:
    lines = reason_lines(Told(decide("training", person_b(**NEITHER), LAW), None))
    assert len(lines) == 1


def test_wrong_data_that_is_found_is_not_called_an_old_mistake() -> None:
    (line,) = reason_lines(Told(decide("keep-job-seeker", person_b(false_data_found=True), LAW), None))
    assert isinstance(line.value, Phrase)
    assert dict(line.value.values)["what"] == Term("law.reason.false_data_found")


def test_who_loses_the_status_for_wrong_data_hears_what_stays_and_of_the_month() -> None:
    found = person_r(false_data_found=True)
    assert "5.13" in why("keep-unemployed", found)
    assert "stays_job_seeker" in notes(decide("keep-unemployed", found, LAW))
    contested = person_r(false_data_found=True, contested={"false_data_found": None})
    assert "stays_job_seeker" not in notes(decide("keep-unemployed", contested, LAW))


@pytest.mark.parametrize("service", ["unemployed", "self-employment", "public-works"])
def test_beside_a_step_the_articles_of_missing_facts_are_named_too(service: str) -> None:
    nobody = person_b(job_seeker_state="none", emp_entrepreneur=None, residence_status=None)
    decision = decide(service, nobody, LAW)
    assert decision.outcome == "step_needed"
    assert {"emp_entrepreneur", "residence_status"} <= set(decision.missing)
    assert {"5.2", "4.1.3", "3"} <= named(service, nobody)


def named(service: str, person: Facts) -> set[str]:
    """All article numbers of the lines, also of those for whose words there is no room."""
    return {number.strip() for line in why(service, person) for number in line.split(",")}


def test_an_article_of_a_fact_that_cannot_change_the_answer_is_not_named() -> None:
    barred = person_b(emp_labour_contract=True, residence_status=None)
    assert why("unemployed", barred) == ["4.1.1", "5.12.1"]
