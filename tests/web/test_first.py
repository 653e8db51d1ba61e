"""The first page, without the demo and with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from bot.channels.web.options import DemoOptions, WebOptions
from tests.web.conftest import MakeApp, client_of
from tests.web.visitor import Visitor


class Sandbox:
    """What the demo's registry answers; `moved` are the ways in which its day was moved."""

    def __init__(self) -> None:
        self.moved: list[str] = []
        self.down = False
        self.messages = [self.sms(number) for number in range(1, 9)]

    def sms(self, number: int) -> dict[str, Any]:
        """Odd ones carry a code to somebody of the page, even ones a code to somebody else, after ten no code."""
        phone = "+994501234567" if number % 2 else "+994559998877"
        said = f"Addım kodu: {number:08d}" if number < 10 else f"Addım: yeni cavab var, {number}"
        at = f"2026-11-21T10:{number:02d}:05+04:00"
        return {"id": number, "phone": phone, "text": f"{said} <b>", "at": at}

    @property
    def options(self) -> DemoOptions:
        return DemoOptions(8081, self.call, ("1", "last"), self.move)

    async def move(self, name: str) -> None:
        self.moved.append(name)

    async def call(self, path: str, body: Mapping[str, Any] | None) -> Any:
        if self.down:
            return None
        if path == "/sandbox/people":
            return {"people": [self.person(number) for number in range(9)]}
        if path.startswith("/sandbox/phone?after="):
            after = int(path.partition("=")[2])
            new = [one for one in self.messages if one["id"] > after][:3]
            return {"messages": new, "next": new[-1]["id"] if new else after}
        return {"day": "2026-11-21", "now": "2026-11-21T10:00:00+04:00"}

    def person(self, number: int) -> dict[str, Any]:
        story = {"az": f"Hekayə {number} <i>", "ru": f"История {number}"} if number else {"az": "", "ru": ""}
        return {
            "name": f"Aygün {number}",
            "fin": f"1AB2C3{number}",
            "card": "AZE01234567",
            "birth_date": "1988-04-12",
            "phone": "+994501234567" if number == 1 else "+994500000000",
            "story": story,
        }


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture
async def demo(make_app: MakeApp, options: WebOptions, sandbox: Sandbox) -> Any:
    async with client_of(make_app(None, dataclasses.replace(options, demo=sandbox.options))) as client:
        yield Visitor(client)


async def test_what_this_is_in_both_languages_and_the_way_in(visitor: Visitor) -> None:
    page = await visitor.get("/")
    assert {one.attributes["lang"] for one in page.find("section")} == {"az", "ru"}
    assert [one.words for one in page.find("button", name="begin")] == ["Söhbətə başlamaq", "Начать разговор"]
    assert not page.find("ol", class_="phone")
    assert (await visitor.client.get("/demo/phone")).status_code == 404


async def test_who_was_here_goes_on(visitor: Visitor) -> None:
    await visitor.begin()
    page = await visitor.get("/")
    assert [one.words for one in page.find("button", name="begin")] == [
        "Söhbətə davam etmək",
        "Продолжить разговор",
    ]


async def test_another_made_up_person_begins_a_conversation_of_their_own(demo: Visitor) -> None:
    await demo.begin()
    before = dict(demo.client.cookies)
    page = await demo.get("/?lang=az")
    inside = page.one("form", action="/demo/other").inside
    token = next(one.attributes["value"] for one in inside if one.attributes.get("name") == "token")
    refused = await demo.client.post("/demo/other", data={"token": "-", "lang": "az"})
    assert (refused.status_code, dict(demo.client.cookies)) == (403, before)
    await demo.client.post("/demo/other", data={"token": token, "lang": "az"})
    assert dict(demo.client.cookies) != before
    page = await demo.get("/?lang=az")
    assert page.find("button", name="begin")[0].words == "Söhbətə başlamaq"
    assert not page.find("form", action="/demo/other")


@pytest.mark.parametrize(
    ("path", "accepts", "language"),
    [("/", "", "az"), ("/", "ru-RU,ru;q=0.9", "ru"), ("/?lang=az", "ru", "az"), ("/?lang=xx", "en", "az")],
)
async def test_the_language_of_the_rest(demo: Visitor, path: str, accepts: str, language: str) -> None:
    page = await demo.get(path, headers={"accept-language": accepts})
    assert page.one("html").attributes["lang"] == language
    story = page.one("ul", class_="people boxed").words
    assert ("История 1" in story) == (language == "ru")


async def test_the_made_up_persons_are_told_as_text(demo: Visitor) -> None:
    page = await demo.get("/?lang=az")
    people = page.one("ul", class_="people boxed")
    assert [one.words for one in people.inside if one.name == "h4"] == [f"Aygün {n}" for n in range(1, 6)]
    assert "12.04.1988" in people.words
    assert "Hekayə 1 <i>" in people.words


async def test_the_phone_shows_the_newest_first(demo: Visitor, sandbox: Sandbox) -> None:
    page = await demo.get("/?lang=az")
    shown = [one.words for one in page.one("ol", class_="phone").inside if one.name == "li"]
    assert [one.partition(" <b>")[0].split()[-1] for one in shown] == [f"{n:08d}" for n in (8, 7, 6, 5, 4)]
    assert shown[0].endswith("21 noyabr 2026-cı il, saat 10:08"), "when it arrived"
    assert shown[1].startswith("Aygün 1 ")
    assert shown[0].startswith("+994559998877 ")
    sandbox.messages.append(sandbox.sms(9))
    found = (await demo.client.get("/demo/phone.json")).json()
    assert [one["id"] for one in found] == [9, 8, 7, 6, 5]
    later = (await demo.client.get("/demo/phone.json?lang=ru")).json()
    assert later[0]["at"] == "21 ноября 2026 года, 10:09"
    sandbox.messages += [sandbox.sms(number) for number in range(10, 30)]
    found = (await demo.client.get("/demo/phone.json")).json()
    assert [one["id"] for one in found] == [29, 27, 25, 23, 21], "news to strangers are left out"
    answer = await demo.client.get("/demo/phone?lang=ru")
    assert answer.headers["location"] == "/?lang=ru#phone"


async def test_the_day_is_moved_by_our_own_form_only(demo: Visitor, sandbox: Sandbox) -> None:
    page = await demo.get("/?lang=ru")
    assert "21 ноября 2026 года" in page.one("section", id="day").words
    form = next(one for one in page.find("form") if one.attributes["action"] == "/demo/day")
    hidden = {one.attributes["name"]: one.attributes["value"] for one in form.inside if one.name == "input"}
    ways = [one for one in form.inside if one.name == "button"]
    assert [one.words for one in ways] == ["Следующий день", "Последний рабочий день месяца"]
    answer = await demo.post("/demo/day", {**hidden, "days": ways[1].attributes["value"]})
    assert answer.headers["location"] == "/?lang=ru#day"
    assert sandbox.moved == ["last"]
    await demo.post("/demo/day", {**hidden, "days": "-7"})
    assert sandbox.moved == ["last"]
    assert (await demo.post("/demo/day", {"days": "7"})).status_code == 403
    assert (
        await demo.post("/demo/day", {**hidden, "days": "7"}, sec_fetch_site="cross-site")
    ).status_code == 403
    assert (await demo.post("/demo/day", {"days": "7" * 70000})).status_code == 413


async def test_a_registry_that_is_down_leaves_the_way_in(demo: Visitor, sandbox: Sandbox) -> None:
    sandbox.down = True
    page = await demo.get("/?lang=az")
    assert "Sınaq reyestri hazırda cavab vermir." in page.one("main").words
    assert len(page.find("button", name="begin")) == 2
    assert (await demo.client.get("/demo/phone.json")).json() == []


async def test_the_conversation_shows_phone_and_persons_beside_it(demo: Visitor) -> None:
    await demo.begin()
    aside = demo.page.one("aside")
    assert "Aygün 1" in aside.words
    assert [one.attributes.get("data-phone") for one in aside.inside if one.name == "ol"] == [
        "/demo/phone.json?lang=az"
    ]
    assert "sınaq nüsxəsidir" in demo.page.one("footer").words


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("localhost:8000", "http://localhost:8081/?lang=az"),
        ("192.168.1.7:8000", "http://192.168.1.7:8081/?lang=az"),
        ("[::1]:8000", "http://[::1]:8081/?lang=az"),
        ("addim.test", "http://addim.test:8081/?lang=az"),
        ("evil.test/?x=", "http://127.0.0.1:8081/?lang=az"),
    ],
)
async def test_the_registry_is_linked_where_the_browser_reaches_it(
    demo: Visitor, host: str, link: str
) -> None:
    page = await demo.get("/?lang=az", headers={"host": host})
    links = [one.attributes["href"] for one in page.one("section", id="day").inside if one.name == "a"]
    assert links == [link]
