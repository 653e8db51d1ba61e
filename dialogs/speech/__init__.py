"""How Azerbaijani and Russian are typed: folding, commands, numbers, dates, yes and no, wishes."""

from dialogs.speech.assent import plain_yes_no, yes_no
from dialogs.speech.commands import Command, command
from dialogs.speech.dates import date_said as date
from dialogs.speech.ended import ended
from dialogs.speech.intents import intent
from dialogs.speech.letters import clean, fold
from dialogs.speech.numbers import number, numbers
from dialogs.speech.topics import TOLD_ONLY, wish
from dialogs.speech.unknown import declined, not_known, only_not_known

__all__ = [
    "TOLD_ONLY",
    "Command",
    "clean",
    "command",
    "date",
    "declined",
    "ended",
    "fold",
    "intent",
    "not_known",
    "number",
    "numbers",
    "only_not_known",
    "plain_yes_no",
    "wish",
    "yes_no",
]
