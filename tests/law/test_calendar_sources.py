"""Our calendar files against the package `holidays`, against the Labour Code, under an operator's hand."""

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import holidays
import pytest

from bot import calendar
from bot.calendar import CalendarWrong
from dialogs.rules.workdays import ONE_DAY, Holiday, Year

CALENDAR = calendar.load()
PACKAGE = holidays.country_holidays("AZ", years=range(2022, 2029), language="az")
SPELLING = {  # ours -> theirs, where the package writes a name otherwise than the Labour Code
    "Ümumxalq Hüzn Günü": "Ümumxalq hüzn günü",
    "Qadınlar Günü": "Qadınlar günü",
    "Ramazan bayramı": "Ramazan bayrami",
    "Qurban bayramı": "Qurban bayrami",
    "Faşizm üzərində Qələbə Günü": "Faşizm üzərində qələbə günü",
    "Azərbaycan xalqının Milli Qurtuluş Günü": "Azərbaycan xalqının milli qurtuluş günü",
    "Silahlı Qüvvələr Günü": "Azərbaycan Respublikasının Silahlı Qüvvələri günü",
    "Dövlət Bayrağı Günü": "Azərbaycan Respublikasının Dövlət bayrağı günü",
    "Dünya Azərbaycanlılarının Həmrəyliyi Günü": "Dünya azərbaycanlılarının həmrəyliyi günü",
}
DIFFERENCES: dict[date, str] = {}  # day -> why we count it otherwise than the package; none is known


def every_day() -> list[date]:
    span = (CALENDAR.last_day - CALENDAR.first_day).days
    return [CALENDAR.first_day + timedelta(number) for number in range(span + 1)]


def test_each_difference_from_the_package_is_explained() -> None:
    found = {day for day in every_day() if CALENDAR.is_workday(day) != PACKAGE.is_working_day(day)}
    assert found == set(DIFFERENCES)


@pytest.mark.parametrize("day", every_day()[:: 7 * 13])
def test_counting_agrees_with_the_package(day: date) -> None:
    if day < CALENDAR.last_day - timedelta(30):
        assert CALENDAR.add_workdays(day, 5) == PACKAGE.get_nth_working_day(day, 5)


def test_each_holiday_has_the_same_days_and_name_in_the_package() -> None:
    for year in CALENDAR.years:
        for holiday in year.holidays:
            theirs = SPELLING.get(holiday.az, holiday.az)
            for day in holiday.days:
                assert theirs in [name.removesuffix(" (təxmini)") for name in PACKAGE.get_list(day)], (
                    day,
                    holiday,
                )


def test_what_we_call_estimated_the_package_calls_estimated() -> None:
    for year in CALENDAR.years:
        for holiday in year.holidays:
            theirs = any("təxmini" in name for day in holiday.days for name in PACKAGE.get_list(day))
            assert holiday.estimated == theirs
        assert year.confirmed != any(holiday.estimated for holiday in year.holidays)


BEFORE_THE_FIRST_YEAR = {date(2022, 12, 31)}  # a Saturday; its rest day is given back in January 2023


def given_back_by_the_code(year: Year, before: Year | None) -> set[date]:
    """Weekends under a holiday, holidays under Ramazan or Qurban: given back on the next working day."""
    given: set[date] = set()
    off = {day for each in (year, before) if each for holiday in each.holidays for day in holiday.days}
    movable = [
        (day, h) for each in (before, year) if each for h in each.holidays for day in h.days if h.moves
    ]
    weekends = sorted({day for day, _ in movable if day.weekday() >= 5} | BEFORE_THE_FIRST_YEAR)
    doubled = sorted(
        {day for day, h in movable if h.name in {"ramazan", "qurban"} and shared(day, h.name, movable)}
    )
    for day in [*weekends, *doubled]:
        free = day + ONE_DAY
        while free.weekday() >= 5 or free in off or free in given:
            free += ONE_DAY
        given.add(free)
    return {day for day in given if day.year == year.number}


def shared(day: date, name: str, movable: list[tuple[date, Holiday]]) -> bool:
    return any(other == day and holiday.name != name for other, holiday in movable)


def test_moved_rest_days_are_those_of_the_labour_code() -> None:
    for before, year in zip([None, *CALENDAR.years], CALENDAR.years, strict=False):
        moved = {rest.day for rest in year.rest if rest.kind == "moved"}
        assert moved == given_back_by_the_code(year, before)


def test_each_swap_is_written_at_both_its_days() -> None:
    rest = {(r.day, r.instead_of) for year in CALENDAR.years for r in year.rest if r.kind == "swapped"}
    work = {(w.instead_of, w.day) for year in CALENDAR.years for w in year.work}
    assert rest == work
    assert len(rest) == 13


def test_each_line_of_a_file_counts() -> None:
    for year in CALENDAR.years:
        worked = {work.day for work in year.work}
        assert all(rest.day in worked or not CALENDAR.is_workday(rest.day) for rest in year.rest)
        assert all(CALENDAR.is_workday(day) for day in worked)
        assert all(rest.day.weekday() < 5 for rest in year.rest)


def changed(tmp_path: Path, year: str, old: str, new: str) -> Path:
    text = (files("dialogs.rules") / "calendar" / f"{year}.toml").read_text("utf-8")
    assert old in text
    (tmp_path / f"{year}.toml").write_text(text.replace(old, new, 1), "utf-8")
    return tmp_path


SWAP = """swap = { act = "a made-up decision", strength = "official" }

[[rest]]
day = 2026-11-30
kind = "swapped"
article = "105.7"
instead_of = 2026-11-28
source = "swap"

[[work]]
day = 2026-11-28
article = "105.7"
instead_of = 2026-11-30
source = "swap"

[[holidays]]"""


def test_an_operator_moves_a_deadline_with_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = changed(tmp_path, "2026", "\n[[holidays]]", SWAP)
    monkeypatch.setenv(calendar.DIRECTORY_VARIABLE, str(directory))
    theirs = calendar.load()
    assert CALENDAR.last_workday(2026, 11) == date(2026, 11, 30)
    assert theirs.last_workday(2026, 11) == date(2026, 11, 28)
    assert theirs.version != CALENDAR.version
    assert theirs.last_workday(2025, 12) == CALENDAR.last_workday(2025, 12)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("year = 2026", "year = 2025", "name_is_not_the_year"),
        ("[2026-06-15]", "[2027-06-15]", "day_outside_the_year: 2027-06-15"),
        ("[2026-06-15]", '["2026-06-15"]', "day_outside_the_year: 2026-06-15"),
        ('source = "computed"', 'source = "hearsay"', "KeyError: 'hearsay'"),
        ("year = 2026", "year = ", "TOMLDecodeError"),
        ("year = 2026", "year = 2026\nvoting = []", "unknown_table: voting, not one of year|"),
        ('kind = "moved"', 'kind = "movd"', "unknown_kind: movd, not one of moved|swapped|voting"),
        ("[2026-06-15]", "[2026-06-31]", "TOMLDecodeError"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(CalendarWrong) as refused:
        calendar.load(changed(tmp_path, "2026", old, new))
    assert refused.value.file == "2026.toml"
    assert refused.value.reason.startswith(reason)


def test_a_gap_between_years_is_refused(tmp_path: Path) -> None:
    text = (files("dialogs.rules") / "calendar" / "2027.toml").read_text("utf-8")
    (tmp_path / "2029.toml").write_text(text.replace("2027", "2029"), "utf-8")
    with pytest.raises(CalendarWrong) as refused:
        calendar.load(tmp_path)
    assert refused.value.reason == "years_not_consecutive"


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarWrong, match="no_such_directory"):
        calendar.load(tmp_path / "nowhere")
