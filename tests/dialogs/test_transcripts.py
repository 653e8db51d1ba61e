"""Every transcript plays as it is written, in both languages; REWRITE_TRANSCRIPTS=1 writes what happens now instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from dialogs import hearing
from dialogs.replies import refusal
from dialogs.script import Ask, Block
from dialogs.values import Value
from tests.dialogs.agreed import AgainstContract
from tests.dialogs.stage import NotAnswered, Stage
from tests.dialogs.transcript import FOLDER, Line, Said, Transcript

PATHS = sorted(FOLDER.glob("*.txt"))
REWRITE = os.environ.get("REWRITE_TRANSCRIPTS") == "1"
MOST_TYPED = 12  # answers of somebody whom the registry knows, from the consent to the yes that files
CASES = """
    application-known application-changed application-corrected application-unknown application-registry-down
    application-lookup-down
    application-registered application-seeker application-under-way application-barred application-declined
    application-refused application-return extract report report-down report-silent report-too-late
    reminders reminders-telegram resume
    code-wrong code-later told-only person-stopped words taps first-words contact application-easy consent
    eligibility-disability eligibility-fifteen eligibility-foreigner eligibility-informal
    eligibility-in-words eligibility-insurance
    eligibility-land-share eligibility-land-share-request eligibility-missed-report eligibility-near-pension
    eligibility-not-known eligibility-open-contract
    eligibility-priority eligibility-referral-job eligibility-refused-offers eligibility-registry-down
    eligibility-student eligibility-unknown
    first-wish first-wish-after-start first-wish-web eligibility-abroad eligibility-differing
    public-works-seeker public-works-share
    lookup-back status-lost keep keep-registered public-works-request why-asked why-consent language-twice
""".split()
# Only here a person types what cannot be an answer; anywhere else the answers have slipped to other questions.
WRONG_ANSWERS = {
    "application-changed",
    "application-corrected",
    "application-lookup-down",
    "code-later",
    "lookup-back",
    "public-works-request",
    "taps",
    "words",
}
HEAD = "# channel: web   lang: az   today: 2026-11-23   case: planted\n"


def _rewrite(path: Path, happened: str) -> None:
    if REWRITE:
        path.write_text(happened, encoding="utf-8")


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Why answers were called wrong, by code."""
    keys: list[str] = []

    def told(step: Ask, code: str, values: Mapping[str, Value]) -> Block:
        keys.append(code)
        return refusal(step, code, values)

    monkeypatch.setattr(hearing, "refusal", told)
    return keys


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
async def test_the_transcript_plays(path: Path, tmp_path: Path, refused: list[str]) -> None:
    happened = await Stage.of(Transcript.read(path), tmp_path / "ledger.db").play()
    assert not refused or path.stem.rsplit(".", 1)[0] in WRONG_ANSWERS
    _rewrite(path, happened)
    assert happened.splitlines() == Transcript.read(path).text.splitlines()


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_told_in_both_languages_with_the_same_answers(case: str) -> None:
    az, ru = (Transcript.read(FOLDER / f"{case}.{language}.txt") for language in ("az", "ru"))
    assert (az.language, ru.language) == ("az", "ru")
    assert [_kind(line) for line in az.lines] == [_kind(line) for line in ru.lines]


def _kind(line: Line) -> str:
    """Messages differ by language; what the registry answers and when does not."""
    return "said" if isinstance(line.means, Said) else line.text


def test_no_transcript_is_outside_the_list() -> None:
    assert {path.stem.rsplit(".", 1)[0] for path in PATHS} == set(CASES)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_somebody_known_types_at_most_twelve_answers(language: str) -> None:
    transcript = Transcript.read(FOLDER / f"application-known.{language}.txt")
    said = [line for line in transcript.lines if isinstance(line.means, Said)]
    greeting_and_menu = 2
    assert 0 < len(said) - greeting_and_menu <= MOST_TYPED


async def _played(tmp_path: Path, lines: str) -> str:
    path = tmp_path / "planted.txt"
    path.write_text(HEAD + lines, encoding="utf-8")
    return await Stage.of(Transcript.read(path), tmp_path / "ledger.db").play()


async def test_a_wrong_word_is_noticed(tmp_path: Path) -> None:
    happened = await _played(tmp_path, "< salam\n> Salam! Bu, başqa xidmətdir.\n")
    assert "başqa xidmətdir" not in happened
    assert "> Salam! Bu, Dövlət Məşğulluq Agentliyinin" in happened


async def test_a_missing_answer_is_noticed(tmp_path: Path) -> None:
    typed = "< salam\n< çıxarış\n< 1\n< 1AB2C3D\n< AZE01234567\n< 12.04.1988\n"
    with pytest.raises(NotAnswered, match="FindPerson"):
        await _played(tmp_path, typed)


@pytest.mark.parametrize("answer", ["= done found=true", "= refused already-filed"])
async def test_an_answer_the_registry_never_gives_is_noticed(tmp_path: Path, answer: str) -> None:
    typed = "< salam\n< çıxarış\n< 1\n< 1AB2C3D\n< AZE01234567\n< 12.04.1988\n"
    with pytest.raises(AgainstContract):
        await _played(tmp_path, typed + answer + "\n")


@pytest.mark.parametrize("line", ["= perhaps", "@ soon", "no mark"])
def test_a_line_without_meaning_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "planted.txt"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        Transcript.read(path)
