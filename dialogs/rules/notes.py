"""What is said beside an answer: information that decides nothing, each by the article it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.rules import job_end
from dialogs.rules import said_when as when
from dialogs.rules.decision import Decision
from dialogs.rules.versions import ADOPTED, AMENDED
from dialogs.rules.ways import suspended

# code -> the rule or practice it comes from, and when it is said; None: to everybody who asks this service
Note = tuple[str, str, when.Holds]
_CALENDAR: Note = ("calendar_estimated", "D-1", when.estimated)
_UNSEEN: Note = ("act_not_confirmed", "Q-30", when.act_not_seen)
_MEANWHILE: tuple[Note, ...] = (  # what to do while a day is waited for
    ("answer_offers", "E-5.5", when.window_runs),
    ("ask_if_employer_is_silent", "E-18.7", when.awaits_employer),
    ("keep_current", "E-5.7", when.waits_registered),
    ("ask_return_then", "Q-35", suspended),
    ("complain", "E-9.1.6", when.may_complain),
)
_FALSE_DATA: Note = ("stays_job_seeker", "E-5.13", when.false_data)
_CANCELLING: Note = ("ground_to_cancel", "E-5.11", when.ground_to_cancel)
_EXCEPTED: Note = ("public_works_contract_excepted", "A-05", when.works_contract)
_FOREIGNER: tuple[Note, ...] = (
    ("treaties_first", "E-2.2", when.foreigner),
    ("residence_card", "Q-31", when.holds("residence_status", "foreigner_resident")),
)
NOTES: Mapping[str, tuple[Note, ...]] = {
    "unemployed": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        ("guidance_open", "E-22.1", when.studies),
        ("may_stay_job_seeker", "E-1.1.7", when.may_stay_seeker),
        ("seeker_from_fifteen", "P-01", when.too_young_to_seek),
        ("land_share_route", "E-24.8", when.holds("owns_agri_land_share")),
        ("vulnerable_group", "E-11.1", when.vulnerable),
        ("informal_work", "E-1.1.9", when.informal),
        ("suspended_business", "Q-06", when.holds("emp_entrepreneur")),
        ("insurance_ground_listed", "UI-13.1", job_end.ground_listed),
        ("insurance_ground_not_listed", "UI-13.1", job_end.ground_not_listed),
        ("insurance_if_ended", "UI-13.1", job_end.ground_unasked),
        ("insurance_closes_measures", "E-24.10", job_end.payment_closes),
        ("released_worker", "E-28.1.1", job_end.released),
        ("unjust_dismissal", "E-10.1.2", job_end.maybe_dismissed),
        _EXCEPTED,
        *_MEANWHILE,
    ),
    "self-employment": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        _CANCELLING,
        _FALSE_DATA,
        _EXCEPTED,
        ("payment_end_past", "E-24.10", job_end.payment_end_past),
        ("registration_may_end", "Q-19", when.status_may_end),
        ("stages", "E-24.1", when.possible),
        ("property_for_two_years", "E-24.1.4", lambda it: it.law == ADOPTED and when.possible(it)),
        ("property_for_one_year", "A-06", lambda it: it.law == AMENDED and when.possible(it)),
        ("may_stay_job_seeker", "E-1.1.7", when.may_stay_seeker),
        ("municipal_route", "E-16.1.1", lambda it: when.may_stay_seeker(it) and when.seeks(it)),
        ("parent_consents", "Q-27", when.minor),
        ("martyr_families_first", "A-07", when.martyr_first),
        *_MEANWHILE,
    ),
    "public-works": (
        _CALENDAR,
        _UNSEEN,
        *_FOREIGNER,
        _CANCELLING,
        _FALSE_DATA,
        _EXCEPTED,
        ("registration_may_end", "Q-19", when.status_may_end),
        ("may_stay_job_seeker", "E-1.1.7", when.may_stay_seeker),
        ("land_share_route", "E-24.8", when.holds("owns_agri_land_share")),
        ("municipal_route", "E-16.1.1", when.may_seek),
        ("opened_by_later_law", "A-03", when.opened_later),
        ("age_regarded", "E-10.2.3", when.minor),
        *_MEANWHILE,
    ),
    "keep-unemployed": (
        _UNSEEN,
        ("agency_decides", "E-27.3", when.always),
        _FALSE_DATA,
        *_MEANWHILE,
    ),
    "keep-job-seeker": (("agency_decides", "E-27.3", when.always), *_MEANWHILE),
    "training": (
        _UNSEEN,
        ("training_free", "E-20.2", when.holds("unemployed_state", "active")),
        ("training_paid", "E-20.2", lambda it: it.law == ADOPTED and when.pays(it)),
        ("training_partly_free", "A-03", lambda it: it.law == AMENDED and when.pays(it)),
        ("fee_with_disability", "Q-26", when.disabled),
        ("fee_changed_later", "A-03", lambda it: it.law == ADOPTED),
    ),
    "stipend": (
        _UNSEEN,
        ("payment_end_past", "E-29.2", job_end.payment_end_past),
        ("minimum_wage", "E-29.1", when.always),
        ("promised_to_job_seekers", "Q-24", when.holds("unemployed_state", "none")),
    ),
    "suitable-job": (("agency_weighs", "P-02", lambda decision: decision.outcome == "needs_officer"),),
    "vulnerable": (
        ("quota_path", "E-11.1", lambda decision: decision.outcome == "eligible"),
        ("many_children_by_practice", "Q-04", when.holds("many_minor_children")),
        ("martyr_families", "A-07", when.martyr),
    ),
    "register-job-seeker": _FOREIGNER,
}


def notes(decision: Decision) -> tuple[str, ...]:
    """Return the codes of what is to be said beside this answer, in a fixed order."""
    return tuple(code for code, _, holds in NOTES.get(decision.service, ()) if holds(decision))
