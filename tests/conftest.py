"""What every test shares: no way out of this machine, and no setting of the person who runs it."""

from __future__ import annotations

import ipaddress
import logging
import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
import structlog

from bot.logs import QUIET

# Shared machines stall; a deadline per example would fail there for no fault of the code.
hypothesis.settings.register_profile("addim", deadline=None, print_blob=True)
hypothesis.settings.load_profile("addim")


class OutsideNetwork(BaseException):
    """A test reached for another machine; no handler of ordinary errors may hide it."""


def is_local(address: object) -> bool:
    """Whether a socket address (a path, or host and port) or a host name stays on this machine."""
    if isinstance(address, bytes | bytearray):
        address = address.decode("ascii", "replace")
    host = address[0] if isinstance(address, tuple) and address else address
    if host is None or host in ("", "localhost"):
        return True
    if isinstance(host, str) and isinstance(address, str) and host.startswith(("/", "\0")):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def guarded(original: Callable[..., Any], place: int) -> Callable[..., Any]:
    """The same call, refused if its argument number `place` (from the end if negative) leads outside."""

    def call(*args: Any, **options: Any) -> Any:
        if len(args) >= abs(place) and not is_local(args[place]):
            raise OutsideNetwork(repr(args[place]))
        return original(*args, **options)

    return call


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Tests reach this machine only; anything else is an error of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect, 1))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex, 1))
        patch.setattr(socket.socket, "sendto", guarded(socket.socket.sendto, -1))
        patch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, 0))
        yield


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ADDIM_ variable of the surrounding shell reaches a test."""
    for name in [name for name in os.environ if name.startswith("ADDIM_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """A test that sets up logging leaves no handler that writes into a stream of its own behind it."""
    root, structure = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    quiet = {name: logging.getLogger(name).level for name in QUIET}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in quiet.items():
        logging.getLogger(name).setLevel(was)
    structlog.configure(**structure)
