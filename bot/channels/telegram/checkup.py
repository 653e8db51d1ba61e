"""What `addim doctor` says of Telegram: is the token good, and do updates come the way they are expected."""

from __future__ import annotations

import msgspec

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.hook import Hook, hook_of
from bot.channels.telegram.line import Line
from bot.channels.telegram.results import Failed
from bot.channels.telegram.webhook import PATH
from bot.settings import Settings

SECONDS = 10.0


async def checkup(settings: Settings) -> tuple[bool, str]:
    """Whether all is well, and a sentence; nothing is changed at Telegram."""
    line = AiogramLine(settings.telegram_token, settings.telegram_api)
    try:
        told = await line.call("getMe", {}, SECONDS)
        if isinstance(told, Failed):
            return False, f"telegram: {_why(told)}"
        name = msgspec.json.decode(bytes(told.result))["username"]
        fine, sentence = await _updates(line, settings)
    except (msgspec.DecodeError, KeyError, TypeError):
        return False, "telegram: what answers is no Bot API"
    finally:
        await line.close()
    return fine, f"telegram: @{name}; {sentence}"


def _why(failed: Failed) -> str:
    if failed.verdict == "unauthorised":
        return "the token is not known there (401)"
    return f"not reached ({failed.code})"


async def _updates(line: Line, settings: Settings) -> tuple[bool, str]:
    told = await line.call("getWebhookInfo", {}, SECONDS)
    if isinstance(told, Failed):
        return False, f"the webhook is not known: {_why(told)}"
    hook = hook_of(told)
    waiting = f"{hook.pending_update_count} updates wait"
    if settings.telegram_intake == "webhook":
        return _posted(hook, settings.public_url + PATH, waiting)
    if hook.url:
        return (
            False,
            f"updates are to be fetched, and a webhook is set (the service takes it away); {waiting}",
        )
    return True, f"updates are fetched; {waiting}"


def _posted(hook: Hook, url: str, waiting: str) -> tuple[bool, str]:
    if hook.url and hook.url != url:
        return False, f"updates are posted to another address than {url}; {waiting}"
    state = "updates are posted here" if hook.url else "the webhook is set at the next start"
    return True, f"{state}; {waiting}"
