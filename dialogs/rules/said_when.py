"""When something is said beside an answer: what each note tests of the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogs.rules import groups, public_works
from dialogs.rules.acts import CHANGES
from dialogs.rules.bars import IN_SCOPE
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.employed import EMPLOYED
from dialogs.rules.periods import MINIMUM_AGE, OF_AGE
from dialogs.rules.rule import Finding
from dialogs.rules.versions import ADOPTED
from dialogs.rules.ways import by_land_share, opened_by, suspended, without_status
from dialogs.rules.ways import estimated as window_estimated
from dialogs.rules.workdays import birthday

Holds = Callable[[Decision], bool]


def holds(fact: str, value: object = True) -> Holds:
    """The fact has this value."""
    return lambda decision: decision.case.values.get(fact) == value


def studies(decision: Decision) -> bool:
    """Full-time study of any kind."""
    values = decision.case.values
    return values.get("fulltime_he_sse_student") is True or values.get("fulltime_other_student") is True


def may_stay_seeker(decision: Decision) -> bool:
    """A no that leaves the registration as job seeker open: nothing ends that one too or removes it for a time."""
    barring = {(it.rule, it.kind) for it in decision.reasons}
    ends_too = ("E-3", "state") in barring or ("E-5.5", "state") in barring  # 3; hired by referral: 5.9.1
    closed = ends_too or removed_as_seeker(decision) or too_young_to_seek(decision)
    return decision.outcome == "not_eligible" and not closed


def removed_as_seeker(decision: Decision) -> bool:
    """Removed by 5.8, or with a ground for it that holds on both lists, whether or not a reason tells it."""
    values = decision.case.values
    told = any(it.rule.startswith("E-5.8") for it in decision.reasons)
    grounds = (values.get("called_up"), values.get("court_measure_in_force"))
    return told or values.get("job_seeker_state") == "suspended" or True in grounds


def seeks(decision: Decision) -> bool:
    """An active job seeker."""
    return decision.case.values.get("job_seeker_state") == "active"


def may_seek(decision: Decision) -> bool:
    """A job seeker, or somebody on no list whom nothing keeps from becoming one (1.1.7)."""
    registrable = decision.case.values.get("job_seeker_state") in {"none", "cancelled"}
    return seeks(decision) or (registrable and lives_here(decision) and not under_fifteen(decision))


def under_fifteen(decision: Decision) -> bool:
    """Known to be younger than the age from which the Agency registers (P-01)."""
    return younger(decision.case, MINIMUM_AGE)


def lives_here(decision: Decision) -> bool:
    """Not known to be somebody to whom the Law does not apply (3)."""
    return decision.case.values.get("residence_status") in {None, *IN_SCOPE}


def too_young_to_seek(decision: Decision) -> bool:
    """Under 15 and not registered as job seeker."""
    young = any(it.rule == "E-5.12.2" for it in decision.reasons)
    return young and decision.case.facts.get("job_seeker_state") != "active"


def may_complain(decision: Decision) -> bool:
    """A no, a removal or a ground against a registration."""
    return suspended(decision) or decision.outcome in {"not_eligible", "suspended", "cancelled"}


def vulnerable(decision: Decision) -> bool:
    """In one of the groups of 1.1.22."""
    return groups.first(groups.vulnerable(decision.case)) is True


def informal(decision: Decision) -> bool:
    """A job that no register shows."""
    values = decision.case.values
    return values.get("has_job") is True and all(values.get(rule.fact) is False for rule in EMPLOYED)


def foreigner(decision: Decision) -> bool:
    """Not a citizen."""
    return decision.case.facts.get("residence_status") not in {None, "citizen"}


def possible(decision: Decision) -> bool:
    """Not refused."""
    return decision.outcome != "not_eligible"


def status_may_end(decision: Decision) -> bool:
    """Not refused, and a status is there that the measure may end (Q-19)."""
    return possible(decision) and not without_status(decision)


def waits_registered(decision: Decision) -> bool:
    """A wait of somebody who stands on a list."""
    facts = decision.case.facts
    held = {facts.get("job_seeker_state"), facts.get("unemployed_state")} & {"active", "suspended"}
    return suspended(decision) or (decision.outcome == "wait_until" and bool(held))


def window_runs(decision: Decision) -> bool:
    """The five working days of 5.5 run."""
    return any(it.rule == "E-5.5" and it.kind == "timed" and it.ends_on for it in decision.reasons)


def awaits_employer(decision: Decision) -> bool:
    """The answer of an employer is awaited (18.7)."""
    return "await_employer" in decision.steps


def minor(decision: Decision) -> bool:
    """From 15 to 18 years old."""
    return aged(decision.case, MINIMUM_AGE, OF_AGE)


def younger(case: Case, end: int) -> bool:
    """Known not to be old enough for `end`."""
    born_on = case.facts.get("birth_date")
    return born_on is not None and case.as_of < birthday(born_on, end)


def aged(case: Case, start: int, end: int) -> bool:
    """Old enough for `start` and not yet for `end`."""
    born_on = case.facts.get("birth_date")
    return born_on is not None and birthday(born_on, start) <= case.as_of < birthday(born_on, end)


def martyr(decision: Decision) -> bool:
    """Whether A-07 may put into the group somebody whom nothing else puts there, whichever text is in use."""
    return decision.outcome != "eligible"


def martyr_first(decision: Decision) -> bool:
    """Whether A-07 may put first (24.9) somebody whom nothing else puts there."""
    return possible(decision) and decision.priority is not True and not by_land_share(decision)


def opened_later(decision: Decision) -> bool:
    """A no or a step of somebody whom the later text may let in (A-03, A-09)."""
    values = decision.case.values
    might = may_seek(decision) or values.get("owns_agri_land_share") is True
    lives = lives_here(decision)  # nobody else is let in by either text
    return decision.law == ADOPTED and decision.outcome != "eligible" and might and lives


def works_contract(decision: Decision) -> bool:
    """Whether the exception of A-05 may lift the wait of 5.12.5; which contract it was is no fact of ours."""
    return any(it.rule == "E-5.12.5" for it in decision.reasons)


def estimated(decision: Decision) -> bool:
    """Counted through a year whose holidays are not decided."""
    calendar = decision.case.law.calendar
    ends = [it.ends_on for it in decision.reasons if it.rule == "E-5.5" and it.ends_on is not None]
    return window_estimated(decision) or any(not calendar.confirmed(end.year) for end in ends)


def act_not_seen(decision: Decision) -> bool:
    """A reason or a way rests on a change whose act was not seen."""
    findings = (*decision.reasons, *decision.not_checked)
    resting = {it.change for it in findings if it.change} | set(opened_by(decision))
    return any(CHANGES[change].act is None for change in resting)


def ground_to_cancel(decision: Decision) -> bool:
    """Whether a ground of 5.11 stands against the status that is held; one that is contested does not."""
    held = decision.case.facts.get("unemployed_state") == "active"
    return held and any(
        it.rule.startswith("E-5.11.") and it.step != "correct_entry" for it in against_the_status(decision)
    )


def false_data(decision: Decision) -> bool:
    """Wrong data was found, a ground to cancel the status (5.11.4) that nobody contests."""
    return any(it.rule == "E-5.11.4" and it.step != "correct_entry" for it in against_the_status(decision))


def against_the_status(decision: Decision) -> Sequence[Finding]:
    """Return the reasons; where a later way is open beside them, those that stand against the status all the same."""
    return public_works.judged(decision.case)[0] if opened_by(decision) else decision.reasons


def pays(decision: Decision) -> bool:
    """Whether training has a price: nobody unemployed (20.2), nobody with a disability (Q-26)."""
    return decision.case.facts.get("unemployed_state") != "active" and not disabled(decision)


def disabled(decision: Decision) -> bool:
    """A disability is established."""
    return decision.case.has_disability() is True


def always(_decision: Decision) -> bool:
    """To everybody who asks this service."""
    return True
