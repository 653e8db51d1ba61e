"""A certificate that the registry refuses: TLS 1.3 tells of it only after the call has left."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from integrations.registry.client import RegistryClient
from integrations.registry.credentials import Credentials
from integrations.registry.errors import NotSent
from tests.registry.test_identity import ASKED, Authority


@pytest.fixture
def refusing(tmp_path: Path) -> Iterator[tuple[str, Authority]]:
    """A server that says by an alert of TLS 1.3 whom it refuses, and closes; its address and its authority."""
    ours = Authority(tmp_path, "agreed")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(ours.certificate))
    context.load_cert_chain(*ours.issue("registry"))
    context.verify_mode = ssl.CERT_REQUIRED
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with suppress(OSError), context.wrap_socket(line, server_side=True) as shaken:
                shaken.recv(1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{listening.getsockname()[1]}", ours
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(10)


@pytest.mark.parametrize("who", ["nobody", "stranger"])
async def test_a_certificate_that_is_refused_after_the_headers_left_is_not_sent_and_pages(
    refusing: tuple[str, Authority], tmp_path: Path, who: str
) -> None:
    url, ours = refusing
    foreign = Authority(tmp_path, "foreign").issue("stranger")
    certificate, key = foreign if who == "stranger" else (None, None)
    credentials = Credentials(certificate=certificate, private_key=key, authority=ours.certificate)
    alarms: list[str] = []
    async with RegistryClient(url, credentials=credentials, alarm=alarms.append) as client:
        for _ in range(3):
            assert await client.call("readStatus", ASKED) == NotSent("tls")
    assert alarms == ["tls"] * 3
