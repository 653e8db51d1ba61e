"""An extract is shown while the proof stands; receipts and the whole conversation however long that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import orjson
import pytest

from bot.channels.web.parts import PART
from bot.channels.web.talk import SHOWN
from bot.clock import FixedClock
from bot.core import Core
from bot.ledger.records import Change, Conversation, Direction, NewMessage
from bot.playing import World
from dialogs.answers.contract import Option
from dialogs.memory import pack_block
from dialogs.script import Block, Line
from dialogs.values import Value
from tests.web.visitor import Visitor

NAME = "Nümunəyeva Aygün"
HEAD: dict[str, Value] = {"number": "77", "day": date(2026, 11, 18)}
EXTRACT = Block("sheet.head.say", HEAD, (Line("sheet.name.line", NAME),))
SOURCE = Block("sheet.read.say", {"source": "DMX", "at": "12:00"}, document="sheet")
MENU = Block("menu.main.ask", options=(Option("apply", "Ərizə"),), expects="Choice")
FILED: dict[str, Value] = {
    "number": "333-333-333",
    "month": "noyabr",
    "at": "12:00",
    "date": date(2026, 12, 30),
}
RECEIPT = Block("report.accepted.say", FILED, document="receipt")
PLAIN = Block("talk.fault.say")
DAY = timedelta(days=1).total_seconds()


def told(at: float, *blocks: Block) -> NewMessage:
    body = {"language": "az", "blocks": [*map(pack_block, blocks)], "asked": None}
    return NewMessage("out", at, orjson.dumps(body))


async def spoken(core: Core, visitor: Visitor) -> Conversation:
    found = await core.ledger.conversation("web", visitor.client.cookies["addim"])
    assert found is not None
    return found


async def say(core: Core, visitor: Visitor, messages: Sequence[NewMessage], *, proved: bool = False) -> int:
    """Write messages into the conversation; the number of the last. `proved`: by a code, just now."""
    there = await spoken(core, visitor)
    if proved:
        person = await core.ledger.person("1AB2C3D")
        there = there._replace(person=person, level="code", level_at=core.clock.now())
    return (await core.ledger.commit(Change(there, messages=tuple(messages)))).seq


@pytest.fixture
async def reader(visitor: Visitor, core: Core) -> Visitor:
    """Somebody who has just read their extract, message 3, after a receipt, message 2."""
    await visitor.begin()
    now = core.clock.now()
    await say(core, visitor, [told(now, RECEIPT), told(now, EXTRACT, SOURCE, MENU)], proved=True)
    return visitor


async def status(visitor: Visitor, path: str) -> int:
    await visitor.get(path)
    assert visitor.answer is not None
    return visitor.answer.status_code


WHERE = ("/az/", "/az/print", "/az/sheet", "/az/sheet?n=4", "/ru/sheet", "/ru/print")


async def test_the_extract_is_shown_for_ten_minutes_after_the_code(
    reader: Visitor, clock: FixedClock
) -> None:
    clock.move(599)
    for path in WHERE:
        assert await status(reader, path) == 200
        assert NAME in reader.page.html, path


async def test_afterwards_a_line_stands_in_its_place(reader: Visitor, clock: FixedClock) -> None:
    clock.move(600)
    for path in ("/az/", "/az/print"):
        page = await reader.get(path)
        (line,) = [one.words for one in page.messages if one.attributes["id"] == "m4"]
        assert "Çıxarışın oxunduğu gün: 18 noyabr 2026-cı il. Yenidən görmək üçün çıxarış yazın." in line
        assert NAME not in page.html
        assert "/sheet?n=" not in page.html
        assert "/receipt?n=3" in page.html
    assert NAME not in (await reader.get("/ru/print")).html


@pytest.mark.parametrize(("path", "said"), [
    ("/az/sheet", "Yenidən görmək üçün söhbətdə çıxarış yazın. Sizə yeni kod göndərəcəyik."),
    ("/az/sheet?n=4", "Yenidən görmək üçün söhbətdə çıxarış yazın. Sizə yeni kod göndərəcəyik."),
    ("/ru/sheet", "Чтобы увидеть её снова, напишите в разговоре: выписка. Мы отправим новый код."),
])  # fmt: skip
async def test_the_page_of_the_extract_says_how_to_see_it_again(
    reader: Visitor, clock: FixedClock, path: str, said: str
) -> None:
    clock.move(600)
    assert await status(reader, path) == 403
    assert said in reader.page.one("article").words
    assert NAME not in reader.page.html


async def test_a_receipt_stays(reader: Visitor, clock: FixedClock) -> None:
    clock.move(DAY)
    for path in ("/az/receipt", "/az/receipt?n=3"):
        assert await status(reader, path) == 200
        assert "333-333-333" in reader.page.one("article").words


async def test_a_stream_that_comes_back_brings_no_extract(
    reader: Visitor, core: Core, clock: FixedClock
) -> None:
    address = reader.client.cookies["addim"]
    assert NAME in repr(await core.desk.wait("web", address, 2, 0.0))
    clock.move(600)
    late = await core.desk.wait("web", address, 2, 0.0)
    assert [one.seq for one in late.messages] == [3, 4]
    assert NAME not in repr(late)


async def test_the_proof_of_the_next_person_opens_nothing_of_who_was_here_before(
    reader: Visitor, core: Core, clock: FixedClock
) -> None:
    clock.move(60)
    there = await spoken(core, reader)
    person = await core.ledger.person("9ZZ9ZZ9")
    await core.ledger.commit(Change(there._replace(person=person, level_at=core.clock.now())))
    for path in WHERE:
        assert NAME not in (await reader.get(path)).html, path


async def test_who_has_left_shows_nothing(reader: Visitor, core: Core) -> None:
    there = await spoken(core, reader)
    await core.ledger.commit(Change(there._replace(person=None, level="anonymous", level_at=None)))
    for path in WHERE:
        assert NAME not in (await reader.get(path)).html, path


async def test_a_code_opens_no_extract_where_the_national_login_is_asked(reader: Visitor, core: Core) -> None:
    world = core.desk.world

    def raised() -> World:
        return world()._replace(sheet_level="login")

    core.desk.world = raised
    assert await status(reader, "/az/sheet") == 403


LONG = 2 * PART + 40


@pytest.fixture
async def talker(reader: Visitor, core: Core) -> Visitor:
    """The same person after a very long conversation."""
    kinds: tuple[Direction, Direction] = ("in", "out")
    said = {"in": orjson.dumps({"text": "8", "language": "az"}), "out": told(0.0, PLAIN).body}
    now = core.clock.now()
    await say(core, reader, [NewMessage(kinds[n % 2], now, said[kinds[n % 2]]) for n in range(LONG - 4)])
    return reader


async def test_documents_are_found_however_much_was_said_since(talker: Visitor) -> None:
    for path in ("/az/receipt", "/az/receipt?n=3"):
        assert await status(talker, path) == 200
        assert "333-333-333" in talker.page.one("article").words
    for path in ("/az/sheet", "/az/sheet?n=4"):
        assert await status(talker, path) == 200
        assert NAME in talker.page.one("article").words


async def test_the_whole_conversation_is_there_part_by_part(talker: Visitor) -> None:
    """From the first message on by the links alone; each page says which part it is."""
    seen: list[int] = []
    page = await talker.get("/az/print")
    for number in (1, 2, 3):
        assert f"Bu hissə: {number}. Cəmi: 3." in page.one("main").words
        seen += [int(one.attributes["id"][1:]) for one in page.messages]
        on = [one.attributes["href"] for one in page.find("a") if one.words == "Növbəti hissə"]
        assert bool(on) == (number < 3)
        if on:
            assert len(page.messages) == PART
            page = await talker.get(on[0])
    assert seen == [*range(1, LONG + 1)]
    back = [one.attributes["href"] for one in page.find("a") if one.words == "Birinci hissə"]
    assert (await talker.get(back[0])).messages[0].attributes["id"] == "m1"


async def test_the_earlier_messages_are_where_their_link_leads(talker: Visitor) -> None:
    page = await talker.get("/az/")
    (link,) = [one.attributes["href"] for one in page.find("a") if one.words == "Əvvəlki mesajlar"]
    path, _, place = link.partition("#")
    assert path == "/az/print?part=3"
    assert place == f"m{LONG - SHOWN}"
    assert place in [one.attributes["id"] for one in (await talker.get(path)).messages]


@pytest.mark.parametrize("wanted", ["0", "4", "999999999", "x", "-1"])
async def test_a_part_that_is_not_there_is_no_error(talker: Visitor, wanted: str) -> None:
    assert await status(talker, f"/az/print?part={wanted}") == 200
    assert talker.page.messages


async def test_a_start_that_was_wiped_is_told(talker: Visitor, core: Core, clock: FixedClock) -> None:
    clock.move(20 * DAY)
    last = await say(core, talker, [told(core.clock.now(), PLAIN)])
    clock.move(11 * DAY)
    await core.ledger.sweep(core.clock.now())
    page = await talker.get("/az/print")
    assert [one.attributes["id"] for one in page.messages] == [f"m{last}"]
    assert "Əvvəlki mesajlar silinib: mesajları 30 gün saxlayırıq." in page.one("main").words


async def test_a_choice_with_which_a_part_begins_is_shown_in_words(reader: Visitor, core: Core) -> None:
    now = core.clock.now()
    last = await say(core, reader, [told(now, PLAIN)] * (PART - 5) + [told(now, MENU)])
    assert last == PART
    await say(core, reader, [NewMessage("in", now, orjson.dumps({"text": "1", "language": "az"}))])
    (message,) = (await reader.get("/az/print?part=2")).messages
    assert "1. Ərizə" in message.words
