"""The made-up persons: every worked example of the rules, the demo's stories, and a crowd that any seed repeats."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from integrations.registry.contract import load
from integrations.registry.sandbox import people
from integrations.registry.sandbox.__main__ import main
from integrations.registry.sandbox.days import is_workday
from integrations.registry.sandbox.people import generate
from integrations.registry.sandbox.service import Wanted, create_app, open_office
from tests.registry.asking import TODAY, Asking

EXAMPLES = {"U": 40, "S": 21, "P": 14, "M": 15, "T": 4, "G": 3, "J": 7, "V": 3}
STORIES = ["walk", "young", "report", "under-way", "barred"]
CROWD = 120
FILES = Path(people.__file__).parent


@pytest.fixture(scope="module")
def crowded() -> Asking:
    """A sandbox with a crowd; read only."""
    return Asking(create_app(Wanted(today=TODAY, people=CROWD)))


async def test_every_worked_example_of_the_rules_is_a_person(asking: Asking) -> None:
    people = (await asking.http.get("/sandbox/people", params={"limit": 1000})).json()["people"]
    slugs = [each["slug"] for each in people]
    assert slugs[:5] == STORIES
    assert {f"{letter}{n}" for letter, count in EXAMPLES.items() for n in range(1, count + 1)} <= set(slugs)
    assert {"B", "R"} <= set(slugs)
    assert all(each["expected"]["outcome"] for each in people if re.fullmatch(r"[USPMTGJV]\d+", each["slug"]))


async def test_whoever_is_or_was_registered_has_a_day_of_it_and_a_sheet(asking: Asking) -> None:
    for slug in (*STORIES, "B", "R"):
        fin = asking.fin(slug)
        status = (await asking.ask("readStatus", fin=fin)).body
        seeker = status["job_seeker"]
        assert (seeker["registered_on"] is None) == (seeker["state"] == "none"), slug
        assert (await asking.ask("readSheet", fin=fin)).status == (
            404 if seeker["state"] == "none" else 200
        ), slug


def test_no_name_of_the_data_files_is_read_as_yes_or_no() -> None:
    """YAML 1.1 reads a bare `on` as true: what stands there would be lost."""

    def names(part: object) -> Iterator[object]:
        if isinstance(part, dict):
            yield from part
        for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from names(each)

    for path in FILES.glob("*.yaml"):
        assert {type(name) for name in names(yaml.safe_load(path.read_text(encoding="utf-8")))} <= {str}, (
            path.name
        )


async def test_the_base_person_is_that_of_the_rules(asking: Asking) -> None:
    reply = (await asking.ask("readFacts", fin=asking.fin("B"))).body
    values = {name: fact["value"] for name, fact in reply["facts"].items()}
    assert reply["birth_date"] == "1990-05-14"
    assert values["residence_status"] == "citizen"
    assert values["job_seeker_state"] == "active"
    assert values["job_seeker_registered_on"] == "2026-05-18"
    assert values["pension_age_date"] == "2055-05-14"
    assert values["unemployed_state"] == "none"
    assert values["offers"] == []
    assert not any(value for name, value in values.items() if name.startswith("emp_"))


async def test_examples_say_what_the_rules_say_of_them(asking: Asking) -> None:
    async def fact(slug: str, name: str) -> object:
        facts = (await asking.ask("readFacts", fin=asking.fin(slug))).body["facts"]
        return facts[name]["value"] if name in facts else "unknown"

    assert await fact("U17", "emp_entrepreneur") == "unknown"
    assert await fact("P10", "unemployed_state") == "unknown"
    assert await fact("M6", "report_missed") is True
    assert await fact("U40", "report_missed") is True  # removed by 5.10.4 for it
    assert await fact("P5", "report_missed") is True
    assert await fact("U16", "not_registered_decision_on") == "2026-05-31"
    assert await fact("U37", "unemployed_cancelled_false_data_on") == "2026-05-31"
    assert await fact("M4", "removal_decision_on") == "2026-03-10"
    assert await fact("U26", "unemployed_suspended_through") == "2027-03-10"
    assert await fact("U14", "offers") == [
        {
            "offered_on": "2026-06-09",
            "answered_on": "2026-06-09",
            "presented_on": "2026-06-09",
            "person": "accepted",
            "employer": "refused",
        }
    ]


async def test_examples_move_with_the_first_day() -> None:
    day = date(2026, 3, 31)  # nine rest days one after another lie before it
    asking = Asking(create_app(Wanted(today=day, people=0)))
    facts = (await asking.ask("readFacts", fin=asking.fin("B"))).body["facts"]
    registered_on = date.fromisoformat(facts["job_seeker_registered_on"]["value"])
    assert registered_on < day - timedelta(days=23)
    assert [is_workday(registered_on + timedelta(n)) for n in range(1, (day - registered_on).days + 1)].count(
        True
    ) == 14


def test_identities_are_good_made_up_and_nobody_s_twice(crowded: Asking) -> None:
    people = crowded.office.people.listed(0, 2000)
    known = load()
    for name, of in (("Fin", "fin"), ("Card", "card"), ("Phone", "phone")):
        values = [getattr(each, of) for each in people if getattr(each, of) is not None]
        check = known.schema(f"#/components/schemas/{name}")
        assert len(values) > CROWD
        assert not [value for value in values if check(value)]
        assert len(set(values)) == len(values)


async def test_everybody_is_answered_by_the_contract(crowded: Asking) -> None:
    asked = 0
    for person in crowded.office.people.listed(0, 2000):
        for operation in ("readFacts", "readStatus", "readOffers", "readProgramme", "readSheet"):
            reply = await crowded.ask(operation, fin=person.fin)
            assert reply.status == 200 or reply.code == "no-sheet", (person.fin, operation, reply.body)
            asked += reply.status == 200
    assert asked > 4 * CROWD


def test_the_same_seed_makes_the_same_crowd_and_another_seed_another() -> None:
    def crowd(seed: int, first: int, count: int) -> list[str]:
        return [repr(each) for each in generate(count, seed, TODAY, first)]

    assert crowd(1, 0, 60) == crowd(1, 0, 30) + crowd(1, 30, 30)
    assert crowd(1, 0, 30) != crowd(2, 0, 30)


def test_a_crowd_has_everybody_an_agency_meets() -> None:
    crowd = list(generate(1000, 7, TODAY))
    states = {(each.job_seeker.state, each.unemployed.state) for each in crowd}
    assert states >= {("none", "none"), ("active", "none"), ("active", "active"), ("active", "suspended")}
    assert any(each.under_review_since for each in crowd)
    assert any(each.known.others for each in crowd)
    assert any(each.known.unknown for each in crowd)
    assert {each.language for each in crowd} == {"az", "ru"}
    for each in crowd:
        days = [job["ended_on"] for job in each.jobs] + [job["started_on"] for job in each.jobs]
        assert max(days, default="") < TODAY.isoformat()
        assert all(later["started_on"] > earlier["ended_on"] for later, earlier in pairwise(each.jobs))


async def test_contradicting_registers_stand_side_by_side(crowded: Asking) -> None:
    torn = next(
        each for each in crowded.office.people.listed(0, 2000) if each.slug is None and each.known().others
    )
    fact = (await crowded.ask("readFacts", fin=torn.fin)).body["facts"]["emp_labour_contract"]
    assert (fact["value"], fact["source"]) == (False, "labour-contracts")
    assert fact["others"] == [{"value": True, "source": "tax", "as_of": "2026-05-10"}]


async def test_the_first_page_has_somebody_of_whom_two_registers_differ(crowded: Asking) -> None:
    fact = (await crowded.ask("readFacts", fin=crowded.fin("differing"))).body["facts"]["emp_labour_contract"]
    said = [(one["value"], one["source"], one["as_of"]) for one in (fact, *fact["others"])]
    assert said == [(True, "labour-contracts", "2026-06-10"), (False, "social-insurance", "2026-05-21")]


def test_the_command_line_makes_more_persons(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "registry.db")
    assert (
        main(["people", "--count", "250", "--seed", "5", "--database", place, "--today", "2026-06-10"]) == 0
    )
    first = json.loads(capsys.readouterr().out)
    main(["people", "--count", "250", "--seed", "5", "--database", place])
    second = json.loads(capsys.readouterr().out)
    assert first["made"] == second["made"] == 250
    # Persons lie in it: nobody but its owner reads it.
    assert (tmp_path / "registry.db").stat().st_mode & 0o777 == 0o600
    assert second["count"] == first["count"] + 250
    office = open_office(Wanted(place))
    assert office.today() == TODAY
    office.database.close()


def test_a_database_of_another_version_is_refused_in_a_sentence(
    tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "registry.db")
    office = open_office(Wanted(place, people=0))
    office.keep_setting("schema", "older")
    office.database.close()
    assert main(["people", "--count", "1", "--database", place]) == 2
    assert "made by another version" in capsys.readouterr().err
