"""Each citation resolves: rules to an act or a marked source, questions and changes to their tables."""

from datetime import date
from typing import get_type_hints

import pytest

from dialogs.rules import acts
from dialogs.rules.acts import ACTS, AMENDING, CHANGES, NoSuchSource, cite
from dialogs.rules.dictionary import DERIVED, FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.index import RULES, rules_of
from dialogs.rules.notes import NOTES
from dialogs.rules.rule import Rule
from dialogs.rules.services import SERVICES, UnknownService, decide
from dialogs.rules.versions import ADOPTED, AMENDED
from tests.law.persons import LAW

NAMED = [pytest.param(rule, id=f"{rule.id}-{rule.name}") for rule in RULES]


@pytest.mark.parametrize("rule", NAMED)
def test_each_rule_resolves(rule: Rule) -> None:
    citation = cite(rule.id, rule.change)
    if rule.id.startswith(("E-", "DIS-")):
        assert citation.act is not None
        assert citation.act.number in {"1196-VQ", "1153-VQ"}
        assert citation.article[0].isdigit()
    else:
        assert citation.strength == "official"  # practice of the Agency, marked as such
    assert citation.confirmed == (rule.change is None)  # no act was seen for


@pytest.mark.parametrize("rule", NAMED)
def test_each_rule_reads_facts_of_the_dictionary(rule: Rule) -> None:
    assert set(rule.facts) <= set(FACTS) | DERIVED
    assert rule.fact in set(FACTS) | DERIVED
    assert (rule.test is None) or not rule.any_of


@pytest.mark.parametrize("rule", NAMED)
def test_a_later_change_holds_in_the_later_text_only(rule: Rule) -> None:
    assert rule.texts == ((ADOPTED, AMENDED) if rule.change is None else (AMENDED,))
    if rule.change:
        assert CHANGES[rule.change].articles


def test_questions_and_notes_resolve() -> None:
    questions = {rule.question for rule in RULES if rule.question}
    assert questions <= set(acts.QUESTIONS)
    assert set(NOTES) == set(SERVICES)
    for table in NOTES.values():
        assert len({code for code, _, _ in table}) == len(table)
        for _, source, _ in table:
            assert cite(source).rule == source


def test_all_sources_of_the_specification_are_held() -> None:
    assert list(acts.QUESTIONS) == [f"Q-{number:02}" for number in range(1, 40)]
    assert list(CHANGES) == [f"A-{number:02}" for number in range(1, 14)]
    assert list(acts.PRACTICES) == [f"P-{number:02}" for number in range(1, 7)]
    assert len(AMENDING) == 14
    assert ACTS["employment-law"].adopted_on == date(2018, 6, 29)
    for change in CHANGES.values():
        assert change.act is None or AMENDING[change.act] == change.dated
        assert change.probable is None or change.probable in AMENDING
    for practice in acts.PRACTICES.values():
        assert set(practice.acts) <= set(ACTS)


@pytest.mark.parametrize(
    ("source", "strength"),
    [
        ("D-3", "convention"),
        ("Q-14", "question"),
        ("P-03", "official"),
        ("A-01", "law"),
        ("A-06", "official"),
        ("A-05", "secondary"),
        ("A-13", "proposal"),
        ("UI-13.1", "law"),
        ("AP-1.10", "official"),
    ],
)
def test_strength_of_a_source(source: str, strength: str) -> None:
    assert cite(source).strength == strength


@pytest.mark.parametrize(("source", "change"), [("X-1", None), ("P-09", None), ("E-5.1", "A-99")])
def test_what_is_in_no_table_is_refused(source: str, change: str | None) -> None:
    with pytest.raises(NoSuchSource):
        cite(source, change)


@pytest.mark.parametrize(
    ("article", "names"),
    [
        ("5.12.5", {"left_referral_job_early"}),
        ("5.5", {"no_suitable_job_found", "registered_as_unemployed"}),
        ("4.1.3", {"entrepreneur", "agricultural_land_share", "family_farm_member"}),
        ("29", {"unemployed", "in_training", "insurance_payment"}),
        ("9.9", set()),
    ],
)
def test_a_rule_is_found_by_its_article(article: str, names: set[str]) -> None:
    assert {rule.name for rule in rules_of(article)} == names


def test_a_service_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownService):
        decide("fly", {"as_of": date(2026, 6, 10)}, LAW)


def test_the_dictionary_and_the_types_name_the_same_facts() -> None:
    assert list(FACTS) == list(get_type_hints(Facts))
