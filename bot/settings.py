"""What is set from outside: the ADDIM_* variables, each with its meaning, and a clear word about every wrong value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.variables import VARIABLES, Variable
from dialogs.rules.facts import LawText
from dialogs.rules.versions import Approval
from dialogs.rules.workdays import Counting
from dialogs.setting import Level


class SettingWrong(ValueError):
    """A variable has a value the service cannot start with."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of all variables; the names are those of the table without ADDIM_."""

    env: str
    host: str
    port: int
    public_url: str
    web_turns: int
    database: Path
    key_file: Path
    registry_url: str
    registry_certificate: Path | None
    registry_private_key: Path | None
    registry_authority: Path | None
    registry_token_url: str
    registry_client_id: str
    registry_secret_file: Path | None
    sandbox_port: int
    sandbox_database: Path
    telegram_token: str
    telegram_api: str
    telegram_intake: str
    telegram_buttons: str
    telegram_bulk: int
    redis_url: str
    law_version: LawText
    law_windows: str
    law_waiting: str
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
    def counting(self) -> Counting:
        """The reading of the counting rules (Q-01)."""
        return counting(self.law_windows, self.law_waiting)

    @property
    def law_verified(self) -> bool:
        """Whether somebody approved the law text (Q-30)."""
        return self.approval is not None

    @property
    def approval(self) -> Approval | None:
        """Who approved which law text and when; all three or none."""
        if not (self.law_text and self.law_approved_by and self.law_approved_on):
            return None
        return Approval(self.law_text, self.law_approved_by, self.law_approved_on)


def counting(windows: str, waiting: str) -> Counting:
    """The reading of the counting rules that two settings choose."""
    return Counting(windows == "start-day", waiting == "same-day")


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
    _check_identity(settings)
    if settings.env == "production":
        _check_production(settings)
    return settings


def _value(variable: Variable, environment: Mapping[str, str]) -> Any:
    try:
        return variable.read(environment.get(variable.name, variable.default).strip())
    except ValueError as wrong:
        raise SettingWrong(variable.name, str(wrong)) from None


def _check_identity(settings: Settings) -> None:
    if (settings.registry_certificate is None) != (settings.registry_private_key is None):
        raise SettingWrong("ADDIM_REGISTRY_PRIVATE_KEY", "a certificate and its key belong together")
    if settings.registry_token_url and not (settings.registry_client_id and settings.registry_secret_file):
        raise SettingWrong(
            "ADDIM_REGISTRY_CLIENT_ID", "tokens need ADDIM_REGISTRY_CLIENT_ID and ADDIM_REGISTRY_SECRET_FILE"
        )


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
