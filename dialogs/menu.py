"""The first words and the menu: what can be done here today."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.wish import Wish
from dialogs.script import Ending, Question, Script, ask, choice, record, say
from dialogs.setting import Setting
from dialogs.settings import FIRST_LANGUAGE, LanguageChosen
from dialogs.speech import TOLD_ONLY
from dialogs.values import Term

SERVICES = choice("menu.main", "application", "eligibility", "sheet", "report", "reminders", line=False)
APPLIED = Option("application", Term("menu.main.option.applied"))  # nothing new: what became of it
INTENTS = (  # what people write instead of a number, and the dialog that serves it
    ("apply_job_seeker", "application"),
    ("check_unemployed", "unemployed"),
    ("check_self_employment", "self-employment"),
    ("check_public_works", "public-works"),
    ("check_keep", "keep"),
    ("training", "information"),
    (TOLD_ONLY, "information"),
    ("get_sheet", "sheet"),
    ("monthly_report", "report"),
    ("report_deadline", "report"),
    ("unsubscribe_reminders", "reminders"),
    ("withdraw_consent", "withdrawal"),
    ("human", "contact"),
)
OFFERED = SERVICES.answer.options()
SERVICE: Question[str] = Question("menu.main", Wish(Choice(OFFERED), INTENTS), line=False)
APPLIED_SERVICE: Question[str] = Question(
    "menu.main", Wish(Choice((APPLIED, *OFFERED[1:])), INTENTS), line=False
)
RESUME = choice("talk.resume", "continue", "again", line=False)


@dataclass(frozen=True, slots=True)
class Greeted:
    """Event: the conversation has begun."""


def welcome(setting: Setting) -> Script[Ending]:
    """The first message in both languages, then the menu."""
    del setting
    language = yield from ask(FIRST_LANGUAGE)
    yield from record(LanguageChosen(language))
    return Ending("greeting.hello", then="menu")


def hello(setting: Setting) -> Script[Ending]:
    """The first words to somebody whose language the channel knows, and how to go on in the other one, in that one."""
    del setting
    yield from record(Greeted())
    yield from say("greeting.hello.say")
    return Ending("greeting.other", then="menu")


def menu(setting: Setting) -> Script[Ending]:
    """Which service is wanted; the application is not offered as new to somebody of whom it is known to be none."""
    service = yield from ask(APPLIED_SERVICE if setting.applied else SERVICE)
    return Ending("menu.chosen", then=service, silent=True)


def resume(setting: Setting) -> Script[Ending]:
    """A dialog left half-way: go on with it or begin anew."""
    del setting
    chosen = yield from ask(RESUME)
    return Ending("menu.chosen", then=chosen, silent=True)
