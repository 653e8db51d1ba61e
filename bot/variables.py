"""Every ADDIM_* variable with its default, its meaning and how it is read; docs/settings.md is made from this table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LAW_VERSIONS = ("2018-06-29", "amended")


@dataclass(frozen=True, slots=True)
class Variable:
    """One ADDIM_* variable: its default, what it means, how it is read."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], Any]


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("must be one of " + ", ".join(allowed))
        return text

    return read


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 65535:
        raise ValueError("must be a port number, 0 to 65535")
    return int(text)


def _url(text: str) -> str:
    if text and not text.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    if text and not urlsplit(text).hostname:
        raise ValueError("must name a server after http:// or https://")
    return text.rstrip("/")


def _token(text: str) -> str:
    if text and not re.fullmatch(r"\d{5,}:[A-Za-z0-9_-]{20,}", text):
        raise ValueError("must look like 123456789:AAAA..., as BotFather gives it")
    return text


def _rate(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise ValueError("must be messages a second, 1 to 1000")
    return int(text)


def _turns(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000_000_000:
        raise ValueError("must be turns a minute, 1 to 1000000000")
    return int(text)


def _redis(text: str) -> str:
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return text


def _host(text: str) -> str:
    if not text:
        raise ValueError("must be an address, 127.0.0.1 for this machine only, 0.0.0.0 for all")
    return text


def _path(text: str) -> Path:
    if not text:
        raise ValueError("must be the name of a file")
    return Path(text)


def _path_or_none(text: str) -> Path | None:
    if text and not Path(text).is_dir():
        raise ValueError("must be an existing folder")
    return Path(text) if text else None


def _file_or_none(text: str) -> Path | None:
    if text and not Path(text).is_file():
        raise ValueError("must be an existing file")
    return Path(text) if text else None


def _day_or_none(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError("must be a date written like 2026-11-21") from None


VARIABLES = (
    Variable(
        "ADDIM_ENV",
        "demo",
        "demo or production; production refuses the sandbox and demo keys",
        _one_of("demo", "production"),
    ),
    Variable("ADDIM_HOST", "127.0.0.1", "address the web server listens on", _host),
    Variable("ADDIM_PORT", "8080", "port of the web server; 0 = one that is free, told at the start", _port),
    Variable("ADDIM_PUBLIC_URL", "", "address people open; https makes the cookie Secure", _url),
    Variable(
        "ADDIM_WEB_TURNS",
        "120",
        "turns a minute that one browser session may post, counted by each process; more hears when to go on",
        _turns,
    ),
    Variable("ADDIM_DATABASE", "var/addim.db", "file of the ledger (SQLite)", _path),
    Variable(
        "ADDIM_KEY_FILE",
        "var/addim.key",
        "file with the master key; the demo makes one, readable by its owner only",
        _path,
    ),
    Variable("ADDIM_REGISTRY_URL", "", "the agency's registry; empty starts the sandbox", _url),
    Variable(
        "ADDIM_REGISTRY_CERTIFICATE",
        "",
        "our certificate for mutual TLS with the registry (PEM file)",
        _file_or_none,
    ),
    Variable("ADDIM_REGISTRY_PRIVATE_KEY", "", "the key of that certificate (PEM file)", _file_or_none),
    Variable(
        "ADDIM_REGISTRY_AUTHORITY",
        "",
        "authority that signed the registry's certificate (PEM file); empty = those of this machine",
        _file_or_none,
    ),
    Variable(
        "ADDIM_REGISTRY_TOKEN_URL",
        "",
        "where tokens are had (OAuth 2.0 client credentials); empty = no tokens",
        _url,
    ),
    Variable("ADDIM_REGISTRY_CLIENT_ID", "", "our name there", str),
    Variable("ADDIM_REGISTRY_SECRET_FILE", "", "file with our secret there", _file_or_none),
    Variable("ADDIM_SANDBOX_PORT", "8081", "port of the sandbox registry", _port),
    Variable("ADDIM_SANDBOX_DATABASE", "var/registry.db", "file of the sandbox registry", _path),
    Variable("ADDIM_TELEGRAM_TOKEN", "", "token of the Telegram bot; empty = no Telegram", _token),
    Variable("ADDIM_TELEGRAM_API", "https://api.telegram.org", "server of the Bot API", _url),
    Variable(
        "ADDIM_TELEGRAM_INTAKE",
        "polling",
        "how updates come: polling, or webhook at ADDIM_PUBLIC_URL/telegram",
        _one_of("polling", "webhook"),
    ),
    Variable(
        "ADDIM_TELEGRAM_BUTTONS",
        "on",
        "on or off; off leaves the numbered text alone",
        _one_of("on", "off"),
    ),
    Variable(
        "ADDIM_TELEGRAM_BULK",
        "25",
        "messages a second that nobody asked for (reminders); Telegram takes about 30, more only of paying senders",
        _rate,
    ),
    Variable(
        "ADDIM_REDIS_URL",
        "",
        "Redis for the pace that several processes share; empty = this process alone",
        _redis,
    ),
    Variable(
        "ADDIM_LAW_VERSION",
        "2018-06-29",
        "version of the Employment Law that answers follow",
        _one_of(*LAW_VERSIONS),
    ),
    Variable(
        "ADDIM_LAW_WINDOWS",
        "later",
        "working days from a day: later = it is not counted (the safe reading); start-day = it is day 1",
        _one_of("later", "start-day"),
    ),
    Variable(
        "ADDIM_LAW_WAITING",
        "later",
        "months of waiting: later = free the day after (the safe reading); same-day = free on that day",
        _one_of("later", "same-day"),
    ),
    Variable("ADDIM_LAW_TEXT", "", "production: the law text that was approved, in words", str),
    Variable("ADDIM_LAW_APPROVED_BY", "", "production: who approved the law text", str),
    Variable("ADDIM_LAW_APPROVED_ON", "", "production: the day of that approval", _day_or_none),
    Variable(
        "ADDIM_CALENDAR_DIR",
        "",
        "folder with calendar files that replace the shipped ones by year",
        _path_or_none,
    ),
    Variable(
        "ADDIM_SHEET_LEVEL",
        "code",
        "proof that the sheet's extract needs: code or login",
        _one_of("code", "login"),
    ),
    Variable(
        "ADDIM_LOG_LEVEL",
        "info",
        "debug, info, warning or error",
        _one_of("debug", "info", "warning", "error"),
    ),
)
"""Every variable there is; docs/settings.md is made from this table."""
