"""The code that proves who is writing: sent to the number the registry holds, typed, compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.answers.one_time_code import AGAIN, OneTimeCode
from dialogs.outage import try_again
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
    say,
)
from dialogs.setting import Person, Setting
from dialogs.values import Language

CODE: Question[str] = Question("binding.code", OneTimeCode(again=True), sensitive=True, spent=True)
RESEND = choice("binding.resend", "new_code", "stop", line=False)
UNSENT = choice("binding.unsent", "new_code", "stop", line=False)


CODES, CODE_TRIES = 3, 5


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


def by_code(setting: Setting, person: Person, purpose: str, check: type[CheckCode]) -> Script[Ending | None]:
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
    """Whether the right code was typed; False when a new one is needed, AGAIN when one was asked for.

    A code that could not be compared is no try: it is compared once the registry answers, or typed again.
    """
    asked, left = 0, CODE_TRIES
    while left:
        asked += 1
        code = yield from ask(CODE, f"{key}.{asked}", {"ending": sent.phone_ending})
        if code == AGAIN:
            return AGAIN
        match (yield from look(check(sent.code_id, code), asked)):
            case CodeRight():
                return True
            case Refused("code-wrong", values):
                left -= 1
                told = values.get("tries_left")
                count = told if isinstance(told, int) else left
                yield from say(
                    "binding.code.mismatch" if count else "binding.code.no_tries", values={"count": count}
                )
            case Unreachable():
                yield from say("binding.code.unchecked")
            case _:
                yield from say("binding.code.over")
                return False
    return False
