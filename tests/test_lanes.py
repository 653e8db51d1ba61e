"""The runner of lanes: what it counts, what it calls failed, and that no lane goes missing unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.lanes import (
    BESIDE,
    MARKED,
    ROOT,
    Outcome,
    carrying,
    commands,
    counted,
    has_tests,
    judged,
    summary,
    told,
)


@pytest.mark.parametrize(
    ("output", "counts"),
    [
        ("12 passed, 3 deselected in 1.20s", (12, 0)),
        ("FAILED x - 9 failed\n== 2 failed, 5 passed, 1 error in 4s ==", (5, 3)),
        ("\x1b[32m\x1b[1m7 passed\x1b[0m\x1b[32m in 0.5s\x1b[0m\n", (7, 0)),
        ("no tests ran in 0.01s", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_closing_line_is_counted(output: str, counts: tuple[int, int]) -> None:
    assert counted(output) == counts


@pytest.mark.parametrize("code", [1, 2, 3, 4, 5, -9])
def test_a_failing_exit_is_never_a_pass(code: int) -> None:
    assert judged("unit", code, "12 passed in 1s").failed > 0
    assert judged("check", code, "").failed == 1


def test_a_lane_without_tests_is_told_from_one_that_lost_them(tmp_path: Path) -> None:
    assert not has_tests("web", tmp_path)
    (tmp_path / "test_page.py").write_text("pytestmark = pytest.mark." + "web\n", encoding="utf-8")
    assert has_tests("web", tmp_path)
    assert not has_tests("telegram", tmp_path)
    assert has_tests("unit", tmp_path)


def test_unit_runs_everything_that_no_other_lane_does() -> None:
    assert chosen(commands("unit")[0]) == " and ".join(f"not {name}" for name in MARKED)
    assert [chosen(commands(lane)[0]).split(" and not ")[0] for lane in MARKED] == list(MARKED)


@pytest.mark.parametrize("lane", [lane for lane in BESIDE if lane in MARKED])
def test_the_parts_of_a_lane_are_the_whole_and_share_nothing(lane: str) -> None:
    parts = commands(lane)
    expression = chosen(parts[0])
    assert {chosen(part) for part in parts} == {expression}
    files = [part[part.index(expression) + 1 :] for part in parts]
    assert all(files)
    carry = {path.relative_to(ROOT).as_posix() for path in carrying(lane, ROOT / "tests")}
    assert sorted(one for part in files for one in part) == sorted(carry)


def test_the_halves_of_the_unit_lane_are_the_whole_and_share_nothing() -> None:
    first, second = commands("unit")
    expression = chosen(first)
    assert chosen(second) == expression
    beside = first[first.index(expression) + 1 :]
    assert all((ROOT / one).is_dir() for one in beside)
    assert second[second.index(expression) + 1 :] == [f"--ignore={one}" for one in beside]


def chosen(command: list[str]) -> str:
    """The expression of a lane's marker."""
    return command[command.index("-m", command.index("pytest")) + 1]


def test_the_emulator_of_others_is_met_only_when_asked_for() -> None:
    assert chosen(commands("telegram")[0]) == "telegram and not peers"
    assert commands("peers")[0][-1] == "test_contract"


@pytest.mark.parametrize(("strict", "last"), [(True, "4 passed, 2 failed"), (False, "4 passed, 1 failed")])
def test_a_missing_lane_fails_where_strict(strict: bool, last: str) -> None:
    outcomes = [Outcome(4, 1), Outcome(missing="chromium"), Outcome()]
    lines = [
        told(lane, outcome, 1) for lane, outcome in zip(("unit", "web", "faults"), outcomes, strict=True)
    ]
    assert "missing: chromium" in lines[1]
    assert list(summary(lines, outcomes, strict))[-1] == last
