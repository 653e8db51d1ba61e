"""Parts 18.2, 18.3 and 18.5: self-employment support, public works, training and the stipend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.law.second.case import Case, Truth, all_of, any_of, opposite
from tests.law.second.dates import ONE_DAY, add_years, birthday
from tests.law.second.findings import (
    Condition,
    Finding,
    all_judged,
    answer,
    is_false,
    must,
    outcome_of,
    state,
    step,
    timed,
    unknown,
    unsettled,
)
from tests.law.second.grounds import CANCEL_UNEMPLOYED, REMOVE_UNEMPLOYED, REMOVE_WITHOUT_STATUS
from tests.law.second.small import near_pension
from tests.law.second.unemployed import (
    CONDITIONS,
    EMPLOYMENT,
    in_scope,
    job_seeker,
    none_of,
    old_enough,
)

OTHER_EIGHT = {
    name: rule
    for name, rule in EMPLOYMENT.items()
    if name not in ("owns_agri_land_share", "emp_family_farm_member")
}


def registered_unemployed(rule: str) -> Condition:
    """N1: the unemployed status itself."""

    def condition(case: Case) -> list[Finding]:
        status, fact = case.word("unemployed_state"), "unemployed_state"
        if status is None:
            return [unknown(rule, fact)]
        if status == "active":
            return []
        if status == "suspended":
            last = case.day("unemployed_suspended_through")
            over = last is not None and last < case.today
            return [step("E-5.10", fact, "ask_return") if over else timed("E-5.10", fact, last)]
        return [step(rule, fact, "register_unemployed")]

    return condition


def status_and_grounds(case: Case, rule: str) -> list[Finding]:
    """N1 AND N2: who is not registered meets the conditions of the registration too."""
    found = all_judged(case, [registered_unemployed(rule)])
    if case.word("unemployed_state") in ("none", "cancelled"):
        found += [one for one in all_judged(case, CONDITIONS) if one.kind != "open"]
    status, seeking = case.word("unemployed_state"), case.word("job_seeker_state")
    # A removal is one from the list the person is on; a status cancelled before may have been removed too.
    elsewhere = status == "none" or (status == "cancelled" and seeking == "suspended")
    remove = REMOVE_WITHOUT_STATUS if elsewhere else REMOVE_UNEMPLOYED
    grounds = all_judged(case, remove + CANCEL_UNEMPLOYED)
    return found + [one for one in grounds if one.kind != "open"]


def no_insurance_payment(rule: str) -> Condition:
    """N3: a payment with a known end is timed, one without is a state, one past its end is doubtful."""

    def condition(case: Case) -> list[Finding]:
        fact = "receives_ui_payment"
        paid, last = case.yes(fact), case.day("ui_payment_through")
        if paid is None or (paid and last and last < case.today):
            return [unknown(rule, fact)]
        if not paid:
            return []
        return [timed(rule, fact, last) if last else state(rule, fact)]

    return condition


def self_employment(case: Case) -> dict[str, Any]:
    share = case.yes("owns_agri_land_share")
    if share and "owns_agri_land_share" not in case.contested():
        return land_share_route(case)
    if share is None and case.word("unemployed_state") != "active":
        status = [one for one in registered_unemployed("E-24.1")(case) if one.kind == "unknown"]
        return answer([unknown("E-24.8", "owns_agri_land_share"), *status])
    found = status_and_grounds(case, "E-24.1") + all_judged(case, [no_insurance_payment("E-24.10")])
    return answer(found, priority=first_in_line(case))


def first_in_line(case: Case) -> Truth:
    """24.9."""
    since = case.day("unemployed_registered_on")
    long: Truth = case.today > add_years(since, 1) if since else False
    if since is None and case.word("unemployed_state") in ("active", None):
        long = None
    names = ("receives_targeted_social_assistance", "child_limited_health", "released_after_sentence")
    return any_of(*map(case.yes, names), case.disabled(), long, near_pension(case))


def no_other_work(case: Case) -> list[Finding]:
    return none_of(case, "E-24.8", "employed_any", OTHER_EIGHT)


def no_family_farm(case: Case) -> list[Finding]:
    fact = "emp_family_farm_member"
    return must("E-24.8", fact, opposite(case.yes(fact)), unsettled("E-24.8", fact, "Q-29"))


def no_other_earnings(case: Case) -> list[Finding]:
    return none_of(case, "E-24.8", "has_job", dict.fromkeys(("has_job", "has_earnings"), "E-24.8"))


def place_is_left(case: Case) -> list[Finding]:
    fact = "landshare_quota_open"
    return must("E-24.8", fact, case.yes(fact), state("E-24.8", fact))


def land_share_route(case: Case) -> dict[str, Any]:
    personal = all_judged(case, [no_other_work, no_family_farm, no_other_earnings, job_seeker])
    found = personal + all_judged(case, [place_is_left])
    outcome = outcome_of(found)
    if outcome == "undecidable" and case.yes("landshare_quota_open") is None:
        # The ceiling is not among the facts whose absence makes this service undecidable.
        outcome = outcome_of(personal).replace("eligible", "eligible_subject_to_quota")
    return answer(found, outcome=outcome, priority=False)


def public_works(case: Case) -> dict[str, Any]:
    priority = opposite(case.yes("receives_ui_payment"))
    found = status_and_grounds(case, "E-21.1")
    if not case.amended or outcome_of(found) == "eligible":
        return answer(found, priority=priority)
    routes = [later_job_seeker(case), later_land_share(case)]
    if [] in routes:
        return answer([], outcome="eligible_subject_to_quota", priority=priority)
    if case.word("unemployed_state") in ("none", "cancelled") and outcome_of(routes[0]) == "step_needed":
        found = routes[0]  # on no list: the registration that is asked of a job seeker does
        routes = routes[1:]
    doubtful = [one for route in routes if not is_false(route) for one in route]
    if outcome_of(doubtful) == "undecidable":
        doubtful = [one for one in doubtful if one.kind == "unknown"]
    if doubtful and outcome_of(found) == "not_eligible":
        reasons = answer(found + doubtful)["reasons"]
        return {**answer(doubtful, priority=priority), "reasons": reasons}
    return answer(found + doubtful, priority=priority)


def outside_the_law(case: Case) -> list[Finding]:
    """Article 3 closes both ways to whoever is known to live elsewhere; the status alone makes this undecidable."""
    return [one for one in in_scope(case) if one.kind == "state"]


def later_job_seeker(case: Case) -> list[Finding]:
    """A-09: job seekers, within a ceiling that no fact tells; C10 for whoever is none, and P-01 for the application."""
    if case.word("job_seeker_state") == "active":
        return outside_the_law(case)
    found = [replace(one, rule=one.rule.replace("E-5.2", "E-21.1")) for one in job_seeker(case)]
    found = [replace(one, rule=one.rule.replace("E-5.8", "E-21.1")) for one in found]
    if case.word("job_seeker_state") in ("none", "cancelled"):
        found += [replace(one, rule="P-01") for one in old_enough(case)]
    return outside_the_law(case) + found


def later_land_share(case: Case) -> list[Finding]:
    """A-03: owners of a land share without other work."""
    fact = "owns_agri_land_share"
    found = outside_the_law(case) + must("E-21.1", fact, case.yes(fact), state("E-21.1", fact))
    others = all_judged(case, [no_other_work, no_family_farm, no_other_earnings])
    return found + [replace(one, rule=one.rule.replace("E-24.8", "E-21.1")) for one in others]


def training(case: Case) -> dict[str, Any]:
    worked = case.day("last_worked_until")
    first: Truth = case.today > add_years(worked, 3) if worked and not case.yes("never_worked") else None
    priority = any_of(first, opposite(case.yes("has_profession")))
    found = all_judged(case, [in_a_list, needs_training])
    if case.disabled() and any(one.kind == "state" for one in found):
        # T2 is false: all of its conditions that are not true are reasons (part 0), with those of DIS-20.3.
        found += all_judged(case, [has_programme, of_age, seeks])
    return answer(found, priority=priority)


def has_programme(case: Case) -> list[Finding]:
    fact = "has_rehabilitation_programme"
    return must("DIS-20.3", fact, case.yes(fact), state("DIS-20.3", fact))


def of_age(case: Case) -> list[Finding]:
    born, fact = case.day("birth_date"), "birth_date"
    if born is None:
        return [unknown("DIS-20.3", fact)]
    passes = birthday(born, 18)
    return [timed("DIS-20.3", fact, passes - ONE_DAY)] if passes > case.today else []


def seeks(case: Case) -> list[Finding]:
    status, fact = case.word("job_seeker_state"), "job_seeker_state"
    listed = None if status is None else status == "active"
    return must("DIS-20.3", fact, listed, step("DIS-20.3", fact, "file_e_application"))


def in_a_list(case: Case) -> list[Finding]:
    facts = [name for name in ("job_seeker_state", "unemployed_state") if case.word(name) is None]
    if "active" in (case.word("job_seeker_state"), case.word("unemployed_state")):
        return []
    none = step("E-20.1", "job_seeker_state", "file_e_application")
    return [unknown("E-20.1", facts[0], *facts) if facts else none]


def needs_training(case: Case) -> list[Finding]:
    cases = ("no_suitable_job_for_lack_of_profession", "lost_ability_in_former_profession")
    status, born = case.word("job_seeker_state"), case.day("birth_date")
    parts = {
        "job_seeker_state": None if status is None else status == "active",
        "has_disability": case.disabled(),
        "birth_date": case.today >= birthday(born, 18) if born else None,
        "has_rehabilitation_programme": case.yes("has_rehabilitation_programme"),
    }
    by_disability = all_of(*parts.values())
    value = any_of(*map(case.yes, cases), by_disability)
    if value is not None:
        return [] if value else [state("E-20.1", cases[0])]
    missing = [name for name in cases if case.yes(name) is None]
    if by_disability is None:
        missing += [name for name, part in parts.items() if part is None]
    return [unknown("E-20.1", missing[0], *missing)]


def stipend(case: Case) -> dict[str, Any]:
    return answer(all_judged(case, [has_status, in_training, no_insurance_payment("E-29.2")]))


def has_status(case: Case) -> list[Finding]:
    status, fact = case.word("unemployed_state"), "unemployed_state"
    active = None if status is None else status == "active"
    return must("E-29.1", fact, active, step("E-29.1", fact, "register_unemployed"))


def in_training(case: Case) -> list[Finding]:
    fact = "in_training_by_referral"
    return must("E-29.1", fact, case.yes(fact), step("E-29.1", fact, "join_training"))
