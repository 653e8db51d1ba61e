"""What can only be told: the insurance payment, courses, the stipend, quota places; then what can be checked here."""

from __future__ import annotations

from dialogs.script import Ending, Script
from dialogs.setting import Setting


def information(setting: Setting) -> Script[Ending]:
    """The articles, whom to ask, and the choice of what can be checked; no sum and no word on who gets what."""
    del setting
    yield from ()
    return Ending("information.told", then="eligibility")
