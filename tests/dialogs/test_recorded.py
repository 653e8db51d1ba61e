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
TYPED = "çıxarış\n1\nərizə\n1\n"


def _record(folder: Path) -> Path:
    """A talk of a made-up person whom nobody has to identify."""
    subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--lang", "az", "--as", "1AB2C3D", "--record", "talk.txt"],
        cwd=folder,
        env={
            **os.environ,
            "ADDIM_PORT": "0",
            "ADDIM_SANDBOX_PORT": "0",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        },
        input=TYPED,
        text=True,
        encoding="utf-8",
        check=True,
        capture_output=True,
        timeout=60,
    )
    return folder / "talk.txt"


@pytest.mark.timeout(90)
async def test_a_recorded_talk_of_a_bound_person_plays(tmp_path: Path) -> None:
    recorded = Transcript.read(_record(tmp_path))
    assert recorded.person == "1AB2C3D"
    played = await Stage.of(recorded, tmp_path / "played.db").play()
    assert played.splitlines() == recorded.text.splitlines()
    assert "! ReadSheet fin=*****3D" in played
