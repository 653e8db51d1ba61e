"""What is posted to the conversation: answered once, whatever taps, tabs and buttons do."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.channels.web.form import BODY_LIMIT, DRAIN_LIMIT, TEXT_LIMIT
from bot.core import Core
from bot.ledger.errors import Unavailable
from tests.web.conftest import MakeApp, client_of
from tests.web.visitor import Visitor

CONSENT = "application.consent"
FIN = "binding.fin"


async def asked(visitor: Visitor) -> str:
    await visitor.get(f"/{visitor.language}/")
    return visitor.page.form("write")["of"]


async def at_consent(visitor: Visitor) -> None:
    await visitor.begin()
    await visitor.say("1")
    assert visitor.page.form("write")["of"] == CONSENT


async def test_the_first_page_leads_into_the_conversation_in_its_language(client: httpx.AsyncClient) -> None:
    visitor = Visitor(client, "ru")
    page = await visitor.begin()
    assert page.one("html").attributes["lang"] == "ru"
    assert [one.attributes["class"] for one in page.messages] == ["you", "us"]
    assert page.form("write")["of"] == "menu.main"


async def test_the_answer_lands_on_the_reply(visitor: Visitor) -> None:
    await visitor.begin()
    answer = await visitor.say("1")
    assert answer.status_code == 303
    place = answer.headers["location"].removeprefix("/az/#")
    assert (
        next(one for one in visitor.page.messages if one.attributes["id"] == place).attributes["class"]
        == "us"
    )


async def test_a_button_is_an_answer_and_is_shown_with_its_words(visitor: Visitor) -> None:
    await visitor.begin()
    button = visitor.page.find("button", name="choice")[0]
    await visitor.post("/az/", {**visitor.page.form("choose"), "choice": button.attributes["value"]})
    assert visitor.page.messages[-2].words == f"Siz {button.words}"
    assert visitor.page.form("write")["of"] == CONSENT


async def test_the_script_gets_the_turn_as_plain_words(visitor: Visitor) -> None:
    await visitor.begin()
    turn = await visitor.say_json("1")
    assert [one["by"] for one in turn["messages"]] == ["you", "us"]
    assert turn["question"]["of"] == CONSENT
    assert [value for value, _ in turn["question"]["choices"]] == ["1", "2"]
    assert turn["language"] == "az"
    assert turn["key"] != visitor.page.form("write")["key"]


async def test_a_form_posted_twice_is_answered_again_and_played_once(visitor: Visitor) -> None:
    await visitor.begin()
    form = {**visitor.page.form("write"), "text": "1"}
    await visitor.post("/az/", form)
    once = [one.words for one in visitor.page.messages]
    again = await visitor.post("/az/", form)
    assert again.status_code == 303
    assert [one.words for one in visitor.page.messages] == once
    assert visitor.page.form("write")["of"] == CONSENT


async def test_the_script_posting_twice_gets_the_same_messages(visitor: Visitor) -> None:
    await visitor.begin()
    first = await visitor.say_json("1")
    second = await visitor.say_json("1")
    assert second["messages"][-1] == first["messages"][-1]
    assert second["question"] == first["question"]


async def test_two_tabs_answer_one_question_once(visitor: Visitor) -> None:
    await visitor.begin()
    one = {**visitor.page.form("write"), "text": "1"}
    await visitor.get("/az/")
    other = {**visitor.page.form("write"), "text": "1"}
    assert one["key"] != other["key"]
    await visitor.post("/az/", one)
    await visitor.post("/az/", other)
    assert visitor.page.form("write")["of"] == CONSENT


async def test_an_old_form_redraws_the_open_question(visitor: Visitor) -> None:
    await at_consent(visitor)
    consent = {**visitor.page.form("write"), "key": "k" * 20, "text": "1"}
    await visitor.say("1")
    assert visitor.page.form("write")["of"] == FIN
    await visitor.post("/az/", consent)
    assert visitor.page.form("write")["of"] == FIN
    assert not visitor.page.find("input", aria_invalid="true")


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e"])
async def test_an_empty_answer_is_refused_and_not_played(visitor: Visitor, text: str) -> None:
    await at_consent(visitor)
    before = len(visitor.page.messages)
    answer = await visitor.say(text)
    assert answer.status_code == 422
    assert visitor.page.one("p", role="alert").words
    assert visitor.page.one("title").words.startswith("Xəta:")
    assert await asked(visitor) == CONSENT
    assert len(visitor.page.messages) == before


async def test_a_long_answer_is_refused_and_kept_in_the_field(visitor: Visitor) -> None:
    await at_consent(visitor)
    long = "ş" * (TEXT_LIMIT + 1)
    answer = await visitor.say(long)
    assert answer.status_code == 422
    field = visitor.page.one("input", id="text").attributes
    assert field["value"] == long
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "err hint"
    assert (await visitor.say_json(long)).keys() == {"error"}


async def test_an_answer_of_the_longest_length_is_played(visitor: Visitor) -> None:
    await at_consent(visitor)
    assert (await visitor.say("ş" * TEXT_LIMIT)).status_code == 303


async def test_a_wrong_answer_names_itself_in_title_and_field(visitor: Visitor) -> None:
    await at_consent(visitor)
    await visitor.say("bəlkə sabah")
    assert visitor.page.one("title").words.startswith("Xəta:")
    field = visitor.page.one("input", id="text").attributes
    assert field["value"] == "bəlkə sabah"
    described = field["aria-describedby"].split()
    assert described == [visitor.page.messages[-1].attributes["id"], "hint"]


async def test_a_wrong_fin_is_not_said_back(visitor: Visitor) -> None:
    await at_consent(visitor)
    await visitor.say("1")
    await visitor.say("1AB2C3")
    assert "1AB2C3" not in visitor.page.html.replace("1AB2C3D", "")
    assert visitor.page.one("input", id="text").attributes["value"] == ""


@pytest.mark.parametrize("size", [BODY_LIMIT + 1, DRAIN_LIMIT * 2])
async def test_a_huge_body_is_refused_calmly(visitor: Visitor, size: int) -> None:
    await visitor.begin()
    answer = await visitor.say("a" * size)
    assert answer.status_code == 413
    assert visitor.page.one("a", class_="main").attributes["href"] == "/az/"
    assert await asked(visitor) == "menu.main"


async def test_what_is_no_form_is_refused(visitor: Visitor) -> None:
    await visitor.begin()
    answer = await visitor.client.post("/az/", json={"text": "1"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 415
    many = {str(number): "" for number in range(50)}
    answer = await visitor.client.post("/az/", data=many, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 415


async def test_the_language_changes_without_losing_the_place(visitor: Visitor) -> None:
    await at_consent(visitor)
    token = next(one for one in visitor.page.find("form") if one.attributes["action"] == "/ru/").inside[0]
    await visitor.post("/ru/", {"token": token.attributes["value"], "speak": "ru"})
    assert visitor.page.one("html").attributes["lang"] == "ru"
    assert visitor.page.form("write")["of"] == CONSENT
    assert visitor.page.messages[1].attributes["lang"] == "az"
    answer = await visitor.client.get("/az/")
    assert answer.headers["location"] == "/ru/"


async def test_the_beginning_pressed_again_goes_on(visitor: Visitor) -> None:
    await at_consent(visitor)
    await visitor.begin()
    assert visitor.page.form("write")["of"] == CONSENT


async def test_new_messages_are_shown_by_a_link(visitor: Visitor) -> None:
    await visitor.begin()
    link = visitor.page.find("p", class_="fresh")[0].inside[0].attributes["href"]
    await visitor.get(link)
    assert visitor.page.one("p", role="status").words == "Yeni mesaj yoxdur."
    await visitor.say_json("1")
    answer = await visitor.client.get(link)
    assert answer.headers["location"] == "/az/#m3"


async def test_newcomers_from_one_place_are_counted(core: Core, make_app: MakeApp) -> None:
    for _ in range(60):
        assert await core.limits.newcomer("127.0.0.1", core.clock.now())
    async with client_of(make_app()) as client:
        visitor = Visitor(client)
        await visitor.begin()
        assert visitor.answer is not None
        assert visitor.answer.status_code == 429
        assert visitor.page.one("h1").words


class Shut:
    """A desk whose ledger does not answer."""

    def __getattr__(self, name: str) -> Any:
        async def refuse(*_: object) -> None:
            raise Unavailable

        return refuse


async def test_a_ledger_that_does_not_answer_is_told_calmly(visitor: Visitor, make_app: MakeApp) -> None:
    await at_consent(visitor)
    async with client_of(make_app(Shut())) as shut:
        shut.cookies = visitor.client.cookies
        there = Visitor(shut)
        there.page = visitor.page
        assert (await there.say_json("1")).keys() == {"error"}
        assert (await there.say("1")).status_code == 503
        for path in ("/az/", "/az/print", "/az/receipt"):
            assert (await shut.get(path)).status_code == 503
        assert (await shut.get("/")).status_code == 200
    assert await asked(visitor) == CONSENT


async def test_the_newest_messages_are_on_the_page_and_the_rest_one_link_away(visitor: Visitor) -> None:
    await visitor.begin()
    for _ in range(8):
        await visitor.say("təkrar")
    assert len(visitor.page.messages) == 12
    assert [one.attributes["href"] for one in visitor.page.one("p", class_="past").inside] == [
        "/az/print",
        "#m18",
    ]
    await visitor.get("/az/print")
    assert len(visitor.page.messages) == 18


async def test_another_wrong_address_is_told_with_a_way_back(visitor: Visitor) -> None:
    page = await visitor.get("/az/nothing-here")
    assert visitor.answer is not None
    assert visitor.answer.status_code == 404
    assert page.one("a", class_="main").attributes["href"] == "/az/"
