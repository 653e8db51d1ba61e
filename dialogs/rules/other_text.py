"""What the other text of the law answers where it differs, and what in it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dialogs.rules.decision import Decision, once
from dialogs.rules.facts import LawText
from dialogs.rules.flips import deciding
from dialogs.rules.public_works import SERVICE as PUBLIC_WORKS
from dialogs.rules.public_works import by_later_text
from dialogs.rules.rule import Finding
from dialogs.rules.services import decide
from dialogs.rules.versions import AMENDED
from dialogs.rules.ways import ROUTES, opened_by

# Service -> the facts that the texts judge differently, study first.
# While they are all known to be false, the answers are the same.
STUDY = "fulltime_other_student"
DIFFERING: Mapping[str, tuple[str, ...]] = {
    "unemployed": (STUDY,),
    "self-employment": (STUDY,),
    "keep-unemployed": (STUDY,),
    "public-works": (STUDY, "job_seeker_state", "owns_agri_land_share"),
}


class Other(NamedTuple):
    """The answer of the other text of the law where it differs, and the later changes it comes from.

    `than` is the answer by the text in use.
    """

    law: LawText
    decision: Decision
    changes: tuple[str, ...]
    than: Decision

    @property
    def ways(self) -> tuple[str, ...]:
        """The changes by which the later of the two texts lets more people in."""
        later = self.decision if self.law == AMENDED else self.than
        resting = once(it.change for it in found_by(later) if it.change in ROUTES)
        return opened_by(later) or resting

    @property
    def because(self) -> tuple[Finding, ...]:
        """What decides there, or is asked there, and is not found here."""
        other = self.decision
        if other.outcome == "undecidable":
            return _without([it for it in other.not_checked if it.fact in other.missing], self.than)
        return _without((*_to_register(other), *deciding(other)), self.than)

    @property
    def gone(self) -> tuple[Finding, ...]:
        """What is found here by a later change that lets nobody in, and not there."""
        later = [it for it in found_by(self.than) if it.change and it.change not in ROUTES]
        return _without(later, self.decision)


def other_answer(decision: Decision) -> Other | None:
    """Return what the other text of the law answers, if its outcome differs."""
    service, case = decision.service, decision.case
    differing = DIFFERING.get(service, ())
    if decision.outcome == "eligible":
        differing = differing[:1]  # a yes is lost by study alone; the later routes only add to it
    unlike = [fact for fact in differing if case.values.get(fact) is not False]
    if not unlike:
        return None
    law = case.law.other()
    if service == PUBLIC_WORKS and law.text == AMENDED and STUDY not in unlike:
        other = by_later_text(decision, law)
    else:
        other = decide(service, case.facts, law)
    if other.outcome == decision.outcome:
        return None
    later = other if law.text == AMENDED else decision
    changes = once([it.change for it in found_by(later) if it.change])
    return Other(law.text, other, changes or opened_by(later), decision)


def found_by(decision: Decision) -> tuple[Finding, ...]:
    """Return every condition that is not known to be true."""
    return (*decision.reasons, *decision.not_checked)


def _without(found: Iterable[Finding], decision: Decision) -> tuple[Finding, ...]:
    """Return those that this answer does not have; a fact that it misses too is missing in both."""
    there = {_named(it) for it in found_by(decision)}
    return tuple(dict.fromkeys(it for it in found if _named(it) not in there))


def _named(found: Finding) -> tuple[str, str, str]:
    return "" if found.kind == "unknown" else found.rule, found.kind, found.fact


def _to_register(decision: Decision) -> list[Finding]:
    """The status that the earlier text asks of everybody, also where a wait decides."""
    asked = [it for it in decision.reasons if it.step == "register_unemployed"]
    return [] if decision.outcome == "not_eligible" else asked
