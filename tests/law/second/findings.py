"""What a condition says when it is not true, and how the set of all findings becomes one outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.law.second.case import Case, Truth
from tests.law.second.dates import ONE_DAY

FALSE = ("state", "timed", "step")


@dataclass(frozen=True)
class Finding:
    """One condition that is not true; `ends_on` is the last barred day, null if no end is known."""

    rule: str
    kind: str
    fact: str
    ends_on: date | None = None
    steps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    question: str | None = None


Condition = Callable[[Case], list[Finding]]


def state(rule: str, fact: str) -> Finding:
    """False as long as the fact holds."""
    return Finding(rule, "state", fact)


def timed(rule: str, fact: str, last: date | None) -> Finding:
    """False through the day `last`, null if it has no known end."""
    return Finding(rule, "timed", fact, ends_on=last)


def step(rule: str, fact: str, *codes: str) -> Finding:
    """False until the person or the Agency does something."""
    return Finding(rule, "step", fact, steps=codes)


def unknown(rule: str, fact: str, *missing: str) -> Finding:
    """A fact is missing: the named ones, or `fact` itself."""
    return Finding(rule, "unknown", fact, missing=missing or (fact,))


def unsettled(rule: str, fact: str, question: str) -> Finding:
    """An open legal question decides."""
    return Finding(rule, "open", fact, question=question)


def must(rule: str, fact: str, value: Truth, otherwise: Finding) -> list[Finding]:
    """A condition on one fact: nothing if true, `otherwise` if false."""
    if value is None:
        return [unknown(rule, fact)]
    return [] if value else [otherwise]


def is_false(findings: Iterable[Finding]) -> bool:
    """Whether a condition is false, and not only unknown or open."""
    return any(finding.kind in FALSE for finding in findings)


def judged(case: Case, condition: Condition) -> list[Finding]:
    """The condition, where what is false only because of contested facts is a step."""
    found = condition(case)
    if not is_false(found) or not case.contested():
        return found
    versions = [condition(case.by_the_person()), condition(case.without_contested())]
    best = next((said for said in versions if not is_false(said)), versions[0])
    still = {(one.rule, one.fact) for one in best if one.kind in FALSE}
    mended = [one for one in found if one.kind in FALSE and (one.rule, one.fact) not in still]
    if still:  # the condition stands without them: only its own contested parts are softened
        mended = [one for one in mended if one.fact in case.contested()]
    steps = [step(one.rule, one.fact, "correct_entry") for one in mended]
    doubts = [] if still else [besides(one, case.contested()) for one in best if one.kind == "unknown"]
    return [one for one in found if one not in mended] + steps + [one for one in doubts if one.missing]


def besides(finding: Finding, contested: set[str]) -> Finding:
    """What is not known besides the contested facts themselves."""
    return replace(finding, missing=tuple(name for name in finding.missing if name not in contested))


def all_judged(case: Case, conditions: Iterable[Condition]) -> list[Finding]:
    """Every condition; none is skipped because another one failed."""
    return [finding for condition in conditions for finding in judged(case, condition)]


def outcome_of(findings: list[Finding]) -> str:
    """The fixed precedence of part 0."""
    kinds = {finding.kind for finding in findings}
    for kind, outcome in (
        ("state", "not_eligible"),
        ("timed", "wait_until"),
        ("step", "step_needed"),
        ("unknown", "undecidable"),
        ("open", "needs_officer"),
    ):
        if kind in kinds:
            return outcome
    return "eligible"


def free_day(findings: list[Finding]) -> date | None:
    """The latest first free day, null when one bar has no computable end."""
    ends = [finding.ends_on for finding in findings if finding.kind == "timed"]
    return None if None in ends else max(end for end in ends if end) + ONE_DAY


def answer(
    findings: list[Finding],
    *,
    outcome: str | None = None,
    more_steps: Iterable[str] = (),
    priority: Truth = None,
    through: date | None = None,
) -> dict[str, Any]:
    """The output object of part 0."""
    outcome = outcome or outcome_of(findings)
    steps = {code for finding in findings for code in finding.steps} | set(more_steps)
    missing = {name for finding in findings for name in finding.missing}
    questions = sorted(finding.question for finding in findings if finding.question)
    silent = outcome in ("eligible", "kept", "already_registered")
    return {
        "outcome": outcome,
        "date": free_day(findings) if outcome == "wait_until" else None,
        "steps": [] if outcome == "not_eligible" else sorted(steps),
        "missing": [] if silent or outcome == "not_eligible" else sorted(missing),
        "priority": priority,
        "through": through if outcome == "suspended" else None,
        "question": questions[0] if outcome == "needs_officer" else None,
        "reasons": [] if silent else sorted(map(reason, findings), key=str),
    }


def reason(finding: Finding) -> tuple[str, str, str, date | None]:
    """One line of the reasons."""
    return finding.rule, finding.kind, finding.fact, finding.ends_on
