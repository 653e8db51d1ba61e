"""The answer of a service: outcome by fixed precedence, every reason, and the JSON keys of part 0."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal, NamedTuple

from dialogs.rules.acts import cite
from dialogs.rules.case import Case
from dialogs.rules.facts import LawText
from dialogs.rules.rule import Finding, Kind, under
from dialogs.rules.workdays import ONE_DAY
from dialogs.values import Json

Day = date  # the class below has a field of that name
Outcome = Literal[
    "eligible",
    "eligible_subject_to_quota",
    "not_eligible",
    "wait_until",
    "step_needed",
    "undecidable",
    "needs_officer",
    "already_registered",
    "kept",
    "suspended",
    "cancelled",
]
IN_ORDER: tuple[tuple[Kind, Outcome], ...] = (  # the first that was found wins
    ("state", "not_eligible"),
    ("timed", "wait_until"),
    ("step", "step_needed"),
    ("unknown", "undecidable"),
    ("open", "needs_officer"),
)
CEILINGS = frozenset({"landshare_quota_open"})  # unknown: eligible_subject_to_quota
WITHOUT_MISSING = frozenset(
    {"not_eligible", "eligible", "already_registered", "kept", "suspended", "cancelled"}
)
WITHOUT_REASONS = frozenset({"eligible", "kept", "already_registered"})


class Decision(NamedTuple):
    """A preliminary answer; the Agency decides (5.5, 27.3).

    `date`: first free day, only with wait_until, None when an end is not computable.  `through`: last day of a removal,
    only with suspended.  `reasons`: every condition known not to be true.  `not_checked`: the conditions that miss a
    fact.  `presumed`: unknown facts for which the register's status stands, so that they were not counted.
    """

    service: str
    case: Case
    outcome: Outcome
    date: Day | None = None
    steps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    priority: bool | None = None
    through: Day | None = None
    question: str | None = None
    reasons: tuple[Finding, ...] = ()
    not_checked: tuple[Finding, ...] = ()
    presumed: tuple[str, ...] = ()

    @property
    def law(self) -> LawText:
        """The text of the law this answer follows."""
        return self.case.law.text

    @property
    def firm(self) -> bool:
        """Tell whether no fact that is unknown now could change the outcome."""
        return not self.missing and not self.presumed and self.outcome != "undecidable"


def conclude(
    service: str,
    case: Case,
    found: Sequence[Finding],
    *,
    priority: bool | None = None,
    steps: tuple[str, ...] = (),
    presumed: tuple[str, ...] = (),
) -> Decision:
    """Choose the outcome from the set of findings: state, timed, step, unknown, open, else eligible.

    `steps` are those that bar nothing (ask_again, ask_return).
    """
    if not found:
        return Decision(service, case, "eligible", steps=steps, priority=priority, presumed=presumed)
    reasons, unknown = part(found)
    missing = once([it.fact for it in unknown]) if unknown else ()
    outcome = outcome_of({it.kind for it in reasons}, missing)
    if outcome == "not_eligible":
        steps = ()
    elif barring := [it.step for it in reasons if it.step]:
        steps = once((*barring, *steps))
    return Decision(
        service,
        case,
        outcome,
        first_free_day(reasons) if outcome == "wait_until" else None,
        steps,
        () if outcome in WITHOUT_MISSING else missing,
        priority,
        None,
        first_question(reasons) if outcome == "needs_officer" else None,
        () if outcome in WITHOUT_REASONS else reasons,
        unknown,
        presumed,
    )


def outcome_of(kinds: AbstractSet[Kind], unknown: Collection[str]) -> Outcome:
    """Return the outcome of the kinds of bars found and of the facts that are missing, by the fixed precedence.

    A yearly ceiling that only the Agency knows never makes an answer undecidable.
    """
    missing = not CEILINGS.issuperset(unknown) if unknown else False
    for kind, outcome in IN_ORDER:
        if kind in kinds or (missing and kind == "unknown"):
            return outcome
    return "eligible_subject_to_quota" if unknown else "eligible"


def part(found: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the known bars and the unknown conditions, in the order found."""
    reasons: list[Finding] = []
    unknown: list[Finding] = []
    for it in found:
        (unknown if it.kind == "unknown" else reasons).append(it)
    return tuple(reasons), tuple(unknown)


def first_free_day(reasons: Iterable[Finding]) -> date | None:
    """Return the day after the latest end of the timed bars; None if one of them has no computable end."""
    latest = None
    for it in reasons:
        if it.kind == "timed":
            end = it.ends_on
            if end is None:
                return None
            if latest is None or end > latest:
                latest = end
    return None if latest is None else latest + ONE_DAY


def first_question(reasons: Iterable[Finding]) -> str | None:
    """Return the open question with the lowest number."""
    return min((it.question for it in reasons if it.question), default=None)


def cited_by(decision: Decision, case: Case) -> Decision:
    """Return the same answer for this case, the same by another text of the law; each finding holds in both."""
    text = case.law.text
    return decision._replace(
        case=case,
        reasons=tuple([under(it, text) for it in decision.reasons]),
        not_checked=tuple([under(it, text) for it in decision.not_checked]),
    )


def once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words without repetition, in order."""
    return tuple(dict.fromkeys(words))


def finding_json(found: Finding) -> Json:
    """Return one reason as JSON; `change` names the later amendment it rests on.

    `strength`: of its source; `confirmed`: whether the act that says so was seen.
    """
    source = cite(found.rule, found.change)
    return {
        "rule": found.rule,
        "article": found.article,
        "law": found.law,
        "kind": found.kind,
        "fact": found.fact,
        "ends_on": iso(found.ends_on),
        "advice": found.advice,
        "change": found.change,
        "strength": source.strength,
        "confirmed": source.confirmed,
    }


def decision_json(
    decision: Decision, finding: Callable[[Finding], object] = finding_json
) -> dict[str, object]:
    """Return the keys of part 0, always all of them, and `law`, `not_checked` and `presumed` beside them.

    `finding` gives the JSON of one reason.
    """
    return {
        "outcome": decision.outcome,
        "date": iso(decision.date),
        "steps": decision.steps,
        "missing": decision.missing,
        "priority": decision.priority,
        "through": iso(decision.through),
        "question": decision.question,
        "reasons": [finding(it) for it in decision.reasons],
        "service": decision.service,
        "law": decision.law,
        "not_checked": [finding(it) for it in decision.not_checked],
        "presumed": decision.presumed,
    }


def iso(day: date | None) -> str | None:
    """Return the date as text, YYYY-MM-DD."""
    return None if day is None else day.isoformat()
