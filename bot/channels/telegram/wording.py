"""Turns a told message into calls of the Bot API: plain text that stands alone, its choices repeated as buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from bot.channels.telegram.buttons import (
    BY_LINE,
    EXTRACT,
    LINES,
    NEWS,
    REMINDER,
    REVIEW,
    Prompt,
    Seals,
    asks,
    prompt,
    wants_number,
)
from bot.channels.telegram.cutting import cut
from bot.channels.telegram.extract import BUTTON
from bot.channels.telegram.out import Out
from bot.extract import ends_at
from bot.texts import LANGUAGES, Manner, Shown, Texts, plain
from dialogs.memory import unpack_block
from dialogs.script import Block
from dialogs.speech import fold
from dialogs.values import Json, Language

HOW = {
    "telegram.contact.button": "telegram.contact.button.how",
    "telegram.several.done": "telegram.several.done.how",
    "telegram.several.none": "telegram.several.none.how",
    "talk.dont_know": "talk.dont_know.how",
    "telegram.keep.button": "telegram.keep.button.how",
    "telegram.withdraw.button": "telegram.withdraw.button.how",
}
"""Buttons beside the choices, and what the text says of them where it does not name them."""
BEFORE = ("talk.before.say", "talk.before.hidden")  # they tell how to keep the answer before
REPORT = "reminder.report."  # how the keys of reminders begin
PHONE = "Mobile"  # the kind of answer that a shared contact can give
T = TypeVar("T")
KEYBOARD_BYTES = 9000  # a keyboard above about 10 kB is refused
FRAME_BYTES = 64  # of a button around its label: its data and their names
LABEL_BYTES = 128


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and buttons of what is told; `buttons` off leaves text alone."""

    texts: Texts
    seals: Seals
    buttons: bool = True

    def outs(self, told: Mapping[str, Any], before: str = "") -> list[Out]:
        """The messages for one stored body; `before` is a text key told ahead of it."""
        blocks = [unpack_block(block) for block in told.get("blocks", ())]
        shown = [self.texts.show(block, manner_of(told)) for block in blocks]
        ahead = [*([self._say(told, before)] if before else []), *self._chosen(told, shown)]
        words = [*ahead, *(self._words(told, block, one) for block, one in zip(blocks, shown, strict=True))]
        if not shown:  # a word by itself
            return [Out(one, aside=True) for one in words]
        place = (end := ends_at(told)) and len(words) - len(shown) + end
        apart, words = words[:place], words[place:]
        return [*self._extract(told, apart), *(self._asking(told, words, shown) if words else ())]

    def _extract(self, told: Mapping[str, Any], words: list[str]) -> Iterator[Out]:
        """The extract as messages of its own, which are deleted when the person wants that."""
        if not words:
            return
        words = [*words, self._say(told, "telegram.extract.how")]
        *early, end = cut("\n\n".join(words))
        yield from (Out(part, aside=True, extract=True) for part in early)
        label = self.texts.say(BUTTON, {}, manner_of(told))
        buttons = ((label, self.seals.write(str(told["chat"]), EXTRACT, 1)),) if self.buttons else ()
        yield Out(end, buttons, aside=not buttons, extract=True)

    def _words(self, told: Mapping[str, Any], block: Block, shown: Shown) -> str:
        """A block in words; before a language is chosen in both, Azerbaijani first."""
        if not told.get("either"):
            return plain(shown, whole=True)  # the receipt stays in the chat
        return _both(plain(self.texts.show(block, manner)) for manner in _either(told))

    def _say(self, told: Mapping[str, Any], key: str) -> str:
        """A fixed text, in both languages before one is chosen."""
        return _both(self.texts.say(key, {}, manner) for manner in _either(told))

    def _asking(self, told: Mapping[str, Any], words: list[str], shown: list[Shown]) -> list[Out]:
        """What is told, and the question with its keyboard under the last part."""
        asked = prompt(told)
        last, parts = self._last(told, asked, shown), ["\n\n".join(words)]
        if last.buttons and wants_number(told.get("over", "")):
            # A message with buttons under it cannot take the contact button away: one before it has to.
            over = "telegram.contact.taken" if told.get("wipe") else "telegram.contact.over"
            parts = ["\n\n".join(words[:-1]) or self._say(told, over), words[-1]]
        parts[-1] = "\n".join([parts[-1], *self._named(told, asked, shown)])
        *early, end = (one for part in parts for one in cut(part))
        return [*(Out(part, aside=last.aside) for part in early), replace(last, text=end)]

    def _last(self, told: Mapping[str, Any], asked: Prompt | None, shown: list[Shown]) -> Out:
        """What stands under the last part; its text is not known yet."""
        manner = manner_of(told)
        if told.get("news") and self.buttons:
            label = self.texts.say("telegram.news.read", {}, manner)
            return Out("", ((label, self.seals.write(str(told["chat"]), NEWS, 1)),))
        if self.buttons and told["blocks"][0]["key"].startswith(REPORT):
            return Out("", tuple(self._orders(told)))
        if asked is None:  # what comes by itself leaves the keyboard of the open question
            return Out("", aside=True)
        if not self.buttons:
            return Out("")
        if asked.expects == PHONE:
            contact = "" if _useless(told) else self.texts.say("telegram.contact.button", {}, manner)
            return Out("", contact=contact, instead="".join(self._ends(asked, manner)))
        return Out("", self._keyboard(told, asked, _asking(told, shown)))

    def _named(self, told: Mapping[str, Any], asked: Prompt | None, shown: list[Shown]) -> Iterator[str]:
        """What stands on buttons and not in how to answer: whoever reads only the text knows it as well."""
        manner = manner_of(told)
        if asked is None or not self.buttons:
            return
        contact = asked.expects == PHONE and not _useless(told)
        keys = (*("telegram.contact.button",) * contact, *_ends(asked))
        hint = fold(_asking(told, shown).hint) if keys else ""  # the same word elsewhere names no button
        for key in keys:
            label = asked.keep if key == "telegram.keep.button" else self.texts.say(key, {}, manner)
            before = key == "telegram.keep.button" and any(one["key"] in BEFORE for one in told["blocks"])
            if not before and f" {fold(label)} " not in f" {hint} ":
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
        each = (
            asked.says if asked.expects == BY_LINE else [words for _, words in _asking(told, shown).choices]
        )
        labels = [words for bit, words in enumerate(each) if chosen >> bit & 1]
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
        if asked.expects == BY_LINE:  # by its number alone: what a line holds is in no button
            labels = [self.texts.say("telegram.line.button", {"number": one}, manner) for one in asked.says]
        else:
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
    last = (("telegram.keep.button", asked.keep), ("telegram.withdraw.button", asked.withdraw))
    return (*several, *("talk.dont_know",) * asked.unknown, *(key for key, words in last if words))


def _useless(told: Mapping[str, Any]) -> bool:
    """Whether the number behind the contact button was sent just now and is refused: it would be refused again."""
    shared = told.get("trace", {}).get("contact")
    return bool(shared) and any(".wrong." in block["key"] for block in told["blocks"])


def _asking(told: Mapping[str, Any], ones: Sequence[T]) -> T:
    """Of what stands for the blocks of a told message, the one of the block that asks."""
    return next(
        one for one, block in zip(reversed(ones), reversed(told["blocks"]), strict=True) if asks(block)
    )


def _both(texts: Iterable[str]) -> str:
    """Texts one under the other, one that says the same in both languages once."""
    return "\n".join(dict.fromkeys(texts))


def _either(told: Mapping[str, Any]) -> tuple[Manner, ...]:
    """How the person of a stored body is spoken to; before a language is chosen in both."""
    manner = manner_of(told)
    return tuple(manner._replace(language=one) for one in LANGUAGES) if told.get("either") else (manner,)


def shortened(label: str, room: int) -> str:
    """The label, or its beginning as far as it fits into so many bytes of UTF-8."""
    if len(label.encode()) <= room:
        return label
    return label.encode()[: room - 3].decode(errors="ignore").rstrip() + "…"


def manner_of(told: Mapping[str, Any]) -> Manner:
    """How the person of a stored body is spoken to."""
    language: Language = "ru" if told.get("language") == "ru" else "az"
    return Manner(language, "telegram", bool(told.get("easy")))
