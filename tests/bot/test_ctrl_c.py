"""Ctrl-C ends what was started, without a word of Python."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    settings = {"ADDIM_PORT": "0", "ADDIM_SANDBOX_PORT": "0", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**os.environ, **settings},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status and what was complained about, after ctrl-C."""
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=30)
    return process.returncode, complaints


@pytest.mark.timeout(90)
def test_the_service_says_where_it_listens_and_ends_cleanly(tmp_path: Path) -> None:
    with started(tmp_path, "run") as process:
        assert process.stderr is not None
        told = next(line for line in process.stderr if line.startswith("Addım: "))
        with urlopen(f"{told.split()[1]}/healthz", timeout=10) as answer:  # the port that the system chose
            assert answer.status == 200
        status, complaints = ended(process)
    assert (status, "Traceback" in complaints) == (0, False)


@pytest.mark.timeout(90)
def test_a_talk_ends_cleanly_and_is_recorded(tmp_path: Path) -> None:
    with started(tmp_path, "chat", "--lang", "az", "--record", "talk.txt") as process:
        assert process.stdout is not None
        assert "Ctrl" in process.stdout.readline()
        assert process.stdout.readline() == "\n"
        assert "Salam" in process.stdout.readline()
        status, complaints = ended(process)
    assert (status, "Traceback" in complaints) == (0, False)
    assert "< salam" in (tmp_path / "talk.txt").read_text(encoding="utf-8")
