"""Grounds of 5.8 to 5.11 from outside the Agency: a call-up, a court, old age, death, each with its article."""

from __future__ import annotations

import pytest

from tests.registry.asking import Asking


@pytest.mark.parametrize(
    ("happening", "articles"), [("called_up", ("5.8.1", "5.10.1")), ("court_measure", ("5.8.2", "5.10.2"))]
)
async def test_a_call_up_or_a_court_removes_from_both_lists_until_the_end(
    asking: Asking, happening: str, articles: tuple[str, str]
) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening=happening)
    status = (await asking.ask("readStatus", fin=fin)).body
    assert await asking.states(fin) == ("suspended", "suspended")
    assert (status["job_seeker"]["article"], status["unemployed"]["article"]) == articles
    assert status["job_seeker"]["through"] == status["unemployed"]["through"] == "2027-06-10"


@pytest.mark.parametrize("happening", ["old_age_grounds", "old_age_allowance"])
async def test_the_right_to_a_pension_ends_the_status_and_leaves_the_job_seeker(
    asking: Asking, happening: str
) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening=happening)
    assert await asking.states(fin) == ("active", "cancelled")
    assert (await asking.ask("readStatus", fin=fin)).body["unemployed"]["article"] == "5.11.2"


async def test_a_death_cancels_both_and_nobody_applies_in_that_name(asking: Asking) -> None:
    person = asking.person("R")
    await asking.demo("happenings", fin=person.fin, happening="deceased")
    status = (await asking.ask("readStatus", fin=person.fin)).body
    assert await asking.states(person.fin) == ("cancelled", "cancelled")
    assert (status["job_seeker"]["article"], status["unemployed"]["article"]) == ("5.9.2", "5.11.3")
    who = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    assert (await asking.apply(**who)).code == "person-not-found"
