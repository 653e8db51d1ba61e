"""Who is writing: FIN, card and birth date that match at the registry, then a code to the number the registry holds.

The levels are those of the service's policy: a match alone lets a person prepare an application; only the code lets the
name be shown and anything be filed or read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dialogs.answers.card_number import CardNumber
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.fin_code import FinCode
from dialogs.consent import consented
from dialogs.policy import need, stands
from dialogs.script import (
    Ending,
    Errand,
    Question,
    Refused,
    Script,
    Unreachable,
    ask,
    choice,
    look,
    record,
    say,
)
from dialogs.sent_code import CheckCode, CheckFreshCode, by_code
from dialogs.setting import Level, Person, Setting

FIN: Question[str] = Question("binding.fin", FinCode(), sensitive=True)
CARD: Question[str] = Question("binding.card", CardNumber(), sensitive=True)
BIRTH_DATE: Question[date] = Question("binding.birth_date", DateAnswer(), sensitive=True)
RETRY = choice("binding.retry", "again", line=False)

CARD_TRIES = 5
STOPPED: Mapping[str, str] = {
    "too-many-persons": "binding.too_many_persons.say",
    "too-many-tries": "binding.too_many_tries.say",
}
"""What is told where the registry is not asked because of too many tries, of FINs or with one FIN."""


@dataclass(frozen=True, slots=True)
class PersonFound:
    """The registry holds this person; `phone_ending` is None if it holds no phone number of theirs."""

    phone_ending: str | None = None


@dataclass(frozen=True, slots=True)
class FindPerson(Errand[PersonFound]):
    """Ask whether FIN, card and birth date belong together."""

    operation: ClassVar[str] = "findPerson"
    outcome: ClassVar[type] = PersonFound

    fin: str
    card: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class PersonProved:
    """Event: this conversation belongs to this person, proved at this level."""

    person: Person
    level: Level


@dataclass(frozen=True, slots=True)
class Proved:
    """Who is writing; not `verified` when the registry could not be asked: then `typed` names the birth date asked."""

    person: Person
    verified: bool = True
    typed: str | None = None


def prove(
    setting: Setting, purpose: str, first: Callable[[Person], Script[Ending | None]] | None = None
) -> Script[Proved | Ending]:
    """Obtain a person proved as the policy asks for `purpose`, or the ending that says why not.

    `first` is asked of somebody proved before, so that what ends the matter is told before a card is typed again.
    """
    wanted = need(setting, purpose)
    if wanted.level == "login" and not setting.proved("login"):
        return Ending("binding.login_needed")
    if setting.stopped and setting.person is None:
        return Ending("binding.too_many_persons")
    declined = yield from consented(setting, purpose)
    if declined is not None:
        return declined
    known = setting.person
    done = known is not None and stands(setting, purpose)
    if known is not None and done and first is not None and (told := (yield from first(known))) is not None:
        return told
    found = Proved(known) if known is not None and not wanted.card else (yield from _matched(known))
    if isinstance(found, Ending) or not found.verified or done:
        return found
    stopped = yield from by_code(
        setting, found.person, purpose, CheckFreshCode if wanted.fresh else CheckCode
    )
    if stopped is not None:
        return stopped
    yield from record(PersonProved(found.person, "code"), f"proved.{purpose}")
    return found


def _matched(known: Person | None) -> Script[Proved | Ending]:
    """FIN, card and birth date until they match; after five different tries a person is needed."""
    for attempt in range(1, CARD_TRIES + 1):
        end = f".{attempt}" if attempt > 1 else ""
        if known is not None and attempt == 1:
            yield from say("binding.card_again.say")
        fin = known.fin if known is not None else (yield from ask(FIN, FIN.name + end))
        number = yield from ask(CARD, CARD.name + end)
        born_on = yield from ask(BIRTH_DATE, BIRTH_DATE.name + end)
        person = Person(fin, number, born_on)
        match (yield from _found(FindPerson(fin, number, born_on), end)):
            case Unreachable():
                return Proved(person, verified=False, typed=BIRTH_DATE.name + end)
            case Refused():
                if attempt < CARD_TRIES:  # after the last try nothing can be typed again
                    yield from say("binding.person.mismatch" if known is None else "binding.card.mismatch")
            case PersonFound(phone_ending=None):
                return Ending("binding.no_phone")
            case PersonFound():
                yield from record(PersonProved(person, "card"), f"matched{end}")
                return Proved(person)
    return Ending("binding.stopped")


def _found(errand: FindPerson, end: str) -> Script[PersonFound | Refused | Unreachable]:
    """The registry's answer; where too much was tried it is waited for, and nothing that was answered is lost."""
    again = 0
    while True:
        found = yield from look(errand)
        if not isinstance(found, Refused) or found.code not in STOPPED:
            return found
        again += 1
        yield from say(STOPPED[found.code])
        yield from ask(RETRY, f"{RETRY.name}{end}.{again}")
