"""The command line of the calendar: `addim calendar` prints one ISO date, yes or no, or the years it knows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bot import calendar
from bot.calendar import CalendarWrong
from bot.refusing import refuse, status_of
from dialogs.rules.intake import MONTH, FactRefused, read_date
from dialogs.rules.workdays import Calendar, UnknownYear, add_months

Answer = tuple[str, Iterable[int]]  # what is printed, and the years whose working days it rests on


def calendar_command(argv: Sequence[str]) -> int:
    """Answer `calendar deadline|add-workdays|add-months|is-workday`; print one ISO date, or yes or no.

    `calendar years` prints the years whose working days are known; any other is refused by its name.
    Whether it rests on a year whose holidays are not decided yet is said on standard error.
    """
    try:
        asked = _calendar_options().parse_args(argv)
    except SystemExit as exit_:
        return status_of(exit_)
    try:
        answer, years = DAYS[asked.question](asked)
        estimated = [year for year in years if not _days().confirmed(year)]
    except FactRefused as refused:
        return refuse(f"{refused.name}: {refused.reason}")
    except UnknownYear as unknown:
        return refuse(calendar.not_known(_days(), unknown.year).line)
    except CalendarWrong as wrong:
        return refuse(f"{wrong.file}: {wrong.reason}")
    except (ValueError, OverflowError):
        return refuse("number: out_of_range")
    sys.stdout.write(f"{answer}\n")
    for year in estimated:
        sys.stderr.write(f"{year}: estimated, its holidays are not decided yet\n")
    return 0


def _calendar_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="addim calendar")
    questions = options.add_subparsers(dest="question", required=True)
    questions.add_parser("deadline", help="last day of the monthly report").add_argument("month")
    for name in ("add-workdays", "add-months"):
        question = questions.add_parser(name)
        question.add_argument("day")
        question.add_argument("number", type=int)
    questions.add_parser("is-workday").add_argument("day")
    questions.add_parser("years", help=f"that are known; {calendar.DIRECTORY_VARIABLE} adds YYYY.toml")
    return options


def _deadline(asked: argparse.Namespace) -> Answer:
    if not MONTH.fullmatch(asked.month):
        raise FactRefused("month", "not_a_month")
    year, month = asked.month.split("-")
    return _days().last_workday(int(year), int(month)).isoformat(), (int(year),)


def _add_workdays(asked: argparse.Namespace) -> Answer:
    start = _day(asked)
    end = _days().add_workdays(start, asked.number)
    first, last = sorted((start.year, end.year))
    return end.isoformat(), range(first, last + 1)


def _add_months(asked: argparse.Namespace) -> Answer:
    return add_months(_day(asked), asked.number).isoformat(), ()  # no working days are counted


def _is_workday(asked: argparse.Namespace) -> Answer:
    day = _day(asked)
    return "yes" if _days().is_workday(day) else "no", (day.year,)


def _years(_asked: argparse.Namespace) -> Answer:
    numbers = [year.number for year in _days().years]
    return " ".join(map(str, numbers)), numbers


def _day(asked: argparse.Namespace) -> date:
    return read_date("day", asked.day)


def _days() -> Calendar:
    return calendar.load()


DAYS: dict[str, Callable[[argparse.Namespace], Answer]] = {
    "deadline": _deadline,
    "add-workdays": _add_workdays,
    "add-months": _add_months,
    "is-workday": _is_workday,
    "years": _years,
}
