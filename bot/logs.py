"""Structured logs: one JSON object a line, allowed fields only, and no personal data whatever a caller passes."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import orjson

# structlog's console renderer loads rich where it is installed: four megabytes for colours that nobody sees here.
_RICH_IS_OUT = "rich" not in sys.modules
if _RICH_IS_OUT:
    sys.modules["rich"] = None  # type: ignore[assignment]  # None is how Python marks a module as absent
import structlog  # noqa: E402 - the lines above have to come first

if _RICH_IS_OUT:
    del sys.modules["rich"]

ALLOWED = frozenset(
    "event level timestamp logger code effect row kind count channel seconds exception status path state".split()
)
# The net under the list: a FIN, a card, a phone number, a bot token.
_PERSONAL = re.compile(
    r"\d{6,}:[\w-]{20,}"  # a token stands in addresses right behind the word bot
    r"|\b(?:[0-9A-HJ-NP-Z]{7}|AZE\d{8}|AA\d{7}|\+?\d{9,12})\b"
)
WORDLESS = ("httpx", "httpcore", "aiogram", "telegram")
"""Libraries that carry what people are told, and write whole answers into a line where they cannot read one."""
QUIET = (*WORDLESS, "uvicorn.access", "asyncio")


def configure(level: str) -> None:
    """Set up logging for a process: everything goes to standard error as JSON lines."""
    number = getattr(logging, level.upper())
    logging.basicConfig(level=number, stream=sys.stderr, format="%(message)s", force=True)
    for handler in logging.getLogger().handlers:
        handler.addFilter(_mask_record)
        handler.setFormatter(JsonLines())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            keep_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def keep_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop fields that are not allowed and mask what looks personal."""
    return {
        name: value if name == "timestamp" else _masked(value)
        for name, value in event.items()
        if name in ALLOWED
    }


def mask(text: str) -> str:
    """The text without anything that looks like a FIN, card, phone number or token; controls made visible."""
    return _PERSONAL.sub("***", text.replace("\r", "\\r").replace("\n", "\\n"))


def _masked(value: Any) -> Any:
    return mask(value) if isinstance(value, str) else value


class JsonLines(logging.Formatter):
    """A line of a library that logs in its own words, as an object like ours; a traceback is one of its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without a new line in it."""
        line: dict[str, str] = {"event": record.getMessage(), "logger": record.name}
        line |= {"level": record.levelname.lower()}
        line |= {"timestamp": datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")}
        line |= {name: str(record.__dict__[name]) for name in ("code", "path") if name in record.__dict__}
        if record.exc_info:
            line["exception"] = mask(self.formatException(record.exc_info))
        return orjson.dumps(line).decode()


def _mask_record(record: logging.LogRecord) -> bool:
    if record.name.partition(".")[0] in WORDLESS:
        _silence(record)
    else:
        record.msg, record.args = mask(record.getMessage()), None
    return True


def _silence(record: logging.LogRecord) -> None:
    """Leave of a line only where it was written and at which error: the words may be anybody's."""
    if record.exc_info and record.exc_info[0]:
        record.code = record.exc_info[0].__name__
    record.path = f"{record.module}:{record.lineno}"
    record.msg, record.args = "a library had something to say", None
    record.exc_info = record.exc_text = record.stack_info = None
