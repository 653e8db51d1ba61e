"""aiogram as a contestant: Dispatcher, FSM in MemoryStorage; the network is cut off where the session would post.

With the option `tuned` every filter is a coroutine and JSON is orjson's: aiogram runs plain filters in a thread each.
"""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import orjson
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.dialog.contestant import Contestant


class Cut(AiohttpSession):
    """Builds the form as the real session does, counts it, and reads a canned answer."""

    def __init__(self, owner: Contestant, tuned: bool) -> None:
        if tuned:
            super().__init__(json_loads=orjson.loads, json_dumps=lambda value: orjson.dumps(value).decode())
        else:
            super().__init__()
        self.owner = owner

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's own contract
    ) -> Any:
        del timeout
        size = self.build_form_data(bot=bot, method=method)().size or 0
        chat, text = getattr(method, "chat_id", 0), getattr(method, "text", None)
        sends = method.__api_method__ == "sendMessage"
        self.owner.sent(chat, text if sends else None, size)
        raw = self.owner.spec.sent_message(chat) if sends else self.owner.spec.OK_TRUE
        return self.check_response(bot=bot, method=method, status_code=200, content=raw.decode()).result


class OfStep(Filter):
    """A press of a button of one step."""

    def __init__(self, step: str) -> None:
        self.begins = f"{step}:"

    async def __call__(self, press: CallbackQuery) -> bool:
        return (press.data or "").startswith(self.begins)


class Talk:
    """The handlers of the dialog."""

    def __init__(self, spec: ModuleType, bot: Bot, tuned: bool) -> None:
        self.spec, self.bot, self.tuned = spec, bot, tuned
        self.states = {step: State(step, group_name="form") for step in spec.STEPS}
        self.router = Router()
        self.router.message.register(self.start, Command("start"))
        for step in spec.STEPS:
            (self._typed if step in spec.VALID else self._pressed)(step)

    def _keys(self, lang: str, step: str) -> InlineKeyboardMarkup | None:
        rows = [
            [InlineKeyboardButton(text=label, callback_data=f"{step}:{value}")]
            for label, value in self.spec.buttons(lang, step)
        ]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None

    async def start(self, message: Message, state: FSMContext) -> None:
        await state.clear()
        await state.set_state(self.states["lang"])
        text = self.spec.TEXT["az"]["ask_lang"]
        await self.bot.send_message(message.chat.id, text, reply_markup=self._keys("az", "lang"))

    def _typed(self, step: str) -> None:
        async def hear(message: Message, state: FSMContext) -> None:
            value = self.spec.VALID[step](message.text or "")
            if value is None:
                text = self.spec.TEXT[(await state.get_data())["lang"]]["bad"]
                await self.bot.send_message(message.chat.id, text)
            else:
                await self._next(message.chat.id, state, step, value)

        plain = () if self.tuned else (F.text,)
        self.router.message.register(hear, StateFilter(self.states[step]), *plain)

    def _pressed(self, step: str) -> None:
        async def hear(press: CallbackQuery, state: FSMContext) -> None:
            value = (press.data or "").partition(":")[2]
            await self.bot.answer_callback_query(press.id)
            if value in self.spec.CHOICES[step] and press.message is not None:
                await self._next(press.message.chat.id, state, step, value)

        mine = OfStep(step) if self.tuned else F.data.startswith(f"{step}:")
        self.router.callback_query.register(hear, StateFilter(self.states[step]), mine)

    async def _next(self, chat: int, state: FSMContext, step: str, value: str) -> None:
        data = await state.update_data({step: value})
        lang, place = data["lang"], self.spec.NEXT[step]
        if place == len(self.spec.STEPS):
            await state.clear()
            text = self.spec.render(lang, "done", {"no": self.spec.app_no(chat)})
            await self.bot.send_message(chat, text)
            return
        following = self.spec.STEPS[place]
        await state.set_state(self.states[following])
        text = self.spec.render(lang, self.spec.PROMPTS[place], data)
        await self.bot.send_message(chat, text, reply_markup=self._keys(lang, following))


class Aiogram(Contestant):
    """A dispatcher fed with raw updates."""

    def __init__(self, spec: ModuleType, tuned: bool) -> None:
        super().__init__(spec)
        self.tuned = tuned
        self.loads = orjson.loads if tuned else json.loads

    async def setup(self) -> None:
        self.bot = Bot("42:TEST", session=Cut(self, self.tuned))
        self.dispatcher = Dispatcher(storage=MemoryStorage())
        self.dispatcher.include_router(Talk(self.spec, self.bot, self.tuned).router)

    async def feed(self, chat_id: int, turn: int, raw: bytes) -> None:
        del chat_id, turn
        await self.dispatcher.feed_raw_update(self.bot, self.loads(raw))


def make(spec: ModuleType, how: str) -> Contestant:
    """The contestant; `how` is plain or tuned."""
    return Aiogram(spec, how == "tuned")
