"""Somebody who talks on the web and would rather go on in Telegram."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.channels.contract import Arrival
from bot.ledger.records import Change, Consent, Conversation
from dialogs.values import Language
from tests.telegram.person import Person
from tests.telegram.stand import Stand

FIN = "1AB2C3D"
TOKEN = re.compile(r"https://t\.me/addim_demo_bot\?start=([A-Za-z0-9_-]{32,64})\b")
REFUSED = {"az": "Bu keçid işləmir", "ru": "Эта ссылка не работает"}
JOINED = {"az": "Bu söhbət əvvəlki söhbətinizlə", "ru": "Этот разговор теперь связан"}
MENU = {"az": "Sizə nə lazımdır?", "ru": "Что вам нужно?"}
ADDRESS = "web-1"


@dataclass(slots=True)
class Page:
    """Somebody who talks on the web."""

    stand: Stand
    language: Language = "az"
    number: int = 0

    async def say(self, text: str) -> str:
        """What the service answers, all of it."""
        self.number += 1
        desk = self.stand.core.desk
        talk = await desk.take(Arrival("web", ADDRESS, f"m{self.number}", text, language=self.language))
        return "\n".join(block.text for told in talk.messages for block in told.shown)

    async def spoken(self) -> Conversation:
        found = await self.stand.core.ledger.conversation("web", ADDRESS)
        assert found is not None
        return found

    async def prove(self, fin: str = FIN) -> None:
        """The code was typed: the conversation is this person's."""
        await self.say("salam")
        ledger, spoken = self.stand.core.ledger, await self.spoken()
        person, now = await ledger.person(fin), self.stand.core.clock.now()
        agreed = Consent(spoken.id, "status", now)
        bound = spoken._replace(person=person, level="code", level_at=now)
        await ledger.commit(Change(bound, consents=(agreed,)))

    async def link(self) -> str:
        """The token of a new link."""
        await self.say("5")
        found = TOKEN.search(await self.say("3"))
        assert found is not None
        return found[1]

    async def told(self) -> str:
        """Everything that stands on the page."""
        talk = await self.stand.core.desk.history("web", ADDRESS)
        return "\n".join(block.text for told in talk.messages for block in told.shown)


async def chat_of(stand: Stand, person: Person) -> Conversation:
    """The conversation of a chat."""
    found = await stand.core.ledger.conversation("telegram", str(person.chat.id))
    assert found is not None
    return found


async def wants(stand: Stand, conversation: int) -> bool:
    """Whether reminders come there."""
    noted = await stand.core.ledger.consents(conversation)
    return any(one.purpose == "reminders" and one.withdrawn_at is None for one in noted)
