"""python-telegram-bot as a contestant: ConversationHandler in memory; requests end before the network."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any
from urllib.parse import urlencode

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, RequestData

from benchmarks.dialog.contestant import Contestant

ME = b'{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bot","username":"bench_bot"}}'
Context = ContextTypes.DEFAULT_TYPE
Handler = BaseHandler[Update, Context, Any]


class Cut(BaseRequest):
    """Encodes the parameters as the real request does, counts them, and gives a canned answer."""

    def __init__(self, owner: Contestant) -> None:
        super().__init__()
        self.owner = owner

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *limits: Any, **more: Any
    ) -> tuple[int, bytes]:
        del method, limits, more
        asked = request_data.json_parameters if request_data else {}
        size = len(urlencode(asked))
        if url.endswith("sendMessage"):
            chat = int(asked["chat_id"])
            self.owner.sent(chat, asked["text"], size)
            return 200, self.owner.spec.sent_message(chat)
        if url.endswith("getMe"):
            return 200, ME
        self.owner.sent(0, None, size)
        return 200, self.owner.spec.OK_TRUE


class Talk:
    """The handlers of the dialog."""

    def __init__(self, spec: ModuleType) -> None:
        self.spec = spec

    def handler(self) -> ConversationHandler[Context]:
        """The conversation."""
        start: list[Handler] = [CommandHandler("start", self.start)]
        states: dict[object, list[Handler]] = {
            place: [self._typed(step) if step in self.spec.VALID else self._pressed(step)]
            for place, step in enumerate(self.spec.STEPS)
        }
        return ConversationHandler(start, states, start, name="form", allow_reentry=True)

    def _keys(self, lang: str, step: str) -> InlineKeyboardMarkup | None:
        rows = [
            [InlineKeyboardButton(label, callback_data=f"{step}:{value}")]
            for label, value in self.spec.buttons(lang, step)
        ]
        return InlineKeyboardMarkup(rows) if rows else None

    async def start(self, update: Update, context: Context) -> int:
        assert context.user_data is not None
        assert update.effective_chat is not None
        context.user_data.clear()
        text = self.spec.TEXT["az"]["ask_lang"]
        await context.bot.send_message(update.effective_chat.id, text, reply_markup=self._keys("az", "lang"))
        return 0

    def _typed(self, step: str) -> MessageHandler[Context, int]:
        async def hear(update: Update, context: Context) -> int:
            assert update.message is not None
            value = self.spec.VALID[step](update.message.text or "")
            if value is not None:
                return await self._next(update, context, step, value)
            assert context.user_data is not None
            await context.bot.send_message(
                update.message.chat_id, self.spec.TEXT[context.user_data["lang"]]["bad"]
            )
            return int(self.spec.STEPS.index(step))

        return MessageHandler(filters.TEXT & ~filters.COMMAND, hear)

    def _pressed(self, step: str) -> CallbackQueryHandler[Context, int]:
        async def hear(update: Update, context: Context) -> int:
            press = update.callback_query
            assert press is not None
            await press.answer()
            return await self._next(update, context, step, (press.data or "").partition(":")[2])

        return CallbackQueryHandler(hear, pattern=f"^{step}:({'|'.join(self.spec.CHOICES[step])})$")

    async def _next(self, update: Update, context: Context, step: str, value: str) -> int:
        data = context.user_data
        assert data is not None
        assert update.effective_chat is not None
        data[step] = value
        lang, chat, place = data["lang"], update.effective_chat.id, self.spec.NEXT[step]
        if place == len(self.spec.STEPS):
            data.clear()
            await context.bot.send_message(
                chat, self.spec.render(lang, "done", {"no": self.spec.app_no(chat)})
            )
            return int(ConversationHandler.END)
        text = self.spec.render(lang, self.spec.PROMPTS[place], data)
        await context.bot.send_message(chat, text, reply_markup=self._keys(lang, self.spec.STEPS[place]))
        return int(place)


class Ptb(Contestant):
    """An application fed with updates."""

    async def setup(self) -> None:
        made = (
            Application.builder()
            .token("42:TEST")
            .request(Cut(self))
            .get_updates_request(Cut(self))
            .updater(None)
        )
        self.application: Application[Any, Any, Any, Any, Any, Any] = made.build()
        self.application.add_handler(Talk(self.spec).handler())
        await self.application.initialize()

    async def feed(self, chat_id: int, turn: int, raw: bytes) -> None:
        del chat_id, turn
        await self.application.process_update(Update.de_json(json.loads(raw), self.application.bot))


def make(spec: ModuleType) -> Contestant:
    """The contestant."""
    return Ptb(spec)
