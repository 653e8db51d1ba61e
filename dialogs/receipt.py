"""What the receipt of something filed says beside its number: who, to whom, when, and what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialogs.script import Line
from dialogs.values import Term

AGENCY = Line("receipt.agency.line", Term("receipt.agency"))
SHOWN = 2  # characters at the end of a FIN


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
