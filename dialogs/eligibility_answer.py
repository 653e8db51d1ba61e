"""How an answer of the law is told: outcome, reasons with articles, dates, steps; never advice to end a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.eligibility_lines import article_lines, fact_lines
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS, Fact
from dialogs.rules.flips import flips, other_answer
from dialogs.rules.notes import notes
from dialogs.rules.questions import deciding
from dialogs.rules.rule import Finding
from dialogs.script import Line, Script, say
from dialogs.values import Json, Phrase, Term, Value, Weekday

DERIVED = frozenset({"employed_any"})  # told by the facts behind them
REQUESTS = {"self-employment": "self-employment-request", "public-works": "public-works-request"}
APPLY_STEPS = frozenset({"file_e_application", "register_unemployed"})
POSSIBLE = frozenset({"eligible", "eligible_subject_to_quota"})


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with where its facts came from; `as_of` is the oldest day of the registers' data, None without any."""

    decision: Decision
    as_of: date | None

    @property
    def next_step(self) -> str:
        """The choice that helps most now: apply, request, remind or human."""
        decision = self.decision
        if not APPLY_STEPS.isdisjoint(decision.steps) or self.seeker_registration_open:
            return "apply"
        if decision.outcome in POSSIBLE and self.request != "menu":
            return "request"
        return "remind" if decision.date is not None else "human"

    @property
    def seeker_registration_open(self) -> bool:
        """Whether somebody who is told no may still register as job seeker, which bars nobody (1.1.7, 5.2)."""
        unscoped = any(it.fact == "residence_status" for it in self.decision.reasons)
        steps = {it.step for it in self.decision.reasons}
        return self.decision.service == "unemployed" and "file_e_application" in steps and not unscoped

    @property
    def request(self) -> str:
        """The dialog that asks the registry for this support."""
        return REQUESTS.get(self.decision.service, "menu")

    @property
    def contestable(self) -> tuple[str, ...]:
        """Entries of a register that bar, and that the person may say are wrong."""
        if self.as_of is None:
            return ()
        barring = (it.fact for it in self.decision.reasons if it.kind == "state" and it.step is None)
        return tuple(dict.fromkeys(fact for fact in barring if fact in FACTS and FACTS[fact].stated))


def tell(told: Told) -> Script[None]:
    """The answer: outcome first, then reasons, missing facts, steps, what is said beside it, where it comes from."""
    decision = told.decision
    yield from say(outcome_key(decision), values=_date(decision))
    reasons = reason_lines(told)
    if reasons:
        yield from say("eligibility.reasons.say", lines=reasons)
    matters = deciding(decision)  # what cannot change this answer is not called missing
    missing = fact_lines(fact for fact in decision.missing if fact in matters)
    if missing:
        yield from say("eligibility.missing.say", lines=missing)
    if decision.steps:
        lines = tuple(Line("", Term(f"law.step.{step}")) for step in decision.steps)
        yield from say("eligibility.steps.say", lines=lines)
    if decision.priority is not None and decision.outcome in POSSIBLE:
        yield from say(f"eligibility.priority.{'first' if decision.priority else 'usual'}")
    yield from _beside(told)
    yield from _source(told)


def outcome_key(decision: Decision) -> str:
    """The text of an outcome; without a date where none can be computed."""
    undated = ".undated" if decision.outcome in ("wait_until", "suspended") and not _date(decision) else ""
    return f"eligibility.{decision.service}.{decision.outcome}{undated}"


def _date(decision: Decision) -> Mapping[str, Value]:
    day = decision.date or decision.through
    return {} if day is None else {"day": Weekday.on(day, decision.case.as_of)}


def reason_lines(told: Told) -> tuple[Line, ...]:
    """One line a reason, with its article; what a derived fact rests on is told instead of it."""
    findings = [it for it in told.decision.reasons if it.fact not in DERIVED]
    return tuple(Line("", _reason(it, told.decision.case.as_of)) for it in findings)


def _reason(it: Finding, today: date) -> Phrase:
    what = Term(reason_key(it))
    if it.ends_on is not None:
        day = Weekday.on(it.ends_on, today)
        return Phrase("eligibility.reason.until", (("what", what), ("article", it.article), ("day", day)))
    return Phrase("eligibility.reason.item", (("what", what), ("article", it.article)))


def reason_key(it: Finding) -> str:
    """The text of a reason: by its step or open question if there is one, else by its fact."""
    if it.step is not None:
        return f"law.reason.step.{it.step}"
    if it.question is not None:
        return f"law.reason.open.{it.question}"
    return f"law.reason.timed.{it.fact}" if it.kind == "timed" else f"law.reason.{it.fact}"


def why_lines(told: Told) -> tuple[Line, ...]:
    """The articles behind the answer in plain words."""
    decision = told.decision
    findings = decision.reasons or (decision.not_checked if decision.missing else ())
    cited = (article for it in findings for article in (it.article, *BEHIND.get((it.kind, it.fact), ())))
    return article_lines(tuple(dict.fromkeys(cited)) or (BASIS[decision.service],))


BASIS = {  # the article behind an answer without reasons
    "unemployed": "5.5",
    "self-employment": "24.1",
    "public-works": "21.1",
    "keep-unemployed": "27.3",
    "keep-job-seeker": "5.8",
    "training": "20.1",
    "stipend": "29.1",
    "suitable-job": "6.1",
    "vulnerable": "1.1.22",
}


BEHIND: Mapping[tuple[str, str], tuple[str, ...]] = {  # articles that a reason rests on besides its own
    ("timed", "offers"): ("5.13",),
}


def flip_lines(told: Told) -> tuple[Line, ...]:
    """What decides the answer: facts by name, never that anybody should change them; none for a yes."""
    lines = fact_lines(flips(told.decision))
    return (*lines, *(Line("", phrase) for phrase in _other_law(told.decision)))


def change_key(lines: tuple[Line, ...]) -> str:
    """The text before the lines of what decides the answer, or instead of them."""
    return "eligibility.change.say" if lines else "eligibility.change.nothing"


def _other_law(decision: Decision) -> list[Phrase]:
    """What the other text of the law answers; if it only asks for more, what it asks for."""
    other = other_answer(decision)
    if other is None:
        return []
    key = f"eligibility.other_law.{other.law.replace('-', '_')}"
    outcome = other.decision.outcome
    if outcome == "undecidable":
        more = [fact for fact in other.decision.missing if fact not in decision.missing]
        return [Phrase(f"{key}.asks", (("what", _flip(fact)),)) for fact in more]
    return [Phrase(key, (("outcome", Term(f"eligibility.word.{outcome}")),))]


def _flip(fact: str) -> Term:
    return Term(f"law.fact.{fact}")


def _beside(told: Told) -> Script[None]:
    codes = notes(told.decision)
    if codes:
        yield from say(
            "eligibility.notes.say", lines=tuple(Line("", Term(f"law.note.{code}")) for code in codes)
        )


def _source(told: Told) -> Script[None]:
    """By whose words, by which text of the law, who decides."""
    case = told.decision.case
    approved = _approved(case)
    law = "approved" if approved else case.law.text.replace("-", "_")
    if told.as_of is not None:
        day = Weekday.on(told.as_of, case.as_of)
        yield from say(f"eligibility.source.registered.{law}", values={"day": day, **approved})
    else:
        yield from say(f"eligibility.source.own_words.{law}", values=approved)


def _approved(case: Case) -> dict[str, Value]:
    """What is told of the approval of the text; nothing while it is not verified as the law in force."""
    approval = case.law.approval
    return {} if approval is None else {"named": approval.named, "approved": approval.on}


def contested_lines(contested: Json, today: date) -> tuple[Line, ...]:
    """For each contested entry: what the person says, who entered it and so corrects it, and which paper helps."""
    said = contested if isinstance(contested, dict) else {}
    return tuple(
        Line("", phrase) for fact, day in said.items() for phrase in _contest(FACTS[fact], day, today)
    )


def _contest(fact: Fact, ended_on: Json, today: date) -> tuple[Phrase, Phrase]:
    """The person's statement beside the register's, then the correction; null: it was never so."""
    what = ("what", Term(f"law.fact.{fact.name}"))
    if isinstance(ended_on, str):
        day = ("day", Weekday.on(date.fromisoformat(ended_on), today))
        return Phrase("eligibility.contested.ended", (what, day)), _contested(fact)
    return Phrase("eligibility.contested.never", (what,)), _contested(fact)


def _contested(fact: Fact) -> Phrase:
    who = Term(f"law.body.{fact.body or 'agency'}")
    values: tuple[tuple[str, Value], ...] = (("what", Term(f"law.fact.{fact.name}")), ("who", who))
    if fact.paper is None:
        return Phrase("eligibility.contested.item", values)
    return Phrase("eligibility.contested.paper", (*values, ("paper", Term(f"law.paper.{fact.paper}"))))
