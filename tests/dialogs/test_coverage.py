"""Every branch of dialogs/ is reached by the explorer and the tests of replay: nothing there is untried."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def measured(folder: Path) -> dict[str, Any]:
    """Coverage of the files of dialogs/ itself, by name; rules, answers and speech have tests of their own."""
    data = folder / "coverage"
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("COV_", "COVERAGE_"))
    }
    run = [sys.executable, "-m", "coverage"]
    omitted = "--omit=" + ",".join(f"dialogs/{folder}/*" for folder in ("rules", "answers", "speech"))
    covering = [
        "run",
        "--branch",
        "--source=dialogs",
        omitted,
        f"--data-file={data}",
        "-m",
        "tests.dialogs.covering",
    ]
    done = subprocess.run(
        [*run, *covering], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    report = [*run, "json", f"--data-file={data}", "-o", "-"]
    told = subprocess.run(report, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    files: dict[str, Any] = json.loads(told.stdout)["files"]
    return {name: found for name, found in files.items() if Path(name).parent.as_posix() == "dialogs"}


def last_cases(path: Path) -> set[int]:
    """Lines of the last case of each match without a wildcard: mypy (exhaustive-match) proves that one of them fits."""
    lines = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Match):
            lines.add(node.cases[-1].pattern.lineno)
    return lines


@pytest.mark.timeout(240)  # a process of its own, with every line traced
def test_every_branch_of_the_dialogs_is_reached(tmp_path: Path) -> None:
    files = measured(tmp_path)
    assert {"dialogs/engine.py", "dialogs/application.py", "dialogs/hearing.py"} <= set(files)
    missing = {name: found["missing_lines"] for name, found in files.items() if found["missing_lines"]}
    assert missing == {}
    branches = {
        name: [branch for branch in found["missing_branches"] if branch[0] not in last_cases(ROOT / name)]
        for name, found in files.items()
    }
    assert {name: found for name, found in branches.items() if found} == {}
