"""How the person is spoken to: language, easy wording, where reminders go."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.binding import prove
from dialogs.script import Ending, Question, Script, ask, choice, record
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


def reminders(setting: Setting) -> Script[Ending]:
    """Have reminders of the monthly report come here, or not at all; the person is proved first."""
    proved = yield from prove(setting, "status")
    if isinstance(proved, Ending):
        return proved
    if not proved.verified:
        return Ending("settings.unreachable")
    where = yield from ask(REMINDERS)
    yield from record(RemindersChosen(where))
    return Ending("settings.reminders_on" if where == "this_chat" else "settings.reminders_off")
