"""`python -m integrations.telegram.emulator`: a Bot API server on this machine, with a page to talk to the bot."""

from __future__ import annotations

import argparse
import socket
import sys

import uvicorn

from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.listening import listening
from integrations.telegram.emulator.service import create_app

TOKEN = "7000000001:demo-token-of-the-emulator-0001"  # noqa: S105 - opens nothing but this emulator


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped. Prints `ready http://127.0.0.1:PORT` once it answers."""
    parser = argparse.ArgumentParser(prog="python -m integrations.telegram.emulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8082, help="0 takes any free port")
    parser.add_argument("--token", default=TOKEN, help="the bot's token")
    parser.add_argument(
        "--retry-unit", type=float, default=2.0, help="first pause of webhook retries, seconds"
    )
    asked = parser.parse_args(arguments)
    return _serve(asked)


class Server(uvicorn.Server):
    """Says that it is ready."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then print the address."""
        await super().startup(sockets)
        assert sockets is not None
        host, port = sockets[0].getsockname()[:2]
        sys.stdout.write(f"ready http://{host}:{port}\n")
        sys.stdout.flush()


def _serve(asked: argparse.Namespace) -> int:
    taken = listening(asked.host, asked.port)
    app = create_app(Account(asked.token), asked.retry_unit)
    server = Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
    server.run(sockets=[taken])
    return 0


if __name__ == "__main__":
    sys.exit(main())
