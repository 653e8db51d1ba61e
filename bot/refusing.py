"""How a command of the law says no: what is wrong by its name and the reason on standard error, status 2."""

from __future__ import annotations

import sys

REFUSED = 2


def refuse(reason: str) -> int:
    """Say what cannot be taken; the exit status of a refusal."""
    sys.stderr.write(f"{reason}\n")
    return REFUSED


def status_of(exit_: SystemExit) -> int:
    """The exit status with which argparse left."""
    return exit_.code if isinstance(exit_.code, int) else REFUSED
