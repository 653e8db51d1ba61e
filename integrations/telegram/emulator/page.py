"""Pages to talk with the bot in a browser: chats, messages, buttons as forms; no scripts."""

from __future__ import annotations

import asyncio
import contextlib
import html
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, RedirectResponse

from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat, Message
from integrations.telegram.emulator.other_side import act, heard

WAIT_SECONDS = 2.0
STYLE = """body{font:1.05rem/1.45 system-ui,sans-serif;max-width:40rem;margin:auto;padding:1rem}
body{background:#dfe7ef;color:#111}
.m{background:#fff;border-radius:.8rem;padding:.6rem .9rem;margin:.5rem 3rem .5rem 0;white-space:pre-wrap}
.me{background:#d9fdd3;margin:.5rem 0 .5rem 3rem}form{margin:.25rem 0}
button,input{font:inherit;padding:.55rem .8rem;border-radius:.6rem;border:1px solid #556}
form.b button{width:calc(100% - 3rem);background:#fff}.t{display:flex;gap:.5rem;margin-top:1rem}.t input{flex:1}"""
PAGE = """<!doctype html><html lang="az"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style><body><h1>{title}</h1>{body}</body></html>"""


def pages(account: Account) -> APIRouter:
    """The routes; `/` begins a chat, `/chats/N` is one."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def begin() -> HTMLResponse:
        chats = "".join(
            f'<li><a href="/chats/{one.id}">{_safe(one.first_name)}</a>' for one in account.chats.values()
        )
        form = '<form method="post" action="/chats"><button>Yeni söhbət, новый чат</button></form>'
        return _page("Addım, Telegram emulyatoru", f"<ul>{chats}</ul>{form}")

    @router.post("/chats")
    def new() -> RedirectResponse:
        number = 700_000_001 + len(account.chats)
        people.write(account, people.join(account, number, f"Sınaq {len(account.chats) + 1}"), "/start")
        return RedirectResponse(f"/chats/{number}", 303)

    @router.get("/chats/{chat_id}")
    async def chat(chat_id: int, after: int = 0) -> HTMLResponse:
        shown = _chat(account, chat_id)
        await _answered(account, shown, after)
        return _page("Addım", _messages(shown) + _keys(shown) + _writing(shown))

    @router.post("/chats/{chat_id}")
    def do(
        chat_id: int, write: str = Form(""), press: str = Form(""), contact: str = Form("")
    ) -> RedirectResponse:
        shown = _chat(account, chat_id)
        newest = shown.messages[-1].message_id if shown.messages else 0
        # A button that is gone by now does nothing, as in an app, and then there is nothing to wait for.
        done = False
        with contextlib.suppress(HTTPException):
            done = _do(account, shown, write, press, contact)
        return RedirectResponse(f"/chats/{chat_id}?after={newest if done else 0}#end", 303)

    return router


def _do(account: Account, shown: Chat, write: str, press: str, contact: str) -> bool:
    """Carry out what was sent, if it is anything; whether the bot hears of it."""
    deed: dict[str, Any] = {}
    if press:
        number, _, button = press.partition(".")
        if number.isdigit() and button.isdigit():
            deed = {"press": int(number), "button": int(button)}
    elif contact:
        deed = {"contact": contact}
    elif write.strip():
        deed = {"write": write}
    return bool(deed and act(account, shown, deed))


async def _answered(account: Account, shown: Chat, after: int) -> None:
    """Wait a moment for the bot's answer to what was done last."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(WAIT_SECONDS):
            while not any(one.from_bot and one.message_id > after for one in shown.messages):
                await heard(account, WAIT_SECONDS)


def _chat(account: Account, chat_id: int) -> Chat:
    if chat_id not in account.chats:
        raise HTTPException(404, "no such chat")
    return account.chats[chat_id]


def _messages(chat: Chat) -> str:
    return "".join(_message(chat, one) for one in chat.messages if not one.deleted)


def _message(chat: Chat, message: Message) -> str:
    side = "m" if message.from_bot else "m me"
    text = message.content.get("text") or message.content.get("caption") or ", ".join(message.content)
    buttons = "".join(
        _form(
            chat,
            f'<button name="press" value="{message.message_id}.{place}">{_safe(button["text"])}</button>',
        )
        for place, button in enumerate(message.buttons, 1)
    )
    return f'<div class="{side}">{_safe(text)}</div>{buttons}'


def _keys(chat: Chat) -> str:
    return "".join(_form(chat, _key(key)) for key in chat.keys)


def _key(key: Mapping[str, Any]) -> str:
    """A key of the reply keyboard: it shares the number, or sends its words."""
    words = _safe(key["text"])
    if key.get("request_contact"):
        return f'<input name="contact" value="+994501234567" aria-label="telefon"><button>{words}</button>'
    return f'<button name="write" value="{words}">{words}</button>'


def _writing(chat: Chat) -> str:
    field = '<input name="write" aria-label="mesaj, сообщение" autofocus autocomplete="off">'
    return f'<form id="end" class="t" method="post" action="/chats/{chat.id}">{field}<button>Göndər</button></form>'


def _form(chat: Chat, inside: str) -> str:
    return f'<form class="b" method="post" action="/chats/{chat.id}">{inside}</form>'


def _page(title: str, body: str) -> HTMLResponse:
    return HTMLResponse(PAGE.format(title=_safe(title), style=STYLE, body=body))


def _safe(text: Any) -> str:
    return html.escape(str(text), quote=True)
