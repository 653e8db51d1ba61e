"""How a registration ended or stopped: the reason, the article, the days, and what can be done (5.8 to 5.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.registry import Registration, Status
from dialogs.rules.workdays import add_months
from dialogs.script import Line, Script, say
from dialogs.values import Phrase, Term, Value

ENDED = ("suspended", "cancelled")
WHY = frozenset(
    "5.8.1 5.8.2 5.8.3 5.9.1 5.9.2 5.9.3 5.9.4 5.10.1 5.10.2 5.10.3 5.10.4"
    " 5.11.1 5.11.2 5.11.3 5.11.4 5.11.5 5.11.6".split()
)
NEXT = {
    "5.9.1": "work",
    "5.9.3": "defect",
    "5.9.4": "anew",
    "5.11.1": "work",
    "5.11.2": "pension",
    "5.11.4": "month",
    "5.11.5": "anew",
    "5.11.6": "studies",
}
FOR_GOOD = "5.11.2"  # the age pension: unemployed status does not come back
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StandingKnown:
    """Event: whether this person has an application or a registration that leaves nothing to apply for now."""

    applied: bool


def tell_ended(status: Status) -> Script[bool]:
    """Tell of each list on which the person is no longer, or not now; whether there was any."""
    told = False
    for which, one in (("unemployed", status.unemployed), ("job_seeker", status.job_seeker)):
        if one.state in ENDED:
            told = True
            yield from say(f"registration.{which}.{one.state}", lines=_lines(one))
    return told


def reason(article: str | None) -> Term:
    """Why, in plain words; an article that we do not know is an officer's to explain."""
    return Term(f"registration.why.{article if article in WHY else 'other'}")


def free_on(one: Registration) -> date | None:
    """The first day on which the person may come again, where the Law names one (5.8, 5.10, 5.13)."""
    if one.state == "suspended":
        return None if one.through is None else one.through + ONE_DAY
    if one.article == "5.11.4" and one.since is not None:
        return add_months(one.since, 1) + ONE_DAY
    return None


def _lines(one: Registration) -> tuple[Line, ...]:
    first, article = free_on(one), one.article or ""
    why = Phrase("registration.why.item", (("why", reason(one.article)), ("article", article)))
    lines = [Line("registration.why.line", why if one.article else reason(None))]
    if one.since is not None:
        lines.append(Line("registration.since.line", one.since))
    if one.state == "suspended":
        through: Value = one.through or Term("registration.through.unknown")
        lines.append(Line("registration.through.line", through))
    lines.append(Line("registration.next.line", Term(f"registration.next.{_next(one)}")))
    if first is not None:
        lines.append(Line("registration.first.line", first))
    return (*lines, Line("registration.complaint.line", Term("registration.complaint")))


def _next(one: Registration) -> str:
    """What can be done now."""
    if one.state == "suspended":
        return "no_end" if one.through is None else "afterwards"
    return NEXT.get(one.article or "", "officer")
