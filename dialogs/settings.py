"""What the person settles for the whole conversation: language, where reminders go, that consents no longer hold."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.answers.yes_no import YesNo
from dialogs.binding import prove
from dialogs.consent import ConsentWithdrawn
from dialogs.registration import ENDED, tell_ended
from dialogs.registry import ReadStatus, Status
from dialogs.script import Ending, Question, Script, ask, choice, look, record
from dialogs.setting import Setting

FIRST_LANGUAGE: Question[str] = choice("greeting.language", "az", "ru", line=False)
LANGUAGE: Question[str] = Question("settings.language", FIRST_LANGUAGE.answer, line=False)


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """Event: speak this language from now on."""

    language: str


def language(setting: Setting) -> Script[Ending]:
    """Change the language; what was going on goes on afterwards."""
    del setting
    chosen = yield from ask(LANGUAGE)
    yield from record(LanguageChosen(chosen))
    return Ending("settings.language_changed", then="")


@dataclass(frozen=True, slots=True)
class RemindersChosen:
    """Event: where reminders of the monthly report go (this_chat, none)."""

    where: str


REMINDERS = choice("settings.reminders", "this_chat", "none", line=False)
REMINDERS_OR_TELEGRAM = choice("settings.reminders", "this_chat", "none", "telegram", line=False)


@dataclass(frozen=True, slots=True)
class LinkGiven:
    """Event: whoever opens the link made of `nonce` in Telegram carries on there as this person."""

    nonce: str


def reminders(setting: Setting) -> Script[Ending]:
    """Have reminders of the monthly report come here, to Telegram or not at all; the person is proved first."""
    proved = yield from prove(setting, "status")
    if isinstance(proved, Ending):
        return proved
    if not proved.verified:
        return Ending("settings.unreachable")
    where = yield from ask(REMINDERS_OR_TELEGRAM if setting.link else REMINDERS)
    if where == "telegram":  # nothing changes before the link is opened
        yield from record(LinkGiven(setting.link))
        return Ending("settings.telegram_link", {"link": setting.link}, document="telegram")
    yield from record(RemindersChosen(where))
    if where == "none":
        return Ending("settings.reminders_off")
    status = yield from look(ReadStatus(proved.person.fin))
    if isinstance(status, Status) and status.unemployed.state in ENDED:
        yield from tell_ended(status)
        return Ending("settings.reminders_waiting")  # none is promised to whom no report is due
    return Ending("settings.reminders_on")


WITHDRAW: Question[bool] = Question("consent.withdraw", YesNo(), line=False)


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Event: this conversation belongs to nobody any more."""


def withdrawal(setting: Setting) -> Script[Ending]:
    """Take back every consent given here: nothing is fetched or reminded of until one is given again.

    Whoever is known here by a link from elsewhere has given none, and can part from this conversation all the same.
    """
    if not setting.consents and setting.person is None:
        return Ending("consent.none")
    if not (yield from ask(WITHDRAW)):
        return Ending("consent.kept")
    for purpose in sorted(setting.consents):
        yield from record(ConsentWithdrawn(purpose), f"withdrawn.{purpose}")
    yield from record(RemindersChosen("none"))
    yield from record(PersonLeft())
    return Ending("consent.withdrawn")
