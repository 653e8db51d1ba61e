"""What may be printed, and forgetting."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.contract import Desk, Talk, Told
from bot.core import Core
from bot.ledger.records import LATEST
from bot.texts import Shown
from tests.web.conftest import MakeApp, client_of
from tests.web.hostile import MARKUP
from tests.web.visitor import Visitor

FILED = Shown("Nömrə: 111-111-111.", document="receipt", printed=("Ad və soyad: Nümunəyeva Aygün",))
SHEET, SOURCE = Shown("Vərəq", (MARKUP[0], "Ad: Aygün")), Shown("Mənbə", document="sheet")


class Filing:
    """A desk whose conversations end with two receipts and an extract."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self.desk, name)

    told: tuple[Told, ...] = (
        Told(11, "out", 1_795_000_000.0, "az", (FILED,)),
        Told(12, "out", 1_795_000_000.0, "az", (SHEET, SOURCE, Shown("Sizə nə lazımdır?"))),
        Told(13, "in", 1_795_000_000.0, "az", text=MARKUP[0]),
        Told(14, "out", 1_795_000_000.0, "ru", (Shown("Номер: 222-222-222.", document="receipt"),)),
    )

    async def history(
        self, channel: str, address: str, after: int = 0, limit: int = 60, upto: int = LATEST
    ) -> Talk:
        talk = await self.desk.history(channel, address, after, limit, upto)
        told = [one for one in self.told if after < one.seq <= upto]
        return talk._replace(messages=(*talk.messages, *told))

    async def newest(self, channel: str, address: str, document: str) -> Talk:
        holds = [one for one in self.told if any(block.document == document for block in one.shown)]
        return Talk(None, tuple(holds[-1:]))


@pytest.fixture
async def filed(core: Core, make_app: MakeApp) -> Any:
    async with client_of(make_app(Filing(core.desk))) as client:
        visitor = Visitor(client)
        await visitor.begin()
        yield visitor


async def test_the_last_receipt_is_the_one_to_print(filed: Visitor) -> None:
    page = await filed.get("/az/receipt")
    sheet = page.one("article")
    assert "222-222-222" in sheet.words
    assert "111-111-111" not in sheet.words
    assert "saat" in sheet.words
    assert [one.attributes["lang"] for one in sheet.inside if one.name == "div"] == ["ru"]


async def test_each_message_leads_to_its_own_document(filed: Visitor) -> None:
    page = await filed.get("/az/")
    links = [one.attributes["href"] for message in page.messages for one in message.inside if one.name == "a"]
    assert links == ["/az/receipt?n=11", "/az/sheet?n=12", "/az/receipt?n=14"]
    assert "111-111-111" in (await filed.get(links[0])).one("article").words
    assert "Ad: Aygün" in (await filed.get(links[1])).one("article").words


@pytest.mark.parametrize("wanted", ["abc", "0", "-11", "9999", "11a", "1" * 30])
async def test_a_number_that_is_none_of_them_shows_none(filed: Visitor, wanted: str) -> None:
    page = await filed.get(f"/az/receipt?n={wanted}")
    assert filed.answer is not None
    assert filed.answer.status_code == 404
    assert "111-111-111" not in page.one("article").words
    links = [one.attributes.get("href", "") for one in page.find("a")]
    await filed.get(next(link for link in links if link.startswith("/ru/receipt")))
    assert filed.answer.status_code == 404, "nor in the other language"


async def test_who_filed_and_what_is_on_the_receipt_alone(filed: Visitor) -> None:
    receipt = await filed.get("/az/receipt?n=11")
    assert [one.words for one in receipt.one("article").inside if one.name == "li"] == [*FILED.printed]
    for path in ("/az/", "/az/print"):
        assert "Nümunəyeva" not in (await filed.get(path)).one("main").words


class Leading(Filing):
    """A desk whose last message ends in a link into Telegram."""

    async def history(
        self, channel: str, address: str, after: int = 0, limit: int = 60, upto: int = LATEST
    ) -> Talk:
        talk = await self.desk.history(channel, address, after, limit, upto)
        shown = Shown("Keçidi açın.\nhttps://t.me/addim_demo_bot?start=A-b_<9", document="telegram")
        return talk._replace(messages=(Told(11, "out", 1_795_000_000.0, "az", (shown,)),))


async def test_a_link_into_telegram_is_a_link_with_a_name(core: Core, make_app: MakeApp) -> None:
    async with client_of(make_app(Leading(core.desk))) as client:
        visitor = Visitor(client)
        await visitor.begin()
        for path in ("/az/", "/az/print"):
            page = await visitor.get(path)
            [message] = page.messages
            [link] = [one for one in message.inside if one.name == "a"]
            assert (link.attributes["href"], link.words) == (
                "https://t.me/addim_demo_bot?start=A-b_<9",
                "Telegram",
            )
            assert "Keçidi açın." in message.words
            assert "t.me" not in message.words


async def test_a_document_holds_text_only(filed: Visitor) -> None:
    page = await filed.get("/az/sheet")
    assert MARKUP[0] in page.one("article").words
    assert "Mənbə" in page.one("article").words
    assert "Sizə nə lazımdır?" not in page.one("article").words
    assert len(page.find("script")) == 1


async def test_what_is_not_there_is_said(visitor: Visitor) -> None:
    for path in ("/az/receipt", "/ru/sheet", "/az/receipt?n=99"):
        page = await visitor.get(path)
        assert visitor.answer is not None
        assert visitor.answer.status_code == 404
        assert len(page.one("article").words) > 40
    assert not (await visitor.get("/az/print")).messages


async def test_the_transcript_holds_every_message_with_its_time(filed: Visitor) -> None:
    page = await filed.get("/az/print")
    assert [one.attributes["id"] for one in page.messages] == ["m1", "m2", "m11", "m12", "m13", "m14"]
    assert all("18 noyabr 2026-cı il, saat 15:06" in one.words for one in page.messages)
    assert not page.find("form", id="write")


async def test_forgetting_asks_first_then_erases_and_gives_a_receipt(visitor: Visitor, core: Core) -> None:
    await visitor.begin()
    await visitor.say("1")
    session = visitor.client.cookies["addim"]
    page = await visitor.get("/az/forget")
    assert await core.desk.history("web", session, 0, 60) != Talk(None, ())
    token = page.one("input", name="token").attributes["value"]
    answer = await visitor.post("/az/forget", {"token": token})
    assert answer.status_code == 200
    assert "Silinmə nömrəsi:" in visitor.page.one("main").words
    assert visitor.client.cookies["addim"] != session
    assert (await core.desk.history("web", session, 0, 60)).messages == ()
    assert not (await visitor.get("/az/")).messages


class Waiting(Filing):
    """A desk where an answer is awaited."""

    async def unanswered(self, channel: str, address: str) -> tuple[str, ...]:
        return ("333-333-333",)


async def test_forgetting_names_what_has_no_answer_yet(core: Core, make_app: MakeApp) -> None:
    async with client_of(make_app(Waiting(core.desk))) as client:
        visitor = Visitor(client)
        await visitor.begin()
        page = await visitor.get("/az/forget")
        assert "Nömrə 333-333-333: Agentlikdən hələ cavab yoxdur." in page.one("main").words
        await visitor.post("/az/forget", {"token": page.one("input", name="token").attributes["value"]})
        assert "Nömrə 333-333-333: Agentliyin cavabı gözlənilirdi." in visitor.page.one("main").words


async def test_forgetting_nothing_says_so(visitor: Visitor) -> None:
    page = await visitor.get("/ru/forget")
    token = page.one("input", name="token").attributes["value"]
    await visitor.post("/ru/forget", {"token": token})
    assert visitor.page.one("main").words.startswith("Удалить разговор и данные Удалять было нечего.")
    assert (await visitor.post("/ru/forget", {"token": token})).status_code == 403
    assert (await visitor.post("/ru/forget", {"token": "a" * 70000})).status_code == 413
