"""Every kind of line of the extract says who entered it: once a section, by itself where a section has several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.texts import Manner, plain
from dialogs.keep import restore
from dialogs.sample_sheets import FULL, STATED, UNNAMED, WORKED, WORKS
from dialogs.samples import samples_of
from dialogs.sheet import ReadSheet, employment_sheet
from dialogs.sheet_entries import Current, Sheet
from dialogs.values import Language
from integrations.registry.contract import load
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk

SAID = "1 1AB2C3D AZE01234567 12.04.1988 12345678".split()
CONTRACT = load()
ENTERED: dict[Language, str] = {"az": "Məlumatı yazan", "ru": "Кто внёс данные"}
SCHOOL: dict[Language, str] = {"az": "təhsil müəssisəsi", "ru": "учебное заведение"}
TAX: dict[Language, str] = {"az": "vergi orqanı", "ru": "налоговый орган"}
AGENCY: dict[Language, str] = {"az": "Agentlik", "ru": "Агентство"}
PEOPLE: dict[Language, str] = {"az": "əhalinin reyestri", "ru": "реестр населения"}
PERSON: dict[Language, str] = {"az": "siz özünüz", "ru": "вы сами"}
LANGUAGES: tuple[Language, ...] = ("az", "ru")
ALIKE = replace(FULL, jobs=(WORKED, WORKS, STATED))


def told_of(sheet: Sheet, language: Language) -> dict[str, list[str]]:
    """Every block in words, line by line, as it is read, and printed, by its text key."""

    def answer(errand: object) -> object:
        if isinstance(errand, ReadSheet):
            return sheet
        result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
        return restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand

    talk = Talk(employment_sheet, answer)
    for text in SAID[:-1]:
        talk.say(text)
    told = {}
    for block in talk.blocks(SAID[-1]):
        told[block.key] = plain(TEXTS.show(block, Manner(language))).split("\n")
    return told


def sections(sheet: Sheet, language: Language) -> dict[str, list[str]]:
    """The lines of each section under its heading."""
    return {key: lines[1:] for key, lines in told_of(sheet, language).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_section_ends_with_who_entered_it(language: Language) -> None:
    told = sections(ALIKE, language)
    assert told["sheet.education.say"][-1] == f"{ENTERED[language]}: {SCHOOL[language]}"
    for section in ("offers", "measures", "decisions"):
        assert told[f"sheet.{section}.say"][-1] == f"{ENTERED[language]}: {AGENCY[language]}"
    jobs = told["sheet.jobs.say"]
    assert [ENTERED[language] in line for line in jobs] == [False, False, False, True], (
        "once, not at each line"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_several_bodies_entered_a_section_each_line_names_its_own(language: Language) -> None:
    jobs = sections(FULL, language)["sheet.jobs.say"]
    assert len(jobs) == len(FULL.jobs)
    named = [ENTERED[language] in line for line in jobs]
    assert named == [one.entered_by != "person" for one in FULL.jobs]
    assert [TAX[language] in line for line in jobs] == [one.entered_by == "tax_office" for one in FULL.jobs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_application_states_names_nobody_else(language: Language) -> None:
    stated = replace(UNNAMED, check="stated", entered_by="person")
    told = sections(replace(FULL, education=(stated,)), language)["sheet.education.say"]
    assert len(told) == 1
    assert ENTERED[language] not in told[0]


HEAD = {
    "az": ("Ad, doğum tarixi və FİN məlumatını", "Ünvanı", "Telefonu", "Peşəni", "Qalan məlumatı"),
    "ru": ("имя, дату рождения и ФИН", "адрес", "телефон", "профессию", "остальное"),
}


def authors(sheet: Sheet, language: Language) -> list[tuple[int, str]]:
    """Who entered what of the head, as it is told: places in HEAD with the body's words."""
    asked = "{} yazan: " if language == "az" else "Кто внёс {}: "
    found = []
    for line in sections(sheet, language)["sheet.head.say"]:
        for place, what in enumerate(HEAD[language]):
            begun = asked.format(what)
            if line.startswith(begun):
                found.append((place, line.removeprefix(begun)))
    return found


def with_authors(address: str | None, phone: str | None, profession: str | None) -> Sheet:
    who = replace(FULL.person, address_entered_by=address, phone_entered_by=phone)
    return replace(FULL, person=who, profession_entered_by=profession)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_head_the_registers_lines_are_theirs_and_the_rest_the_persons(language: Language) -> None:
    people, school, agency, person = PEOPLE[language], SCHOOL[language], AGENCY[language], PERSON[language]
    by_registers = with_authors("population_register", "agency", "education_system")
    known = [(0, people), (1, people), (2, agency), (3, school)]
    assert authors(by_registers, language) == [*known, (4, person)], "the e-mail and the limits of health"
    only = replace(by_registers, person=replace(by_registers.person, email=None), current=Current())
    assert authors(only, language) == known, "nothing is the person's"
    own = with_authors("person", "person", "person")
    assert authors(own, language) == [(0, people), (4, person)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_nobody_knows_who_entered_it_nobody_is_named(language: Language) -> None:
    assert authors(with_authors("person", None, "agency"), language) == [
        (0, PEOPLE[language]),
        (3, AGENCY[language]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_application_that_is_examined_is_told_not_to_be_in_the_extract(language: Language) -> None:
    [line] = told_of(FULL, language)["sheet.examined.say"]
    assert "126-000-002" in line
    assert "sheet.examined.say" not in sections(replace(FULL, application_under_review=None), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_of_the_contract_has_its_words(language: Language) -> None:
    bodies = set(CONTRACT.document["components"]["schemas"]["EnteredBy"]["enum"])
    assert "employer" in bodies
    assert not [body for body in sorted(bodies) if not TEXTS.knows(f"sheet.body.{body}", language)]


@pytest.mark.parametrize("name", ["SheetJob", "SheetEducation", "SheetMeasure", "SheetOffer", "Decision"])
def test_the_contract_wants_the_name_at_every_kind_of_line(name: str) -> None:
    assert "entered_by" in CONTRACT.document["components"]["schemas"][name]["required"]
