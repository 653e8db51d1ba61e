"""`python -m integrations.registry.sandbox`: start the sandbox as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys
from datetime import date
from pathlib import Path

import uvicorn

from integrations.registry.sandbox.service import Wanted, create_app

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve until stopped. Prints `ready http://127.0.0.1:PORT` once it answers."""
    asked = _parser().parse_args(arguments)
    if asked.database != ":memory:":
        Path(asked.database).parent.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_serve(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m integrations.registry.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100, help="0 takes any free port")
    parser.add_argument("--database", default=":memory:", help="a file (kept between starts)")
    parser.add_argument(
        "--today", type=date.fromisoformat, help="first day of a new database (default: today in Baku)"
    )
    parser.add_argument("--codes-a-day", type=int, default=10)
    return parser


async def _serve(asked: argparse.Namespace) -> int:
    listening = socket.create_server((asked.host, asked.port), backlog=512)
    app = create_app(Wanted(asked.database, asked.today, asked.codes_a_day))
    # No access log: addresses carry no personal number, and still nobody needs a list of who was asked about when.
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started and not task.done():
        await asyncio.sleep(0.01)
    sys.stdout.write(f"ready http://{asked.host}:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    await task
    return 0


if __name__ == "__main__":
    sys.exit(main())
