"""What has to be proved before what: the one table of levels (anonymous, card, code, login)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.setting import Level, Setting


@dataclass(frozen=True, slots=True)
class Need:
    """`level` before anything personal is shown or filed; `fresh`: proved in the last ten minutes.

    `card`: the card and birth date themselves are part of what is filed.
    """

    level: Level
    fresh: bool = False
    card: bool = False


POLICY: Mapping[str, Need] = {
    "application": Need("code", card=True),
    "sheet": Need("code", fresh=True),
    "report": Need("code"),
    "status": Need("code"),  # registry facts, reminders, requests for support
}
"""Eligibility from one's own answers needs nothing; a matching card alone lets a person prepare, never file."""


def need(setting: Setting, purpose: str) -> Need:
    """What `purpose` needs; the sheet's level may be raised to the national login (ADDIM_SHEET_LEVEL)."""
    if purpose == "sheet" and setting.sheet_level == "login":
        return Need("login", fresh=True)
    return POLICY[purpose]


def stands(setting: Setting, purpose: str) -> bool:
    """Whether what was proved is enough for `purpose` now, without another proof."""
    wanted = need(setting, purpose)
    return setting.proved(wanted.level) and (setting.fresh or not wanted.fresh)
