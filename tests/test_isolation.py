"""The guards of conftest.py: nothing leaves this machine, and no setting of the shell comes in."""

from __future__ import annotations

import os
import socket
import urllib.request

import pytest

from tests.conftest import OutsideNetwork, is_local

ELSEWHERE = "192.0.2.1"  # RFC 5737: never a real machine


@pytest.mark.parametrize(
    "address", [("127.0.0.1", 80), ("::1", 80, 0, 0), ("localhost", 1), "/run/x.sock", None, b"localhost"]
)
def test_this_machine_is_local(address: object) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address", [(ELSEWHERE, 80), ("example.com", 80), "example.com", ("0.0.0.0", 1), ("127.0.0.1.x", 1)]
)
def test_other_machines_are_not_local(address: object) -> None:
    assert not is_local(address)


def test_a_connection_outside_is_refused() -> None:
    with socket.socket() as way, pytest.raises(OutsideNetwork):
        way.connect((ELSEWHERE, 9))
    with socket.socket(type=socket.SOCK_DGRAM) as way, pytest.raises(OutsideNetwork):
        way.sendto(b"x", (ELSEWHERE, 9))
    with pytest.raises(OutsideNetwork):
        urllib.request.urlopen("http://example.com/")


def test_a_connection_inside_works() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as way,
    ):
        assert way.getpeername() == server.getsockname()


def test_settings_of_the_shell_are_gone() -> None:
    assert [name for name in os.environ if name.startswith("ADDIM_")] == []
