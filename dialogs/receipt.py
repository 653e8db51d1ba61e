"""What the receipt of something filed says beside its number: who, to whom, when, and what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialogs.registry import PersonName, ReadName
from dialogs.script import Line, Script, look
from dialogs.values import Term

AGENCY = Line("receipt.agency.line", Term("receipt.agency"))
SHOWN = 2  # characters at the end of a FIN


def name_line(fin: str) -> Script[tuple[Line, ...]]:
    """The line of who filed, asked for once it is filed; none where the name cannot be read: what is filed stands."""
    found = yield from look(ReadName(fin))
    return (Line("application.name.line", found.full),) if isinstance(found, PersonName) else ()


def receipt_lines(fin: str, reference: str, at: datetime, sent: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of the receipt; `reference` is our number, `sent` the summary as it was agreed to.

    It is a paper that others see too, so of the FIN it shows only the end.
    """
    return (
        AGENCY,
        Line("receipt.reference.line", reference),
        Line("receipt.received.line", at),
        Line("sheet.fin.line", fin[-SHOWN:]),
        *(Line(line.label, line.value) for line in sent),
    )
