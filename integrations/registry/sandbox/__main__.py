"""`python -m integrations.registry.sandbox`: start the sandbox as a process of its own, or make more persons for it."""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import ssl
import sys
from datetime import date
from pathlib import Path

import uvicorn

from integrations.registry.contract import load
from integrations.registry.sandbox.gate import Terms
from integrations.registry.sandbox.office import ADOPTED, LAW_TEXTS
from integrations.registry.sandbox.people import CROWD, SEED, plant_crowd
from integrations.registry.sandbox.service import OldDatabase, Wanted, create_app, open_office
from integrations.registry.sandbox.severed import LineProtocol

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Read the command line. Serving prints `ready URL` once it answers, and runs until stopped."""
    asked = _parser().parse_args(arguments)
    if asked.database != ":memory:" and "://" not in asked.database:
        Path(asked.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        return _make_people(asked) if asked.command == "people" else asyncio.run(_serve(asked))
    except OldDatabase:
        sys.stderr.write(
            f"{asked.database} was made by another version of the sandbox: remove it, or name another\n"
        )
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m integrations.registry.sandbox", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("serve", "people"), default="serve")
    parser.add_argument("--database", default=":memory:", help="a file, or a postgresql:// URL")
    parser.add_argument(
        "--today", type=date.fromisoformat, help="first day of a new database (today in Baku)"
    )
    parser.add_argument("--people", type=int, default=CROWD, help="serve: crowd of a new database")
    parser.add_argument("--count", type=int, default=CROWD, help="people: how many more")
    parser.add_argument("--seed", type=int, default=SEED, help="people: the same seed makes the same crowd")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100, help="0 takes any free port")
    parser.add_argument("--codes-a-day", type=int, default=10)
    parser.add_argument("--law", choices=LAW_TEXTS, default=ADOPTED, help="whom public works are open to")
    parser.add_argument(
        "--calls-a-minute", type=int, default=load().limits["calls_a_minute"], help="0: any number"
    )
    parser.add_argument("--client-id", help="ask for OAuth 2.0 client credentials")
    parser.add_argument("--client-secret-file", type=Path)
    parser.add_argument("--fault", type=json.loads, help="faults from the start, as JSON")
    parser.add_argument("--tls-certificate", type=Path, help="serve https")
    parser.add_argument("--tls-key", type=Path)
    parser.add_argument("--tls-authority", type=Path, help="ask callers for a certificate of this authority")
    return parser


def _make_people(asked: argparse.Namespace) -> int:
    office = open_office(Wanted(asked.database, asked.today, people=0))
    with office.database.transaction():
        made = plant_crowd(office, asked.count, asked.seed)
    sys.stdout.write(json.dumps({"made": made, "count": office.people.count()}) + "\n")
    office.database.close()
    return 0


def _wanted(asked: argparse.Namespace) -> Wanted:
    secret = asked.client_secret_file and asked.client_secret_file.read_text("utf-8").strip()
    terms = Terms(asked.client_id, secret, asked.calls_a_minute)
    return Wanted(asked.database, asked.today, asked.codes_a_day, asked.people, terms, asked.law)


def _config(asked: argparse.Namespace) -> uvicorn.Config:
    app = create_app(_wanted(asked))
    app.state.faults.set(asked.fault or {})
    # No access log: addresses carry no personal number, and still nobody needs a list of who was asked about when.
    return uvicorn.Config(
        app,
        http=LineProtocol,
        log_level="warning",
        access_log=False,
        lifespan="off",
        ssl_certfile=asked.tls_certificate,
        ssl_keyfile=asked.tls_key,
        ssl_ca_certs=str(asked.tls_authority) if asked.tls_authority else None,
        ssl_cert_reqs=ssl.CERT_REQUIRED if asked.tls_authority else ssl.CERT_NONE,
    )


class _Server(uvicorn.Server):
    """Says that it is ready, on standard output, once it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        host, port = (sockets or [])[0].getsockname()[:2]
        sys.stdout.write(f"ready {'https' if self.config.is_ssl else 'http'}://{host}:{port}\n")
        sys.stdout.flush()


async def _serve(asked: argparse.Namespace) -> int:
    try:
        listening = socket.create_server((asked.host, asked.port), backlog=512)
    except OSError as taken:
        sys.stderr.write(f"the sandbox cannot listen on {asked.host}:{asked.port}: {taken.strerror}\n")
        return 1
    # Calls inherit it. asyncio sets it only on sockets it made itself; without it each answer on a kept connection
    # waits 40 ms for the caller's delayed acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    await _Server(_config(asked)).serve(sockets=[listening])
    return 0


if __name__ == "__main__":
    sys.exit(main())
