"""Turns a told message into calls of the Bot API: plain text that stands alone, its choices repeated as buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram.buttons import NEWS, REVIEW, Prompt, Seals, prompt
from bot.channels.telegram.cutting import cut
from bot.texts import Manner, Shown, Texts, plain
from dialogs.memory import unpack_block
from dialogs.values import Json, Language

PHONE = "Mobile"  # the kind of answer that a shared contact can give


@dataclass(frozen=True, slots=True)
class Out:
    """One message as it is to be seen: a text, inline buttons as (label, data), or the label of the contact button."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    contact: str = ""

    def payload(self, chat: str) -> dict[str, Json]:
        """The parameters of sendMessage; no parse mode, so nothing in the text needs to be escaped."""
        return {
            "chat_id": int(chat),
            "text": self.text,
            "link_preview_options": {"is_disabled": True},
            "reply_markup": self.markup(),
        }

    def markup(self) -> Json:
        """The keyboard: buttons under the message, the contact button, or none."""
        if self.buttons:
            # One button a row: labels are whole words, and a screen reader meets one thing at a time.
            return {
                "inline_keyboard": [[{"text": label, "callback_data": data}] for label, data in self.buttons]
            }
        if self.contact:
            keys: Json = [[{"text": self.contact, "request_contact": True}]]
            return {"keyboard": keys, "one_time_keyboard": True, "resize_keyboard": True}
        return {"remove_keyboard": True}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and buttons of what is told; `buttons` off leaves text alone."""

    texts: Texts
    seals: Seals
    buttons: bool = True

    def outs(self, told: Mapping[str, Any], before: str = "") -> list[Out]:
        """The messages for one stored body; `before` is a text key told ahead of it."""
        manner = manner_of(told)
        shown = [self.texts.show(unpack_block(block), manner) for block in told.get("blocks", ())]
        words = [plain(one) for one in shown]
        if before:
            words.insert(0, self.texts.say(before, {}, manner))
        if not words:
            return []
        *early, last = cut("\n\n".join(words))
        return [*(Out(part) for part in early), self._last(told, last, shown, manner)]

    def _last(self, told: Mapping[str, Any], text: str, shown: list[Shown], manner: Manner) -> Out:
        asked = prompt(told)
        if told.get("news") and self.buttons:
            label = self.texts.say("telegram.news.read", {}, manner)
            return Out(text, ((label, self.seals.write(str(told["chat"]), NEWS, 1)),))
        if asked is None or not self.buttons:
            return Out(text)
        if asked.expects == PHONE:
            return Out(text, contact=self.texts.say("telegram.contact.button", {}, manner))
        return Out(text, self._buttons(str(told["chat"]), asked, self._labels(asked, shown, manner, 0), 0))

    def markup(self, told: Mapping[str, Any], asked: Prompt, chosen: int) -> Json:
        """The keyboard of a question with these choices marked."""
        manner = manner_of(told)
        shown = [self.texts.show(unpack_block(block), manner) for block in told["blocks"]]
        labels = self._labels(asked, shown, manner, chosen)
        return Out("", self._buttons(str(told["chat"]), asked, labels, chosen)).markup()

    def plain(self, chat: int, key: str) -> dict[str, Json]:
        """A fixed text in both languages, for a chat without a conversation."""
        words = [self.texts.say(key, {}, Manner(language, "telegram")) for language in ("az", "ru")]
        return {"chat_id": chat, "text": "\n".join(words)}

    def _buttons(
        self, chat: str, asked: Prompt, labels: list[str], chosen: int
    ) -> tuple[tuple[str, str], ...]:
        digest = asked.digest
        return tuple(
            (label, self.seals.write(chat, digest, place, chosen)) for place, label in enumerate(labels, 1)
        )

    def _labels(self, asked: Prompt, shown: list[Shown], manner: Manner, chosen: int) -> list[str]:
        if asked.expects == "Review":
            return [self.texts.say(key, {}, manner) for key, _ in REVIEW]
        block = next(one for one in reversed(shown) if one.expects)
        labels = [f"{place}. {words}" for place, words in block.choices]
        ends = ("talk.dont_know",) * asked.unknown
        if asked.several:
            mark = self.texts.say("telegram.several.marked", {}, manner)
            labels = [f"{label} {mark}" if chosen >> bit & 1 else label for bit, label in enumerate(labels)]
            ends = ("telegram.several.done", "telegram.several.none", *ends)
        return [*labels, *(self.texts.say(key, {}, manner) for key in ends)]


def manner_of(told: Mapping[str, Any]) -> Manner:
    """How the person of a stored body is spoken to."""
    language: Language = "ru" if told.get("language") == "ru" else "az"
    return Manner(language, "telegram", bool(told.get("easy")))
