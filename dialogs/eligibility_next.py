"""What follows the answer of an eligibility check: why, what would change it, priority, contesting an entry, a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.wish import Wish
from dialogs.eligibility_answer import POSSIBLE, Told, change_key, flip_lines, tell
from dialogs.eligibility_asked import Asked, Source, weighed
from dialogs.eligibility_contested import contest
from dialogs.eligibility_differing import Differing, differing_lines
from dialogs.eligibility_keep import KEEP, LISTS, REGISTRATIONS, STANDING, gather_grounds, list_of
from dialogs.eligibility_questions import ask_group, facts_on, gather
from dialogs.eligibility_why import why_lines
from dialogs.menu import INTENTS
from dialogs.rules.case import open_case
from dialogs.rules.decision import Decision
from dialogs.rules.facts import LawText
from dialogs.rules.free_day import FreeDay, free_day
from dialogs.rules.groups import first, vulnerable
from dialogs.rules.kept_days import KeptYear, kept_years
from dialogs.rules.questions import PRIORITY, priority_questions
from dialogs.rules.services import decide
from dialogs.rules.versions import Approval
from dialogs.rules.workdays import Counting
from dialogs.script import Ending, Question, Script, ask, record, say
from dialogs.setting import Setting
from dialogs.values import Json, Term, Weekday

Day = date  # the record below has a field of that name
KEEP_SEEKER = "keep_seeker"  # the same choice, in words of the other list
THEN = {"apply": "application", "human": "contact", "another": "eligibility", "menu": "menu"}


@dataclass(frozen=True, slots=True)
class Decided:
    """Event: an answer was given; facts, law and calendar version replay to the same explanation.

    `sources`: of the facts that a register holds; the others are by the person's own words of `day`.  `as_of`: the
    oldest day of the data the rules read.  `counting` and `approval`: how the law was read, and who had approved it.
    `unsure`: what the person did not know, so that a null of it (also among the contested) does not mean "never".
    `calendar`: the calendar files of the years it may have counted in, `days`: their days themselves, so that later
    files change nothing.  `reasons`: as `grounds` writes them; None in a record older than this field.
    """

    service: str
    day: str
    outcome: str
    law: LawText
    calendar: str
    facts: Mapping[str, Json]
    sources: Mapping[str, Source] = field(default_factory=dict)
    as_of: date | None = None
    counting: Counting = field(default_factory=Counting)
    approval: Approval | None = None
    unsure: tuple[str, ...] = ()
    date: Day | None = None
    steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] | None = None
    differing: Differing = field(default_factory=dict)
    days: tuple[KeptYear, ...] = ()


def grounds(decision: Decision) -> tuple[str, ...]:
    """The reasons of an answer as they are kept: rule, kind, fact and last day."""
    return tuple(f"{it.rule} {it.kind} {it.fact} {it.ends_on or ''}".strip() for it in decision.reasons)


@dataclass(frozen=True, slots=True)
class RemindOn:
    """Event: the person wants a word on the first free day of this service."""

    free: FreeDay
    service: str


def answer(setting: Setting, asked: Asked) -> Script[Ending]:
    """Decide, keep the record of it, tell it, and go on as the person wishes."""
    decision = decide(asked.service, facts_on(setting, asked.facts), setting.law)
    told = Told(decision, asked.as_of, asked.sources, asked.unsure, asked.differing.keys())
    yield from record(_decided(setting, asked, decision), f"decided.{asked.service}.{asked.round}")
    yield from tell(told)
    return (yield from _next(setting, told, asked))


def _decided(setting: Setting, asked: Asked, decision: Decision) -> Decided:
    """The record of the answer."""
    law = setting.law
    return Decided(
        asked.service,
        setting.today.isoformat(),
        decision.outcome,
        law.text,
        law.calendar.identity(decision.case.calendar_years),
        asked.facts,
        asked.sources,
        asked.as_of,
        law.counting,
        law.approval,
        tuple(sorted(asked.unsure)),
        decision.date,
        decision.steps,
        grounds(decision),
        asked.differing,
        kept_years(decision.case),
    )


def _next(setting: Setting, told: Told, asked: Asked) -> Script[Ending]:
    """What the person wants to know or do, until they go on to something else."""
    turn = 0
    while True:
        turn += 1
        wanted = yield from ask(_what_next(setting, told, asked), f"eligibility.next.{asked.round}.{turn}")
        match wanted:
            case "why":
                yield from say("eligibility.why.say", why_lines(told))
            case "change":
                lines = flip_lines(told)
                yield from say(change_key(lines), lines)
            case "remind":
                return (yield from _reminded(setting, told))
            case "contest":
                return (yield from _contested(setting, told, asked))
            case "priority" | "group":
                return (yield from _priority(setting, asked))
            case "keep" | "keep_seeker":  # KEEP, KEEP_SEEKER
                return (yield from _keep(setting, asked))
            case _:
                then = told.request if wanted == "request" else THEN.get(wanted, wanted)
                return Ending("eligibility.left", then=then, silent=True)


def _what_next(setting: Setting, told: Told, asked: Asked) -> Question[str]:
    """Why, what would change it, the step that helps most, what is particular to this answer, and always a person.

    Where a person is that step, the last choice leads to another support, as the one before does without anything
    particular.  A wish in a sentence begins its own dialog.
    """
    elsewhere = "another" if told.next_step == "human" else "human"
    particular = _particular(setting, told, asked)
    if particular in ("menu", KEEP, KEEP_SEEKER) and elsewhere == "human":
        particular = "another"  # where the check of what is there is offered too
    ids = ("why", "change", told.next_step, particular, elsewhere)
    options = tuple(Option(one, Term(f"eligibility.next.option.{one}")) for one in ids)
    return Question("eligibility.next", Wish(Choice(options), INTENTS), line=False)


def _particular(setting: Setting, told: Told, asked: Asked) -> str:
    """What only this answer offers: an entry to contest, a word on the first free day, the check who comes first."""
    if told.contestable:
        return "contest"
    if told.decision.date is not None and told.next_step != "remind":
        return "remind"
    if _may_check_priority(setting, told, asked):
        return "group" if asked.service == "unemployed" else "priority"
    return _held(told)


def _held(told: Told) -> str:
    """The check whether the registration that is there may end, by its list; "menu" without one and after it."""
    decision = told.decision
    states = {state: decision.case.values.get(state) for state in REGISTRATIONS}
    if decision.service in LISTS or told.next_step == KEEP or not STANDING.intersection(states.values()):
        return "menu"
    return KEEP if list_of(states) == "keep-unemployed" else KEEP_SEEKER


def _may_check_priority(setting: Setting, told: Told, asked: Asked) -> bool:
    """Priority is looked at once, and only where its answer is told and not known yet (a land share gives none: 24.9).

    The group of 1.1.22 opens quota places also to somebody who has to wait, first come first served only to a yes.
    """
    told_then = told.decision.outcome in POSSIBLE or asked.service == "unemployed"
    known = told.decision.priority is not None or told.decision.outcome == "not_eligible"
    if known or not told_then or asked.service not in PRIORITY or asked.round > 1:
        return False
    return bool(priority_questions(asked.service, facts_on(setting, asked.facts), setting.law, asked.settled))


def _reminded(setting: Setting, told: Told) -> Script[Ending]:
    """A word on the first free day."""
    free = free_day(told.decision)
    assert free is not None
    yield from record(RemindOn(free, told.decision.service), f"remind.{told.decision.service}")
    return Ending("eligibility.reminded", {"day": Weekday.on(free.day, setting.today)})


def _contested(setting: Setting, told: Told, asked: Asked) -> Script[Ending]:
    """An entry of a register that the person says is over or never was so: a step, never a no."""
    said = yield from contest(told.contestable, asked.facts, asked.round)
    unsure = asked.unsure if said.known else asked.unsure | {said.fact}
    known: dict[str, Json] = {**asked.facts, "contested": said.by_law}
    again = replace(asked, facts=known, unsure=unsure, round=asked.round + 1)
    return (yield from answer(setting, (yield from completed(setting, again))))


def _keep(setting: Setting, asked: Asked) -> Script[Ending]:
    """Whether anything may end the registration: of words already said no word is asked again.

    What a register holds is read anew, for this answer reads other facts; offers are counted by another question.
    """
    service = list_of(asked.facts)
    if asked.sources or service is None:
        return Ending("eligibility.left", then=KEEP, silent=True)
    facts = {name: value for name, value in asked.facts.items() if name != "offers"}
    again = Asked(service, facts, asked.settled - {"offers"}, None, asked.round + 1)
    return (yield from answer(setting, (yield from completed(setting, again))))


def completed(setting: Setting, asked: Asked) -> Script[Asked]:
    """The same once every question that can still change the answer is asked."""
    ask_for = gather_grounds if asked.service in LISTS else gather
    said = yield from ask_for(setting, asked.service, asked.facts, asked.settled)
    known = replace(asked, facts=said.facts, settled=said.settled, unsure=asked.unsure | said.unsure)
    return weighed(setting, known)


def _priority(setting: Setting, asked: Asked) -> Script[Ending]:
    """The voluntary questions about who is served first; why they are asked stands before each."""
    if asked.voluntary.differing:
        yield from say("eligibility.differs.say", differing_lines(asked.voluntary.differing, setting.today))
    asked = asked.opened()
    facts, settled = dict(asked.facts), asked.settled
    while wanted := priority_questions(asked.service, facts_on(setting, facts), setting.law, settled):
        said = yield from ask_group(wanted[0])
        facts |= said.facts
        settled |= said.settled
    known = replace(asked, facts=facts, settled=settled, round=asked.round + 1)
    if unknown := _not_told(setting, known):
        yield from say(unknown)
    return (yield from answer(setting, known))


def _not_told(setting: Setting, asked: Asked) -> str:
    """What is said where the answer tells nothing of the check: no group of 1.1.22, or not known who is first."""
    facts = facts_on(setting, asked.facts)
    if asked.service != "unemployed":
        return (
            ""
            if decide(asked.service, facts, setting.law).priority is not None
            else "eligibility.priority.unknown"
        )
    found = first(vulnerable(open_case(facts, setting.law)))
    return "" if found else f"eligibility.group.{'none' if found is False else 'unknown'}"
