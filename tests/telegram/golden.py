"""Every golden reply as it is asked of the Bot API: each shape of a message, and every message of the stored chats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from bot.channels.telegram.buttons import Seals, prompt
from bot.channels.telegram.out import Out
from bot.channels.telegram.wording import Wording
from bot.reminders.notices import notice
from bot.unit import DELIVERED
from dialogs.memory import pack_block
from dialogs.values import Json
from tests.telegram.stand import texts

CHATS = Path(__file__).parent / "chats"
CHAT = "77"
SEALS = Seals(bytes(32))
WORDING = Wording(texts(), SEALS)
HELP: dict[str, Any] = {"key": "talk.help.say"}
OPTIONS = [[one, ["term", f"menu.main.option.{one}"]] for one in ("application", "sheet", "report")]
LINE = ["application.phone.line", "050"]
MENU: dict[str, Any] = {
    "key": "menu.main.ask",
    "hint": "menu.main.hint",
    "expects": "Choice",
    "options": OPTIONS,
}
PHONE: dict[str, Any] = {
    "key": "application.phone.ask",
    "hint": "application.phone.hint",
    "expects": "Mobile",
}
ASKED: dict[str, list[dict[str, Any]]] = {
    "a word": [HELP],
    "choices": [MENU],
    "a check-list": [{"key": "greeting.hello.say"}, {**MENU, "expects": "Several"}],
    "a check-list of lines": [{**MENU, "expects": "SeveralLines", "options": [], "lines": [LINE] * 3}],
    "choices or unknown": [{**MENU, "expects": "OrUnknown"}],
    "a number or a contact": [PHONE],
    "a summary": [{"key": "application.review.ask", "expects": "Review", "lines": [LINE], "numbered": True}],
    "its lines": [{"key": "talk.change.ask", "lines": [LINE], "numbered": True}],
    "more than one message holds": [HELP] * 90,
    "an extract and the menu": [HELP, {**HELP, "document": "sheet"}, MENU],
}
MORE: dict[str, dict[str, Any]] = {
    "": {},
    "being changed": {"changing": True},
    "of somebody who agreed": {"agreed": True},
    "after the contact button": {"over": "application.phone", "wipe": True},
    "in easy words": {"easy": True},
}


def told(blocks: list[dict[str, Any]], language: str, **more: Any) -> dict[str, Any]:
    """A stored body."""
    return {"chat": CHAT, "asked": "q", "language": language, "blocks": blocks, "trace": {}, **more}


def _marked(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The check-list with nothing, something and all of it marked."""
    asked = prompt(body)
    if asked is not None and asked.several:
        for chosen in (0, 0b101, 0b111):
            yield {**body, "marks": [*asked.marks(chosen)]}


def _by_itself(language: str) -> Iterator[dict[str, Any]]:
    """The reminders with their two buttons, and the word that something is new with its one."""
    reminders = [notice(left, date(2026, 6, 30), date(2026, 6, 25)) for left in (0, 3)]
    for block in reminders:
        yield told([pack_block(block)], language, asked=None, bulk=True)
    yield told([{"key": DELIVERED["telegram"]}], language, asked=None, news=True)


def shapes() -> dict[str, dict[str, Any]]:
    """Replies of every shape, in both languages and before one is chosen, by a name."""
    found: dict[str, dict[str, Any]] = {}
    for language, (name, blocks), (how, more) in product(("az", "ru"), ASKED.items(), MORE.items()):
        body = told(blocks, language, **more)
        found[f"{language}: {name} {how}"] = body
        for place, marked in enumerate(_marked(body)):
            found[f"{language}: {name} {how}, marked {place}"] = marked
    for language in ("az", "ru"):
        found |= {f"{language}: by itself {at}": one for at, one in enumerate(_by_itself(language))}
    found |= {
        f"either: {name}": told(blocks, "az", either=True)
        for name, blocks in ASKED.items()
        if name != "a word"
    }
    return found


def outs() -> list[Out]:
    """What every shape comes to, with buttons and without."""
    silent = Wording(texts(), SEALS, buttons=False)
    return [out for body in shapes().values() for words in (WORDING, silent) for out in words.outs(body)]


def stored(chat: str) -> list[Out]:
    """The messages of the service in a chat kept as text."""
    found: list[tuple[list[str], list[str]]] = []
    for line in chat.split("\n"):
        if line.startswith("> "):
            found.append(([line[2:]], []))
        elif line.startswith("  [") and line.endswith("]"):
            found[-1][1].append(line[3:-1])
        elif not line.startswith("< ") and found:
            found[-1][0].append(line[2:])
    return [Out("\n".join(words).strip(), _sealed(labels)) for words, labels in found]


def _sealed(labels: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, SEALS.write(CHAT, b"stored", place)) for place, label in enumerate(labels, 1))


def payloads() -> list[dict[str, Json]]:
    """The parameters of sendMessage for all of them, each once."""
    chats = [path.read_text(encoding="utf-8") for path in sorted(CHATS.glob("*.txt"))]
    every = [*outs(), *(out for chat in chats for out in stored(chat))]
    return [out.payload(CHAT) for out in dict.fromkeys(every)]
