"""Application and registers side by side in the sheet: every line once, and where they differ, how."""

from __future__ import annotations

from typing import Any

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
