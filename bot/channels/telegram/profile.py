"""What the bot tells of itself: commands and descriptions in each language of the app, and where updates go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from bot.channels.telegram.insisting import insist
from bot.channels.telegram.line import Line
from bot.channels.telegram.reading import ALLOWED_UPDATES
from bot.channels.telegram.results import Failed
from bot.texts import LANGUAGES, Manner, Texts
from dialogs.values import Json, Language

COMMANDS = ("menu", "back", "repeat", "help", "language", "easy", "operator", "stop", "consent")
CONNECTIONS = 40
FIRST_PAUSE, LAST_PAUSE = 30.0, 3600.0
DEFAULT: Language = "az"  # for apps in any other language

log = structlog.get_logger("telegram")


@dataclass(frozen=True, slots=True)
class Profile:
    """Set at every start, again until it is heard; a failure harms nobody's conversation."""

    line: Line
    texts: Texts

    async def keep(self) -> None:
        """Until everything is set."""
        await insist(self.set, FIRST_PAUSE, LAST_PAUSE)

    async def set(self) -> bool:
        """Commands and descriptions; whether every call was heard."""
        heard = True
        for method, params in self.calls():
            result = await self.line.call(method, params)
            if isinstance(result, Failed):
                heard = False
                log.warning("profile not set", kind=method, code=result.code)
        return heard

    def calls(self) -> Iterator[tuple[str, dict[str, Json]]]:
        """Every call; the one without a language is for all others."""
        for language in LANGUAGES:
            codes: list[dict[str, Json]] = [{"language_code": language}]
            for code in [*codes, *([{}] if language == DEFAULT else [])]:
                manner = Manner(language, "telegram")
                yield "setMyCommands", {"commands": self._commands(manner), **code}
                yield "setMyDescription", {"description": self._say("description", manner), **code}
                yield "setMyShortDescription", {"short_description": self._say("short", manner), **code}

    def _commands(self, manner: Manner) -> Json:
        return [
            {"command": name, "description": self.texts.say(f"telegram.command.{name}", {}, manner)}
            for name in COMMANDS
        ]

    def _say(self, name: str, manner: Manner) -> str:
        return self.texts.say(f"telegram.bot.{name}", {}, manner)


def webhook_params(url: str, secret: str) -> dict[str, Json]:
    """The parameters of setWebhook."""
    return {
        "url": url,
        "secret_token": secret,
        "max_connections": CONNECTIONS,
        "allowed_updates": list(ALLOWED_UPDATES),
    }
