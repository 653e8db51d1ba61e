"""Every kind of line of the extract says who entered it: once a section, by itself where a section has several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.texts import Manner, plain
from dialogs.keep import restore
from dialogs.sample_sheets import FULL, STATED, UNNAMED, WORKED, WORKS
from dialogs.samples import samples_of
from dialogs.sheet import ReadSheet, employment_sheet
from dialogs.sheet_entries import Sheet
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
LANGUAGES: tuple[Language, ...] = ("az", "ru")
ALIKE = replace(FULL, jobs=(WORKED, WORKS, STATED))


def sections(sheet: Sheet, language: Language) -> dict[str, list[str]]:
    """The lines of each section in words, as they are read, and printed, by its text key."""

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
        told[block.key] = plain(TEXTS.show(block, Manner(language))).split("\n")[1:]
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_section_ends_with_who_entered_it(language: Language) -> None:
    told = sections(ALIKE, language)
    assert told["sheet.head.say"][-2].endswith(f": {PEOPLE[language]}")
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


@pytest.mark.parametrize(("language", "words"), [("az", "siz, ərizənizdə"), ("ru", "вы, в своём заявлении")])
def test_what_stands_at_the_head_from_the_application_is_said_to_be_the_persons(
    language: Language, words: str
) -> None:
    assert words in sections(FULL, language)["sheet.head.say"][-1]
    address = replace(FULL.person, address=None, phone=None, email=None)
    bare = replace(FULL, person=address, profession=None, current=replace(FULL.current, health_limits=None))
    assert not any(words in line for line in sections(bare, language)["sheet.head.say"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_of_the_contract_has_its_words(language: Language) -> None:
    bodies = set(CONTRACT.document["components"]["schemas"]["EnteredBy"]["enum"])
    assert "employer" in bodies
    assert not [body for body in sorted(bodies) if not TEXTS.knows(f"sheet.body.{body}", language)]


@pytest.mark.parametrize("name", ["SheetJob", "SheetEducation", "SheetMeasure", "SheetOffer", "Decision"])
def test_the_contract_wants_the_name_at_every_kind_of_line(name: str) -> None:
    assert "entered_by" in CONTRACT.document["components"]["schemas"][name]["required"]
