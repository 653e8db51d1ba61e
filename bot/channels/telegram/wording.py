"""Turns a told message into calls of the Bot API: plain text that stands alone, its choices repeated as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.channels.telegram.buttons import LINES, NEWS, REMINDER, REVIEW, Prompt, Seals, asks, prompt
from bot.channels.telegram.cutting import cut
from bot.texts import Manner, Shown, Texts, plain
from dialogs.memory import unpack_block
from dialogs.script import Block
from dialogs.values import Json, Language

HOW = {
    "telegram.contact.button": "telegram.contact.button.how",
    "telegram.several.done": "telegram.several.done.how",
    "telegram.several.none": "telegram.several.none.how",
    "talk.dont_know": "talk.dont_know.how",
    "telegram.keep.button": "telegram.keep.button.how",
}
"""Buttons beside the choices, and what the text says of them where it does not name them."""
REPORT = "reminder.report."  # how the keys of reminders begin
PHONE = "Mobile"  # the kind of answer that a shared contact can give
T = TypeVar("T")
KEYBOARD_BYTES = 9000  # a keyboard above about 10 kB is refused
FRAME_BYTES = 64  # of a button around its label: its data and their names
LABEL_BYTES = 128


@dataclass(frozen=True, slots=True)
class Out:
    """One message as it is to be seen: a text, and inline buttons as (label, data), or the label of the contact button
    with what may be sent as words instead.  `aside`: whatever keyboard is there stays.
    """

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    instead: str = ""
    aside: bool = False

    def payload(self, chat: str) -> dict[str, Json]:
        """The parameters of sendMessage; no parse mode, so nothing in the text needs to be escaped."""
        keyboard: dict[str, Json] = {} if self.aside else {"reply_markup": self.markup()}
        preview: dict[str, Json] = {"is_disabled": True}
        return {"chat_id": int(chat), "text": self.text, "link_preview_options": preview, **keyboard}

    def markup(self) -> Json:
        """The keyboard: buttons under the message, the contact button, or none."""
        if self.buttons:
            # One button a row: labels are whole words, and a screen reader meets one thing at a time.
            return {
                "inline_keyboard": [[{"text": label, "callback_data": data}] for label, data in self.buttons]
            }
        if self.contact:
            keys: list[Json] = [[{"text": self.contact, "request_contact": True}]]
            keys += [[{"text": self.instead}]] * bool(self.instead)
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
        words = [*self._chosen(told, shown), *map(plain, shown)]
        if before:
            words.insert(0, self.texts.say(before, {}, manner))
        if not words:
            return []
        if not shown:  # a word by itself
            return [Out(words[0], aside=True)]
        text = "\n\n".join(words)
        *early, last = cut("\n".join([text, *self._named(told, text)]))
        return [*(Out(part) for part in early), self._last(told, last, shown)]

    def _last(self, told: Mapping[str, Any], text: str, shown: list[Shown]) -> Out:
        manner = manner_of(told)
        asked = prompt(told)
        if told.get("news") and self.buttons:
            label = self.texts.say("telegram.news.read", {}, manner)
            return Out(text, ((label, self.seals.write(str(told["chat"]), NEWS, 1)),))
        if self.buttons and told.get("blocks", ({"key": ""},))[0]["key"].startswith(REPORT):
            return Out(text, tuple(self._orders(told)))
        if asked is None or not self.buttons:
            return Out(text)
        if asked.expects == PHONE:
            contact = self.texts.say("telegram.contact.button", {}, manner)
            return Out(text, contact=contact, instead="".join(self._ends(asked, manner)))
        return Out(text, self._keyboard(told, asked, _asking(told, shown)))

    def _named(self, told: Mapping[str, Any], text: str) -> Iterator[str]:
        """What stands on buttons and not in the text: whoever reads only that knows it as well."""
        asked, manner = prompt(told) if self.buttons else None, manner_of(told)
        if asked is None:
            return
        contact = ("telegram.contact.button",) * (asked.expects == PHONE)
        for key in (*contact, *_ends(asked)):
            label = asked.keep if key == "telegram.keep.button" else self.texts.say(key, {}, manner)
            if label.lower() not in text.lower():
                yield self.texts.say(HOW[key], {}, manner)

    def _orders(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Under a reminder: to the report, and no more of them."""
        for place, key in enumerate(("telegram.remind.begin", "telegram.remind.stop"), 1):
            yield (
                self.texts.say(key, {}, manner_of(told)),
                self.seals.write(str(told["chat"]), REMINDER, place),
            )

    def _chosen(self, told: Mapping[str, Any], shown: list[Shown]) -> list[str]:
        """What is chosen so far, said in the message that shows it."""
        asked = prompt(told) if "marks" in told and self.buttons else None
        if asked is None or asked.digest.hex() != told["marks"][0]:
            return []
        chosen = asked.chosen(told)
        labels = [words for bit, (_, words) in enumerate(_asking(told, shown).choices) if chosen >> bit & 1]
        key = "telegram.several.chosen" if labels else "telegram.several.nothing"
        return [self.texts.say(key, {"choices": "; ".join(labels)}, manner_of(told))]

    def plain(self, chat: int, key: str) -> dict[str, Json]:
        """A fixed text in both languages, for a chat without a conversation."""
        words = [self.texts.say(key, {}, Manner(language, "telegram")) for language in ("az", "ru")]
        return {"chat_id": chat, "text": "\n".join(words)}

    def _keyboard(self, told: Mapping[str, Any], asked: Prompt, shown: Shown) -> tuple[tuple[str, str], ...]:
        chat, digest, manner, chosen = str(told["chat"]), asked.digest, manner_of(told), asked.chosen(told)
        if asked.expects == LINES:
            labels = self._lines(unpack_block(_asking(told, told["blocks"])), shown, len(asked.says))
        else:
            labels = self._labels(asked, shown, manner, chosen)
        labels = [*labels, *self._ends(asked, manner)]
        return tuple(
            (label, self.seals.write(chat, digest, place, chosen)) for place, label in enumerate(labels, 1)
        )

    def _labels(self, asked: Prompt, shown: Shown, manner: Manner, chosen: int) -> list[str]:
        """A label for each of the words that the question can be answered with."""
        if asked.expects == "Review":
            return [self.texts.say(key, {}, manner) for key, _ in REVIEW]
        labels = [f"{place}. {words}" for place, words in shown.choices]
        if asked.several:
            mark = self.texts.say("telegram.several.marked", {}, manner)
            labels = [f"{label} {mark}" if chosen >> bit & 1 else label for bit, label in enumerate(labels)]
        return labels

    def _lines(self, block: Block, shown: Shown, count: int) -> list[str]:
        """The beginning of each line, without what it holds: nothing personal is in buttons."""
        room = min(LABEL_BYTES, KEYBOARD_BYTES // (count + 1) - FRAME_BYTES)
        pairs = zip(block.lines[:count], shown.lines, strict=False)
        return [shortened(words.partition(": ")[0], room) for _, words in pairs]

    def _ends(self, asked: Prompt, manner: Manner) -> list[str]:
        """After the choices: all that is marked, none, not known, the answer before."""
        return [self.texts.say(key, {}, manner) for key in _ends(asked)]


def _ends(asked: Prompt) -> tuple[str, ...]:
    """The keys of the buttons after the choices."""
    several = ("telegram.several.done", "telegram.several.none") if asked.several else ()
    return (*several, *("talk.dont_know",) * asked.unknown, *("telegram.keep.button",) * bool(asked.keep))


def _asking(told: Mapping[str, Any], ones: Sequence[T]) -> T:
    """Of what stands for the blocks of a told message, the one of the block that asks."""
    return next(
        one for one, block in zip(reversed(ones), reversed(told["blocks"]), strict=True) if asks(block)
    )


def shortened(label: str, room: int) -> str:
    """The label, or its beginning as far as it fits into so many bytes of UTF-8."""
    if len(label.encode()) <= room:
        return label
    return label.encode()[: room - 3].decode(errors="ignore").rstrip() + "…"


def manner_of(told: Mapping[str, Any]) -> Manner:
    """How the person of a stored body is spoken to."""
    language: Language = "ru" if told.get("language") == "ru" else "az"
    return Manner(language, "telegram", bool(told.get("easy")))
