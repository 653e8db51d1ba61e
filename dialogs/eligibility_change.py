"""What decides an answer, as it is told: time, what is there later or is over, whose answer; never what to do.

Of what lasts and nobody is advised to end (land, a business, a pension, work), only the name stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dialogs.eligibility_keep import unseen
from dialogs.eligibility_lines import MOST, fact_lines
from dialogs.eligibility_turning import GOOD, POSSIBLE, QUOTA, turning_lines
from dialogs.rules.decision import Decision
from dialogs.rules.flips import changed, deciding, flips
from dialogs.rules.rule import Finding
from dialogs.rules.services import decide
from dialogs.rules.suitable_job import SERVICE as SUITABLE_JOB
from dialogs.rules.ways import opened_by, suspended
from dialogs.rules.wished import wished
from dialogs.script import Line
from dialogs.values import Phrase, Term, Value, Weekday

PRESENT = frozenset({True, "active"})  # what is wished to be there
ENDING = frozenset(  # what comes to its end by its own term
    {
        "emp_labour_contract",
        "emp_civil_contract",
        "emp_paid_office",
        "emp_armed_forces",
        "emp_student_with_paid_activity",
        "emp_foreigner_lawful_paid_work",
        "emp_abroad_lawful_work",
        "fulltime_he_sse_student",
        "fulltime_other_student",
        "admitted_fulltime_he_sse",
        "receives_ui_payment",
        "called_up",
        "court_measure_in_force",
    }
)
LATER = frozenset({"landshare_quota_open"})  # what another year brings
OFFERS: Mapping[tuple[str, str | None], str] = {  # how an offer bars -> whose answer is awaited
    ("step", "answer_offer"): "eligibility.flip.answered",
    ("step", "await_employer"): "eligibility.flip.employer",
    ("state", None): "law.reason.offers",
}
REFUSED = "E-5.5"  # refused by the person: a month from the decision (5.13)


def deciding_lines(decision: Decision) -> tuple[Line, ...]:
    """What decides the answer: time where a day is known, else facts by name; of a good one what would turn it."""
    if decision.outcome == "kept" and (open_yet := unseen(decision)):
        return fact_lines(open_yet)
    if decision.outcome in GOOD:
        return turning_lines(decision)
    if decision.outcome == QUOTA:
        return (*_places(decision), *turning_lines(decision))
    if decision.outcome == "wait_until" and decision.date is not None:
        key = "eligibility.flip.time.more" if more_than_time(decision) else "eligibility.flip.time"
        return (Line("", Phrase(key, (("day", decision.date),))),)
    if decision.through is not None:
        return (Line("", _until(decision.through, decision)),)
    if decision.outcome == "needs_officer" and decision.service != SUITABLE_JOB:
        return (Line("", Term("eligibility.flip.officer")),)
    if decision.service == "vulnerable" and decision.outcome == "not_eligible":
        return (Line("", Term("eligibility.flip.one_group")),)
    return _by_facts(decision)


def more_than_time(decision: Decision) -> bool:
    """Whether something may still bar on the first free day: a step, a fact nobody knows, the return from a removal."""
    left = decision.steps or decision.missing or suspended(decision)
    return decision.outcome == "wait_until" and decision.date is not None and bool(left)


def _places(decision: Decision) -> tuple[Line, ...]:
    """The places that are left: of a district, or those of land-share owners."""
    return (Line("", Term("eligibility.flip.places")),) if opened_by(decision) else _by_facts(decision)


def _by_facts(decision: Decision) -> tuple[Line, ...]:
    if decision.outcome == "undecidable":
        return fact_lines(decision.missing)  # each may change it, to either side
    chosen = flips(decision)
    if len(chosen) > MOST:
        return fact_lines(chosen)
    found = [it for it in deciding(decision) if it.fact in chosen]
    told = [value for it in found for value in _turn(it, decision, chosen)]
    known = {it.fact for it in found}
    told += [Term(f"law.fact.{fact}") for fact in chosen if fact not in known]
    told += _by_other_law_alone(decision)
    return (*(Line("", value) for value in dict.fromkeys(told)), *_then(decision, chosen))


def _by_other_law_alone(decision: Decision) -> Iterable[Value]:
    """What passes by itself or takes a step, and alone lets the person in by another law (DIS-20.3)."""
    for it in decision.reasons:
        by_this = it.rule.startswith("DIS-") and it.kind in {"timed", "step"}
        if by_this and decision.outcome == "not_eligible":
            chosen = wished(decision.service, (it.fact,), decision.case)
            then = decide(decision.service, changed(decision, chosen), decision.case.law)
            if then.outcome != decision.outcome:
                yield from _turn(it, decision, chosen)


def _turn(it: Finding, decision: Decision, chosen: Mapping[str, object]) -> Iterable[Value]:
    """By what one reason would be gone, in a few words."""
    fact, what = it.fact, ("what", Term(f"law.fact.{it.fact}"))
    if it.step == "correct_entry":
        yield Phrase("eligibility.flip.corrected", (what,))
    elif fact == "offers":
        undecided = "eligibility.flip.refused" if it.rule == REFUSED else "eligibility.flip.agency"
        yield Term(OFFERS.get((it.kind, it.step), undecided))
    elif it.kind in {"timed", "step"} and decision.case.values.get(fact) == "suspended":
        yield Phrase("eligibility.flip.over", (what,))
    elif it.kind == "timed" and it.ends_on is not None:
        yield _until(it.ends_on, decision)
    elif fact == "residence_status":
        where = Term(f"eligibility.residence.option.{chosen[fact]}")
        yield Phrase("eligibility.flip.value", (what, ("value", where)))
    else:
        yield _named(it, chosen[fact])


def _named(it: Finding, value: object) -> Value:
    """What is over one day, what is there one day; anything else by its name alone."""
    what = Term(f"law.fact.{it.fact}")
    if it.fact in ENDING:
        return Phrase("eligibility.flip.ended", (("what", what),))
    if value in PRESENT and (it.kind == "step" or it.fact in LATER):
        return Phrase("eligibility.flip.after", (("what", what),))
    return what


def _until(last: date, decision: Decision) -> Phrase:
    return Phrase("eligibility.flip.until", (("day", Weekday.on(last, decision.case.as_of)),))


def _then(decision: Decision, chosen: Mapping[str, object]) -> tuple[Line, ...]:
    """What is answered once what ends by its term is over, where that is no yes: a child with a contract has to wait.

    Nothing of the kind is said of a state that is only named, for nobody is to think of ending it.
    """
    if decision.outcome != "not_eligible" or not ENDING.issuperset(chosen):
        return ()
    after = decide(decision.service, changed(decision, chosen), decision.case.law).outcome
    if after in POSSIBLE or after == "undecidable":
        return ()
    return (Line("", Phrase("eligibility.flip.then", (("outcome", Term(f"eligibility.word.{after}")),))),)
