"""What has to be right before anything starts: folders, key, ports; each fault as a sentence for the operator."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from bot.people.sealing import KeyFileError, key_from_file
from bot.settings import Settings, SettingWrong


def check(settings: Settings) -> None:
    """Raise SettingWrong for the first thing that would stop the service."""
    _writable("ADDIM_DATABASE", settings.database)
    if settings.sandboxed:
        _writable("ADDIM_SANDBOX_DATABASE", settings.sandbox_database)
    _writable("ADDIM_KEY_FILE", settings.key_file)
    _key(settings)
    _free("ADDIM_PORT", settings.host, settings.port)


def _writable(name: str, file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingWrong(name, f"its folder cannot be made: {error.strerror}") from None
    if not os.access(file.parent, os.W_OK) or file.is_dir():
        raise SettingWrong(name, "must be a file in a folder that can be written to")


def _key(settings: Settings) -> None:
    try:
        key_from_file(settings.key_file, create=settings.env == "demo")
    except KeyFileError as error:
        raise SettingWrong("ADDIM_KEY_FILE", f"holds no usable key ({error.code})") from None


def _free(name: str, host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise SettingWrong(name, f"cannot listen on {host} port {port}: {error.strerror or error}") from None
