"""What is said beside an answer: information that decides nothing, each by the article it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.rules import groups
from dialogs.rules.acts import CHANGES
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.employed import EMPLOYED
from dialogs.rules.versions import ADOPTED, AMENDED
from dialogs.rules.ways import estimated, opened_by, suspended, without_status
from dialogs.rules.workdays import birthday

Holds = Callable[[Decision], bool]
UI_GROUNDS = frozenset(  # UI-13.1, with what A-10 adds
    {"70.a", "70.b", "68.2.b", "68.2.ç", "73.1", "73.2", "74.1.b", "74.1.ə", "CS.33.1.2", "CS.33.1.3"}
)
RELEASED = frozenset({"70.a", "70.b", "CS.33.1.2", "CS.33.1.3"})  # 1.1.19: liquidation, staff cut


def _is(fact: str, value: object = True) -> Holds:
    return lambda decision: decision.case.values.get(fact) == value


def _studies(decision: Decision) -> bool:
    values = decision.case.values
    return values.get("fulltime_he_sse_student") is True or values.get("fulltime_other_student") is True


def _may_stay_seeker(decision: Decision) -> bool:
    barring = {(it.rule, it.kind) for it in decision.reasons}
    ends_too = ("E-3", "state") in barring or ("E-5.5", "state") in barring  # 3; hired by referral: 5.9.1
    return decision.outcome == "not_eligible" and not ends_too


def _seeks(decision: Decision) -> bool:
    return decision.case.values.get("job_seeker_state") == "active"


def _too_young_to_seek(decision: Decision) -> bool:
    young = any(it.rule == "E-5.12.2" for it in decision.reasons)
    return young and decision.case.facts.get("job_seeker_state") != "active"


def _may_complain(decision: Decision) -> bool:
    return suspended(decision) or decision.outcome in {"not_eligible", "suspended", "cancelled"}


def _vulnerable(decision: Decision) -> bool:
    return groups.first(groups.vulnerable(decision.case)) is True


def _informal(decision: Decision) -> bool:
    values = decision.case.values
    return values.get("has_job") is True and all(values.get(rule.fact) is False for rule in EMPLOYED)


def _foreigner(decision: Decision) -> bool:
    return decision.case.facts.get("residence_status") not in {None, "citizen"}


def _ground_listed(decision: Decision) -> bool:
    return decision.case.facts.get("job_end_ground") in UI_GROUNDS


def _ground_given(decision: Decision) -> bool:
    return decision.case.facts.get("job_end_ground") not in {None, "none"}


def _ground_not_listed(decision: Decision) -> bool:
    return _ground_given(decision) and not _ground_listed(decision)


def _released(decision: Decision) -> bool:
    return decision.case.facts.get("job_end_ground") in RELEASED


def _possible(decision: Decision) -> bool:
    return decision.outcome != "not_eligible"


def _status_may_end(decision: Decision) -> bool:
    return _possible(decision) and not without_status(decision)


def _waits_registered(decision: Decision) -> bool:
    facts = decision.case.facts
    held = {facts.get("job_seeker_state"), facts.get("unemployed_state")} & {"active", "suspended"}
    return suspended(decision) or (decision.outcome == "wait_until" and bool(held))


def _window_runs(decision: Decision) -> bool:
    return any(it.rule == "E-5.5" and it.kind == "timed" and it.ends_on for it in decision.reasons)


def _awaits_employer(decision: Decision) -> bool:
    return "await_employer" in decision.steps


def _minor(decision: Decision) -> bool:
    return _aged(decision.case, 15, 18)


def _aged(case: Case, start: int, end: int) -> bool:
    born_on = case.facts.get("birth_date")
    return born_on is not None and birthday(born_on, start) <= case.as_of < birthday(born_on, end)


def _martyr(decision: Decision) -> bool:
    return decision.law == AMENDED and decision.priority is not True and decision.outcome != "eligible"


def _martyr_first(decision: Decision) -> bool:
    return decision.law == AMENDED and decision.priority is not True


def _opened_later(decision: Decision) -> bool:
    values = decision.case.values
    might = values.get("job_seeker_state") == "active" or values.get("owns_agri_land_share") is True
    return decision.law == ADOPTED and decision.outcome != "eligible" and might


def _works_contract(decision: Decision) -> bool:
    return decision.law == AMENDED and any(it.rule == "E-5.12.5" for it in decision.reasons)


def _estimated(decision: Decision) -> bool:
    calendar = decision.case.law.calendar
    ends = [it.ends_on for it in decision.reasons if it.rule == "E-5.5" and it.ends_on is not None]
    return estimated(decision) or any(not calendar.confirmed(end.year) for end in ends)


def _act_not_seen(decision: Decision) -> bool:
    findings = (*decision.reasons, *decision.not_checked)
    resting = {it.change for it in findings if it.change} | set(opened_by(decision))
    return any(CHANGES[change].act is None for change in resting)


def _payment_closes(decision: Decision) -> bool:
    return _ground_listed(decision) or decision.case.facts.get("receives_ui_payment") is True


def _disabled(decision: Decision) -> bool:
    return decision.case.has_disability() is True


def _always(_decision: Decision) -> bool:
    return True


# code -> the rule or practice it comes from, and when it is said; None: to everybody who asks this service
Note = tuple[str, str, Holds]
_CALENDAR: Note = ("calendar_estimated", "D-1", _estimated)
_UNSEEN: Note = ("act_not_confirmed", "Q-30", _act_not_seen)
_MEANWHILE: tuple[Note, ...] = (  # what to do while a day is waited for
    ("answer_offers", "E-5.5", _window_runs),
    ("ask_if_employer_is_silent", "E-18.7", _awaits_employer),
    ("keep_current", "E-5.7", _waits_registered),
    ("ask_return_then", "Q-35", suspended),
    ("complain", "E-9.1.6", _may_complain),
)
_FOREIGNER: tuple[Note, ...] = (
    ("treaties_first", "E-2.2", _foreigner),
    ("residence_card", "Q-31", _is("residence_status", "foreigner_resident")),
)
NOTES: Mapping[str, tuple[Note, ...]] = {
    "unemployed": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        ("guidance_open", "E-22.1", _studies),
        ("may_stay_job_seeker", "E-1.1.7", _may_stay_seeker),
        ("seeker_from_fifteen", "P-01", _too_young_to_seek),
        ("land_share_route", "E-24.8", _is("owns_agri_land_share")),
        ("vulnerable_group", "E-11.1", _vulnerable),
        ("informal_work", "E-1.1.9", _informal),
        ("suspended_business", "Q-06", _is("emp_entrepreneur")),
        ("insurance_ground_listed", "UI-13.1", _ground_listed),
        ("insurance_ground_not_listed", "UI-13.1", _ground_not_listed),
        ("insurance_closes_measures", "E-24.10", _payment_closes),
        ("released_worker", "E-28.1.1", _released),
        ("unjust_dismissal", "E-10.1.2", _ground_given),
        ("public_works_contract_excepted", "A-05", _works_contract),
        *_MEANWHILE,
    ),
    "self-employment": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        ("registration_may_end", "Q-19", _status_may_end),
        ("stages", "E-24.1", _possible),
        ("property_for_two_years", "E-24.1.4", lambda it: it.law == ADOPTED and _possible(it)),
        ("property_for_one_year", "A-06", lambda it: it.law == AMENDED and _possible(it)),
        ("may_stay_job_seeker", "E-1.1.7", _may_stay_seeker),
        ("municipal_route", "E-16.1.1", lambda it: _may_stay_seeker(it) and _seeks(it)),
        ("parent_consents", "Q-27", _minor),
        ("martyr_families_first", "A-07", _martyr_first),
        *_MEANWHILE,
    ),
    "public-works": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        ("registration_may_end", "Q-19", _status_may_end),
        ("may_stay_job_seeker", "E-1.1.7", _may_stay_seeker),
        ("land_share_route", "E-24.8", _is("owns_agri_land_share")),
        ("municipal_route", "E-16.1.1", _seeks),
        ("opened_by_later_law", "A-03", _opened_later),
        ("age_regarded", "E-10.2.3", _minor),
        *_MEANWHILE,
    ),
    "keep-unemployed": (
        _UNSEEN,
        ("agency_decides", "E-27.3", _always),
        *_MEANWHILE,
    ),
    "keep-job-seeker": (("agency_decides", "E-27.3", _always), *_MEANWHILE),
    "training": (
        _UNSEEN,
        ("training_free", "E-20.2", _is("unemployed_state", "active")),
        ("training_paid", "E-20.2", lambda it: not (_is("unemployed_state", "active")(it) or _disabled(it))),
        ("fee_with_disability", "Q-26", _disabled),
        ("fee_changed_later", "A-03", _always),
    ),
    "stipend": (
        _UNSEEN,
        ("minimum_wage", "E-29.1", _always),
        ("promised_to_job_seekers", "Q-24", _is("unemployed_state", "none")),
    ),
    "suitable-job": (("agency_weighs", "P-02", lambda decision: decision.outcome != "eligible"),),
    "vulnerable": (
        ("quota_path", "E-11.1", lambda decision: decision.outcome == "eligible"),
        ("many_children_by_practice", "Q-04", _is("many_minor_children")),
        ("martyr_families", "A-07", _martyr),
    ),
    "register-job-seeker": _FOREIGNER,
}


def notes(decision: Decision) -> tuple[str, ...]:
    """Return the codes of what is to be said beside this answer, in a fixed order."""
    return tuple(code for code, _, holds in NOTES.get(decision.service, ()) if holds(decision))
