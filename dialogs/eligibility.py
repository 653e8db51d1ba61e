"""Who may get what: unemployed status, self-employment support, paid public works, decided by the law as data.

The registry's facts come first for a proved person; then only questions that can still change the answer are asked.
The answer is the outcome, every reason with its article, and what may be done next; never a decision (5.5, 27.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs.eligibility_asked import Asked
from dialogs.eligibility_beside import GROUNDS
from dialogs.eligibility_choices import CHECKS
from dialogs.eligibility_differing import differing_lines
from dialogs.eligibility_keep import KEEP, LISTS, REGISTRATIONS, facts_kept, which_list
from dialogs.eligibility_next import answer, completed
from dialogs.eligibility_questions import Said
from dialogs.eligibility_registered import LawFact, differing_in, readable, registered, sources_of
from dialogs.rules.index import facts_read
from dialogs.rules.taken import facts_taken, facts_voluntary
from dialogs.rules.workdays import UnknownYear
from dialogs.script import Ending, Script, ask, choice, say
from dialogs.setting import Setting

SERVICES = CHECKS[:-1]  # what may be asked for; KEEP: what is there already
SERVICE = choice("eligibility.service", *CHECKS, line=False)


def eligibility(setting: Setting) -> Script[Ending]:
    """Which service is to be checked; nobody has to say who they are, which is told where it is not known."""
    if not setting.proved("code"):
        yield from say("eligibility.nameless.say")
    return (yield from check(setting, (yield from ask(SERVICE))))


def unemployed_status(setting: Setting) -> Script[Ending]:
    """Whether unemployed status is open to the person (5.5, 5.12)."""
    return (yield from check(setting, "unemployed"))


def self_employment(setting: Setting) -> Script[Ending]:
    """Whether self-employment support is open to the person (24)."""
    return (yield from check(setting, "self-employment"))


def public_works(setting: Setting) -> Script[Ending]:
    """Whether paid public works are open to the person (21)."""
    return (yield from check(setting, "public-works"))


def keep(setting: Setting) -> Script[Ending]:
    """Whether anything may end the status or the registration that is there (5.8 to 5.11)."""
    return (yield from check(setting, KEEP))


def check(setting: Setting, service: str) -> Script[Ending]:
    """What is known, what is missing, the answer, and what next; of KEEP first which list it is."""
    told = yield from registered(setting, "eligibility", _read(service))
    differing = differing_in(setting, told)
    agreed_on = {name: known for name, known in told.items() if name not in differing}
    said = Said({}, frozenset())
    if service == KEEP:
        states = {name: agreed_on[name].value for name in REGISTRATIONS if name in agreed_on}
        service, said = yield from which_list(readable(setting, states))
    taken = _taken(service) | _grounds(told)
    held = {name: known for name, known in agreed_on.items() if name in taken}
    apart = {name: statements for name, statements in differing.items() if name in taken}
    if apart:
        yield from say("eligibility.differs.say", differing_lines(apart, setting.today))
    facts = readable(setting, {name: known.value for name, known in held.items()})
    asked = Asked(
        service,
        {**said.facts, **facts},
        said.settled | held.keys(),
        oldest(service, held),
        sources=sources_of(held),
        differing=apart,
        voluntary=_voluntary(service) if told else frozenset(),
    )
    try:
        return (yield from answer(setting, (yield from completed(setting, asked))))
    except UnknownYear:  # a window runs into a year without holidays: a person reckons it
        yield from say("eligibility.no_calendar.say")
        return Ending("eligibility.left", silent=True)


def _grounds(told: Mapping[str, LawFact]) -> frozenset[str]:
    """Why a registration was removed for a time: taken over only of somebody of whom that is so."""
    removed = any(told[name].value == "suspended" for name in REGISTRATIONS if name in told)
    return frozenset(GROUNDS) if removed else frozenset()


def _read(service: str) -> frozenset[str]:
    """What the registry is asked for: what the answer of this service reads, and nothing sensitive."""
    kept = frozenset(REGISTRATIONS).union(GROUNDS)
    return kept.union(*map(_taken, LISTS if service == KEEP else (service,)))


def _voluntary(service: str) -> frozenset[str]:
    """What the registry is asked for only if the person wants the check of who comes first."""
    return frozenset() if service in LISTS else facts_voluntary(service)


def _taken(service: str) -> frozenset[str]:
    return facts_kept(service) if service in LISTS else facts_taken(service)


def oldest(service: str, held: Mapping[str, LawFact]) -> date | None:
    """The oldest day of the data that this service's rules read; None without any."""
    read = facts_kept(service) if service in LISTS else facts_read(service)
    return min((known.as_of for name, known in held.items() if name in read), default=None)
