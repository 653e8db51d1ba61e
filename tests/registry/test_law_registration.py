"""How the sandbox registers: windows in working days, decisions of 5.5 and 5.12, and the ways back."""

from __future__ import annotations

from datetime import date

import pytest

from bot import calendar
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import WALK, Asking, workdays

FIN = WALK["fin"]
CALENDAR = calendar.load()
WINDOWS = [
    ("2026-05-18", "2026-05-25"),
    ("2026-03-13", "2026-03-31"),
    ("2026-03-19", "2026-04-06"),
    ("2026-11-02", "2026-11-11"),
    ("2026-09-05", "2026-09-11"),
    ("2026-12-25", "2027-01-06"),
    ("2024-12-24", "2024-12-29"),
    ("2025-01-24", "2025-02-03"),
    ("2026-11-22", "2026-11-27"),
]


def at(day: str) -> Asking:
    """A sandbox whose first day is another."""
    return Asking(create_app(Wanted(today=date.fromisoformat(day), people=0)))


@pytest.mark.parametrize(("registered_on", "window_end"), WINDOWS)
async def test_the_window_of_five_working_days(registered_on: str, window_end: str) -> None:
    asking = at(registered_on)
    filed = await asking.apply()
    assert filed.status == 201
    assert (await asking.ask("readStatus", fin=FIN)).body["window_end"] == window_end
    await asking.move_to(window_end)
    assert await asking.states(FIN) == ("active", "none")
    await asking.move(12)
    decided = (await asking.ask("readStatus", fin=FIN)).body["unemployed"]
    assert decided["state"] == "active"
    assert decided["registered_on"] > window_end
    # The receipt promises no day that is too early: not a Saturday on which nobody decides, but the day of the deed.
    following = CALENDAR.add_workdays(date.fromisoformat(registered_on), 6)
    assert filed.body["earliest_decision_on"] == decided["registered_on"] == str(following)


async def test_a_plain_week_is_counted_the_same_without_the_holidays_package() -> None:
    asking = at("2026-09-14")
    await asking.apply()
    assert (await asking.ask("readStatus", fin=FIN)).body["window_end"] == str(workdays(date(2026, 9, 14), 5))


@pytest.mark.parametrize(
    ("slug", "article"),
    [("U4", "5.12.1"), ("U5", "5.12.1"), ("U6", "5.12.3"), ("U8", "5.12.4"), ("U3", None), ("U10", "5.12.5")],
)
async def test_who_the_law_bars_is_not_registered_as_unemployed(
    asking: Asking, slug: str, article: str | None
) -> None:
    fin = asking.fin(slug)
    await asking.move(1)
    notes = await asking.notes(fin)
    if article is None:  # fifteen today
        assert notes[-1] == ("2026-06-11", "registered_unemployed", "5.5")
    else:
        assert notes[-1] == ("2026-06-11", "not_registered", article)
        assert await asking.states(fin) == ("active", "none")
        facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
        assert facts["not_registered_decision_on"]["value"] == "2026-06-11"


async def test_a_fact_nobody_knows_bars_nobody(asking: Asking) -> None:
    await asking.move(1)
    assert await asking.states(asking.fin("U17")) == ("active", "active")


async def test_five_working_days_with_a_suitable_offer_that_is_refused(asking: Asking) -> None:
    await asking.apply()
    offer = await asking.demo("offers", fin=FIN)
    answer = {"fin": FIN, "offer_id": offer["offer_id"], "answer": "refused"}
    assert (await asking.file("answerOffer", **answer, reason=None)).code == "invalid"
    assert (await asking.file("answerOffer", **answer, reason="Yol uzaqdır")).status == 201
    await asking.move(9)
    assert (await asking.notes(FIN))[-1] == ("2026-06-19", "not_registered", "5.5")


async def test_an_employer_s_refusal_opens_the_way_at_once(asking: Asking) -> None:
    await asking.apply()
    offer = await asking.demo("offers", fin=FIN, will="refuse")
    accepted = {"fin": FIN, "offer_id": offer["offer_id"], "answer": "accepted", "reason": None}
    await asking.file("answerOffer", **accepted)
    await asking.move_to("2026-06-12")
    offers = (await asking.ask("readOffers", fin=FIN)).body["offers"]
    assert offers[0]["employer"] == "refused"
    await asking.move_to("2026-06-16")
    assert (await asking.notes(FIN))[-1] == ("2026-06-16", "registered_unemployed", "5.5")


async def test_who_is_hired_by_referral_leaves_both_lists(asking: Asking) -> None:
    fin = asking.fin("R")
    offer = await asking.demo("offers", fin=fin, will="hire")
    await asking.file("answerOffer", fin=fin, offer_id=offer["offer_id"], answer="accepted", reason=None)
    await asking.move_to("2026-06-12")
    assert await asking.states(fin) == ("cancelled", "cancelled")
    assert {note[2] for note in (await asking.notes(fin))[-2:]} == {"5.9.1", "5.11.1"}


async def test_two_refusals_remove_for_a_year_from_the_decision(asking: Asking) -> None:
    fin = asking.fin("R")
    for _ in range(2):
        offer = await asking.demo("offers", fin=fin)
        answer = {"fin": fin, "offer_id": offer["offer_id"], "answer": "refused", "reason": "Maaş azdır"}
        assert (await asking.file("answerOffer", **answer)).status == 201
    await asking.move_to("2026-06-12")
    status = (await asking.ask("readStatus", fin=fin)).body
    assert status["unemployed"]["article"] == "5.10.3"
    assert status["job_seeker"]["article"] == "5.8.3"
    assert status["unemployed"]["through"] == status["job_seeker"]["through"] == "2027-06-12"
    assert status["bar"] == {"article": "5.8.3", "through": "2027-06-12"}


async def test_one_refusal_removes_nobody(asking: Asking) -> None:
    await asking.move(5)
    assert await asking.states(asking.fin("M5")) == ("active", "active")


async def test_an_offer_nobody_answers_lapses_and_is_no_refusal(asking: Asking) -> None:
    fin = asking.fin("R")
    offer = await asking.demo("offers", fin=fin)
    await asking.move_to("2026-06-17")
    offers = (await asking.ask("readOffers", fin=fin)).body["offers"]
    assert (offers[0]["person"], offers[0]["answer_by"]) == ("no_answer", "2026-06-16")
    late = await asking.file(
        "answerOffer", fin=fin, offer_id=offer["offer_id"], answer="accepted", reason=None
    )
    assert late.code == "offer-closed"
    await asking.move(9)
    assert await asking.states(fin) == ("active", "active")


async def test_an_offer_is_answered_once_and_by_its_person(asking: Asking) -> None:
    fin = asking.fin("R")
    offer_id = (await asking.demo("offers", fin=fin))["offer_id"]
    accept = {"offer_id": offer_id, "answer": "accepted", "reason": None}
    assert (await asking.file("answerOffer", fin=asking.fin("B"), **accept)).code == "offer-not-found"
    assert (await asking.file("answerOffer", fin=fin, **accept)).status == 201
    assert (await asking.file("answerOffer", fin=fin, **accept)).code == "already-answered"


async def test_a_month_after_a_decision_the_person_asks_again(asking: Asking) -> None:
    person = asking.person("U16")  # not registered on 31 May: barred through 30 June
    who = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    await asking.move_to("2026-06-30")
    assert (await asking.apply(**who)).code == "already-registered"
    await asking.move(1)
    again = await asking.apply(**who)
    assert (again.status, again.body["kind"]) == (201, "repeat")
    assert again.body["earliest_decision_on"] is None
    await asking.move(2)
    assert (await asking.notes(person.fin))[-1] == ("2026-07-03", "registered_unemployed", "5.5")


async def test_wrong_data_cancel_and_a_mended_defect_opens_the_way_at_once(asking: Asking) -> None:
    person = asking.person("B")
    who = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    await asking.demo("happenings", fin=person.fin, happening="false_data_found")
    assert await asking.states(person.fin) == ("cancelled", "none")
    barred = await asking.apply(**who)
    assert (barred.code, barred.body["article"], barred.body["through"]) == ("barred", "5.9.3", None)
    await asking.demo("happenings", fin=person.fin, happening="defect_mended")
    again = await asking.apply(**who)
    assert (again.status, again.body["kind"]) == (201, "after_defect")
    await asking.move(2)
    assert await asking.states(person.fin) == ("active", "none")


async def test_wrong_data_of_an_unemployed_person_leave_them_job_seeker(asking: Asking) -> None:
    fin = asking.fin("R")
    await asking.demo("happenings", fin=fin, happening="false_data_found")
    assert await asking.states(fin) == ("active", "cancelled")
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["unemployed_cancelled_false_data_on"]["value"] == "2026-06-10"


async def test_after_a_removal_an_application_returns(asking: Asking) -> None:
    person = asking.person("barred")
    who = {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    await asking.move_to("2027-01-10")
    assert (await asking.apply(**who)).code == "barred"
    await asking.move(1)
    again = await asking.apply(**who)
    assert (again.status, again.body["kind"]) == (201, "return")
    await asking.move(2)
    assert await asking.states(person.fin) == ("active", "none")


async def test_a_registered_job_becomes_known_a_month_later_and_ends_the_registration(asking: Asking) -> None:
    fin = asking.fin("R")
    known = await asking.demo("happenings", fin=fin, happening="hired")
    assert known["known_on"] == "2026-07-10"
    await file_report(asking, fin, "2026-06")
    await asking.move_to("2026-07-09")
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["emp_labour_contract"]["value"] is False
    assert await asking.states(fin) == ("active", "active")
    await asking.move(1)
    facts = (await asking.ask("readFacts", fin=fin)).body["facts"]
    assert facts["emp_labour_contract"] == {
        "value": True,
        "source": "labour-contracts",
        "as_of": "2026-06-10",
    }
    assert (await asking.notes(fin))[-1] == ("2026-07-10", "cancelled_unemployed", "5.11.1")


@pytest.mark.parametrize(
    ("which", "states", "articles"),
    [
        ("unemployed", ("active", "cancelled"), ["5.11.5"]),
        ("job_seeker", ("cancelled", "cancelled"), ["5.11.5", "5.9.4"]),
    ],
)
async def test_leaving_a_list(
    asking: Asking, which: str, states: tuple[str, str], articles: list[str]
) -> None:
    fin = asking.fin("R")
    filed = await asking.file("leaveList", fin=fin, list=which)
    assert filed.status == 201
    assert await asking.states(fin) == states
    assert [note[2] for note in (await asking.notes(fin))[-len(articles) :]] == articles
    assert (await asking.file("leaveList", fin=fin, list=which)).code == "not-registered"


async def file_report(asking: Asking, fin: str, period: str) -> None:
    """A month's report, so that the registration lives on."""
    programme = (await asking.ask("readProgramme", fin=fin)).body
    done = [{"id": each["id"], "done": True} for each in programme["measures"]]
    assert (await asking.file("submitReport", fin=fin, period=period, measures=done)).status == 201
