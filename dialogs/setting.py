"""All a script knows of the world: the day, the calendar, the law text, and who was proved how well."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from dialogs.rules.versions import Law
from dialogs.rules.workdays import Calendar
from dialogs.values import Language

Level = Literal["anonymous", "card", "code", "login"]
LEVELS: tuple[Level, ...] = ("anonymous", "card", "code", "login")


class Person(NamedTuple):
    """Whose conversation this is; card and birth date are known only in the run in which they were typed."""

    fin: str
    card: str | None = None
    birth_date: date | None = None


class Setting(NamedTuple):
    """All a script knows of the world; fixed for one play.

    `person` and `level` (anonymous, card, code, login) are as they were when the run began; what is proved within the
    run is in its own results.  `fresh` tells whether the proof was at most ten minutes ago; `sheet_level` is what the
    sheet's extract asks for (ADDIM_SHEET_LEVEL); `consents` are the purposes agreed to before the run began;
    `reference` is our number of what this run files, known before it is filed; `link` is what a link from this
    conversation into Telegram is made of, empty where there is none; `stopped`: so many persons were tried here that
    nobody may be asked about now; `applied`: the registry's answer to an application, or that one is not open to this
    person now, was told in this conversation.
    """

    today: date
    law: Law
    person: Person | None = None
    level: Level = "anonymous"
    fresh: bool = False
    sheet_level: Level = "code"
    language: Language = "az"
    consents: frozenset[str] = frozenset()
    reference: str = ""
    link: str = ""
    stopped: bool = False
    applied: bool = False

    @property
    def calendar(self) -> Calendar:
        """The working days that the law is counted in."""
        return self.law.calendar

    def proved(self, level: Level) -> bool:
        """Whether the person of this conversation was proved at least at `level`."""
        return self.person is not None and LEVELS.index(self.level) >= LEVELS.index(level)
