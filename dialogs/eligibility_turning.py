"""What would turn a good answer: each fact that alone would, and of the groups of 1.1.22 the last day or the last one.

It is named and never advised: of a sensitive fact nobody is told that it may be over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from dialogs.eligibility_keep import LISTS, facts_kept
from dialogs.eligibility_lines import DERIVED, MOST, fact_lines
from dialogs.rules import groups
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.rules.flips import changed
from dialogs.rules.index import PLANS_OF, facts_read
from dialogs.rules.services import decide
from dialogs.rules.suitable_job import READ
from dialogs.rules.suitable_job import SERVICE as SUITABLE_JOB
from dialogs.rules.training import STIPEND, TRAINING
from dialogs.rules.versions import ADOPTED
from dialogs.rules.workdays import birthday
from dialogs.script import Line
from dialogs.values import Phrase, Term, Weekday

VULNERABLE = "vulnerable"
LIST_CHECK: Mapping[str, str] = {"already_registered": "keep-unemployed"}
UNSAID = frozenset({"deceased_or_missing", "court_measure_in_force"})  # nobody is told that these may come
POSSIBLE = frozenset({"eligible", "eligible_subject_to_quota", "kept", "already_registered"})
QUOTA = "eligible_subject_to_quota"
GOOD = POSSIBLE - {QUOTA}  # where a ceiling decides, that is told first
SMALL: Mapping[str, frozenset[str]] = {  # what is read by the services without a talk of their own
    "training": TRAINING[ADOPTED].facts,
    "stipend": STIPEND[ADOPTED].facts,
    SUITABLE_JOB: READ,
}
SAID_ANYWAY = frozenset({"lost_ability_in_former_profession", "has_rehabilitation_programme"})  # sensitive
STATES = frozenset({"job_seeker_state", "unemployed_state"})


def turning(decision: Decision) -> tuple[str, ...]:
    """The facts by each of which a good answer would be another; of a status that is there, the check of its list."""
    service = LIST_CHECK.get(decision.outcome, decision.service)
    case = decision.case
    now = decide(service, case.facts, case.law).outcome
    if decision.outcome not in POSSIBLE or now not in POSSIBLE or service not in {*LISTS, *PLANS_OF, *SMALL}:
        return ()
    registration = ["job_seeker_state"] if decision.outcome == QUOTA else []  # it opens the way there
    then = {
        name: decide(service, changed(decision, {name: turned(case, name)}), case.law).outcome
        for name in (*registration, *_named(service))
    }
    lost = tuple(name for name, outcome in then.items() if outcome not in POSSIBLE)
    return lost or tuple(
        name for name, outcome in then.items() if outcome != now
    )  # else a way with few places


def turned(case: Case, fact: str) -> object:
    """The other value of a fact; of a registration, that there is none."""
    return "none" if fact in STATES else case.values.get(fact) in (None, False)


def turning_lines(decision: Decision) -> tuple[Line, ...]:
    """What would turn a good answer, as it is told; of an offered job each point, for one alone may decide."""
    if decision.service == VULNERABLE:
        return (_last_group(decision.case),)
    found = turning(decision)
    if decision.service == SUITABLE_JOB:
        return tuple(Line("", Term(f"law.fact.{fact}")) for fact in found)
    most = MOST - 1 if decision.outcome == QUOTA else MOST  # beside the places
    return fact_lines(found or _grounds(decision), most)


def may_turn(decision: Decision) -> bool:
    """Whether something that is not so today would turn a good answer."""
    return decision.outcome in GOOD and (decision.service == VULNERABLE or bool(turning(decision)))


def _grounds(decision: Decision) -> list[str]:
    """What the answer rests on where no fact alone turns it: what the check of the list finds already, or several."""
    service, case = LIST_CHECK.get(decision.outcome, decision.service), decision.case
    if service in SMALL:
        return [name for name in _named(service) if case.values.get(name) is True]
    found = decide(service, case.facts, case.law).reasons
    return [it.fact for it in found if it.fact not in DERIVED]


def _named(service: str) -> list[str]:
    """The facts that may be named as turning the answer, in the order of the dictionary."""
    if service in SMALL:
        read, states, said = SMALL[service], STATES, SAID_ANYWAY
    else:
        read, states, said = (
            (facts_kept if service in LISTS else facts_read)(service),
            frozenset(),
            frozenset(),
        )
    asked = (fact for name, fact in FACTS.items() if name in read - UNSAID)
    return [
        fact.name
        for fact in asked
        if fact.name in states | said or (fact.kind == "bool" and not fact.sensitive)
    ]


def _last_group(case: Case) -> Line:
    """The last day where nothing but age or the years before a pension counts; else that no group is left."""
    held = {fact for fact, holds in groups.vulnerable(case).items() if holds}
    born_on, pension = case.facts.get("birth_date"), case.facts.get("pension_age_date")
    if held == {"birth_date"} and born_on is not None:
        end = birthday(born_on, groups.YOUTH_UNDER)
    elif held == {"pension_age_date"} and pension is not None:
        end = pension
    else:
        return Line("", Term("eligibility.flip.no_group"))
    return Line(
        "", Phrase("eligibility.flip.through", (("day", Weekday.on(end - timedelta(1), case.as_of)),))
    )
