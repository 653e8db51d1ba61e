"""Reads the calendar files into a frozen Calendar; an operator's directory replaces ours year by year."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.refusing import Refused
from dialogs.rules.workdays import REST_KINDS, Calendar, Holiday, RestDay, Source, WorkedDay, Year

DIRECTORY_VARIABLE = "ADDIM_CALENDAR_DIR"
OURS = "dialogs.rules"
MOST_FILES = 10  # that are named one by one
NEEDED = ("year", "confirmed", "sources", "holidays")
TABLES = ("year", "confirmed", "sources", "holidays", "rest", "work")


class CalendarWrong(ValueError):
    """A calendar file does not hold what it should; `file` and `reason` say which and why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__("calendar_wrong", file, reason)
        self.file = file
        self.reason = reason


def load(directory: Path | None = None) -> Calendar:
    """Return the calendar of all known years.

    Files `YYYY.toml` in `directory`, or in the directory named by ADDIM_CALENDAR_DIR, replace our file of
    the same year and may add years.  Raises CalendarWrong for a file that cannot be used and for a gap.
    """
    texts = _texts(directory)
    years = tuple(_year(name, texts[name]) for name in sorted(texts))
    version = _digest("\n".join(texts[name] for name in sorted(texts)))
    try:
        return Calendar(years, version)
    except ValueError as error:
        raise CalendarWrong("*.toml", "years_not_consecutive") from error


def files_for(known: Calendar, year: int) -> list[str]:
    """Return the names of the files an operator adds so that this year is known; years follow one another."""
    first, last = known.first_day.year, known.last_day.year
    wanted = range(year, first) if year < first else range(last + 1, year + 1)
    return [f"{number}.toml" for number in wanted]


def not_known(known: Calendar, year: int) -> Refused:
    """Return the refusal of a year without a calendar: which years are known, and which files add it."""
    files, years = files_for(known, year), [each.number for each in known.years]
    added = files[0] if len(files) == 1 else f"{files[0]}..{files[-1]}"
    return Refused(
        "calendar",
        f"unknown_year {year}",
        f"known_years {years[0]}..{years[-1]}; add {added} to {DIRECTORY_VARIABLE}",
        {"known_years": years, "add_files": files[:MOST_FILES], "add_to": DIRECTORY_VARIABLE},
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _texts(directory: Path | None) -> dict[str, str]:
    ours = files(OURS) / "calendar"
    texts = {file.name: file.read_text("utf-8") for file in ours.iterdir() if file.name.endswith(".toml")}
    chosen = directory or _from_environment()
    if chosen is None:
        return texts
    if not chosen.is_dir():
        raise CalendarWrong(str(chosen), "no_such_directory")
    return texts | {file.name: file.read_text("utf-8") for file in chosen.glob("*.toml")}


def _from_environment() -> Path | None:
    named = os.environ.get(DIRECTORY_VARIABLE)
    return Path(named) if named else None


def _year(name: str, text: str) -> Year:
    try:
        data = tomllib.loads(text)
        year = replace(_read(data, name), digest=_digest(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CalendarWrong(name, f"{type(error).__name__}: {error}") from error
    _check_words(name, data, year)
    if name != f"{year.number}.toml":
        raise CalendarWrong(name, "name_is_not_the_year")
    for day in _days(year):
        if type(day) is not date or day.year != year.number:
            raise CalendarWrong(name, f"day_outside_the_year: {day}")
    return year


def _check_words(name: str, data: Mapping[str, Any], year: Year) -> None:
    """Refuse what would be passed over in silence: a table nobody reads, a kind that means nothing."""
    for table in data:
        if table not in TABLES:
            raise CalendarWrong(name, f"unknown_table: {table}, not one of {'|'.join(TABLES)}")
    for rest in year.rest:
        if rest.kind not in REST_KINDS:
            raise CalendarWrong(name, f"unknown_kind: {rest.kind}, not one of {'|'.join(REST_KINDS)}")


def _days(year: Year) -> list[date]:
    holidays = [day for holiday in year.holidays for day in holiday.days]
    return [*holidays, *(rest.day for rest in year.rest), *(work.day for work in year.work)]


def _read(data: Mapping[str, Any], name: str) -> Year:
    missing = [table for table in NEEDED if table not in data]
    if missing:
        raise CalendarWrong(name, f"missing_table: {missing[0]}")
    sources = {name: Source(**entry) for name, entry in data["sources"].items()}
    return Year(
        number=data["year"],
        confirmed=data["confirmed"],
        holidays=tuple(Holiday(**_entry(entry, sources)) for entry in data["holidays"]),
        rest=tuple(RestDay(**_entry(entry, sources)) for entry in data.get("rest", ())),
        work=tuple(WorkedDay(**_entry(entry, sources)) for entry in data.get("work", ())),
    )


def _entry(entry: Mapping[str, Any], sources: Mapping[str, Source]) -> dict[str, Any]:
    fields = {**entry, "source": sources[entry["source"]]}
    return fields | {"days": tuple(fields["days"])} if "days" in fields else fields
