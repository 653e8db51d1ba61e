"""Schemathesis, which nobody here wrote, finds nothing wrong between openapi.yaml and the sandbox."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registry.asking import sandbox

HERE = Path(__file__).parent
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


def walk(url: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """One run with a fixed seed; everything it writes goes into `folder`."""
    command: list[str | Path] = [
        SCHEMATHESIS,
        "--config-file",
        HERE / "schemathesis.toml",
        "run",
        f"{url}/openapi.yaml",
    ]
    command += ["--seed", "1", "--checks", "all", "--phases", "coverage,fuzzing", "--workers", "2", *options]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.registry.schemathesis_hooks", "PYTHONPATH": str(HERE.parents[1])}
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **hooks}, capture_output=True, text=True, check=False
    )


@pytest.mark.faults
@pytest.mark.timeout(300)
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    with sandbox("--today", "2026-06-10", "--codes-a-day", "1000000") as url:
        run = walk(url, tmp_path, "--max-examples", "50")
    assert run.returncode == 0, run.stdout[-8000:]
    assert "Tested: 25" in run.stdout
    cases = re.search(r"(\d+) generated", run.stdout)
    assert cases is not None
    assert int(cases[1]) > 1500


@pytest.mark.faults
@pytest.mark.timeout(300)
def test_schemathesis_would_see_an_answer_against_the_contract(tmp_path: Path) -> None:
    with sandbox(
        "--today", "2026-06-10", "--fault", '{"odd": "nan", "operations": ["readProgramme"]}'
    ) as url:
        run = walk(url, tmp_path, "--max-examples", "5", "--include-operation-id", "readProgramme")
    assert run.returncode == 1
