"""From another conversation into Telegram by a link: who is joined, at which level, and who is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.ledger.records import Change
from bot.limits import LINKS_AN_HOUR
from bot.people.links import LASTS_SECONDS
from dialogs.values import Language
from integrations.telegram.emulator import people
from tests.telegram.elsewhere import ADDRESS, JOINED, MENU, REFUSED, Page, chat_of, wants
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand, stand

pytestmark = pytest.mark.telegram


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_a_chat_is_joined_and_reminders_move_there(named: Stand, language: Language) -> None:
    page = Page(named, language)
    await page.prove()
    await page.say("5")
    await page.say("1")
    web = await page.spoken()
    assert await wants(named, web.id)
    token = await page.link()
    assert await wants(named, web.id)  # nothing changes before the link is opened
    person = Person(named)
    await person.say(f"/start {token}")
    told = "\n".join(text_of(one) for one in person.chat.messages if one.from_bot)
    assert JOINED[language] in told
    assert MENU[language] in told
    chat = await chat_of(named, person)
    assert (chat.person, chat.language) == (web.person, language)
    assert await wants(named, chat.id)
    assert not await wants(named, web.id)
    assert ("Telegrama göndəriləcək" if language == "az" else "приходить в Телеграм") in await page.told()
    events = [(row.event, row.conversation, row.detail) for _, row in await named.core.ledger.audited()]
    assert ("link-given", web.id, "") in events
    assert ("chat-joined", chat.id, "card") in events


async def test_whoever_holds_a_link_has_not_typed_a_code(named: Stand, page: Page) -> None:
    """Bound as by the card: what is personal asks for the code, and no FIN."""
    person = Person(named)
    await person.say(f"/start {await page.link()}")
    chat = await chat_of(named, person)
    assert (chat.level, chat.level_at) == ("card", None)
    assert (await page.spoken()).level == "code"


async def test_the_sheet_asks_for_a_code_and_no_fin(tmp_path: Path) -> None:
    async with stand(tmp_path) as made:
        await made.telegram.door.answering.linking.name()
        page = Page(made)
        await page.prove()
        person = Person(made)
        await person.say(f"/start {await page.link()}")
        await person.say("3")
        await person.say("1")
        assert "67 ilə bitən nömrəyə" in person.last
        assert (await chat_of(made, person)).level == "card"
        await person.say(await made.code())
        assert (await chat_of(made, person)).level == "code"
        assert not any("FİN" in text_of(one) for one in person.chat.messages)


async def test_a_proof_made_in_the_chat_is_not_taken_away(named: Stand, page: Page) -> None:
    person = Person(named)
    await person.say("/start")
    chat, at = await chat_of(named, person), named.core.clock.now()
    same = (await page.spoken()).person
    await named.core.ledger.commit(Change(chat._replace(person=same, level="code", level_at=at)))
    await person.say(f"/start {await page.link()}")
    chat = await chat_of(named, person)
    assert (chat.person, chat.level, chat.level_at) == (same, "code", at)
    assert await wants(named, chat.id)


async def test_a_chat_of_somebody_else_stays_theirs_and_the_link_holds(named: Stand, page: Page) -> None:
    other, mine = Person(named, 78, "Orxan"), Person(named)
    await other.say("/start")
    chat = await chat_of(named, other)
    another = await named.core.ledger.person("2XY3Z4W")
    await named.core.ledger.commit(Change(chat._replace(person=another, level="code", level_at=1.0)))
    token = await page.link()
    await other.say(f"/start {token}")
    assert (await chat_of(named, other)).person == another
    assert any(REFUSED["az"] in text_of(one) for one in other.chat.messages)
    assert not await wants(named, chat.id)
    await mine.say(f"/start {token}")
    assert (await chat_of(named, mine)).person == (await page.spoken()).person


@pytest.mark.parametrize(
    "wrong", ["used", "replaced", "old", "forged", "left", "another", "forgotten", "many"]
)
async def test_whatever_is_wrong_with_a_link_the_words_are_the_same(
    named: Stand, page: Page, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, ledger = await page.link(), named.core.ledger
    person = Person(named)
    if wrong == "used":
        await Person(named, 78, "Orxan").say(f"/start {token}")
    elif wrong == "replaced":
        await page.link()
    elif wrong == "old":
        clock = named.core.clock
        later = clock.now() + LASTS_SECONDS
        monkeypatch.setattr(type(clock), "now", lambda _: later)
    elif wrong == "forged":
        token = token[::-1]
    elif wrong == "left":
        await ledger.commit(Change((await page.spoken())._replace(person=None, level="anonymous")))
    elif wrong == "another":
        another = await ledger.person("2XY3Z4W")
        await ledger.commit(Change((await page.spoken())._replace(person=another)))
    elif wrong == "forgotten":
        await named.core.desk.forget("web", ADDRESS)
    else:
        for number in range(LINKS_AN_HOUR):
            await person.say(f"/start {number:040d}")
        people.write(named.account, person.chat, "menyu")
        await named.quiet()
    known = len(person.chat.messages)
    await person.say(f"/start {token}")
    told = "\n".join(text_of(one) for one in person.chat.messages[known:] if one.from_bot)
    assert REFUSED["az"] in told
    assert REFUSED["ru"] in told  # nobody knows yet which one is read
    assert JOINED["az"] not in told
    assert "Azərbaycan dili" in told  # the ordinary beginning
    chat = await chat_of(named, person)
    assert chat.person is None
    assert not await wants(named, chat.id)
    assert "link-refused" in {row.event for _, row in await ledger.audited()}
