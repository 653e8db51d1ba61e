"""The registry's numbers: digits in groups of three, to be read out over the telephone and typed without letters."""

from __future__ import annotations

__all__ = ["spoken"]

SERIES = {
    "application": "1",
    "report": "2",
    "sheet": "3",
    "offer_answer": "4",
    "self_employment": "8",
    "public_works": "9",
    "other": "0",
    # Made up with a person, before the sandbox counts by itself.
    "made_application": "5",
    "made_report": "6",
    "made_sheet": "7",
}


def spoken(series: str, year: int, count: int) -> str:
    """The series' digit, two digits of the year and the count in six or nine digits, grouped: `126-000-123`.

    Raises KeyError for an unknown series.
    """
    width = 6 if count < 10**6 else 9
    digits = f"{SERIES[series]}{year % 100:02d}{count:0{width}d}"
    return "-".join(digits[place : place + 3] for place in range(0, len(digits), 3))
