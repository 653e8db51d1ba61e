"""The extract of the individual employment sheet, read live from the registry (Employment Law 1.1.4, 5.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.binding import prove
from dialogs.outage import try_again
from dialogs.script import Ending, Errand, Refused, Script, Unreachable, choice, look
from dialogs.setting import Setting
from dialogs.sheet_entries import Sheet
from dialogs.sheet_told import tell
from dialogs.values import Coded, Value

RETRY = choice("sheet.retry", "again", "later", line=False)


@dataclass(frozen=True, slots=True)
class ReadSheet(Errand[Sheet]):
    """Read the sheet now, for a minute; what was told of it is shown again only while the proof stands."""

    operation: ClassVar[str] = "readSheet"
    outcome: ClassVar[type] = Sheet
    fresh_seconds: ClassVar[float] = 60

    fin: str


def employment_sheet(setting: Setting) -> Script[Ending]:
    """The extract as text in listening order, with its time and source."""
    proved = yield from prove(setting, "sheet")
    if isinstance(proved, Ending):
        return proved
    attempt = 0
    while True:
        sheet = (yield from look(ReadSheet(proved.person.fin), attempt)) if proved.verified else Unreachable()
        match sheet:
            case Sheet():
                yield from tell(sheet)
                values: dict[str, Value] = {"source": Coded("sources", sheet.source), "at": sheet.answered_at}
                return Ending("sheet.read", values, document="sheet")
            case Refused("no-sheet"):
                return Ending("sheet.none", {"article": "5.4"})
            case Refused():
                return Ending("sheet.officer", {"article": "5.6"})
            case Unreachable():
                pass
        attempt += 1
        if (yield from try_again(RETRY, attempt)) == "later":
            return Ending("sheet.later")
