"""`addim check` as a process of its own, as somebody else would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json

FOLDER = Path(__file__).resolve().parent


def check(service: str, *people: Facts) -> list[dict[str, Any]]:
    """The answers of `addim check SERVICE --batch` for these persons, from a process of its own."""
    lines = "\n".join(json.dumps(facts_json(person)) for person in people)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("ADDIM_")}
    command = [sys.executable, "-m", "bot", "check", service, "--facts", "-", "--batch"]
    ran = subprocess.run(
        command,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        env=settings,
        cwd=FOLDER.parent.parent,
        timeout=50,
    )
    assert ran.stderr == ""
    return [json.loads(line) for line in ran.stdout.splitlines()]
