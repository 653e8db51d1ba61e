"""Entries of a register that the person says are over or wrong: which may be contested, and since when it is over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.or_ended import Ended, Lasting, OrEnded
from dialogs.answers.or_unknown import Heard, OrUnknown
from dialogs.answers.past_day import PastDay
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.script import Question, Script, ask
from dialogs.values import Json, Term

ENDED: Question[Heard[date]] = Question("eligibility.ended", OrUnknown(PastDay(), none=True), line=False)
BARRING = frozenset({"state", "timed"})
ONLY_A_WINDOW = frozenset({"job_seeker_registered_on"})  # 5.5: five working days that are over by themselves
CONTINUING = frozenset({"bool", "choice"})  # what such a fact says lasts, so that it may have ended on a day
NEGATIVE = frozenset({False, "none", "cancelled"})  # a register's word that something is not there
MOST_ENTRIES = 5
END_OF_A_JOB = "referral_contract_ended_on"
WORK = frozenset({"work"})
TOPICS: Mapping[str, frozenset[str]] = {  # by which words an entry is named (speech.ended)
    "emp_labour_contract": frozenset({"contract", "work"}),
    "emp_civil_contract": frozenset({"contract", "work"}),
    END_OF_A_JOB: frozenset({"contract", "work"}),
    "emp_entrepreneur": frozenset({"business"}),
    "owns_agri_land_share": frozenset({"land"}),
    "emp_family_farm_member": frozenset({"farm"}),
    "emp_armed_forces": frozenset({"service"}),
    "called_up": frozenset({"service"}),
    **dict.fromkeys(("fulltime_he_sse_student", "fulltime_other_student"), frozenset({"study"})),
    "admitted_fulltime_he_sse": frozenset({"study"}),
    **dict.fromkeys(("age_pension_assigned", "old_age_allowance_assigned"), frozenset({"pension"})),
    "receives_ui_payment": frozenset({"payment"}),
    **dict.fromkeys(("job_seeker_state", "unemployed_state"), frozenset({"registration"})),
    **dict.fromkeys(("emp_paid_office", "emp_student_with_paid_activity", "hired_by_referral"), WORK),
    **dict.fromkeys(("emp_foreigner_lawful_paid_work", "emp_abroad_lawful_work"), WORK),
}


@dataclass(frozen=True, slots=True)
class Contested:
    """What the person says against an entry: it ended on a day, it never was so (None), or the day is not known."""

    fact: str
    ended_on: date | None
    known: bool = True
    held: Mapping[str, Json] = field(default_factory=dict)

    @property
    def by_law(self) -> dict[str, Json]:
        """All that is contested now, as the law reads it."""
        return {**self.held, self.fact: None if self.ended_on is None else self.ended_on.isoformat()}


def contestable(decision: Decision, registered: Collection[str]) -> tuple[str, ...]:
    """Return the entries that bar and that a register holds, for nobody contests their own words."""
    barring = (it.fact for it in decision.reasons if it.kind in BARRING and it.step is None)
    return tuple(
        dict.fromkeys(
            fact
            for fact in barring
            if fact in registered and fact not in ONLY_A_WINDOW and FACTS[fact].stated
        )
    )


def contest(
    entries: tuple[str, ...], facts: Mapping[str, Json], turn: int, over: Ended | None = None
) -> Script[Contested]:
    """Ask which entry is wrong and, of what lasts, since when it is over; nothing of it that was said is asked."""
    said = over or (yield from ask(_which(entries, facts), f"eligibility.entry.{turn}"))
    held = facts.get("contested")
    known = held if isinstance(held, dict) else {}
    fact, day = (said, None) if isinstance(said, str) else (said.what, said.on)
    if day is not None or not _lasts(fact):
        return Contested(fact, day, held=known)
    ended = yield from ask(ENDED, f"eligibility.ended.{turn}")
    return Contested(fact, ended.value, ended.known, known)


def _lasts(fact: str) -> bool:
    """Whether it may be asked since when it is over; of the end of a job, which day is right."""
    return fact == END_OF_A_JOB or (FACTS[fact].kind in CONTINUING and fact != "residence_status")


def _which(entries: tuple[str, ...], facts: Mapping[str, Json]) -> Question[str | Ended]:
    options = tuple(Option(fact, entry(fact, facts)) for fact in entries[:MOST_ENTRIES])
    return Question("eligibility.entry", OrEnded(Choice(options), lasting(entries, facts)), line=False)


def lasting(entries: tuple[str, ...], facts: Mapping[str, Json]) -> tuple[Lasting, ...]:
    """The entries that may be over, for a sentence that says so of one."""
    return tuple(
        Lasting(Option(fact, entry(fact, facts)), TOPICS.get(fact, frozenset()))
        for fact in entries
        if _lasts(fact) and facts.get(fact) not in NEGATIVE
    )


def entry(fact: str, facts: Mapping[str, object]) -> Term:
    """What the register says: of a registration removed for a time it is the removal that is denied."""
    return Term(f"law.fact.{fact}.suspended" if facts.get(fact) == "suspended" else f"law.fact.{fact}")
