"""The command line of the calendar: `addim calendar` prints one ISO date, or yes or no."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date

from bot import calendar
from bot.calendar import CalendarWrong
from bot.refusing import refuse, status_of
from dialogs.rules.intake import MONTH, FactRefused, read_date
from dialogs.rules.workdays import Calendar, UnknownYear, add_months


def calendar_command(argv: Sequence[str]) -> int:
    """Answer `calendar deadline|add-workdays|add-months|is-workday`; print one ISO date, or yes or no."""
    try:
        asked = _calendar_options().parse_args(argv)
    except SystemExit as exit_:
        return status_of(exit_)
    try:
        answer = DAYS[asked.question](asked)
    except FactRefused as refused:
        return refuse(f"{refused.name}: {refused.reason}")
    except UnknownYear as unknown:
        return refuse(f"calendar: unknown_year {unknown.year}")
    except CalendarWrong as wrong:
        return refuse(f"{wrong.file}: {wrong.reason}")
    except (ValueError, OverflowError):
        return refuse("number: out_of_range")
    sys.stdout.write(f"{answer}\n")
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
    return options


def _deadline(asked: argparse.Namespace) -> str:
    if not MONTH.fullmatch(asked.month):
        raise FactRefused("month", "not_a_month")
    year, month = asked.month.split("-")
    return _days().last_workday(int(year), int(month)).isoformat()


def _add_workdays(asked: argparse.Namespace) -> str:
    return _days().add_workdays(_day(asked), asked.number).isoformat()


def _add_months(asked: argparse.Namespace) -> str:
    return add_months(_day(asked), asked.number).isoformat()


def _is_workday(asked: argparse.Namespace) -> str:
    return "yes" if _days().is_workday(_day(asked)) else "no"


def _day(asked: argparse.Namespace) -> date:
    return read_date("day", asked.day)


def _days() -> Calendar:
    return calendar.load()


DAYS: dict[str, Callable[[argparse.Namespace], str]] = {
    "deadline": _deadline,
    "add-workdays": _add_workdays,
    "add-months": _add_months,
    "is-workday": _is_workday,
}
