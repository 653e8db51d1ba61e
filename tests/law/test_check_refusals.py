"""What `addim check` cannot take: named with the reason on standard error, status 2, never a traceback."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dialogs.rules.facts_json import facts_json
from dialogs.rules.intake import PAST
from tests.law.persons import person_b
from tests.law.test_check import run, written

ROOT = Path(__file__).resolve().parent.parent.parent

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "as_of: missing"),
    ({"as_of": None}, "as_of: missing"),
    ({"as_of": "2026-02-30"}, "as_of: impossible_date"),
    ({"as_of": "10.06.2026"}, "as_of: not_a_date"),
    ({"as_of": "20260610"}, "as_of: not_a_date"),
    ({"as_of": "2026-06-10T00:00"}, "as_of: not_a_date"),
    ({"as_of": "0026-06-10"}, "as_of: year_out_of_range"),
    ({"as_of": "2018-06-28"}, "as_of: no_law_in_force"),
    ({"employed_any": True}, "employed_any: derived"),
    ({"law_text": "2019"}, "law_text: not_one_of_2018-06-29|amended"),
    ({"has_job": "yes"}, "has_job: not_a_boolean"),
    ({"has_job": 1}, "has_job: not_a_boolean"),
    ({"birth_date": True}, "birth_date: not_a_date"),
    ({"birth_date": 19900514}, "birth_date: not_a_date"),
    ({"sex": "x"}, "sex: not_one_of_male|female"),
    ({"sex": False}, "sex: not_a_text"),
    ({"job_end_ground": "70.B"}, "job_end_ground: not_a_ground"),
    ({"job_end_ground": 70}, "job_end_ground: not_a_ground"),
    ({"offers": {}}, "offers: not_a_list"),
    ({"offers": [7]}, "offers[0]: not_an_object"),
    ({"offers": [{"person": "accepted"}]}, "offers[0].employer: not_a_text"),
    (
        {"offers": [{"person": "maybe", "employer": "none"}]},
        "offers[0].person: not_one_of_accepted|refused|pending|no_answer",
    ),
    ({"offers": [{"person": "refused", "employer": "none", "by": "mail"}]}, "offers[0].by: unknown_name"),
    (
        {"offers": [{"person": "refused", "employer": "none", "offered_on": "2026-13-01"}]},
        "offers[0].offered_on: impossible_date",
    ),
    *[({name: "2026-06-11"}, f"{name}: after_as_of") for name in PAST],
    (
        {"offers": [{"person": "refused", "employer": "none", "offered_on": "2026-06-11"}]},
        "offers[0].offered_on: after_as_of",
    ),
    (
        {"offers": [{"person": "accepted", "employer": "none", "presented_on": "2026-06-11"}]},
        "offers[0].presented_on: after_as_of",
    ),
    (
        {
            "offers": [
                {
                    "person": "refused",
                    "employer": "none",
                    "offered_on": "2026-06-03",
                    "answered_on": "2026-06-02",
                }
            ]
        },
        "offers[0].answered_on: before_offered_on",
    ),
    (
        {
            "offers": [
                {
                    "person": "accepted",
                    "employer": "none",
                    "offered_on": "2026-06-03",
                    "presented_on": "2026-06-02",
                }
            ]
        },
        "offers[0].presented_on: before_offered_on",
    ),
    ({"offers": [{"person": "refused", "employer": "hired"}]}, "offers[0].employer: hired_although_refused"),
    ({"contested": []}, "contested: not_an_object"),
    ({"contested": {"shoe_size": None}}, "contested.shoe_size: unknown_name"),
    ({"contested": {"report_missed": None}}, "contested.report_missed: not_for_the_person"),
    ({"contested": {"contested": None}}, "contested.contested: not_for_the_person"),
    ({"contested": {"has_job": "yesterday"}}, "contested.has_job: not_a_date"),
    ({"contested": {"has_job": "2026-06-11"}}, "contested.has_job: after_as_of"),
    ({"report_submitted_on": "2026-05-26"}, "report_submitted_on: not_an_object"),
    ({"report_submitted_on": {"May": "2026-05-26"}}, "report_submitted_on.May: not_a_month"),
    ({"report_submitted_on": {"2026-05": 26}}, "report_submitted_on.2026-05: not_a_date"),
]


@pytest.mark.parametrize(("differs", "reason"), REFUSED)
def test_what_cannot_be_taken_is_refused_by_name(
    differs: dict[str, Any], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = differs if not differs or "as_of" in differs else {"as_of": "2026-06-10", **differs}
    assert run(capsys, "unemployed", "--facts", written(tmp_path, person)) == (2, [], f"{reason}\n")


def test_what_may_lie_ahead_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ends that are known beforehand, a disability decided for a later day, and anything of the day itself."""
    ahead = {
        "called_up_through",
        "court_measure_through",
        "disability_decision_on",
        "job_seeker_suspended_through",
        "pension_age_date",
        "referral_contract_ended_on",
        "ui_payment_through",
        "unemployed_suspended_through",
    }
    person = {
        "as_of": "2026-06-10",
        **dict.fromkeys(PAST, "2026-06-10"),
        **dict.fromkeys(ahead, "2026-07-01"),
    }
    status, _, said = run(capsys, "unemployed", "--facts", written(tmp_path, person))
    assert (status, said) == (0, "")


def test_other_refusals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "unemployed", "--facts", written(tmp_path, [1])) == (2, [], "facts: not_an_object\n")
    assert run(capsys, "unemployed", "--facts", str(tmp_path / "none")) == (2, [], "facts: cannot_be_read\n")
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    assert run(capsys, "unemployed", "--facts", str(broken)) == (2, [], "facts: not_json\n")
    late = facts_json(person_b(as_of="2027-12-30", job_seeker_registered_on="2027-12-30"))
    refused = run(capsys, "unemployed", "--facts", written(tmp_path, late))
    known = "known_years 2023..2027; add 2028.toml to ADDIM_CALENDAR_DIR"
    assert refused == (2, [], f"calendar: unknown_year 2028; {known}\n")
    status, answers, said = run(capsys, "unemployed", "--facts", written(tmp_path, late), "--batch")
    assert (status, said) == (2, f"line 1: calendar: unknown_year 2028; {known}\n")
    assert answers == [
        {
            "refused": {
                "name": "calendar",
                "reason": "unknown_year 2028",
                "known_years": [2023, 2024, 2025, 2026, 2027],
                "add_files": ["2028.toml"],
                "add_to": "ADDIM_CALENDAR_DIR",
            }
        }
    ]


DEEP = b"[" * 100_000
NOT_TAKEN: list[tuple[bytes, str]] = [
    (b"", "facts: not_json"),
    (b"   \n", "facts: not_json"),
    (b'{"as_of": NaN}', "facts: not_json"),
    (b'{"as_of": "2026-06-10", "has_job": Infinity}', "facts: not_json"),
    (b'{"as_of": "\xff"}', "facts: not_json"),
    (b'\xff\xfe{"as_of": 1}', "facts: not_json"),
    (DEEP, "facts: not_json"),
    (b'{"as_of": "2026-06-10", "offers": ' + b"[" * 500 + b"]" * 500 + b"}", "offers[0]: not_an_object"),
    (b'{"as_of": "2026-06-10", "has_job": 1' + b"0" * 400 + b"}", "has_job: not_a_boolean"),
    (b'{"as_of": 1' + b"0" * 400 + b"}", "as_of: not_a_date"),
    (b'{"as_of": "2026-06-10", "has_job": 1' + b"0" * 5000 + b"}", "facts: not_json"),
    (b'{"as_of": "2026-06-10", "has_job": true, "has_job": false}', "has_job: given_twice"),
    (
        b'{"as_of": "2026-06-10", "offers": [{"person": "refused", "person": "accepted", "employer": "none"}]}',
        "person: given_twice",
    ),
    (b'{"as_of": "2026-06-10", "contested": {"has_job": null, "has_job": null}}', "has_job: given_twice"),
    (b'{"as_of": "10:06"}', "as_of: not_a_date"),
    (b'{"as_of": "2026-06-10", "a\\nb\\u001b[31m": 1}', "a\\nb\\x1b[31m: unknown_name"),
    (b'{"as_of": "2026-06-10"} {}', "facts: not_json"),
]


@pytest.mark.parametrize(("given", "reason"), NOT_TAKEN)
def test_what_is_no_object_of_facts_is_refused_from_standard_input(given: bytes, reason: str) -> None:
    command = [sys.executable, "-m", "bot", "check", "unemployed", "--facts", "-"]
    ran = subprocess.run(command, input=given, capture_output=True, check=False, cwd=ROOT, timeout=50)
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", f"{reason}\n")


def test_a_bad_line_in_the_middle_is_named_and_the_others_are_answered() -> None:
    good = b'{"as_of": "2026-06-10"}\n'
    lines = good + b"\n" + b'{"as_of": "2026-06-10", "has_job": 1}\n' + good
    command = [sys.executable, "-m", "bot", "check", "unemployed", "--facts", "-", "--batch"]
    ran = subprocess.run(command, input=lines, capture_output=True, check=False, cwd=ROOT, timeout=50)
    assert (ran.returncode, ran.stderr) == (2, b"line 2: facts: not_json\nline 3: has_job: not_a_boolean\n")
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ["refused" in answer for answer in answers] == [False, True, True, False]


def test_a_reader_who_leaves_gets_no_traceback(tmp_path: Path) -> None:
    file = written(tmp_path, *[facts_json(person_b())] * 3000)
    command = [sys.executable, "-m", "bot", "check", "unemployed", "--facts", file, "--batch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
