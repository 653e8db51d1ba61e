"""What follows the answer of an eligibility check: why, what would change it, priority, contesting an entry, a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dialogs.answers.or_ended import Ended
from dialogs.eligibility_answer import Told, change_key, flip_lines, tell
from dialogs.eligibility_asked import Asked, Source, weighed
from dialogs.eligibility_choices import another, what_next
from dialogs.eligibility_contested import contest
from dialogs.eligibility_differing import Differing
from dialogs.eligibility_keep import KEEP, LISTS, gather_grounds, list_of
from dialogs.eligibility_priority import first_served
from dialogs.eligibility_questions import facts_on, gather
from dialogs.eligibility_why import why_lines
from dialogs.rules.decision import Decision
from dialogs.rules.facts import LawText
from dialogs.rules.free_day import FreeDay, free_day
from dialogs.rules.kept_days import KeptYear, kept_years
from dialogs.rules.services import decide
from dialogs.rules.versions import Approval
from dialogs.rules.workdays import Counting
from dialogs.script import Ending, Script, ask, record, say
from dialogs.setting import Setting
from dialogs.values import Json, Weekday

Day = date  # the record below has a field of that name
THEN = {"apply": "application", "human": "contact", "menu": "menu"}


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
        wanted = yield from ask(what_next(setting, told, asked), f"eligibility.next.{asked.round}.{turn}")
        match wanted:
            case Ended():
                return (yield from _contested(setting, told, asked, wanted))
            case "why":
                yield from say("eligibility.why.say", why_lines(told))
            case "change":
                yield from say(change_key(told.decision), flip_lines(told))
            case "remind":
                return (yield from _reminded(setting, told))
            case "contest":
                return (yield from _contested(setting, told, asked))
            case "priority" | "group":
                return (yield from answer(setting, (yield from first_served(setting, asked))))
            case "another":
                other = yield from ask(another(asked.service), f"eligibility.service.{asked.round}.{turn}")
                return Ending("eligibility.left", then=other, silent=True)
            case "keep" | "keep_seeker":  # KEEP, KEEP_SEEKER
                return (yield from _keep(setting, asked))
            case _:
                then = told.request if wanted == "request" else THEN.get(wanted, wanted)
                return Ending("eligibility.left", then=then, silent=True)


def _reminded(setting: Setting, told: Told) -> Script[Ending]:
    """A word on the first free day."""
    free = free_day(told.decision)
    assert free is not None
    yield from record(RemindOn(free, told.decision.service), f"remind.{told.decision.service}")
    return Ending("eligibility.reminded", {"day": Weekday.on(free.day, setting.today)})


def _contested(setting: Setting, told: Told, asked: Asked, over: Ended | None = None) -> Script[Ending]:
    """An entry of a register that the person says is over or never was so: a step, never a no."""
    said = yield from contest(told.contestable, asked.facts, asked.round, over)
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
