"""The least there is to do, written by hand: decode, one step of a table, store, encode. A yardstick, no rival."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import orjson

from benchmarks.dialog.contestant import Contestant


class ByHand(Contestant):
    """State as bytes in a dictionary; no replay, no commands, one way of writing each answer."""

    def __init__(self, spec: ModuleType) -> None:
        super().__init__(spec)
        self.kept: dict[int, bytes] = {}
        self.keys = {
            (lang, step): [
                [{"text": label, "callback_data": f"{step}:{value}"}]
                for label, value in spec.buttons(lang, step)
            ]
            for lang in spec.TEXT
            for step in spec.STEPS
        }

    async def feed(self, chat_id: int, turn: int, raw: bytes) -> None:
        del chat_id, turn
        update = orjson.loads(raw)
        press = update.get("callback_query")
        message = update["message"] if press is None else press["message"]
        chat = message["chat"]["id"]
        kept = self.kept.pop(chat, None)
        state = {"at": -1, "lang": "az"} if kept is None else orjson.loads(kept)
        text, keys = self._step(
            chat, state, message["text"] if press is None else press["data"].partition(":")[2]
        )
        body: dict[str, Any] = {"chat_id": chat, "text": text}
        if keys:
            body["reply_markup"] = {"inline_keyboard": keys}
        self.sent(chat, text, len(orjson.dumps(body)))
        if press is not None:
            self.sent(chat, None, len(orjson.dumps({"callback_query_id": press["id"]})))

    def _step(self, chat: int, state: dict[str, Any], said: str) -> tuple[str, Any]:
        """The text and buttons after what was said; the state is stored unless the dialog is over."""
        spec = self.spec
        if state["at"] >= 0:
            step = spec.STEPS[state["at"]]
            valid = spec.VALID.get(step)
            value = valid(said) if valid is not None else said if said in spec.CHOICES[step] else None
            if value is None:
                self.kept[chat] = orjson.dumps(state)
                return spec.TEXT[state["lang"]]["bad"], None
            state[step] = value
        state["at"] += 1
        if state["at"] == len(spec.STEPS):
            return spec.render(state["lang"], "done", {"no": spec.app_no(chat)}), None
        self.kept[chat] = orjson.dumps(state)
        place, lang = state["at"], state["lang"]
        return spec.render(lang, spec.PROMPTS[place], state), self.keys[lang, spec.STEPS[place]]


def make(spec: ModuleType) -> Contestant:
    """The contestant."""
    return ByHand(spec)
