"""What has to be right before anything starts: folders, key, ports; each fault as a sentence for the operator."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.demo import LOOPBACK, answers
from bot.ledger.errors import LedgerError, WrongKey
from bot.ledger.sqlite import prove
from bot.people.sealing import KeyFileError, Sealer, key_from_file
from bot.settings import Settings, SettingWrong


def check(settings: Settings) -> None:
    """Raise SettingWrong for the first thing that would stop the service."""
    _writable("ADDIM_DATABASE", settings.database)
    if settings.sandboxed:
        _writable("ADDIM_SANDBOX_DATABASE", settings.sandbox_database)
        _database("ADDIM_SANDBOX_DATABASE", settings.sandbox_database)
    _writable("ADDIM_KEY_FILE", settings.key_file)
    _ledger(settings, _key(settings))
    _free("ADDIM_PORT", settings.host, settings.port)
    if settings.sandboxed and settings.sandbox_port:
        if settings.sandbox_port == settings.port:
            raise SettingWrong("ADDIM_SANDBOX_PORT", f"is the same as ADDIM_PORT: {settings.port}")
        if not asyncio.run(answers(f"http://{LOOPBACK}:{settings.sandbox_port}")):  # one that runs is used
            _free("ADDIM_SANDBOX_PORT", settings.host, settings.sandbox_port)


def _writable(name: str, file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingWrong(name, f"its folder cannot be made: {error.strerror}") from None
    if not os.access(file.parent, os.W_OK) or file.is_dir():
        raise SettingWrong(name, "must be a file in a folder that can be written to")


def _database(name: str, file: Path) -> None:
    """What is there must be a database; nothing is made where there is none."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file)) as opened:
            opened.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:  # one that runs is used
            raise SettingWrong(name, f"cannot be opened: {error}") from None
    except sqlite3.DatabaseError as error:
        raise SettingWrong(name, f"cannot be opened: {error}") from None


def _key(settings: Settings) -> bytes:
    try:
        return key_from_file(settings.key_file, create=settings.env == "demo")
    except KeyFileError as error:
        raise SettingWrong("ADDIM_KEY_FILE", f"holds no usable key ({error.code})") from None


def _ledger(settings: Settings, key: bytes) -> None:
    try:
        prove(settings.database, Sealer(key))
    except WrongKey:
        raise SettingWrong("ADDIM_KEY_FILE", "is not the key that ADDIM_DATABASE was sealed with") from None
    except LedgerError as error:
        raise SettingWrong("ADDIM_DATABASE", f"cannot be opened as our database ({error.code})") from None
    except OSError as error:
        raise SettingWrong("ADDIM_DATABASE", f"cannot be opened: {error.strerror}") from None


def _free(name: str, host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        foreign = (error.errno or 0) < 0 or error.errno == errno.EADDRNOTAVAIL  # below 0: of getaddrinfo
        blamed = "ADDIM_HOST" if foreign else name
        raise SettingWrong(
            blamed, f"cannot listen on {host} port {port}: {error.strerror or error}"
        ) from None
