"""The sandbox and the service as processes of their own, waited for by what they say, never by time alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

START_SECONDS = 60.0
FIRST_DAY = "2026-06-10"
TICK = threading.Event()  # never set: waiting for it paces a look at something that tells nobody


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Return as soon as `holds()` is true; fail if it is not within the seconds."""
    for _ in range(int(seconds / 0.02)):
        if holds():
            return
        TICK.wait(0.02)
    raise AssertionError(f"not within {seconds} s: {what}")


class Process:
    """A process whose standard output is read line by line as it comes."""

    def __init__(
        self, *arguments: str, settings: dict[str, str] | None = None, log: Path | None = None
    ) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ADDIM_")}
        errors: TextIO | int = subprocess.DEVNULL if log is None else log.open("a", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env={**environment, **(settings or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        if not isinstance(errors, int):
            errors.close()
        self.lines: list[str] = []
        self._more = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._more:
                self.lines.append(line.strip())
                self._more.notify_all()
        with self._more:
            self._ended = True
            self._more.notify_all()

    def line(self, beginning: str, seconds: float = START_SECONDS) -> str:
        """The rest of the newest line that begins so; fails if the process ends or the time does."""
        with self._more:
            found = self._more.wait_for(lambda: self._ended or self._last(beginning) is not None, seconds)
        said = self._last(beginning)
        assert found, f"did not say {beginning!r} within {seconds} s: {self.lines[-3:]}"
        assert said is not None, f"ended without saying {beginning!r}: {self.lines[-3:]}"
        return said.removeprefix(beginning).strip()

    def _last(self, beginning: str) -> str | None:
        return next((line for line in reversed(self.lines) if line.startswith(beginning)), None)

    def say(self, line: str) -> None:
        """One line to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def ended(self, seconds: float = 30.0) -> int:
        """Wait for its end; the exit status, negative for a signal."""
        status = self.process.wait(seconds)
        self._reader.join(seconds)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return status

    def stop(self) -> None:
        """Ask it to end; the hard way if it does not."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.ended(15.0)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.ended()


class Sandbox(Process):
    """The registry's stand-in on a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "registry.db"
        place = ("--port", "0", "--database", str(self.database), "--today", FIRST_DAY)
        super().__init__("integrations.registry.sandbox", *place, "--people", "0", "--codes-a-day", "1000")
        self.url = self.line("ready ")

    @property
    def port(self) -> str:
        return self.url.rpartition(":")[2]


class Fingered(Process):
    """A service with a finger on its boundaries; started again on the same folder it goes on where it was."""

    url = ""

    def __init__(self, module: str, folder: Path, settings: dict[str, str], *sabotage: str) -> None:
        self.folder = folder
        self.log = folder / "service.log"
        settings = {
            "ADDIM_PORT": "0",
            "ADDIM_DATABASE": str(folder / "addim.db"),
            "ADDIM_KEY_FILE": str(folder / "addim.key"),
            "ADDIM_LOG_LEVEL": "debug",
            **settings,
        }
        super().__init__(module, *sabotage, settings=settings, log=self.log)

    def listens(self) -> None:
        """Wait until it does."""
        self.url = f"http://127.0.0.1:{self.line('ready ')}"

    def arm(self, place: int | str) -> None:
        """Count boundaries from now on, and die at this one or the first of this name (0: at none)."""
        self.lines.clear()
        self.say(f"arm {place}")
        self.line("armed")

    def boundaries(self) -> list[str]:
        """The names of the boundaries passed since it was armed."""
        return [line.split(" ", 2)[2] for line in self.lines if line.startswith("at ")]


class Service(Fingered):
    """`addim run` over a sandbox of the registry."""

    def __init__(self, folder: Path, sandbox: Sandbox, *sabotage: str) -> None:
        super().__init__("tests.faults.victim", folder, {"ADDIM_SANDBOX_PORT": sandbox.port}, *sabotage)
        self.listens()

    def counted(self) -> int:
        """How many boundaries there were, once the last answer has left."""
        until(lambda: self.boundaries()[-1:] == ["replied"], START_SECONDS, "the answer has left")
        return len(self.boundaries())
