"""What `addim chat --as FIN --record FILE` writes is a transcript that plays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dialogs.stage import Stage
from tests.dialogs.transcript import Transcript

ROOT = Path(__file__).parents[2]


def _record(folder: Path, name: str, typed: str) -> Path:
    """A talk of a made-up person whom nobody has to identify."""
    subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--lang", "az", "--as", "1AB2C3D", "--record", name],
        cwd=folder,
        env={
            **os.environ,
            "ADDIM_PORT": "0",
            "ADDIM_SANDBOX_PORT": "0",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        },
        input=typed,
        text=True,
        encoding="utf-8",
        check=True,
        capture_output=True,
        timeout=60,
    )
    return folder / name


async def _play(recorded: Transcript, path: Path) -> str:
    """It plays as it was written down."""
    assert recorded.person == "1AB2C3D"
    played = await Stage.of(recorded, path).play()
    assert played.splitlines() == recorded.text.splitlines()
    return played


@pytest.mark.timeout(150)
async def test_every_recorded_talk_of_a_bound_person_plays_also_the_second_one(tmp_path: Path) -> None:
    """The first agrees to a consent and leaves a form open; the second begins with the menu all the same."""
    first = Transcript.read(_record(tmp_path, "first.txt", "çıxarış\n1\nərizə\n1\n"))
    second = Transcript.read(_record(tmp_path, "second.txt", "2\n8\n"))
    assert "! ReadSheet fin=*****3D" in await _play(first, tmp_path / "first.db")
    assert "\n\n< 2\n" in await _play(second, tmp_path / "second.db")
