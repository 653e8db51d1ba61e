"""What was read stands in where nobody answers a new reading: for the programme of a report, and for nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from bot.ledger.records import Conversation, Run
from bot.playing import Playing, World, play
from dialogs.memory import Memory
from dialogs.report import ReadProgramme
from dialogs.script import Look
from dialogs.values import Json
from tests.dialogs.stage import LAW
from tests.dialogs.talk import TODAY

SPOKEN = Conversation(1, "web", "a", "az")
MEASURE: dict[str, Json] = {"id": "1-a", "name_az": "Bir", "name_ru": "Один"}
FOUND: dict[str, Json] = {"exists": True, "period": "2026-11", "due_on": "2026-11-30", "measures": [MEASURE]}
LASTS = ReadProgramme.lasts_seconds


class Answers:
    """Gives these answers to readings, one after the other, each good for 600 seconds (none: for 20)."""

    def __init__(self, answers: Sequence[bool]) -> None:
        self.answers = [*answers]
        self.now = 0.0

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        if self.answers.pop(0):
            return {"done": FOUND, "until": self.now + 600}
        return {"unreachable": "status-503", "until": self.now + 20}


async def _asked(looks: Answers, *times: float) -> list[str]:
    """The question that stands at these times."""
    began: Any = {"fin": "1AB2C3D", "level": "code", "consents": ["report"]}
    playing = Playing(Run("r-000000000001", 1, "report", "active", 0, b""), Memory(began=began))
    asked = []
    for looks.now in times:
        at: Any = (await play(playing, World(TODAY, looks.now, LAW, "code"), looks, SPOKEN)).at
        asked.append(at.question.name)
    return asked


@pytest.mark.parametrize(
    ("answers", "times", "last"),
    [
        ((True, False), (0, 700), "report.measure"),
        ((True, False, False), (0, 700, 800), "report.measure"),
        ((True, False, False), (0, 700, 600 + LASTS + 1), "report.retry"),
        ((True, False), (0, 600 + LASTS + 1), "report.retry"),
        ((False,), (0,), "report.retry"),
    ],
)
async def test_a_programme_stands_in_until_its_time_is_over(
    answers: tuple[bool, ...], times: tuple[float, ...], last: str
) -> None:
    looks = Answers(answers)
    assert (await _asked(looks, *times))[-1] == last
    assert not looks.answers, "each time it was read anew"


async def test_a_reading_that_does_not_last_does_not_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReadProgramme, "lasts_seconds", 0)
    assert await _asked(Answers((True, False)), 0, 700) == ["report.measure", "report.retry"]
