"""A link into Telegram is opened once, whatever happens meanwhile, and its token is kept nowhere."""

from __future__ import annotations

import asyncio

import orjson
import pytest

from bot.channels.contract import Arrival
from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.linking import Linking
from bot.ledger.records import Change, Consent
from integrations.telegram.emulator import people
from tests.telegram.elsewhere import ADDRESS, JOINED, REFUSED, Page, chat_of
from tests.telegram.person import Person, text_of
from tests.telegram.stand import NOBODY, Stand
from tests.telegram.stand import TOKEN as TOKEN_OF_THE_BOT

pytestmark = pytest.mark.telegram


async def test_opened_twice_at_once_it_joins_exactly_one(named: Stand, page: Page) -> None:
    token = await page.link()
    both = [Person(named, 80 + number, f"Sınaq {number}") for number in range(6)]
    for one in both:
        people.write(named.account, one.chat, f"/start {token}")
    await named.quiet()
    owners = [(await chat_of(named, one)).person for one in both]
    assert len([one for one in owners if one is not None]) == 1
    told = ["\n".join(text_of(one) for one in person.chat.messages) for person in both]
    assert sorted(JOINED["az"] in one for one in told) == [False] * 5 + [True]
    assert sorted(REFUSED["az"] in one for one in told) == [False] + [True] * 5


async def test_two_turns_that_both_found_it_are_not_both_written(named: Stand, page: Page) -> None:
    """The link is spent in the unit of the turn: whoever comes second is played again, and finds none."""
    mark, ledger = named.core.links.mark(await page.link()), named.core.ledger
    gate, found = asyncio.Event(), ledger.link
    waiting = 0

    async def slowly(wanted: str) -> object:
        nonlocal waiting
        link = await found(wanted)
        waiting += 1
        if waiting == 2:
            gate.set()
        await gate.wait()
        return link

    desk = named.core.desk
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "link", slowly)
        both = (Arrival("telegram", str(chat), f"t{chat}", "/start", link=mark) for chat in (91, 92))
        await asyncio.gather(*(desk.take(one) for one in both))
    assert waiting == 3
    owners = {(await ledger.conversation("telegram", chat)).person for chat in ("91", "92")}  # type: ignore[union-attr]  # both were begun
    assert owners == {None, (await page.spoken()).person}


async def test_killed_before_it_was_played_it_is_played_once_after(named: Stand, page: Page) -> None:
    """The row in the inbox is enough, and holds no token."""
    token = await page.link()
    door, person = named.telegram.door, Person(named)
    held = asyncio.Event()

    async def never(*_: object) -> object:
        held.set()
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(named.core.desk), "take", never)
        people.write(named.account, person.chat, f"/start {token}")
        await held.wait()
        for keeping in [*door._known.values()]:
            await keeping.keep()
        kept = [inbound.body for _, inbound in await named.core.ledger.pending(10)]
        for task in door._tasks:
            task.cancel()
        await named.kill()
    assert [token.encode() in body for body in kept] == [False]
    assert orjson.loads(kept[0])["text"] == "/start"
    await named.again()
    await named.quiet()
    page.stand = named
    assert (await chat_of(named, person)).person == (await page.spoken()).person
    assert sum(JOINED["az"] in text_of(one) for one in person.chat.messages) == 1


async def test_the_token_is_kept_nowhere(named: Stand, page: Page, capfd: pytest.CaptureFixture[str]) -> None:
    token = await page.link()
    person = Person(named)
    await person.say(f"/start {token}")
    ledger = named.core.ledger
    chat, web = await chat_of(named, person), await page.spoken()
    said = [orjson.loads(one.body) for one in await ledger.messages(chat.id) if one.direction == "in"]
    assert [one["text"] for one in said] == ["/start"]
    bodies = [one.body for talk in (chat, web) for one in await ledger.messages(talk.id)]
    bodies += [run.body for talk in (chat, web) for run in await ledger.runs(talk.id)]
    bodies += [one.body for one in await ledger.effects_of(chat.id, "telegram")]
    files = b"".join(path.read_bytes() for path in named.folder.glob("addim.db*"))
    out = capfd.readouterr()
    for text in (*bodies, files, out.out.encode(), out.err.encode()):
        assert token.encode() not in text
    assert await ledger.link(named.core.links.mark(token)) is None


async def test_without_telegram_or_in_it_no_link_is_offered(plain: Stand) -> None:
    page = Page(plain)
    await page.prove()
    assert "1. " not in await page.say("5")
    talk = await plain.core.desk.history("web", ADDRESS)
    assert talk.open is not None
    assert talk.open.ids == ("this_chat", "none")
    await plain.telegram.door.answering.linking.name()
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    chat = await chat_of(plain, person)
    ledger, now = plain.core.ledger, plain.core.clock.now()
    bound = chat._replace(person=(await page.spoken()).person, level="code", level_at=now)
    await ledger.commit(Change(bound, consents=(Consent(chat.id, "status", now),)))
    await person.say("5")
    assert not any("Telegrama" in label for label in person.labels)


async def test_a_bot_that_cannot_be_asked_offers_nothing(plain: Stand) -> None:
    links, line = plain.core.links, AiogramLine(TOKEN_OF_THE_BOT, NOBODY)
    assert not await Linking(line, links).name()
    await line.close()
    assert links.nonce("web") == ""
    assert await plain.telegram.door.answering.linking.name()
    assert links.nonce("web") != links.nonce("web")
    assert len(links.nonce("web")) >= 32
