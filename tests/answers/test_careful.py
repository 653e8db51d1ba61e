"""Words at a question of the law: a label is an answer, what only resembles one is asked back, a denial is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Manner, Texts
from dialogs.answers import Hearing, Unsure, Wrong
from dialogs.answers.or_unknown import Heard
from dialogs.application_form import EDUCATION, REMINDERS, TRAVEL, wrong_parts
from dialogs.application_jobs import WRONG_IN_JOB
from dialogs.eligibility_questions import SITUATIONS, one_fact, situation, which_apply
from dialogs.rules.dictionary import FACTS
from dialogs.rules.questions import GROUPS
from dialogs.script import Question
from dialogs.values import Language, Term

LISTS = shipped_lists()
TEXTS = Texts.load(LISTS)
TRUTHS = {
    group.name: tuple(fact for fact in group.facts if FACTS[fact].kind == "bool")
    for group in GROUPS
    if group.name not in SITUATIONS
}
LISTED = [name for name, truths in TRUTHS.items() if len(truths) > 1]


def question(name: str) -> Question[Any]:
    """The question of a group of facts or of a single fact."""
    if name in SITUATIONS:
        return situation(name)
    return which_apply(name, TRUTHS[name]) if name in LISTED else one_fact(name)


def read(asked: Question[Any], text: str, language: Language) -> Any:
    """What the question hears."""
    said = asked.answer.read(text, Hearing(language, date(2026, 11, 22), TEXTS.heard, LISTS))
    return said.value if isinstance(said, Heard) else said


def heard(name: str, text: str, language: Language) -> object:
    """The value; of a question back its code and what it offers, "rewrite" left out; of a refusal its code."""
    return coded(read(question(name), text, language))


def coded(said: object) -> object:
    """What was heard in short."""
    if isinstance(said, Unsure):
        return [said.code, *(offer.kept for offer in said.offers if offer.kept is not None)]
    return said.code if isinstance(said, Wrong) else said


WITH_CHOICES = [
    *(question(name) for name in (*SITUATIONS, *LISTED)),
    *(one_fact(fact) for fact, known in FACTS.items() if known.kind == "bool"),
    wrong_parts(("education", "jobs", "address", "phone")),
    WRONG_IN_JOB,
]


@pytest.mark.parametrize("asked", WITH_CHOICES, ids=lambda asked: asked.name)
def test_every_choice_is_heard_by_its_own_words(asked: Question[Any]) -> None:
    """What a button says may be typed, whatever commas and little words stand in it."""
    for option in asked.answer.options():
        for language in LANGUAGES:
            assert isinstance(option.label, Term)
            label = TEXTS.say(option.label.key, {}, Manner(language))
            meant = None if option.id == "unknown" else option.id
            assert read(asked, label, language) in (meant, (meant,)), label


ALL_THREE = ["several", "not_registered", "job_seeker", "unemployed"]
LISTED_ON = ["several", "job_seeker", "unemployed"]
OF_STATUS: tuple[tuple[str, Language, object], ...] = (
    ("статус безработного", "ru", ALL_THREE),
    ("безработный", "ru", ALL_THREE),
    ("нет, я просто безработный", "ru", ALL_THREE),
    ("нужен статус безработного", "ru", ALL_THREE),
    ("işsizəm", "az", ALL_THREE),
    ("статуса нет", "ru", ["several", "not_registered", "job_seeker"]),
    ("işsiz statusum yoxdur", "az", ["several", "not_registered", "job_seeker"]),
    ("хочу статус", "ru", ["meant", "unemployed"]),
    ("жду статус", "ru", ["meant", "unemployed"]),
    ("status almaq istəyirəm", "az", ["meant", "unemployed"]),
    ("есть статус", "ru", "unemployed"),
    ("işsiz statusum var", "az", "unemployed"),
    ("нет", "ru", "not_registered"),
    ("не зарегистрирован", "ru", "not_registered"),
    ("qeydiyyatım yoxdur", "az", "not_registered"),
    ("dayandırılıb", "az", "stopped"),
    ("işsiz statusum var idi", "az", ["meant", "unemployed"]),
    *((here, "ru", LISTED_ON) for here in ("зарегистрирован", "да, зарегистрирована", "стою на учёте")),
    *((here, "az", LISTED_ON) for here in ("qeydiyyatdayam", "qeydiyyatım var")),
)


@pytest.mark.parametrize(("text", "language", "meant"), OF_STATUS)
def test_who_wishes_for_the_status_or_is_out_of_work_does_not_have_it(
    text: str, language: Language, meant: object
) -> None:
    assert heard("registration", text, language) == meant


PAY, CONTRACT, SERVICE = "owns_agri_land_share", "emp_labour_contract", "emp_civil_contract"
OF_WORK: tuple[tuple[str, Language, object], ...] = (
    ("həyət torpağı", "az", ["meant", [PAY], []]),
    ("icarə torpağım var", "az", ["meant", [PAY], []]),
    ("участок у дома", "ru", "not_among"),
    ("аренда земли", "ru", ["meant", [PAY], []]),
    ("torpaq payım var", "az", (PAY,)),
    ("у меня есть земельный пай", "ru", (PAY,)),
    ("нет, только земельный пай", "ru", ["meant", [], [PAY]]),
    ("нет, хотя есть договор", "ru", ["meant", [], [CONTRACT], [SERVICE]]),
    ("нет, калымлю иногда", "ru", ["meant", []]),
    ("xeyr, torpaq payım var", "az", ["meant", [], [PAY]]),
    ("yox, bazarda alver edirəm", "az", ["meant", []]),
    ("нет договора", "ru", ["meant", [], [CONTRACT], [SERVICE]]),
    ("müqaviləm bitib", "az", ["meant", [SERVICE], []]),
    ("работал по договору раньше", "ru", ["meant", [CONTRACT], []]),
    ("трудовой договор", "ru", (CONTRACT,)),
    ("biznes və torpaq payı", "az", ("emp_entrepreneur", PAY)),
    ("1, земельный пай", "ru", (CONTRACT, PAY)),
    ("1, есть участок земли", "ru", ["meant", [CONTRACT, PAY], [CONTRACT]]),
    ("не работаю", "ru", ["meant", []]),
    *(
        (once, "ru", ["meant", [CONTRACT], []])
        for once in ("работал официально", "работал по трудовому договору")
    ),
    *((once, "az", ["meant", [CONTRACT], []]) for once in ("rəsmi işləmişəm", "əmək müqaviləsi var idi")),
    ("əmək müqaviləsiz", "az", ["meant", [CONTRACT], []]),
    ("torpaq payı vardı", "az", ["meant", [PAY], []]),
    *(
        (none, "ru", ["meant", [], [CONTRACT]])
        for none in ("без трудового договора", "работаю без трудового договора")
    ),
    ("1, земли нет", "ru", ["meant", [CONTRACT], [CONTRACT, PAY]]),
    *((none, "ru", ()) for none in ("0", "ноль", "нет", "нет ничего", "ничего из этого", "нет, ни одного")),
    *((none, "az", ()) for none in ("sıfır", "yoxdur", "xeyr, heç biri", "heç biri mənə aid deyil")),
)


@pytest.mark.parametrize(("text", "language", "meant"), OF_WORK)
def test_work_is_told_by_its_name_and_what_only_sounds_like_it_is_asked_back(
    text: str, language: Language, meant: object
) -> None:
    assert heard("work", text, language) == meant


AGE, RIGHT = "age_pension_assigned", "old_age_grounds_arisen"
READY, ABLE = "ready_to_start_work", "able_to_work"
OTHERS: tuple[tuple[str, str, Language, object], ...] = (
    ("study_and_pension", "пенсия по инвалидности", "ru", ["meant", [AGE], []]),
    ("study_and_pension", "əlillik pensiyası alıram", "az", ["meant", [AGE], []]),
    ("study_and_pension", "пособие на ребенка", "ru", ["meant", [RIGHT], []]),
    ("study_and_pension", "пенсии нет", "ru", ["meant", [], [AGE], [RIGHT]]),
    ("study_and_pension", "пенсия", "ru", ["several", [AGE, RIGHT], [AGE], [RIGHT]]),
    ("study_and_pension", "пенсия по возрасту", "ru", (AGE,)),
    *(("readiness", both, "az", (READY, ABLE)) for both in ("ikisi də", "hər ikisi", "1 2", "hamısı")),
    *(("readiness", both, "ru", (READY, ABLE)) for both in ("оба", "и то и другое", "все")),
    *(("readiness", one, "ru", ["several", [READY, ABLE], [READY], [ABLE]]) for one in ("готов", "да")),
    ("readiness", "hazıram", "az", ["several", [READY, ABLE], [READY], [ABLE]]),
    ("readiness", "не готов", "ru", ["meant", [], [READY], [ABLE]]),
    ("study_and_pension", "оба", "ru", "not_among"),
    ("residence", "Rusiya vətəndaşıyam", "az", ["meant", "citizen"]),
    ("residence", "российское гражданство", "ru", ["meant", "citizen"]),
    ("residence", "azərbaycan vətəndaşıyam", "az", "citizen"),
    (
        "offers",
        "предложение было, не согласился",
        "ru",
        ["several", "not_answered", "agreed", "person_refused"],
    ),
    ("offers", "təklif var", "az", ["several", "not_answered", "agreed", "person_refused"]),
    *(("offers", no, "ru", "no_offer") for no in ("нет", "не было", "не предлагали")),
    ("offers", "yox", "az", "no_offer"),
    ("offers_agreed", "взяли", "ru", "employer_hired"),
    ("offers_agreed", "не взяли", "ru", "employer_refused"),
    ("residence", "vətəndaşlığı olmayan şəxs", "az", ["several", "stateless_resident", "abroad"]),
    ("residence", "без гражданства", "ru", ["several", "stateless_resident", "abroad"]),
    *(
        ("readiness", one, "ru", ["several", [READY, ABLE], [READY], [ABLE]])
        for one in ("могу работать", "да, готов")
    ),
    *(
        ("readiness", one, "az", ["several", [READY, ABLE], [READY], [ABLE]])
        for one in ("işləyə bilirəm", "bəli, hazıram")
    ),
    ("study_and_pension", "ali məktəbdə oxumuşam", "az", ["meant", ["fulltime_he_sse_student"], []]),
    ("referral_contract_ended_on", "нет, уволился в октябре", "ru", "not_a_date"),
    ("referral_contract_ended_on", "xeyr, olmayıb", "az", None),
    ("referral_contract_ended_on", "нет, сам ушёл 10.10.2026", "ru", date(2026, 10, 10)),
    ("referral_contract_ended_on", "xeyr, özüm çıxmışam 10.10.2026", "az", date(2026, 10, 10)),
    *(("referral_contract_ended_on", none, "ru", None) for none in ("нет", "нет, не было", "0", "ноль")),
    ("receives_ui_payment", "нет, не получаю", "ru", "no"),
    ("receives_ui_payment", "нет, только раньше", "ru", "not_listed"),
)


@pytest.mark.parametrize(("name", "text", "language", "meant"), OTHERS)
def test_what_decides_is_heard_only_where_it_was_said(
    name: str, text: str, language: Language, meant: object
) -> None:
    assert heard(name, text, language) == meant


def test_what_is_typed_beside_marks_is_asked_back_with_them() -> None:
    listed: Any = question("study_and_pension").answer
    listed = listed.inner
    hearing = Hearing("ru", date(2026, 11, 22), TEXTS.heard, LISTS)
    again = listed.added(0b10, "пенсия по инвалидности", hearing)
    said = listed.read(again, hearing)
    assert isinstance(said, Unsure)
    study = "fulltime_other_student"
    assert [offer.kept for offer in said.offers] == [[study, AGE], [study], None]
    no_more = listed.read(listed.added(0b10, "нет, больше ничего", hearing), hearing)
    assert isinstance(no_more, Unsure)
    assert [offer.kept for offer in no_more.offers] == [[study], None]


FORM: tuple[tuple[Question[Any], str, Language, object], ...] = (
    *((REMINDERS, on, "ru", "this_chat") for on in ("хочу напоминания", "нужно", "да, напоминать")),
    *(
        (REMINDERS, on, "az", "this_chat")
        for on in ("xatırlatma istəyirəm", "lazımdır", "xatırlatma göndərin")
    ),
    *((REMINDERS, off, "ru", "none") for off in ("не надо", "без напоминаний", "больше не напоминать")),
    *((REMINDERS, off, "az", "none") for off in ("lazım deyil", "xatırlatma istəmirəm")),
    (REMINDERS, "да, о выписке", "ru", "not_listed"),
    *((EDUCATION, one, "ru", "secondary") for one in ("среднее", "средняя школа", "полное среднее")),
    *((EDUCATION, one, "az", "secondary") for one in ("tam orta", "orta məktəb")),
    (EDUCATION, "məktəb", "az", ["several", "basic", "secondary"]),
    (EDUCATION, "неполное высшее", "ru", ["several", "secondary", "bachelor"]),
    (TRAVEL, "без машины", "ru", ["meant", "own_car"]),
)


@pytest.mark.parametrize(("asked", "text", "language", "meant"), FORM)
def test_the_form_hears_a_wish_as_a_wish_and_a_denial_as_one(
    asked: Question[Any], text: str, language: Language, meant: object
) -> None:
    assert coded(read(asked, text, language)) == meant
