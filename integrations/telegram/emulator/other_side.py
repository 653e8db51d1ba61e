"""The emulator's other side under /emulator: people's apps, faults, the clock, and what the bot has called."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, HTTPException

from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat, Content, seen
from integrations.telegram.emulator.delivery import Delivery


def other_side(account: Account, delivery: Delivery) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/emulator")
    _chats(router, account)
    _switches(router, account, delivery)
    return router


def _chats(router: APIRouter, account: Account) -> None:
    @router.post("/chats/{chat_id}")
    def join(chat_id: int, body: Content) -> Content:
        """Make a person (or a group) known: {first_name, language_code, group}."""
        known = people.join(
            account,
            chat_id,
            str(body.get("first_name", "Sınaq")),
            str(body.get("language_code", "az")),
            group=bool(body.get("group")),
        )
        return known.card()

    @router.post("/chats/{chat_id}/do")
    def do(chat_id: int, body: Content) -> Content:
        """One thing a person does: {write|press|contact|show|edit|member|deactivate}."""
        return act(account, _known(account, chat_id), body)

    @router.get("/chats/{chat_id}/messages")
    async def messages(chat_id: int, after: int = 0, wait: float = 0.0) -> Content:
        """Messages numbered above `after`; waits for one of the bot's up to `wait` seconds."""
        chat = _known(account, chat_id)
        until = asyncio.get_running_loop().time() + wait
        while not any(one.from_bot and one.message_id > after for one in chat.messages):
            left = until - asyncio.get_running_loop().time()
            if left <= 0 or not await heard(account, left):
                break
        return {"messages": [seen(one) for one in chat.messages if one.message_id > after], "keys": chat.keys}


def act(account: Account, chat: Chat, body: Content) -> Content:
    """Carry out one thing a person does; raises 404 for a message or button that is not there."""
    user = body.get("from")
    try:
        if "write" in body:
            return {"update_id": people.write(account, chat, str(body["write"]), user)}
        if "contact" in body:
            owner = body.get("owner", abs(chat.id))
            return {"update_id": people.share_contact(account, chat, str(body["contact"]), owner)}
        if "show" in body:
            return {"update_id": people.show(account, chat, str(body["show"]), str(body.get("caption", "")))}
        if "edit" in body:
            return {"update_id": people.edit(account, chat, int(body["edit"]), str(body["text"]))}
        if "member" in body:
            return {"update_id": people.set_member(account, chat, str(body["member"]))}
        if "deactivate" in body:
            chat.deactivated = bool(body["deactivate"])
            return {}
        return _press(account, chat, body, user)
    except (KeyError, IndexError, ValueError) as missing:
        raise HTTPException(404, str(missing)) from None


def _press(account: Account, chat: Chat, body: Content, user: int | None) -> Content:
    """Press by the button's place (1 is the first) or by its data as it once was."""
    number = int(body["press"])
    message = chat.find(number) if number else chat.messages[-1]
    if message is None:
        raise KeyError(number)
    data = body.get("data") or message.buttons[int(body.get("button", 1)) - 1]["callback_data"]
    update, query = people.press(account, chat, message, str(data), user)
    return {"update_id": update, "query": query}


def _switches(router: APIRouter, account: Account, delivery: Delivery) -> None:
    @router.post("/faults")
    def faults(body: Content) -> Content:
        """Set faults by name."""
        try:
            account.faults.set(body)
        except ValueError as wrong:
            raise HTTPException(422, str(wrong)) from None
        return {"ok": True}

    @router.post("/clock")
    def clock(body: Content) -> Content:
        """Move the clock forward: {move_seconds}."""
        account.clock.move(float(body["move_seconds"]))
        account.updates.tell()
        return {"now": account.clock.now()}

    @router.post("/updates")
    def updates(body: Content) -> Content:
        """Put any update as it is (again): {update, queue}."""
        account.updates.put_again(body["update"], int(body.get("queue", 0)))
        return {"ok": True}

    @router.get("/calls")
    def calls(after: int = 0) -> list[Content]:
        """What the bot called."""
        wanted = account.calls[after:]
        return [
            {"method": one.method, "params": one.params, "at": one.at, "status": one.status} for one in wanted
        ]

    @router.get("/state")
    def state() -> Content:
        """Counts: what waits, what expired, how often the webhook was posted to."""
        waiting = len(list(account.updates.live()))
        return {"waiting": waiting, "expired": account.updates.expired, "posted": delivery.posted}


async def heard(account: Account, seconds: float) -> bool:
    """Wait for something new in any chat."""
    try:
        async with asyncio.timeout(seconds):
            await account.said.wait()
    except TimeoutError:
        return False
    return True


def _known(account: Account, chat_id: int) -> Any:
    chat = account.chats.get(chat_id)
    if chat is None:
        raise HTTPException(404, "no such chat")
    return chat
