"""What is posted to the conversation: answered once, whatever taps, tabs and buttons do."""

from __future__ import annotations

from typing import Any

import httpx

from bot.channels.web.talk import SHOWN
from bot.ledger.errors import Unavailable
from tests.web.conftest import MakeApp, client_of
from tests.web.steps import CONSENT, asked, at_consent
from tests.web.visitor import Visitor

FIN = "binding.fin"


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


async def test_the_beginning_posted_again_as_json_tells_what_was_told(client: httpx.AsyncClient) -> None:
    visitor = Visitor(client, "az")
    await visitor.get("/")
    form = next(one for one in visitor.page.find("form") if one.attributes["action"] == "/az/")
    hidden = {one.attributes["name"]: one.attributes["value"] for one in form.inside if one.name == "input"}
    begin, script = {**hidden, "begin": "1"}, {"accept": "application/json"}
    first = await client.post("/az/", data=begin, headers=script)
    again = await client.post("/az/", data=begin, headers=script)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json()["messages"] == first.json()["messages"]


async def test_new_messages_are_shown_by_a_link(visitor: Visitor) -> None:
    await visitor.begin()
    link = visitor.page.find("p", class_="fresh")[0].inside[0].attributes["href"]
    await visitor.get(link)
    assert visitor.page.one("p", role="status").words == "Yeni mesaj yoxdur."
    await visitor.say_json("1")
    answer = await visitor.client.get(link)
    assert answer.headers["location"] == "/az/#m3"


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
    assert len(visitor.page.messages) == SHOWN
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
