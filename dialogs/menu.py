"""The first words and the menu: what can be done here today."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.script import Ending, Script, ask, choice, record
from dialogs.setting import Setting
from dialogs.settings import LANGUAGE, LanguageChosen

SERVICE = choice("menu.main", "application", "sheet", "report", "reminders", "language", line=False)
RESUME = choice("talk.resume", "continue", "again", line=False)


@dataclass(frozen=True, slots=True)
class Greeted:
    """Event: the conversation has begun."""


def welcome(setting: Setting) -> Script[Ending]:
    """The first message in both languages, then the menu."""
    del setting
    language = yield from ask(LANGUAGE)
    yield from record(LanguageChosen(language))
    return Ending("greeting.hello", then="menu")


def hello(setting: Setting) -> Script[Ending]:
    """The first words to somebody whose language the channel knows."""
    del setting
    yield from record(Greeted())
    return Ending("greeting.hello", then="menu")


def menu(setting: Setting) -> Script[Ending]:
    """Which service is wanted."""
    del setting
    service = yield from ask(SERVICE)
    return Ending("menu.chosen", then=service, silent=True)


def resume(setting: Setting) -> Script[Ending]:
    """A dialog left half-way: go on with it or begin anew."""
    del setting
    chosen = yield from ask(RESUME)
    return Ending("menu.chosen", then=chosen, silent=True)
