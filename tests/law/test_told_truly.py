"""What is told is what the text in use says, names its article, and never an ending as if it came by itself."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dialogs.rules.facts import Facts
from dialogs.rules.notes import notes
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.versions import Law
from dialogs.values import Language
from tests.law.persons import LATER, LAW, offer, person_b, person_r
from tests.law.test_wording import said
from tests.texts.catalogue import texts

SCHOOL: Any = {"fulltime_other_student": True}
STUDENT: Any = {"fulltime_he_sse_student": True}
LEFT: Any = {
    "referral_contract_ended_on": "01-15",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_end_ground": "69",
}
NEITHER: Any = dict.fromkeys(
    ("no_suitable_job_for_lack_of_profession", "lost_ability_in_former_profession"), False
)
NEEDS: Any = {"no_suitable_job_for_lack_of_profession": True}
SUITS: Any = dict.fromkeys(
    (
        "matches_education",
        "matches_speciality",
        "matches_experience",
        "health_ok",
        "commute_ok",
        "labour_protection_ok",
    ),
    True,
) | dict.fromkeys(("needs_move_without_consent", "offered_before"), False)
REFUSED = offer("06-02", "refused")


def told(service: str, person: Facts, law: Law, language: Language = "ru") -> str:
    return said(decide(service, person, law), language)


CASES: list[tuple[str, Facts, Law, str, str]] = [  # service, person, law, what is told in both languages
    ("unemployed", person_b(job_end_ground="70.b"), LAW, "статья 13.1", "maddə 13.1"),
    ("unemployed", person_b(job_end_ground="69"), LAW, "статья 13.1", "maddə 13.1"),
    ("unemployed", person_b(job_end_ground="70.b"), LAW, "стипендию (статья 29.2)", "təqaüd (maddə 29.2)"),
    ("unemployed", person_b(job_end_ground="70.a"), LAW, "Трудовой кодекс, статья 77", "maddə 77"),
    ("unemployed", person_b(**STUDENT), LAW, "вуза или колледжа", "ali məktəbdə və ya kollecdə əyani oxuyana"),
    ("unemployed", person_b(**SCHOOL), LATER, "на любой дневной учёбе", "hər hansı təhsil müəssisəsində"),
    ("keep-unemployed", person_r(**STUDENT), LAW, "в вуз или колледж", "ali məktəbə və ya kollecə"),
    ("keep-unemployed", person_r(**SCHOOL), LATER, "на любую дневную", "hər hansı təhsil müəssisəsinə"),
    ("unemployed", person_b(), LAW, "если работодатель вас не взял", "İşəgötürən götürməsə"),
    ("public-works", person_r(emp_entrepreneur=True), LAW, "основание прекратить статус", "ləğv etmək üçün əsas"),
    ("self-employment", person_r(emp_labour_contract=True), LAW, "основание прекратить статус", "üçün əsas var"),
    ("public-works", person_r(**STUDENT), LAW, "основание прекратить статус", "ləğv etmək üçün əsas"),
    ("training", person_b(**NEEDS), LAW, "курсы платные", "kurs ödənişlidir"),
    ("training", person_b(**NEEDS), LATER, "мест мало", "pulsuz yerlər məhduddur"),
    ("keep-unemployed", person_r(offers=REFUSED), LAW, "приостановить на 1 год", "1 il dayandırıla bilər"),
    ("unemployed", person_b(**LEFT), LAW, "ожидание (статья 5.12.5)", "qaldıra bilər (maddə 5.12.5)"),
    ("unemployed", person_b(**LEFT), LATER, "ожидание (статья 5.12.5)", "qaldıra bilər (maddə 5.12.5)"),
    ("vulnerable", person_b(), LAW, "семей шехидов", "şəhid ailəsinin"),
    ("self-employment", person_r(), LAW, "семей шехидов", "şəhid ailəsinin"),
    ("unemployed", person_b(emp_labour_contract=True), LAW, "4.1.1 и статья 5.12.1", "4.1.1 və maddə 5.12.1"),
    ("public-works", person_r(emp_labour_contract=True), LAW, "4.1.1 и статья 5.11.1", "4.1.1 və maddə 5.11.1"),
    ("public-works", person_b(emp_labour_contract=True), LAW, "4.1.1 и статья 5.12.1", "4.1.1 və maddə 5.12.1"),
    ("public-works", person_b(), LATER, "(статья 21.1, более позднее изменение)", "(maddə 21.1, sonrakı dəyişiklik)"),
    ("suitable-job", person_b(**SUITS), LAW, "подходит (статья 6.1)", "uyğun görünür (maddə 6.1)"),
    ("self-employment", person_r(), LATER, "1 год (статья 24.1.4). Это", "(maddə 24.1.4, sonrakı dəyişiklik). Aktı"),
    ("self-employment", person_r(), LAW, "изменению это 1 год, но его акт не", "bu, 1 ildir, amma aktı təsdiqlənməyib"),
    ("public-works", person_r(emp_entrepreneur=True), LATER, "основание прекратить статус", "ləğv etmək üçün əsas"),
    ("self-employment", person_r(), LAW, "может закончиться (статья 5.11.1)", "bitə bilər (maddə 5.11.1)"),
]  # fmt: skip


@pytest.mark.parametrize(("service", "person", "law", "russian", "azerbaijani"), CASES)
def test_it_is_told_in_both_languages(
    service: str, person: Facts, law: Law, russian: str, azerbaijani: str
) -> None:
    assert russian in told(service, person, law)
    assert azerbaijani in told(service, person, law, "az")


UNTRUE: list[tuple[str, Facts, Law, str]] = [
    ("training", person_b(**NEEDS), LATER, "курсы платные"),
    ("training", person_r(**NEEDS), LATER, "мест мало"),
    ("unemployed", person_b(**STUDENT), LAW, "любой"),
    ("public-works", person_b(emp_entrepreneur=True), LAW, "есть основание прекратить"),  # no status yet
    (
        "public-works",
        person_r(emp_entrepreneur=True, contested={"emp_entrepreneur": date(2026, 6, 1)}),
        LAW,
        "есть основание прекратить",
    ),
    ("vulnerable", person_b(is_idp=True), LAW, "шехидов"),
    ("self-employment", person_r(has_disability=True), LAW, "шехидов"),
    ("unemployed", person_b(), LAW, "A-05"),
]


@pytest.mark.parametrize(("service", "person", "law", "untrue"), UNTRUE)
def test_it_is_not_told(service: str, person: Facts, law: Law, untrue: str) -> None:
    assert untrue not in told(service, person, law)


def test_the_land_share_route_knows_no_order_of_service() -> None:
    owner = person_b(owns_agri_land_share=True, landshare_quota_open=True)
    assert "martyr_families_first" not in notes(decide("self-employment", owner, LAW))


ENDS_BY_ITSELF: dict[Language, tuple[str, ...]] = {
    "az": ("bitir", "dayandırılır", "ləğv edilir"),
    "ru": ("заканчивается", "приостанавливают", "прекращает"),
}
OF_A_REGISTRATION = ("law.article.5.8", "law.article.5.9", "law.article.5.10", "law.article.5.11")


@pytest.mark.parametrize("language", ["az", "ru"])
def test_no_article_of_a_registration_tells_an_ending_that_comes_by_itself(language: Language) -> None:
    articles = {key: one[language] for key, one in texts().items() if key.startswith(OF_A_REGISTRATION)}
    assert len(articles) > 14
    for key, text in articles.items():
        assert not any(ends in text.forms[0] for ends in ENDS_BY_ITSELF[language]), key


ANSWER = re.compile(rf"eligibility\.(?:{'|'.join(COMMANDS)})\.[a-z_]+(?:\.undated|\.disability)?")


@pytest.mark.parametrize(
    ("language", "preliminary"), [("az", "ilkin yoxlama"), ("ru", "предварительная проверка")]
)
def test_every_answer_says_that_it_is_a_preliminary_check(language: Language, preliminary: str) -> None:
    answers = {key: one[language] for key, one in texts().items() if ANSWER.fullmatch(key)}
    assert len(answers) > 50
    assert [key for key, text in answers.items() if preliminary not in text.forms[0]] == []


def test_a_no_to_a_measure_does_not_read_as_a_ban_to_work_or_to_learn() -> None:
    for service, person in (
        ("public-works", person_r(emp_entrepreneur=True)),
        ("training", person_b(**NEITHER)),
    ):
        assert "не разрешает Агентству" in told(service, person, LAW)
        assert "Agentliyə" in told(service, person, LAW, "az")


def test_temporary_work_is_said_to_be_for_a_town_or_a_village() -> None:
    keys = [key for key in texts() if ANSWER.match(key) and ".public-works." in key and ".easy" not in key]
    told_of = {key: texts()[key]["ru"].forms[0] for key in keys if "quota" not in key}
    assert len(told_of) > 6
    assert [key for key, text in told_of.items() if "для города или села" not in text] == []
