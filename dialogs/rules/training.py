"""Services training and stipend (18.5, articles 20 and 29, Disability Law 20.3)."""

from __future__ import annotations

from typing import cast

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.groups import first, training_first
from dialogs.rules.logic import Truth, every, some
from dialogs.rules.measures import payment
from dialogs.rules.periods import OF_AGE
from dialogs.rules.plan import plans
from dialogs.rules.rule import CLEAR, Bar, Finding, Rule, timed, unknown
from dialogs.rules.workdays import ONE_DAY, birthday

LACKS_PROFESSION = "no_suitable_job_for_lack_of_profession"
LOST_ABILITY = "lost_ability_in_former_profession"
STATES = ("job_seeker_state", "unemployed_state")


def on_no_list(case: Case) -> tuple[Bar, ...]:
    """T1: neither an active job seeker nor unemployed."""
    states = {state: case.values.get(state) for state in STATES}
    if "active" in states.values():
        return CLEAR
    missing = [state for state, value in states.items() if value is None]
    return unknown(*missing) or (Bar("step", "job_seeker_state", step="file_e_application"),)


def by_disability(case: Case) -> dict[str, Truth]:
    """Disability Law 20.3: registered job seekers of full age with a rehabilitation programme, by fact."""
    state = case.facts.get("job_seeker_state")
    born_on = case.facts.get("birth_date")
    return {
        "job_seeker_state": None if state is None else state == "active",
        "has_disability": case.has_disability(),
        "birth_date": None if born_on is None else case.as_of >= birthday(born_on, OF_AGE),
        "has_rehabilitation_programme": case.facts.get("has_rehabilitation_programme"),
    }


def no_ground_for_training(case: Case) -> tuple[Bar, ...]:
    """T2: neither case of 20.1 nor the right of the Disability Law."""
    cases = {fact: cast("Truth", case.values.get(fact)) for fact in (LACKS_PROFESSION, LOST_ABILITY)}
    right = by_disability(case)
    entitled = some((*cases.values(), every(right.values())))
    if entitled:
        return CLEAR
    if entitled is False:
        return tuple(Bar("state", fact) for fact in cases)
    parts = cases if every(right.values()) is False else {**cases, **right}
    return unknown(*(fact for fact, value in parts.items() if value is None))


def by_disability_alone(case: Case) -> bool:
    """Tell whether only the Disability Law gives the training: neither case of 20.1 is known to hold."""
    cases = (case.values.get(LACKS_PROFESSION), case.values.get(LOST_ABILITY))
    return True not in cases and every(by_disability(case).values()) is True


TRAINING = plans(
    (
        Rule("E-20.1", "registered", "step", "job_seeker_state", test=on_no_list, also=("unemployed_state",)),
        Rule(
            "E-20.1",
            "profession_needed",
            "state",
            LACKS_PROFESSION,
            test=no_ground_for_training,
            also=(
                LOST_ABILITY,
                "job_seeker_state",
                "has_disability",
                "birth_date",
                "has_rehabilitation_programme",
            ),
        ),
    )
)


def not_of_age(case: Case) -> tuple[Bar, ...]:
    """Disability Law 20.3: from the 18th birthday on."""
    born_on = case.facts.get("birth_date")
    if born_on is None:
        return unknown("birth_date")
    day = birthday(born_on, OF_AGE)
    return CLEAR if case.as_of >= day else timed("birth_date", day - ONE_DAY)


def not_listed(case: Case) -> tuple[Bar, ...]:
    """Disability Law 20.3: for registered job seekers; the status of unemployed is not named there."""
    state = case.facts.get("job_seeker_state")
    if state is None:
        return unknown("job_seeker_state")
    return CLEAR if state == "active" else (Bar("step", "job_seeker_state", step="file_e_application"),)


DISABILITY = plans(  # what stands against its way, of somebody whose disability is established
    (
        Rule("DIS-20.3", "of_age", "timed", "birth_date", test=not_of_age),
        Rule("DIS-20.3", "job_seeker", "step", "job_seeker_state", test=not_listed, clear=("active",)),
        Rule("DIS-20.3", "rehabilitation_programme", "state", "has_rehabilitation_programme", bad=False),
    )
)


def training(case: Case) -> Decision:
    """Judge T1 and T2; those of 6.4.1 come first (20.3)."""
    found = TRAINING[case.law.text].judge(case)
    priority = first(training_first(case))
    return conclude("training", case, [*found, *_by_disability_law(case, found)], priority=priority)


def _by_disability_law(case: Case, found: list[Finding]) -> list[Finding]:
    """What the Disability Law asks besides, where T2 is false: a further reason, told to no one without a disability.

    Where T2 is false by contested entries alone, that is a step (part 0), and no wait may stand beside it.
    """
    refused = any(it.kind == "state" for it in found)
    return DISABILITY[case.law.text].judge(case) if refused and case.has_disability() else []


def not_unemployed(case: Case) -> tuple[Bar, ...]:
    """Article 29.1: the stipend is for the unemployed."""
    state = case.facts.get("unemployed_state")
    if state is None:
        return unknown("unemployed_state")
    return CLEAR if state == "active" else (Bar("step", "unemployed_state", step="register_unemployed"),)


STIPEND = plans(
    (
        Rule("E-29.1", "unemployed", "step", "unemployed_state", test=not_unemployed, clear=("active",)),
        Rule("E-29.1", "in_training", "step", "in_training_by_referral", bad=False, step="join_training"),
        payment("29.2"),
    )
)


def stipend(case: Case) -> Decision:
    """Judge article 29: unemployed, in training by referral, and not receiving the insurance payment."""
    return conclude("stipend", case, STIPEND[case.law.text].judge(case))
