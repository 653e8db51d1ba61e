"""How an answer of the law is told: outcome, reasons with articles, dates, steps; never advice to end a state."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.eligibility_asked import Source
from dialogs.eligibility_beside import by_other_law, note_lines, stated
from dialogs.eligibility_change import deciding_lines, more_than_time
from dialogs.eligibility_contested import contestable
from dialogs.eligibility_corrected import contested_lines
from dialogs.eligibility_keep import KEEP, unseen
from dialogs.eligibility_lines import (
    DERIVED,
    articles_told,
    fact_lines,
    last_day,
    listed,
    reason_key,
    registrable_on,
    seeker_removed,
    step_lines,
)
from dialogs.eligibility_other import other_lines
from dialogs.eligibility_turning import may_turn
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.either_way import either_way
from dialogs.rules.notes import notes
from dialogs.rules.questions import deciding
from dialogs.rules.rule import Finding
from dialogs.rules.suitable_job import SERVICE as SUITABLE_JOB
from dialogs.rules.suitable_job import fitting_article
from dialogs.rules.ways import by_land_share, opened_by
from dialogs.script import Line, Script, say
from dialogs.values import Phrase, Term, Value, Weekday

REQUESTS = {"self-employment": "self-employment-request", "public-works": "public-works-request"}
LAND_SHARE = "land-share-request"  # by 24.8, of somebody without the status
BY_CHANGE = {"A-09": "seeker-works-request", "A-03": "share-works-request"}  # by the later text alone
KEPT = {"keep-unemployed": "unemployed_state", "keep-job-seeker": "job_seeker_state"}
BY_PHONE = frozenset({"wait_until", "step_needed", "needs_officer"})  # their texts tell whom to call
POSSIBLE = frozenset({"eligible", "eligible_subject_to_quota"})
FIRST_BY = {"self-employment": "24.9", "public-works": "21.2", "training": "20.3"}  # who is served first


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with where its facts came from; `as_of` is the oldest day of the registers' data, None without any."""

    decision: Decision
    as_of: date | None
    sources: Mapping[str, Source] = field(default_factory=dict)  # fact -> the register that holds it
    unsure: Collection[str] = ()  # asked, and the person did not know: a null of these is not "there is none"
    differing: Collection[str] = ()  # asked because registers differ: a no there is about today alone

    @property
    def next_step(self) -> str:
        """The choice that helps most now: apply, request, remind, keep (what is there), report or human."""
        decision = self.decision
        if decision.outcome == "already_registered":
            return KEEP
        if decision.service == "keep-unemployed" and decision.outcome == "kept":
            return "report"
        if self.application_needed or self.seeker_registration_open:
            return "apply"
        if decision.outcome in POSSIBLE and self.request != "menu":
            return "request"
        return "remind" if decision.date is not None else "human"

    @property
    def application_needed(self) -> bool:
        """Whether an application is the way now; on the list of job seekers the Agency decides without one (5.5)."""
        if registrable_on(self.decision) is not None or seeker_removed(self.decision):
            return False
        steps = self.decision.steps
        return "file_e_application" in steps or ("register_unemployed" in steps and not listed(self.decision))

    @property
    def seeker_registration_open(self) -> bool:
        """Whether somebody who is told no may still register as job seeker, which bars nobody (1.1.7, 5.2)."""
        if registrable_on(self.decision) is not None:
            return False
        unscoped = any(it.fact == "residence_status" for it in self.decision.reasons)
        steps = {it.step for it in self.decision.reasons}
        return self.decision.service == "unemployed" and "file_e_application" in steps and not unscoped

    @property
    def request(self) -> str:
        """The dialog that asks the registry for this support, by the way that is open to the person; else "menu"."""
        for change in opened_by(self.decision):
            return BY_CHANGE[change]
        return LAND_SHARE if by_land_share(self.decision) else REQUESTS.get(self.decision.service, "menu")

    @property
    def contestable(self) -> tuple[str, ...]:
        """Entries of a register that bar, and that the person may say are wrong."""
        return contestable(self.decision, self.sources)


def tell(told: Told) -> Script[None]:
    """The answer: outcome first, then reasons, missing facts, steps, what is said beside it, where it comes from."""
    decision = told.decision
    yield from say(outcome_key(decision), values={**_date(decision), **_by_what(decision)})
    reasons = reason_lines(told)
    if reasons:
        heading = (
            "anyway" if decision.outcome == "undecidable" else "say"
        )  # none of them is why no answer can be given
        yield from say(f"eligibility.reasons.{heading}", lines=reasons)
    matters = deciding(decision)  # what cannot change this answer is not called missing
    missing = fact_lines((*(fact for fact in decision.missing if fact in matters), *unseen(decision)))
    if missing:
        yield from say("eligibility.missing.say", lines=missing)
    if decision.steps:
        yield from say("eligibility.steps.say", lines=step_lines(decision))
    if decision.priority is not None and decision.outcome in POSSIBLE:
        key = f"eligibility.priority.{'first' if decision.priority else 'usual'}"
        yield from say(key, values={"article": FIRST_BY[decision.service]})
    yield from _beside(told)
    yield from _source(told)
    contested = contested_lines(decision.case, told.unsure, told.differing, told.sources)
    if contested:
        yield from say("eligibility.contested.say", contested)
    elif not missing and decision.outcome not in BY_PHONE and "complain" not in notes(decision):
        yield from say("eligibility.officer.say")  # where nothing else has told the way to a person


def outcome_key(decision: Decision) -> str:
    """The text of an outcome: without a date where none can be computed, with the earliest one where more may bar, by
    another law where that one gives it.
    """
    if by_other_law(decision):
        return "eligibility.training.eligible.disability"
    how = ""
    undated = decision.outcome in ("wait_until", "suspended") and not _date(decision)
    if decision.outcome == "suspended" and _held(decision, "suspended"):
        how = (
            ".now.undated" if undated else ".now"
        )  # the register says it, not a ground that the Agency will weigh
    elif undated:
        how = ".undated"
    elif more_than_time(decision):
        how = ".more"
    elif decision.outcome == "step_needed" and _held(decision, "active", "suspended"):
        how = ".held"
    return f"eligibility.{decision.service}.{decision.outcome}{how}"


def _held(decision: Decision, *states: str) -> bool:
    """Whether the registration that is to be kept stands so."""
    fact = KEPT.get(decision.service)
    return fact is not None and decision.case.values.get(fact) in states


def _date(decision: Decision) -> Mapping[str, Value]:
    day = decision.date or decision.through
    return {} if day is None else {"day": Weekday.on(day, decision.case.as_of)}


def _by_what(decision: Decision) -> Mapping[str, Value]:
    """By which article a job looks suitable."""
    suits = decision.service == SUITABLE_JOB and decision.outcome == "eligible"
    return {"article": fitting_article(decision.case)} if suits else {}


def reason_lines(told: Told) -> tuple[Line, ...]:
    """One line a reason, with its article; what a derived fact rests on is told instead of it."""
    certain = {
        it.fact: it for it in reversed(either_way(told.decision))
    }  # once a fact; why names each article
    known = told.decision.reasons or tuple(reversed(certain.values()))
    findings = [it for it in known if it.fact not in DERIVED]
    phrases = dict.fromkeys(
        _reason(it, told, articles_told(it, known)) for it in findings
    )  # one is said once
    return tuple(Line("", phrase) for phrase in phrases)


def _reason(it: Finding, told: Told, articles: Value) -> Phrase:
    """A reason with its articles, its last day and, where registers were read, by whose word it is known."""
    values: tuple[tuple[str, Value], ...] = (
        ("what", Term(reason_key(it, told.decision))),
        ("article", articles),
    )
    last = last_day(it, told.decision)
    if last is None:
        return Phrase(f"eligibility.reason.item{_by(it, told)}", values)
    day = Weekday.on(last, told.decision.case.as_of)
    return Phrase(f"eligibility.reason.until{_by(it, told)}", (*values, ("day", day)))


def _by(it: Finding, told: Told) -> str:
    """By whose word: nothing where all is the person's own, or where the two differ (a contested entry)."""
    if not told.sources or it.step == "correct_entry":
        return ""
    return ".registered" if it.fact in told.sources else ".own_words"


def flip_lines(told: Told) -> tuple[Line, ...]:
    """What decides the answer, and what the other text of the law answers."""
    return (*deciding_lines(told.decision), *other_lines(told.decision))


def change_key(decision: Decision) -> str:
    """The text before the lines of what decides the answer, or of what would turn a good one."""
    return f"eligibility.change.{'good' if may_turn(decision) and not unseen(decision) else 'say'}"


def _beside(told: Told) -> Script[None]:
    """Notes, and what the other text of the law answers."""
    lines = note_lines(told.decision)
    if lines:
        yield from say("eligibility.notes.say", lines=lines)
    elsewhere = other_lines(told.decision)
    if elsewhere:
        yield from say("eligibility.other_law.say", lines=elsewhere)


def _source(told: Told) -> Script[None]:
    """By whose words, by which text of the law, who decides."""
    case = told.decision.case
    approved = _approved(case)
    law = "approved" if approved else case.law.text.replace("-", "_")
    if told.as_of is not None:
        day = Weekday.on(told.as_of, case.as_of)
        both = "registered" if stated(case.values, told.sources) else "register_only"
        yield from say(f"eligibility.source.{both}.{law}", values={"day": day, **approved})
    else:
        yield from say(f"eligibility.source.own_words.{law}", values=approved)


def _approved(case: Case) -> dict[str, Value]:
    """What is told of the approval of the text; nothing while it is not verified as the law in force."""
    approval = case.law.approval
    return {} if approval is None else {"named": approval.named, "approved": approval.on}
