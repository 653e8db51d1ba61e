"""A page is light: on a slow line it comes at once."""

from __future__ import annotations

import dataclasses

from bot.channels.web.options import WebOptions
from bot.channels.web.talk import SHOWN
from tests.web.answers import FORM, question_of
from tests.web.conftest import MakeApp, client_of
from tests.web.test_first import Sandbox
from tests.web.visitor import Page, Visitor

LIMIT = 30_000  # bytes of a page with all it loads, as they are, not compressed
SCRIPT_LINES = 120


async def weight(visitor: Visitor, page: Page) -> int:
    """Bytes of the page, its style, scripts and icon."""
    addresses = {one.attributes["href"] for one in page.find("link")}
    addresses |= {one.attributes["src"] for one in (*page.find("script"), *page.find("img"))}
    files = [await visitor.client.get(address) for address in addresses]
    return len(page.html.encode()) + sum(len(one.content) for one in files)


async def test_every_page_with_all_it_loads(make_app: MakeApp, options: WebOptions) -> None:
    demo = dataclasses.replace(options, demo=Sandbox().options)
    async with client_of(make_app(None, demo)) as client:
        visitor = Visitor(client, "ru")
        weights = {"/": await weight(visitor, await visitor.get("/?lang=ru"))}
        await visitor.begin()
        await visitor.say("1")
        while (of := question_of(visitor.page.form("write")["of"])) != "application.review":
            await visitor.say(FORM[of])
        assert len(visitor.page.messages) == SHOWN
        weights["/ru/"] = await weight(visitor, visitor.page)
        for path in ("/ru/print", "/ru/receipt", "/ru/forget", "/ru/none"):
            weights[path] = await weight(visitor, await visitor.get(path))
        assert {path: size for path, size in weights.items() if size >= LIMIT} == {}


async def test_the_script_is_short(visitor: Visitor) -> None:
    page = await visitor.get("/")
    script = (await visitor.client.get(page.one("script").attributes["src"])).text
    assert len([line for line in script.splitlines() if line]) < SCRIPT_LINES
    assert "innerHTML" not in script
    assert "insertAdjacentHTML" not in script
