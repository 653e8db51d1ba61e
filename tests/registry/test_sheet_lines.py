"""Application and registers side by side in the sheet: every line once, and where they differ, how."""

from __future__ import annotations

from typing import Any

import pytest

from integrations.registry.sandbox.stated import JOB, compared
from tests.registry.asking import WALK, Asking

FIN = WALK["fin"]


async def _held(asking: Asking) -> dict[str, Any]:
    return (await asking.ask("readFacts", fin=FIN)).body


async def _sheet(asking: Asking, **differs: Any) -> dict[str, Any]:
    assert (await asking.apply(**differs)).status == 201
    return (await asking.ask("readSheet", fin=FIN)).body


def _by(body: str, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**line, "entered_by": body} for line in lines]


async def test_every_line_names_who_entered_it(asking: Asking) -> None:
    sheet = (await asking.ask("readSheet", fin=asking.fin("report"))).body
    assert sheet["person"]["entered_by"] == "population_register"
    assert {one["entered_by"] for one in sheet["education"]} == {"education_system"}
    assert {one["entered_by"] for one in sheet["jobs"]} == {"employer"}
    assert {one["entered_by"] for one in (*sheet["measures"], *sheet["note"])} == {"agency"}
    await asking.demo("offers", fin=asking.fin("report"))
    sheet = (await asking.ask("readSheet", fin=asking.fin("report"))).body
    assert [one["entered_by"] for one in sheet["offers"]] == ["agency"]


def _authors(sheet: dict[str, Any]) -> tuple[str | None, ...]:
    who = sheet["person"]
    return who["address_entered_by"], who["phone_entered_by"], sheet["profession_entered_by"]


REGISTERS = ("population_register", "agency", "education_system")


async def test_what_was_only_confirmed_is_the_registers(asking: Asking) -> None:
    held = await _held(asking)
    home, speciality = held["address"], held["education"][-1]["speciality"]
    confirmed = {
        "district": home["district"],
        "address_line": home["line"],
        "profession": {"code": None, "text": speciality},
        "phone": None,
    }
    assert _authors(await _sheet(asking, **confirmed)) == REGISTERS


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (0, {"address_line": "Dəniz küçəsi 3"}),
        (1, {"phone": "+994501234599"}),
        (2, {"profession": {"code": "5120", "text": "aşpaz"}}),
    ],
)
async def test_what_the_person_wrote_is_theirs(asking: Asking, place: int, said: dict[str, Any]) -> None:
    assert _authors(await _sheet(asking, **said))[place] == "person"


async def test_where_there_is_nothing_nobody_entered_it(asking: Asking) -> None:
    assert _authors(await _sheet(asking, profession=None))[2] is None


async def test_an_application_under_review_is_named_and_not_in_the_sheet(asking: Asking) -> None:
    person = asking.person("R")
    await asking.demo("happenings", fin=person.fin, happening="called_up")
    await asking.move_to("2027-06-11")
    before = (await asking.ask("readSheet", fin=person.fin)).body
    assert before["application_under_review"] is None
    whose = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    filed = await asking.apply(**whose, district="AZ-QBA", address_line="Dəniz küçəsi 3")
    after = (await asking.ask("readSheet", fin=person.fin)).body
    assert after["application_under_review"] == filed.body["number"]
    assert (after["person"], after["current"]) == (before["person"], before["current"])
    await asking.move(5)
    taken = (await asking.ask("readSheet", fin=person.fin)).body
    assert taken["application_under_review"] is None
    assert taken["person"]["address"] == {"district": "AZ-QBA", "line": "Dəniz küçəsi 3"}
    assert taken["person"]["address_entered_by"] == "person"


async def test_what_was_told_later_stays_the_persons_in_a_sheet_drawn_up_anew(asking: Asking) -> None:
    person, home = asking.person("R"), {"district": "AZ-GA", "address_line": "Yeni küçə 1"}
    changed: dict[str, Any] = {
        **home,
        "profession": {"code": "3221", "text": "Feldşer"},
        "phone": "+994700000001",
    }
    told = await asking.file("changeProfile", fin=person.fin, **changed, proved_by="national_login")
    assert told.status == 201
    assert _authors((await asking.ask("readSheet", fin=person.fin)).body) == ("person", "person", "person")
    await asking.file("leaveList", fin=person.fin, list="job_seeker")
    whose = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    assert (await asking.apply(**whose, **home, phone=None)).status == 201
    sheet = (await asking.ask("readSheet", fin=person.fin)).body
    assert _authors(sheet) == ("person", "agency", "person")


async def test_what_is_confirmed_stands_as_it_is_held(asking: Asking) -> None:
    held = await _held(asking)
    sheet = await _sheet(asking, jobs=held["jobs"], education=held["education"][-1])
    assert sheet["jobs"] == _by("employer", *held["jobs"])
    assert sheet["education"] == _by("education_system", *held["education"])


async def test_a_corrected_line_stands_once_with_what_is_held_beside_it(asking: Asking) -> None:
    first, *others = (await _held(asking))["jobs"]
    mended = {**first, "started_on": "2018-03-01"}
    sheet = await _sheet(asking, jobs=[mended, *others])
    assert sheet["jobs"] == _by("employer", {**mended, "check": "corrected", "held": first}, *others)


async def test_a_line_taken_out_is_marked_and_an_added_one_too(asking: Asking) -> None:
    first, *others = (await _held(asking))["jobs"]
    added = {"employer": "Yeni MMC", "position": "Aşpaz", "started_on": "2026-01-05", "ended_on": None}
    sheet = await _sheet(asking, jobs=[*others, added])
    assert sheet["jobs"] == [
        *_by("employer", *others),
        *_by("person", {**added, "check": "stated"}),
        *_by("employer", {**first, "check": "left_out"}),
    ]


async def test_another_education_corrects_the_latest(asking: Asking) -> None:
    [held] = (await _held(asking))["education"]
    sheet = await _sheet(asking, education={"level": "secondary"})
    assert sheet["education"] == _by(
        "education_system", {"level": "secondary", "check": "corrected", "held": held}
    )


def test_alike_lines_are_told_apart() -> None:
    one = {"employer": "A", "position": "B", "started_on": "2020-01-01", "ended_on": "2021-01-01"}
    again = {**one, "started_on": "2022-01-01", "ended_on": "2023-01-01"}
    mended = {**again, "ended_on": "2023-02-01"}
    assert compared([one, again], [one, mended], JOB) == [
        one,
        {**mended, "check": "corrected", "held": again},
    ]
    renamed = {**one, "employer": "C"}
    assert compared([again, one], [renamed], JOB)[0] == {**renamed, "check": "corrected", "held": one}
    assert compared([one, one], [one, one], JOB) == [one, one]
    assert compared([one, one], [one], JOB) == [one, {**one, "check": "left_out"}]


def test_members_that_nobody_filled_are_not_alike() -> None:
    bare: dict[str, Any] = {"employer": "A", "position": "B", "started_on": None, "ended_on": None}
    other = {**bare, "employer": "C", "position": "D"}
    assert compared([bare], [other], JOB) == [{**other, "check": "stated"}, {**bare, "check": "left_out"}]
