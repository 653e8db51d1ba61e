"""Ways back into the list after it ended (5.11, 5.13), grounds that strike once, and who 5.12 bars."""

from __future__ import annotations

import pytest

from integrations.registry.sandbox.bars import EMPLOYED
from integrations.registry.sandbox.feeds import EMPLOYMENTS
from tests.registry.asking import Asking, Reply
from tests.registry.test_law_registration import file_report


async def asks_again(asking: Asking, slug: str) -> Reply:
    """Another application of a person of the data files."""
    person = asking.person(slug)
    return await asking.apply(fin=person.fin, card=person.card, birth_date=person.birth_date.isoformat())


@pytest.mark.parametrize("which", ["unemployed", "job_seeker"])
async def test_who_left_by_own_wish_asks_again_and_is_decided_by_a_new_window(
    asking: Asking, which: str
) -> None:
    fin = asking.fin("R")
    await asking.file("leaveList", fin=fin, list=which)
    again = await asks_again(asking, "R")
    assert (again.status, again.body["kind"]) == (201, "new")
    assert again.body["earliest_decision_on"] == "2026-06-19"
    assert (await asking.ask("readStatus", fin=fin)).body["window_end"] == "2026-06-18"
    assert (await asks_again(asking, "R")).code == "already-registered"
    await asking.move_to("2026-06-18")
    assert (await asking.states(fin))[1] == "cancelled"
    await asking.move(1)
    assert (await asking.notes(fin))[-1] == ("2026-06-19", "registered_unemployed", "5.5")
    assert (await asking.ask("readProgramme", fin=fin)).body["drawn_on"] == "2026-06-19"


async def test_the_status_names_the_day_and_the_article_of_an_end(asking: Asking) -> None:
    fin = asking.fin("R")
    assert (await asking.ask("readStatus", fin=fin)).body["unemployed"]["since"] is None
    await asking.move(3)
    await asking.file("leaveList", fin=fin, list="unemployed")
    told = (await asking.ask("readStatus", fin=fin)).body
    assert (told["unemployed"]["article"], told["unemployed"]["since"]) == (
        "5.11.5",
        told["answered_at"][:10],
    )
    assert told["job_seeker"]["since"] is None


async def test_nobody_is_registered_again_without_asking(asking: Asking) -> None:
    fin = asking.fin("R")
    offer = await asking.demo("offers", fin=fin, will="refuse")
    await asking.file("answerOffer", fin=fin, offer_id=offer["offer_id"], answer="accepted", reason=None)
    await asking.file("leaveList", fin=fin, list="unemployed")
    await asking.move(20)
    assert await asking.states(fin) == ("active", "cancelled")


async def test_a_new_registration_does_not_shorten_the_month_of_5_13(asking: Asking) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening="false_data_found")
    await asking.demo("happenings", fin=fin, happening="defect_mended")
    await asking.file("leaveList", fin=fin, list="job_seeker")
    assert (await asks_again(asking, "R")).body["kind"] == "new"
    await asking.move_to("2026-07-10")
    assert await asking.states(fin) == ("active", "cancelled")
    await asking.move_to("2026-07-13")
    assert (await asking.notes(fin))[-1] == ("2026-07-13", "registered_unemployed", "5.5")


async def test_a_repeated_request_is_judged_on_the_offers_made_since(asking: Asking) -> None:
    fin = asking.fin("U16")
    await asking.move_to("2026-07-01")
    offer = await asking.demo("offers", fin=fin)
    await asking.file("answerOffer", fin=fin, offer_id=offer["offer_id"], answer="refused", reason="Uzaqdır")
    assert (await asks_again(asking, "U16")).body["kind"] == "repeat"
    await asking.move(3)
    assert (await asking.notes(fin))[-1] == ("2026-07-03", "not_registered", "5.5")


async def test_a_call_up_that_is_over_does_not_strike_again(asking: Asking) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening="called_up")
    await asking.move_to("2027-06-11")
    assert (await asks_again(asking, "R")).body["kind"] == "return"
    await asking.move(5)
    assert await asking.states(fin) == ("active", "active")
    await asking.demo("happenings", fin=fin, happening="disability")
    assert await asking.states(fin) == ("active", "active")
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["called_up"]["value"] is False
    await asking.demo("happenings", fin=fin, happening="called_up")
    assert await asking.states(fin) == ("suspended", "suspended")


async def test_false_data_strike_once_and_not_the_other_list_at_the_next_fact(asking: Asking) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening="false_data_found")
    await asking.demo("happenings", fin=fin, happening="disability")
    assert await asking.states(fin) == ("active", "cancelled")


async def test_who_was_hired_by_referral_is_employed_and_may_come_back_when_the_job_ends(
    asking: Asking,
) -> None:
    fin = asking.fin("R")
    offer = await asking.demo("offers", fin=fin, will="hire")
    await asking.file("answerOffer", fin=fin, offer_id=offer["offer_id"], answer="accepted", reason=None)
    await asking.move_to("2026-06-12")
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["emp_labour_contract"]["value"] is True
    assert facts["hired_by_referral"]["value"] is True
    assert (await asks_again(asking, "R")).body["kind"] == "new"
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert (facts["hired_by_referral"]["value"], facts["emp_labour_contract"]["value"]) == (False, True)
    await asking.move_to("2026-06-30")
    assert (await asking.notes(fin))[-1][1:] == ("not_registered", "5.12.1")
    await asking.demo("happenings", fin=fin, happening="dismissed")
    await asking.move_to("2026-08-01")
    assert (await asks_again(asking, "R")).body["kind"] == "repeat"
    await asking.move(5)
    await asking.demo("happenings", fin=fin, happening="disability")
    assert await asking.states(fin) == ("active", "active")


async def test_a_full_time_student_is_barred_and_is_known_a_month_late(asking: Asking) -> None:
    await asks_again(asking, "walk")
    fin = asking.fin("walk")
    known = await asking.demo("happenings", fin=fin, happening="studies_began")
    assert known["known_on"] == "2026-07-10"
    await asking.move_to("2026-06-22")
    await file_report(asking, fin, "2026-06")
    await asking.move_to("2026-07-09")
    assert (await asking.states(fin))[1] == "active"
    await asking.move(1)
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["fulltime_he_sse_student"]["value"] is True
    assert (await asking.notes(fin))[-1] == ("2026-07-10", "cancelled_unemployed", "5.11.6")
    assert (await asks_again(asking, "walk")).status == 201
    await asking.move(20)
    assert (await asking.notes(fin))[-1][1:] == ("not_registered", "5.12.3")


def test_each_of_the_ten_employments_can_begin_and_end() -> None:
    assert [fact for _, _, fact, _ in EMPLOYMENTS] == list(EMPLOYED)


@pytest.mark.parametrize(("begins", "ends", "fact", "lag"), EMPLOYMENTS)
async def test_an_employment_is_known_as_late_as_its_register_may_be(
    asking: Asking, begins: str, ends: str, fact: str, lag: int
) -> None:
    fin = asking.fin("B")
    known = await asking.demo("happenings", fin=fin, happening=begins)
    assert known["known_on"] == f"2026-{6 + lag:02d}-10"
    await asking.move_to(known["known_on"])
    assert (await asking.ask("readFacts", fin=fin)).body["facts"][fact]["value"] is True
    over = await asking.demo("happenings", fin=fin, happening=ends)
    assert over["known_on"] == f"2026-{6 + 2 * lag:02d}-10"
