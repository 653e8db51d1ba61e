"""C1 to C14 over all values of their own facts, known and unknown, against the sentence of the specification."""

from datetime import timedelta
from itertools import chain, product
from typing import cast

import pytest

from dialogs.rules.facts import Offer
from dialogs.rules.logic import every, no, some
from dialogs.rules.services import decide
from tests.law.persons import EMPLOYMENT, LATER, LAW, day, offer, person_b
from tests.law.values import THREE, ask, told


def test_kleene() -> None:
    for a, b in product(THREE, repeat=2):
        assert every((a, b)) is (False if False in (a, b) else None if None in (a, b) else True)
        assert some((a, b)) is (True if True in (a, b) else None if None in (a, b) else False)
        assert no(every((a, b))) is some((no(a), no(b)))
    assert (every(()), some(())) == (True, False)


ARTICLE = dict(zip(EMPLOYMENT, ("1", "2", "3a", "3b", "3c", "4", "5", "6", "7", "8"), strict=True))


def test_c1_each_of_the_ten_employment_facts() -> None:
    for values in product(THREE, repeat=10):
        decision = ask("unemployed", EMPLOYMENT, values)
        true = {name for name, value in zip(EMPLOYMENT, values, strict=True) if value}
        unknown = {name for name, value in zip(EMPLOYMENT, values, strict=True) if value is None}
        if true:
            reasons = {(f"E-4.1.{ARTICLE[name]}", name) for name in true}
            assert (decision.outcome, decision.missing) == ("not_eligible", ())
            assert told(decision) == reasons | {("E-5.12.1", "employed_any")}
        else:
            assert decision.outcome == ("undecidable" if unknown else "eligible")
            assert set(decision.missing) == unknown


@pytest.mark.parametrize(
    ("rule", "barring"),
    [
        ("E-5.12.3", {"fulltime_he_sse_student": True}),
        (
            "E-1.1.6",
            {"has_job": True, "has_earnings": True, "ready_to_start_work": False, "able_to_work": False},
        ),
    ],
)
def test_c3_c6_c7_c8(rule: str, barring: dict[str, bool]) -> None:
    for values in product(THREE, repeat=len(barring)):
        given = dict(zip(barring, values, strict=True))
        decision = ask("unemployed", tuple(barring), values)
        bars = {(rule, name) for name, value in given.items() if value is barring[name]}
        assert told(decision) == bars
        missing = {name for name, value in given.items() if value is None}
        assert decision.outcome == ("not_eligible" if bars else "undecidable" if missing else "eligible")
        assert set(decision.missing) == (set() if bars else missing)


def test_c3_under_the_later_text() -> None:
    names = ("fulltime_he_sse_student", "fulltime_other_student")
    for values in product(THREE, repeat=2):
        decision = ask("unemployed", names, values, law=LATER)
        expected = {True: "not_eligible", None: "undecidable", False: "eligible"}[some(values)]
        assert decision.outcome == expected


def test_c4_and_c9_pension() -> None:
    names = ("age_pension_assigned", "old_age_allowance_assigned", "old_age_grounds_arisen")
    for values in product(THREE, repeat=3):
        decision = ask("unemployed", names, values)
        assigned = some(values[:2])
        if assigned:
            expected = "not_eligible"
        elif assigned is None or values[2] is None:
            expected = "undecidable"
        else:
            expected = "needs_officer" if values[2] else "eligible"
        assert decision.outcome == expected, values
        assert (decision.question == "Q-03") is (expected == "needs_officer")


GROUNDS = {"74.1": True, "74.1.b": True, "75.2.b": True, "75.2.c": True, "75.2.a": False, "69": False}
TOO_COARSE: tuple[str | None, ...] = ("74", "75", "75.2", None)


def test_c5_leaving_a_referral_job_early() -> None:
    names = (
        "referral_contract_ended_on",
        "referral_contract_ended_by_worker",
        "referral_contract_ended_before_term",
        "referral_contract_open_ended",
        "referral_contract_end_ground",
    )
    ended = (None, day("2025-12-09"), day("2025-12-10"), day("2026-06-01"))
    for values in product(ended, THREE, THREE, THREE, (*GROUNDS, *TOO_COARSE)):
        ended_on, by_worker, early, open_ended, ground = values
        exempt = GROUNDS.get(cast("str", ground))
        bars = every((by_worker, True if open_ended else early, no(exempt)))
        if ended_on in {None, day("2025-12-09")} or bars is False:
            expected = "eligible"
        elif bars is None:
            expected = "undecidable"
        else:
            expected = "needs_officer" if open_ended else "wait_until"
        decision = ask("unemployed", names, values)
        assert decision.outcome == expected, values
        if expected == "undecidable":
            term = False if open_ended else early
            parts = dict(zip((*names[1:3], names[4]), (by_worker, term, exempt), strict=True))
            assert set(decision.missing) == {name for name, part in parts.items() if part is None}


STATES = ("none", "active", "suspended", "cancelled", None)
ENDS = (None, day("06-09"), day("06-10"), day("06-11"))


def test_c10_registration_as_job_seeker() -> None:
    names = ("job_seeker_state", "job_seeker_suspended_through", "js_blocked")
    for values in product(STATES, ENDS, THREE):
        state, through, blocked = values
        decision = ask("unemployed", names, values)
        if state in {"none", "cancelled"}:
            steps = ("file_e_application", "remove_defect") if blocked else ("file_e_application",)
            assert (decision.outcome, decision.steps) == ("step_needed", steps)
        elif state == "suspended" and through == day("06-09"):
            assert (decision.outcome, decision.steps) == ("step_needed", ("ask_return",))
        elif state == "suspended":
            free = through + timedelta(1) if through else None
            assert (decision.outcome, decision.date) == ("wait_until", free)
        else:
            assert decision.outcome == ("eligible" if state else "undecidable")
            assert decision.missing == (() if state else ("job_seeker_state",))


def test_c14_removed_from_the_list_of_the_unemployed() -> None:
    names = ("unemployed_state", "unemployed_suspended_through")
    for values in product(STATES, ENDS):
        state, through = values
        decision = ask("unemployed", names, values)
        if state == "active":
            assert decision.outcome == "already_registered"
        elif state is None:
            assert decision.missing == ("unemployed_state",)
        elif state == "suspended" and through != day("06-09"):
            free = through + timedelta(1) if through else None
            assert (decision.outcome, decision.date) == ("wait_until", free)
        else:
            steps = ("ask_return",) if state == "suspended" else ()
            assert (decision.outcome, decision.steps) == ("eligible", steps)


def test_c13_scope() -> None:
    for residence in ("citizen", "foreigner_resident", "stateless_resident"):
        assert ask("unemployed", ("residence_status",), (residence,)).outcome == "eligible"
    for residence in ("foreigner_nonresident", "stateless_nonresident"):
        assert told(ask("unemployed", ("residence_status",), (residence,))) == {("E-3", "residence_status")}
    assert ask("unemployed", ("residence_status",), (None,)).missing == ("residence_status",)


def every_offer() -> list[Offer]:
    """All answers of both sides to an offer of the window, presented not at all, in time, or too long ago."""
    people, employers = (
        ("accepted", "refused", "pending", "no_answer"),
        ("hired", "refused", "pending", "none"),
    )
    presented = (None, "2026-06-09", "2026-05-20")
    return [
        offer("05-20", person, on, employer) for person, employer, on in product(people, employers, presented)
    ]


def row_of(offers: tuple[Offer, ...]) -> tuple[str, object]:
    """Rows 1 and 3 to 9 of 5.5, as the specification words them."""
    if not offers:
        return "eligible", ()
    if any(it.employer == "hired" for it in offers):
        return "not_eligible", ()
    silent = [it for it in offers if it.person == "accepted" and it.employer in {"pending", "none"}]
    in_time = [it for it in silent if it.presented_on != day("05-20")]
    if in_time or any(it.person == "pending" for it in offers):
        pending = ("answer_offer",) if any(it.person == "pending" for it in offers) else ()
        return "step_needed", (*pending, *(("await_employer",) if in_time else ()))
    if silent:
        return "needs_officer", "Q-32"
    if any(it.person == "no_answer" for it in offers):
        return "needs_officer", "Q-34"
    refusals = {it.person for it in offers}
    if refusals == {"accepted"}:
        return "eligible", ()
    return ("needs_officer", "Q-09") if refusals == {"accepted", "refused"} else ("wait_until", ())


def test_c11_all_pairs_of_offers() -> None:
    singles = every_offer()
    for offers in chain([()], ((it,) for it in singles), product(singles, repeat=2)):
        decision = ask("unemployed", ("offers",), (offers,))
        outcome, detail = row_of(offers)
        assert (decision.outcome, decision.date) == (outcome, None)
        if outcome == "step_needed":
            assert decision.steps == detail
        if outcome == "needs_officer":
            assert decision.question == detail


def test_c11_what_counts_as_an_offer_of_the_window() -> None:
    for offered, counts in (
        ("05-17", False),
        ("05-18", True),
        ("05-25", True),
        ("05-26", False),
        (None, True),
    ):
        decision = ask("unemployed", ("offers",), ((offer(offered, "refused"),),))
        assert decision.outcome == ("wait_until" if counts else "eligible"), offered
    for offered, counts in (("05-20", False), ("05-21", True), ("06-02", True), (None, False)):
        person = person_b(
            not_registered_decision_on="05-20", offers=offer(offered, "no_answer"), as_of=day("06-21")
        )
        assert decide("unemployed", person, LAW).outcome == ("needs_officer" if counts else "eligible"), (
            offered
        )


def test_c11_misses_the_day_and_the_offers_of_an_active_job_seeker_only() -> None:
    names = ("job_seeker_state", "job_seeker_registered_on", "offers")
    assert ask("unemployed", names, ("active", None, None)).missing == ("job_seeker_registered_on", "offers")
    assert ask("unemployed", names, ("active", day("05-18"), None)).missing == ("offers",)
    assert ask("unemployed", names, ("none", None, None)).missing == ()
    assert ask("unemployed", names, (None, None, None)).missing == ("job_seeker_state",)


def test_c12_the_later_decision_bars_for_a_month() -> None:
    days = (None, day("05-09"), day("05-10"), day("05-31"))
    for values in product(days, repeat=2):
        names = ("not_registered_decision_on", "unemployed_cancelled_false_data_on")
        decision = ask("unemployed", names, values)
        later = max((value for value in values if value), default=None)
        if later is None or later == day("05-09"):
            assert decision.outcome == "eligible"
        else:
            free = {day("05-10"): day("06-11"), day("05-31"): day("07-01")}[later]
            assert (decision.outcome, decision.date) == ("wait_until", free)
