"""`addim calendar`: one date, or yes or no, on standard output."""

import re
from pathlib import Path

import pytest

from bot.check import check_command
from bot.days import calendar_command


@pytest.fixture(autouse=True)
def _no_calendar_of_an_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADDIM_CALENDAR_DIR", raising=False)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("deadline 2026-05", "2026-05-26"),
        ("deadline 2024-12", "2024-12-29"),
        ("add-workdays 2026-06-08 -1", "2026-06-05"),
        ("add-months 2026-01-31 1", "2026-02-28"),
        ("add-months 2025-08-31 6", "2026-02-28"),
        ("is-workday 2024-12-28", "yes"),
        ("is-workday 2026-06-15", "no"),
    ],
)
def test_calendar(asked: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert calendar_command(asked.split()) == 0
    assert capsys.readouterr() == (f"{answer}\n", "")


@pytest.mark.parametrize(
    ("asked", "answer", "estimated"),
    [
        ("deadline 2027-10", "2027-10-29", (2027,)),
        ("add-workdays 2026-12-25 5", "2027-01-06", (2027,)),
        ("add-workdays 2027-01-06 -5", "2026-12-25", (2027,)),
        ("is-workday 2027-03-09", "no", (2027,)),
        ("add-months 2026-12-31 1", "2027-01-31", ()),
    ],
)
def test_a_year_that_is_not_decided_is_said_to_be_estimated(
    asked: str, answer: str, estimated: tuple[int, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert calendar_command(asked.split()) == 0
    told = capsys.readouterr()
    assert told.out == f"{answer}\n"
    assert [line.partition(": estimated")[0] for line in told.err.splitlines()] == [*map(str, estimated)]


KNOWN = "known_years 2023..2027"


def test_the_known_years_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert calendar_command(["years"]) == 0
    told = capsys.readouterr()
    assert told.out == "2023 2024 2025 2026 2027\n"
    assert told.err.startswith("2027: estimated")


def test_the_file_that_a_refusal_names_makes_the_year_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert calendar_command(["is-workday", "2028-05-03"]) == 2
    (named,) = re.findall(r"add (\d+\.toml) to", capsys.readouterr().err)
    source = '{ act = "a decree", strength = "law" }'
    text = f"year = 2028\nconfirmed = true\nholidays = []\n[sources]\nmade = {source}\n"
    (tmp_path / named).write_text(text, "utf-8")
    monkeypatch.setenv("ADDIM_CALENDAR_DIR", str(tmp_path))
    status = calendar_command(["is-workday", "2028-05-03"])
    assert (status, capsys.readouterr().out) == (0, "yes\n")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("deadline 2026-13", "month: not_a_month\n"),
        ("deadline 2028-05", f"calendar: unknown_year 2028; {KNOWN}; add 2028.toml to ADDIM_CALENDAR_DIR\n"),
        (
            "deadline 2030-05",
            f"calendar: unknown_year 2030; {KNOWN}; add 2028.toml..2030.toml to ADDIM_CALENDAR_DIR\n",
        ),
        (
            "is-workday 2022-05-04",
            f"calendar: unknown_year 2022; {KNOWN}; add 2022.toml to ADDIM_CALENDAR_DIR\n",
        ),
        ("add-workdays 2026-02-30 5", "day: impossible_date\n"),
        (
            "add-workdays 2027-12-30 5",
            f"calendar: unknown_year 2028; {KNOWN}; add 2028.toml to ADDIM_CALENDAR_DIR\n",
        ),
        ("add-months 2026-01-31 999999", "number: out_of_range\n"),
        ("is-workday yesterday", "day: not_a_date\n"),
    ],
)
def test_calendar_refuses(asked: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert calendar_command(asked.split()) == 2
    assert capsys.readouterr() == ("", reason)


def test_calendar_refuses_a_wrong_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert calendar_command(["add-workdays", "2026-06-10", "five"]) == 2
    assert calendar_command([]) == 2
    assert "error:" in capsys.readouterr().err


def test_a_wrong_calendar_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDIM_CALENDAR_DIR", str(tmp_path / "nowhere"))
    assert calendar_command(["deadline", "2026-05"]) == 2
    assert "no_such_directory" in capsys.readouterr().err
    assert check_command(["unemployed", "--facts", "-"]) == 2
    assert "no_such_directory" in capsys.readouterr().err
