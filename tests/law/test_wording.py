"""Every answer of the worked examples can be said in both languages, and none advises to end a state."""

import itertools
import random
from datetime import date
from typing import Any

import pytest

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Texts
from bot.wording import Wording
from dialogs.rules.dictionary import FACTS, Fact
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.training import LACKS_PROFESSION, LOST_ABILITY
from dialogs.rules.versions import Approval, Law
from tests.law.persons import LAW, offer, person_b, person_r
from tests.texts.advice import advises
from tests.texts.catalogue import texts

WORDING = Wording(Texts.load(shipped_lists()))


def said(decision: Any, language: Any) -> str:
    worded: Any = WORDING.words(decision, language)
    return "\n".join(itertools.chain(worded["answer"], worded["why"], worded["change"]))


def one_changed(seed: int) -> dict[str, Any]:
    """A base person with up to three facts changed: the cases that give every outcome and reason."""
    chance = random.Random(seed)
    facts: dict[str, Any] = dict(chance.choice((person_b, person_r))())
    for fact in chance.sample([it for it in FACTS.values() if it.kind in ("bool", "choice")], 3):
        if fact.name not in ("law_text", "contested", "not_known"):
            facts[fact.name] = chance.choice(fact.choices or (True, False)) if chance.random() < 0.9 else None
    return facts


@pytest.mark.parametrize("service", COMMANDS)
@pytest.mark.parametrize("text", ["2018-06-29", "amended"])
def test_every_answer_has_words_in_both_languages(service: str, text: Any) -> None:
    law = Law(text, LAW.calendar)
    outcomes = set()
    for seed in range(400):
        decision = decide(service, one_changed(seed), law)  # type: ignore[arg-type]  # the facts are those of the sheet
        outcomes.add(decision.outcome)
        for language in LANGUAGES:
            words = said(decision, language)
            assert "{" not in words
            assert "142" in words  # a way to a person in every answer
            assert advises(words, language) is None
    assert len(outcomes) > 1


CONTESTABLE = [it for it in FACTS.values() if it.stated and it.name != "contested"]


@pytest.mark.parametrize("fact", CONTESTABLE, ids=lambda it: it.name)
def test_whatever_is_contested_has_words_in_both_languages(fact: Fact) -> None:
    known = {"bool": (True, False), "date": (date(2026, 6, 1),), "ground": ("70.b",), "offers": ((),)}
    for value in fact.choices or known[fact.kind]:
        person: Any = {**person_r(), fact.name: value, "contested": {fact.name: None}}
        decisions = [decide(service, person, LAW) for service in COMMANDS]
        assert all("{" not in said(it, language) for it in decisions for language in LANGUAGES)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_words_say_that_the_text_is_not_verified_until_somebody_approved_it(language: Any) -> None:
    unverified = {"az": "yoxlanmayıb", "ru": "Не проверено"}[language]
    approval = Approval("2018-06-29 (1196-VQ)", "made up", date(2026, 5, 4))
    approved = Law("2018-06-29", LAW.calendar, approval=approval)
    assert unverified in said(decide("unemployed", person_b(), LAW), language)
    words = said(decide("unemployed", person_b(), approved), language)
    assert unverified not in words
    assert "2018-06-29 (1196-VQ)" in words
    assert {"az": "4 may 2026-cı il", "ru": "4 мая 2026 года"}[language] in words


REFUSED_TWICE = (offer("06-02", "refused"), offer("06-04", "refused"))
SUITS: Any = dict.fromkeys(("health_ok", "commute_ok", "labour_protection_ok", "job_lawful_and_paid"), True)
NOT_SO: Any = dict.fromkeys(("needs_move_without_consent", "offered_before", "has_profession"), False)
CONTESTED: Any = {"emp_labour_contract": True, "contested": {"emp_labour_contract": date(2026, 6, 1)}}
BY_DISABILITY: Any = {
    "has_disability": True, "has_rehabilitation_programme": True, LACKS_PROFESSION: False, LOST_ABILITY: False,
}  # fmt: skip
TRUE_WORDS: list[tuple[str, Any, str, str]] = [  # service, person, what the words hold, what they do not
    ("keep-unemployed", person_r(offers=REFUSED_TWICE), "1 год", "1 месяц"),
    ("keep-job-seeker", person_b(offers=REFUSED_TWICE, job_seeker_registered_on="06-01"), "1 год", "1 месяц"),
    (
        "keep-unemployed",
        person_r(deregistration_request=True),
        "вы подали заявление",
        "нет статуса безработного",
    ),
    ("keep-job-seeker", person_b(deregistration_request=True), "вы подали заявление", "заполните сейчас"),
    ("unemployed", person_b(job_seeker_state="none", js_blocked=True), "исправьте", "заполните сейчас"),
    ("suitable-job", person_b(**SUITS, **NOT_SO), "статья 6.4", "статья 6.1"),
    (
        "suitable-job",
        person_b(**SUITS, **NOT_SO | {"needs_move_without_consent": True}),
        "переезда без",
        "стороны",
    ),
    ("self-employment", person_r(has_disability=True), "раньше других (статья 24.9)", "прежде чем решать"),
    ("public-works", person_r(receives_ui_payment=True), "общем порядке (статья 21.2)", "24.9"),
    ("keep-unemployed", person_r(), "приостановить или прекратить", "не меняется"),
    ("unemployed", person_b(**CONTESTED), "Исправляет: работодатель", "Дата конца регистрации"),
    ("unemployed", person_b(**CONTESTED), "Дата данных реестра: среда, 10 июня", "спросит Агентство"),
    ("keep-unemployed", person_r(**CONTESTED), "Чтобы сохранить статус", "Для статуса безработного сначала"),
    ("keep-unemployed", person_b(), "Для статуса безработного сначала", "Чтобы сохранить статус"),
    ("vulnerable", person_b(is_idp=True), "позвоните сотруднику: 142", "не видна"),
    ("suitable-job", person_b(commute_ok=None, matches_education=None), "Не хватает данных", "вашу причину"),
    ("unemployed", person_b(fulltime_other_student=True), "Акт изменения не подтверждён", "не меняется"),
    ("training", person_b(**BY_DISABILITY), "статья 20.3", "статья 20.1"),
    ("training", person_b(**BY_DISABILITY | {LOST_ABILITY: True}), "статья 20.1", "статья 20.3: "),
    ("unemployed", person_b(owns_agri_land_share=True), "Помощь: 142", "прежде чем решать"),
]


@pytest.mark.parametrize(("service", "person", "true", "untrue"), TRUE_WORDS)
def test_the_words_are_true_of_this_person(service: str, person: Any, true: str, untrue: str) -> None:
    words = said(decide(service, person, LAW), "ru")
    assert true in words
    assert untrue not in words


NOT_VERIFIED = {"az": "qüvvədə olduğu yoxlanmayıb", "ru": "е проверено, что "}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["2018-06-29", "amended"])
def test_an_answer_by_a_text_that_nobody_approved_says_that_it_is_not_verified(
    text: Any, language: Any
) -> None:
    law = Law(text, LAW.calendar)
    contested: Any = person_b(**CONTESTED)
    for decision in (decide("unemployed", person_b(), law), decide("unemployed", contested, law)):
        assert NOT_VERIFIED[language] in said(decision, language)
    for told in ("own_words", "registered", "register_only"):
        key = f"eligibility.source.{told}.{text.replace('-', '_')}"
        for spoken in (key, f"{key}.easy"):
            (words,) = texts()[spoken][language].forms
            assert NOT_VERIFIED[language] in words, spoken
