"""The whole service as a person starts it: `addim run` with its sandbox, on ports and files of its own."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from integrations.registry.sandbox.service import Wanted, open_office

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_DAY = date(2026, 11, 23)  # whatever day it is: on the last of a month tomorrow's walk would be another


@dataclass(frozen=True)
class Service:
    """Where the running service and its sandbox are."""

    url: str
    sandbox: str

    def ask(self, path: str) -> Any:
        """What the sandbox answers."""
        with urlopen(self.sandbox + path, timeout=10) as answer:
            return json.load(answer)

    def tell(self, path: str, body: dict[str, Any]) -> Any:
        """Post to the sandbox."""
        sent = Request(self.sandbox + path, json.dumps(body).encode(), {"content-type": "application/json"})
        with urlopen(sent, timeout=10) as answer:
            return json.load(answer)

    def code(self) -> str:
        """The last one-time code that arrived on the demo's phone."""
        messages = self.ask("/sandbox/phone")["messages"]
        codes = [found[0] for one in messages if (found := re.search(r"\b\d{4} ?\d{4}\b", one["text"]))]
        return codes[-1] if codes else ""


def free_port() -> int:
    """A port nobody listens on, below those the system hands out by itself between now and its use."""
    while True:
        port = secrets.choice(range(20_000, 32_000))
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@contextmanager
def running(folder: Path) -> Iterator[Service]:
    """The service, from its start to its clean end."""
    port, sandbox = free_port(), free_port()
    open_office(Wanted(str(folder / "registry.db"), FIRST_DAY)).database.close()
    settings = {
        "ADDIM_PORT": str(port),
        "ADDIM_SANDBOX_PORT": str(sandbox),
        "ADDIM_DATABASE": str(folder / "addim.db"),
        "ADDIM_KEY_FILE": str(folder / "addim.key"),
        "ADDIM_SANDBOX_DATABASE": str(folder / "registry.db"),
    }
    service = Service(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{sandbox}")
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT, env={**os.environ, **settings}, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        told: list[str] = []
        reader: threading.Thread | None = None
        try:
            await_ready(process, service, told)
            reader = threading.Thread(target=told.extend, args=(process.stderr,))
            reader.start()
            yield service
        finally:
            process.send_signal(signal.SIGTERM)
            status = process.wait(15)
            if reader is not None:
                reader.join(15)
        # Uvicorn ends in order and then hands the signal on.
        assert status in (0, -signal.SIGTERM), "".join(told)
        assert "Finished server process" in "".join(told)


def await_ready(process: subprocess.Popen[str], service: Service, told: list[str]) -> None:
    """Wait until the service answers: each line it tells is a reason to look."""
    assert process.stderr is not None
    for line in process.stderr:
        told.append(line)
        try:
            with urlopen(service.url + "/healthz", timeout=10):
                break
        except URLError:
            continue
    else:
        raise AssertionError("".join(told))
