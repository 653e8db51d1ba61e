"""What became of a call of the Bot API, and the one table that reads both libraries' errors.

The Bot API has no idempotency key: a time-out leaves open whether the message is in the chat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

Verdict = Literal["flooded", "gone", "absent", "refused", "unauthorised", "not_sent", "unknown", "conflict"]


@dataclass(frozen=True, slots=True)
class Sent:
    """The call was carried out; `result` as the server told it."""

    result: Any = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The call was not carried out, or (unknown) nobody can tell; `after` seconds to wait, `code` for logs."""

    verdict: Verdict
    code: str
    after: float = 0.0


Result = Sent | Failed


@dataclass(frozen=True, slots=True)
class Row:
    """An error as aiogram and python-telegram-bot name it, texts that tell its cases apart, and what it means."""

    aiogram: str
    ptb: str
    verdict: Verdict
    texts: tuple[str, ...] = ()


# The more particular row first: both libraries derive errors from each other, each in its own way.  EntityTooLarge,
# Restarting and Unreadable are ours, for what python-telegram-bot has no name for.
TABLE: tuple[Row, ...] = (
    Row("TelegramRetryAfter", "RetryAfter", "flooded"),
    Row("TelegramForbiddenError", "Forbidden", "gone"),
    Row("TelegramMigrateToChat", "ChatMigrated", "gone"),
    Row("TelegramBadRequest", "BadRequest", "gone", ("chat not found", "user not found", "peer_id_invalid")),
    Row("TelegramBadRequest", "BadRequest", "absent", ("message to delete not found",)),
    Row("TelegramBadRequest", "BadRequest", "refused"),
    Row("TelegramEntityTooLarge", "EntityTooLarge", "refused"),
    Row("TelegramUnauthorizedError", "InvalidToken", "unauthorised"),
    Row("TelegramNotFound", "EndPointNotFound", "unauthorised"),
    Row("TelegramConflictError", "Conflict", "conflict"),
    Row("ClientDecodeError", "Unreadable", "unknown"),
    Row("RestartingTelegram", "Restarting", "not_sent"),
    Row("TelegramNetworkError", "TimedOut", "unknown"),
    Row("TelegramServerError", "NetworkError", "unknown"),
    Row("TelegramAPIError", "TelegramError", "unknown"),
)
# The connection was never there: nothing went out. Names of our wire and of httpx.
UNSENT = frozenset("NotConnected ConnectError ConnectTimeout PoolTimeout".split())


def judged(error: BaseException) -> Failed:
    """What an error of either library means; whatever is not in the table leaves the outcome open."""
    names = [one.__name__ for one in type(error).__mro__]
    row = next((row for row in TABLE if _fits(row, names, str(error))), None)
    code = names[0]
    if row is None or (row.verdict == "unknown" and _never_connected(error)):
        return Failed("not_sent" if _never_connected(error) else "unknown", code)
    return Failed(row.verdict, code, _seconds(getattr(error, "retry_after", 0)))


def _fits(row: Row, names: Sequence[str], text: str) -> bool:
    if not any(name and name in names for name in (row.aiogram, row.ptb)):
        return False
    # One of them capitalises what the server said.
    return not row.texts or any(part in text.lower() for part in row.texts)


def _never_connected(error: BaseException | None) -> bool:
    while error is not None:
        if any(one.__name__ in UNSENT for one in type(error).__mro__):
            return True
        error = error.__cause__
    return False


def _seconds(after: Any) -> float:
    if isinstance(after, timedelta):
        return after.total_seconds()
    return float(after) if isinstance(after, int | float) else 0.0
