"""Who is writing: FIN, card and birth date that match at the registry, then a code to the number the registry holds.

The levels are those of the service's policy: a match alone lets a person prepare an application; only the code lets the
name be shown and anything be filed or read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dialogs.answers.card_number import CardNumber
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.fin_code import FinCode
from dialogs.answers.one_time_code import AGAIN, OneTimeCode
from dialogs.consent import consented
from dialogs.outage import try_again
from dialogs.policy import need
from dialogs.script import (
    Done,
    Ending,
    Errand,
    Pending,
    Question,
    Refused,
    Script,
    Unreachable,
    act,
    ask,
    choice,
    look,
    record,
    say,
)
from dialogs.setting import Level, Person, Setting
from dialogs.values import Language

FIN: Question[str] = Question("binding.fin", FinCode(), sensitive=True)
CARD: Question[str] = Question("binding.card", CardNumber(), sensitive=True)
BIRTH_DATE: Question[date] = Question("binding.birth_date", DateAnswer(), sensitive=True)
CODE: Question[str] = Question("binding.code", OneTimeCode(again=True), sensitive=True, spent=True)
RESEND = choice("binding.resend", "new_code", "stop", line=False)
UNSENT = choice("binding.unsent", "new_code", "stop", line=False)

CARD_TRIES, CODES, CODE_TRIES = 5, 3, 5


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
class CodeSent:
    """A one-time code went to the number the registry holds."""

    code_id: str
    phone_ending: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SendCode(Errand[CodeSent]):
    """Have the registry send a code; at most once per request."""

    operation: ClassVar[str] = "sendCode"
    outcome: ClassVar[type] = CodeSent

    fin: str
    purpose: str
    language: Language


@dataclass(frozen=True, slots=True)
class CodeRight:
    """The typed code was the one sent."""

    ok: bool = True


@dataclass(frozen=True, slots=True)
class CheckCode(Errand[CodeRight]):
    """Compare a typed code; the registry counts the tries, so a right one is not compared again in this run."""

    operation: ClassVar[str] = "checkCode"
    outcome: ClassVar[type] = CodeRight
    fresh_seconds: ClassVar[float] = 30 * 24 * 3600

    code_id: str
    code: str


@dataclass(frozen=True, slots=True)
class CheckFreshCode(CheckCode):
    """The same where the proof may be ten minutes old at most: after that the registry calls the code expired."""

    fresh_seconds: ClassVar[float] = 600


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
    done = known is not None and setting.proved(wanted.level) and (setting.fresh or not wanted.fresh)
    if known is not None and done and first is not None and (told := (yield from first(known))) is not None:
        return told
    found = Proved(known) if known is not None and not wanted.card else (yield from _matched(known))
    if isinstance(found, Ending) or not found.verified or done:
        return found
    stopped = yield from _code(setting, found.person, purpose, CheckFreshCode if wanted.fresh else CheckCode)
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
        match (yield from look(FindPerson(fin, number, born_on))):
            case Unreachable():
                return Proved(person, verified=False, typed=BIRTH_DATE.name + end)
            case Refused("too-many-persons"):
                return Ending("binding.too_many_persons")
            case Refused():
                if attempt < CARD_TRIES:  # after the last try nothing can be typed again
                    yield from say("binding.person.mismatch" if known is None else "binding.card.mismatch")
            case PersonFound(phone_ending=None):
                return Ending("binding.no_phone")
            case PersonFound():
                yield from record(PersonProved(person, "card"), f"matched{end}")
                return Proved(person)
    return Ending("binding.stopped")


def _code(setting: Setting, person: Person, purpose: str, check: type[CheckCode]) -> Script[Ending | None]:
    """Send a code and compare what is typed; None when it was right."""
    for turn in range(1, CODES + 1):
        sending = SendCode(person.fin, purpose, setting.language)
        match (yield from act(sending, f"send_code.{purpose}.{turn}")):
            case Done(sent):
                typed = yield from _typed(sent, f"{CODE.name}.{purpose}.{turn}", check)
                if typed is True:
                    return None
                if typed == AGAIN:
                    continue
            case Refused("too-many-codes"):
                return Ending("binding.too_many_codes")
            case Refused() | Pending():
                yield from say("binding.code.not_sent")
                if (
                    turn < CODES
                    and (yield from try_again(UNSENT, turn, key=f"{UNSENT.name}.{purpose}")) == "stop"
                ):
                    return Ending("binding.unproved")
                continue
        if turn < CODES and (yield from ask(RESEND, f"{RESEND.name}.{purpose}.{turn}")) == "stop":
            return Ending("binding.unproved")
    return Ending("binding.too_many_codes")


def _typed(sent: CodeSent, key: str, check: type[CheckCode]) -> Script[bool | str]:
    """Whether the right code was typed; False when a new one is needed, AGAIN when one was asked for."""
    for attempt in range(1, CODE_TRIES + 1):
        code = yield from ask(CODE, f"{key}.{attempt}", {"ending": sent.phone_ending})
        if code == AGAIN:
            return AGAIN
        match (yield from look(check(sent.code_id, code), attempt)):
            case CodeRight():
                return True
            case Refused("code-wrong", values):
                left = values.get("tries_left")
                count = left if isinstance(left, int) else CODE_TRIES - attempt
                yield from say(
                    "binding.code.mismatch" if count else "binding.code.no_tries", values={"count": count}
                )
            case Unreachable():
                yield from say("binding.code.unchecked")
            case _:
                yield from say("binding.code.over")
                return False
    return False
