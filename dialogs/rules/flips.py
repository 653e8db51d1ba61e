"""What would change an answer: the facts that, changed together, give another outcome, and the other text of the law.

`flips` never advises anything: many of these facts nobody should change (state-only), some only time or the Agency can.
Changing a fact means giving it the value that `wished` names, under which no rule bars by it.  Facts are added until
the outcome changes, so that changing exactly the returned set always gives another outcome.  A yes (eligible, kept)
has none: any single bar would end it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from dialogs.rules.decision import CEILINGS, Decision, Outcome
from dialogs.rules.dictionary import EMPLOYED_ANY, VULNERABLE
from dialogs.rules.facts import Facts, LawText
from dialogs.rules.public_works import SERVICE as PUBLIC_WORKS
from dialogs.rules.public_works import by_later_text
from dialogs.rules.rule import Finding, Kind
from dialogs.rules.services import decide
from dialogs.rules.versions import AMENDED
from dialogs.rules.wished import wished

DECIDING: Mapping[Outcome, Kind] = {
    "not_eligible": "state",
    "wait_until": "timed",
    "step_needed": "step",
    "needs_officer": "open",
}
CANCELLING = ("E-5.9.", "E-5.11.", "E-4.1.")
LIST_FACT: Mapping[Outcome, str] = {"already_registered": "unemployed_state"}
CHANGES_OF: Mapping[str, tuple[str, ...]] = {"public-works": ("A-03", "A-09")}
# Service -> the facts that the texts judge differently, study first.
# While they are all known to be false, the answers are the same.
DIFFERING: Mapping[str, tuple[str, ...]] = {
    "unemployed": ("fulltime_other_student",),
    "self-employment": ("fulltime_other_student",),
    "keep-unemployed": ("fulltime_other_student",),
    "public-works": ("fulltime_other_student", "job_seeker_state", "owns_agri_land_share"),
}


def changed(decision: Decision, facts: Iterable[str]) -> Facts:
    """Return the facts of the decision with these changed to what is wished."""
    return cast("Facts", {**decision.case.values, **flips_to(decision, facts)})


def flips_to(decision: Decision, facts: Iterable[str]) -> dict[str, object]:
    """Return for each of the facts the value that it is changed to; of a day the latest that no rule bars by."""
    return {fact: wished(decision.service, fact, decision.case) for fact in facts}


def flips(decision: Decision) -> tuple[str, ...]:
    """Return the facts that, changed together, change the outcome; none for a yes."""
    chosen: dict[str, None] = {}
    now = decision
    while True:
        fresh = [fact for fact in deciding_facts(now) if fact not in chosen]
        if not fresh:
            return ()
        chosen.update(dict.fromkeys(fresh))
        if decision.outcome == "not_eligible":
            return tuple(chosen)  # without these no state is left, whatever else bars
        now = decide(decision.service, changed(decision, chosen), decision.case.law)
        if now.outcome != decision.outcome:
            return tuple(chosen)


def deciding_facts(decision: Decision) -> list[str]:
    """Return the facts on which the outcome rests."""
    outcome = decision.outcome
    if outcome == "undecidable":
        return list(decision.missing)
    if outcome == "eligible_subject_to_quota":
        return [fact for fact in decision.missing if fact in CEILINGS]
    if outcome in LIST_FACT:
        return [LIST_FACT[outcome]]
    return [fact for it in deciding(decision) for fact in behind(it)]


def deciding(decision: Decision) -> list[Finding]:
    """Return the reasons that decide; a missing registration decides before what stands in its own way."""
    if decision.outcome in {"cancelled", "suspended"}:
        certain = [it for it in decision.reasons if it.kind != "open" and it.step != "correct_entry"]
        return [it for it in certain if decision.outcome == "suspended" or it.rule.startswith(CANCELLING)]
    kind = DECIDING.get(decision.outcome)
    found = [it for it in decision.reasons if it.kind == kind]
    return [it for it in found if it.step == "register_unemployed"] or found


def behind(found: Finding) -> tuple[str, ...]:
    """Return the input facts behind a reason; those of a derived fact that all must change are reasons themselves."""
    if found.fact == EMPLOYED_ANY:
        return ()
    return found.rests_on[1:] if found.fact == VULNERABLE else (found.fact,)


class Other(NamedTuple):
    """The answer of the other text of the law where it differs, and the later changes it comes from."""

    law: LawText
    decision: Decision
    changes: tuple[str, ...]


def other_answer(decision: Decision) -> Other | None:
    """Return what the other text of the law answers, if its outcome differs."""
    values = decision.case.values
    differing = DIFFERING.get(decision.service, ())
    if decision.outcome == "eligible":
        differing = differing[:1]  # a yes is lost by study alone; the later routes only add to it
    if all(values.get(fact) is False for fact in differing):
        return None
    law = decision.case.law.other()
    short = law.text == AMENDED and decision.service == PUBLIC_WORKS and values.get(differing[0]) is False
    if short and by_later_text(decision).outcome == decision.outcome:
        return None
    other = decide(decision.service, decision.case.facts, law)
    if other.outcome == decision.outcome:
        return None
    resting = (it.change for each in (decision, other) for it in (*each.reasons, *each.not_checked))
    changes = tuple(dict.fromkeys(change for change in resting if change))
    return Other(law.text, other, changes or CHANGES_OF.get(decision.service, ()))
