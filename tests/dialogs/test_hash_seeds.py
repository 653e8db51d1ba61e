"""Transcripts play alike whatever the seed of Python's hashes, which differs from process to process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = ("1", "20261123")


@pytest.mark.timeout(240)  # two processes of their own, each playing all
def test_transcripts_play_alike_under_two_hash_seeds() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.dialogs.playing"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in SEEDS
    ]
    answers = [json.loads(process.communicate()[0]) for process in processes]
    assert [answer["different"] for answer in answers] == [[], []]
    assert len({answer["hash"] for answer in answers}) == len(SEEDS)
