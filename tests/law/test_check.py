"""The command line of the law: answers on standard output, refusals by name on standard error with status 2."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from bot import check
from bot.check import check_command
from bot.days import calendar_command
from dialogs.rules.decision import Decision
from dialogs.rules.facts_json import facts_json
from dialogs.values import Json, Language
from tests.law.persons import person_b, person_r

KEYS = ["outcome", "date", "steps", "missing", "priority", "through", "question", "reasons"]


@pytest.fixture(autouse=True)
def _no_choice_of_the_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(check.LAW_VARIABLE, raising=False)
    monkeypatch.delenv("ADDIM_CALENDAR_DIR", raising=False)


def written(tmp_path: Path, *people: Any) -> str:
    file = tmp_path / "facts.json"
    file.write_text("\n".join(json.dumps(person) for person in people), "utf-8")
    return str(file)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, list[Any], str]:
    status = check_command(argv)
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


EXPECTED_REASONS = [
    {
        "rule": "E-5.12.5",
        "article": "5.12.5",
        "law": "2018-06-29",
        "kind": "timed",
        "fact": "referral_contract_ended_on",
        "ends_on": "2026-07-15",
        "advice": "wait",
        "change": None,
        "strength": "law",
        "confirmed": True,
    },
    {
        "rule": "E-5.2",
        "article": "5.2",
        "law": "2018-06-29",
        "kind": "step",
        "fact": "job_seeker_state",
        "ends_on": None,
        "advice": "do",
        "change": None,
        "strength": "law",
        "confirmed": True,
    },
]


def test_the_example_of_the_specification(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = person_b(
        referral_contract_ended_on="01-15",
        referral_contract_ended_by_worker=True,
        referral_contract_ended_before_term=True,
        referral_contract_end_ground="69",
        job_seeker_state="none",
        job_seeker_registered_on=None,
    )
    status, [answer], err = run(capsys, "unemployed", "--facts", written(tmp_path, facts_json(person)))
    assert (status, err) == (0, "")
    assert list(answer)[:8] == KEYS
    wait, steps = "2026-07-16", ["file_e_application"]
    assert [answer[key] for key in KEYS] == [
        "wait_until",
        wait,
        steps,
        [],
        None,
        None,
        None,
        EXPECTED_REASONS,
    ]
    assert answer["flips"] == ["referral_contract_ended_on"]
    assert "words" not in answer


def test_the_law_is_chosen_by_option_then_facts_then_operator(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    student = facts_json(person_b(fulltime_other_student=True))
    file = written(tmp_path, student)
    _, [adopted], _ = run(capsys, "unemployed", "--facts", file)
    assert (adopted["law"], adopted["outcome"]) == ("2018-06-29", "eligible")
    because = adopted["other_law"].pop("reasons")
    assert [(it["article"], it["fact"], it["law"], it["confirmed"]) for it in because] == [
        ("5.12.3", "fulltime_other_student", "amended", False)
    ]
    assert adopted["other_law"] == {
        "law": "amended",
        "outcome": "not_eligible",
        "date": None,
        "missing": [],
        "changes": [{"id": "A-05", "act": None, "confirmed": False, "seen": ["S"]}],
    }
    del student["law_text"]
    file = written(tmp_path, student)
    _, [amended], _ = run(capsys, "unemployed", "--facts", file, "--law", "amended")
    assert (amended["law"], amended["outcome"]) == ("amended", "not_eligible")
    monkeypatch.setenv(check.LAW_VARIABLE, "amended")
    assert run(capsys, "unemployed", "--facts", file)[1][0]["law"] == "amended"
    monkeypatch.delenv(check.LAW_VARIABLE)
    assert run(capsys, "unemployed", "--facts", file)[1][0]["law"] == "2018-06-29"
    monkeypatch.setenv(check.LAW_VARIABLE, "2031")
    assert run(capsys, "unemployed", "--facts", file)[::2] == (2, "ADDIM_LAW_VERSION: unknown_law_text\n")


@pytest.mark.parametrize(("asked", "said"), [("amended", "2018-06-29"), ("2018-06-29", "amended")])
def test_facts_of_another_text_than_the_one_asked_for_are_refused(
    asked: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, {"as_of": "2026-06-10", "law_text": said})
    status, answers, error = run(capsys, "unemployed", "--facts", file, "--law", asked)
    assert (status, answers, error) == (2, [], f"law_text: not_the_text_of_--law {asked}\n")
    assert run(capsys, "unemployed", "--facts", file, "--law", said)[0] == 0


def test_what_bars_with_a_land_share_and_without_is_named_while_the_share_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    worker = facts_json(person_b(owns_agri_land_share=None, emp_labour_contract=True))
    _, [answer], _ = run(capsys, "self-employment", "--facts", written(tmp_path, worker))
    assert (answer["outcome"], answer["reasons"]) == ("undecidable", [])
    assert ("4.1.1", "emp_labour_contract") in {(it["article"], it["fact"]) for it in answer["either_way"]}
    _, [known], _ = run(capsys, "unemployed", "--facts", written(tmp_path, worker))
    assert known["either_way"] == []


def test_an_answer_says_what_rests_on_an_act_that_was_not_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pupil = written(tmp_path, facts_json(person_b(fulltime_other_student=True, law_text=None)))
    _, (later,), _ = run(capsys, "unemployed", "--facts", pupil, "--law", "amended", "--lang", "az")
    ((change, strength, confirmed),) = [
        (it["change"], it["strength"], it["confirmed"]) for it in later["reasons"]
    ]
    assert (change, strength, confirmed) == ("A-05", "secondary", False)
    assert "act_not_confirmed" in later["notes"]
    _, (adopted,), _ = run(capsys, "unemployed", "--facts", pupil, "--law", "2018-06-29", "--lang", "az")
    assert "act_not_confirmed" not in adopted["notes"]


def test_an_answer_says_whether_the_text_is_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, facts_json(person_b(law_text=None)))
    assert run(capsys, "unemployed", "--facts", file)[1][0]["verified"] is False
    monkeypatch.setenv("ADDIM_LAW_TEXT", "2018-ci il mətni")
    monkeypatch.setenv("ADDIM_LAW_APPROVED_BY", "Hüquq şöbəsi")
    assert run(capsys, "unemployed", "--facts", file)[1][0]["verified"] is False  # no day: nobody approved it
    monkeypatch.setenv("ADDIM_LAW_APPROVED_ON", "2026-05-04")
    assert run(capsys, "unemployed", "--facts", file)[1][0]["verified"] is True
    assert run(capsys, "unemployed", "--facts", file, "--law", "amended")[1][0]["verified"] is False


def test_the_operator_chooses_the_reading_of_the_counting_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = facts_json(person_b(job_seeker_registered_on="06-08"))
    month = facts_json(person_b(not_registered_decision_on="05-31"))

    def days() -> list[str | None]:
        file = written(tmp_path, window, month)
        return [answer["date"] for answer in run(capsys, "unemployed", "--facts", file, "--batch")[1]]

    assert days() == ["2026-06-17", "2026-07-01"]
    monkeypatch.setenv("ADDIM_LAW_WINDOWS", "start-day")
    monkeypatch.setenv("ADDIM_LAW_WAITING", "same-day")
    assert days() == ["2026-06-13", "2026-06-30"]
    monkeypatch.setenv("ADDIM_LAW_WAITING", "yesterday")
    refused = run(capsys, "unemployed", "--facts", written(tmp_path, month))
    assert refused[::2] == (2, "ADDIM_LAW_WAITING: not_one_of_later|same-day\n")


def test_words_come_from_the_texts_that_are_connected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def words(decision: Decision, language: Language) -> Json:
        return f"{language}: {decision.outcome}"

    file = written(tmp_path, facts_json(person_r()))
    assert check_command(["public-works", "--facts", file, "--lang", "az"], words) == 0
    assert json.loads(capsys.readouterr().out)["words"] == "az: eligible"
    assert check_command(["public-works", "--facts", file, "--lang", "ru"]) == 0
    assert json.loads(capsys.readouterr().out)["words"] == ["eligibility.public-works.eligible"]


def test_facts_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps(facts_json(person_r())).encode()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text)))
    status, [answer], _ = run(capsys, "keep-unemployed", "--facts", "-")
    assert (status, answer["outcome"]) == (0, "kept")


def test_batch_answers_line_by_line_and_goes_on_after_a_refusal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = [facts_json(person_b()), {"as_of": "2026-06-10", "shoe_size": 43}, facts_json(person_r())]
    status, answers, err = run(capsys, "unemployed", "--facts", written(tmp_path, *people), "--batch")
    assert status == 2
    assert err == "line 2: shoe_size: unknown_name\n"
    assert [answer.get("outcome") for answer in answers] == ["eligible", None, "already_registered"]
    assert answers[1] == {"refused": {"name": "shoe_size", "reason": "unknown_name"}}
    status, answers, err = run(capsys, "unemployed", "--facts", written(tmp_path, *people[::2]), "--batch")
    assert (status, len(answers), err) == (0, 2, "")


@pytest.mark.parametrize(
    "argv", [[], ["fly", "--facts", "-"], ["unemployed"], ["unemployed", "--facts", "-", "--law", "2020"]]
)
def test_a_wrong_command_is_refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command(argv) == 2
    assert "error:" in capsys.readouterr().err


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command(["--help"]) == 0
    assert calendar_command(["--help"]) == 0
    assert "deadline" in capsys.readouterr().out
