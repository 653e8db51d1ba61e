"""The methods of the Bot API that concern the bot itself: who it is, its commands, its webhook, chats it knows."""

from __future__ import annotations

from typing import Any

from integrations.telegram.emulator.account import Account, Trouble, Webhook
from integrations.telegram.emulator.chats import Content
from integrations.telegram.emulator.refusal import bad

COMMANDS, DESCRIPTION, SHORT, COMMAND_TEXT, SECRET = 100, 512, 120, 256, 256
_SECRET_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def get_me(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """getMe."""
    del params, files
    can = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**account.me(), **can}


def get_chat(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """getChat."""
    del files
    return {**account.chat_of(params).card(), "accent_color_id": 0, "max_reaction_count": 11}


def set_commands(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """setMyCommands, for one language of the app."""
    del files
    commands = params.get("commands")
    if not isinstance(commands, list) or len(commands) > COMMANDS:
        raise bad("can't parse commands")
    for one in commands:
        name = str(one.get("command", ""))
        if not (name.isascii() and name.islower() and 1 <= len(name) <= 32):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(one.get("description", ""))) <= COMMAND_TEXT:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    account.commands[str(params.get("language_code") or "")] = commands
    return True


def get_commands(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """getMyCommands."""
    del files
    return account.commands.get(str(params.get("language_code") or ""), [])


def set_description(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """setMyDescription: what stands in an empty chat."""
    del files
    return _described(account, "description", params, DESCRIPTION)


def set_short_description(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """setMyShortDescription: what stands on the bot's page."""
    del files
    return _described(account, "short_description", params, SHORT)


def _described(account: Account, name: str, params: Content, longest: int) -> bool:
    text = str(params.get(name) or "")
    if len(text) > longest:
        raise bad("DESCRIPTION_TOO_LONG")
    account.descriptions[f"{name}:{params.get('language_code') or ''}"] = text
    return True


def set_webhook(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """setWebhook; plain http is taken here, as there is no outside."""
    del files
    url, secret = str(params.get("url") or ""), str(params.get("secret_token") or "")
    if len(secret) > SECRET or not _SECRET_LETTERS.issuperset(secret):
        raise bad("secret token contains unallowed characters")
    _allow(account, params)
    if params.get("drop_pending_updates"):
        account.updates.waiting.clear()
    connections = int(params.get("max_connections") or 40)
    if not 1 <= connections <= 100:
        raise bad("max_connections must be between 1 and 100")
    account.webhook = Webhook(url, secret, connections) if url else None
    account.trouble = Trouble()
    account.updates.tell()
    return True


def delete_webhook(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """deleteWebhook."""
    del files
    if params.get("drop_pending_updates"):
        account.updates.waiting.clear()
    account.webhook = None
    account.updates.tell()
    return True


def webhook_info(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """getWebhookInfo."""
    del params, files
    hook = account.webhook
    told: Content = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(list(account.updates.live())),
    }
    if hook:
        told["max_connections"] = hook.max_connections
    if account.trouble.at:
        told |= {"last_error_date": account.trouble.at, "last_error_message": account.trouble.message}
    if account.updates.allowed is not None:
        told["allowed_updates"] = sorted(account.updates.allowed)
    return told


def yes(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """Methods whose effect nobody here can see (sendChatAction, leaveChat)."""
    del files
    account.chat_of(params)
    return True


def _allow(account: Account, params: Content) -> None:
    allowed = params.get("allowed_updates")
    if isinstance(allowed, list):
        account.updates.allowed = frozenset(map(str, allowed)) or None


def get_updates_allowed(account: Account, params: Content) -> None:
    """allowed_updates given with getUpdates hold for later updates as well."""
    _allow(account, params)
