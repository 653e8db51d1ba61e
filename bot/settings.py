"""What is set from outside: the ADDIM_* variables, each with its meaning, and a clear word about every wrong value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dialogs.rules.facts import LawText
from dialogs.setting import Level

LAW_VERSIONS = ("2018-06-29", "amended")


class SettingWrong(ValueError):
    """A variable has a value the service cannot start with."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


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
    Variable("ADDIM_PORT", "8080", "port of the web server", _port),
    Variable("ADDIM_PUBLIC_URL", "", "address people open; https makes the cookie Secure", _url),
    Variable("ADDIM_DATABASE", "var/addim.db", "file of the ledger (SQLite)", _path),
    Variable(
        "ADDIM_KEY_FILE",
        "var/addim.key",
        "file with the master key; the demo makes one, readable by its owner only",
        _path,
    ),
    Variable("ADDIM_REGISTRY_URL", "", "the agency's registry; empty starts the sandbox", _url),
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


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of all variables; the names are those of the table without ADDIM_."""

    env: str
    host: str
    port: int
    public_url: str
    database: Path
    key_file: Path
    registry_url: str
    sandbox_port: int
    sandbox_database: Path
    telegram_token: str
    telegram_api: str
    telegram_intake: str
    telegram_buttons: str
    redis_url: str
    law_version: LawText
    law_text: str
    law_approved_by: str
    law_approved_on: date | None
    calendar_dir: Path | None
    sheet_level: Level
    log_level: str

    @property
    def sandboxed(self) -> bool:
        """Whether the sandbox stands in for the registry."""
        return not self.registry_url

    @property
    def law_verified(self) -> bool:
        """Whether somebody approved the law text (Q-30)."""
        return bool(self.law_text and self.law_approved_by and self.law_approved_on)


def read(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; raises SettingWrong, also for a name nobody knows."""
    known = {variable.name for variable in VARIABLES}
    for name in environment:
        if name.startswith("ADDIM_") and name not in known:
            raise SettingWrong(name, "there is no such setting")
    values = {variable.name[6:].lower(): _value(variable, environment) for variable in VARIABLES}
    settings = Settings(**values)
    if settings.telegram_token and settings.telegram_intake == "webhook" and not settings.public_url:
        raise SettingWrong("ADDIM_PUBLIC_URL", "the webhook of Telegram needs the address people open")
    if settings.env == "production":
        _check_production(settings)
    return settings


def _value(variable: Variable, environment: Mapping[str, str]) -> Any:
    try:
        return variable.read(environment.get(variable.name, variable.default).strip())
    except ValueError as wrong:
        raise SettingWrong(variable.name, str(wrong)) from None


def _check_production(settings: Settings) -> None:
    if settings.sandboxed:
        raise SettingWrong(
            "ADDIM_REGISTRY_URL", "production needs the agency's registry; the sandbox is refused"
        )
    if not settings.law_verified:
        raise SettingWrong(
            "ADDIM_LAW_TEXT", "production needs the law text, ADDIM_LAW_APPROVED_BY and ADDIM_LAW_APPROVED_ON"
        )
    if not settings.key_file.is_file():
        raise SettingWrong("ADDIM_KEY_FILE", "production needs an existing key file")
    if not settings.public_url.startswith("https://"):
        raise SettingWrong("ADDIM_PUBLIC_URL", "production needs an https address")


def table() -> str:
    """Every variable as a Markdown table, the text of docs/settings.md."""
    rows = [
        f"| `{one.name}` | {f'`{one.default}`' if one.default else ''} | {one.meaning} |" for one in VARIABLES
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])
