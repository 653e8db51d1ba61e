"""Links into the bot: its name as Telegram tells it, and `/start TOKEN`, whose token goes no further than this."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import msgspec
import structlog

from bot.channels.telegram.insisting import insist
from bot.channels.telegram.line import Line
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.results import Failed
from bot.people.links import Links

FIRST_PAUSE, LAST_PAUSE = 5.0, 3600.0
_START = re.compile(r"\s*(/start)(?:@\w+)?\s+([A-Za-z0-9_-]{32,64})\s*", re.IGNORECASE)

log = structlog.get_logger("telegram")


class _Me(msgspec.Struct):
    """Of getMe what links need."""

    username: str = ""


@dataclass(frozen=True, slots=True)
class Linking:
    """Knows what the bot is called and what tokens are known by."""

    line: Line
    links: Links

    async def keep(self) -> None:
        """Until Telegram has said what the bot is called: without a name no link is offered."""
        await insist(self.name, FIRST_PAUSE, LAST_PAUSE)

    async def name(self) -> bool:
        """Ask for the name; whether it is known now."""
        result = await self.line.call("getMe", {})
        if isinstance(result, Failed):
            log.warning("name of the bot not known", code=result.code)
            return False
        try:
            self.links.name = msgspec.json.decode(bytes(result.result), type=_Me).username
        except msgspec.DecodeError:
            log.warning("name of the bot not known", code="unreadable")
        return bool(self.links.name)

    def masked(self, heard: Heard) -> Heard:
        """An update as it may be kept: of a token only the mark, and of the message no more than its first word."""
        found = _START.fullmatch(heard.text) if heard.kind in ("text", "edited") else None
        if found is None:
            return heard
        mark = self.links.mark(found[2]) if heard.kind == "text" else ""
        return replace(heard, text=found[1], link=mark)
