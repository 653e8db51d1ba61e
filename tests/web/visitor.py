"""A browser without a script, for tests: keeps its cookie, fills the forms it was shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass
class Element:
    """A part of a page: its name, its attributes, the text in it with the language around each piece."""

    name: str
    attributes: dict[str, str]
    inside: list[Element] = field(default_factory=list)
    text: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(" ".join(text for text, _ in self.text).split())


class Page(HTMLParser):
    """A page taken apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.all: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.all.append(element)
        for parent in self.open:
            parent.inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().name != tag:
            continue

    def handle_data(self, data: str) -> None:
        language = next(
            (one.attributes["lang"] for one in reversed(self.open) if "lang" in one.attributes), ""
        )
        for parent in self.open:
            parent.text.append((data, language))

    def find(self, tag: str, /, **attributes: str) -> list[Element]:
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            one
            for one in self.all
            if one.name == tag and all(one.attributes.get(key) == value for key, value in wanted.items())
        ]

    def one(self, tag: str, /, **attributes: str) -> Element:
        found = self.find(tag, **attributes)
        assert found, (tag, attributes)
        return found[0]

    @property
    def messages(self) -> list[Element]:
        return [one for one in self.find("li") if re.fullmatch(r"m\d+", one.attributes.get("id", ""))]

    @property
    def last(self) -> str:
        """The words of the last message of ours."""
        return [one for one in self.messages if one.attributes["class"] == "us"][-1].words

    def form(self, at: str) -> dict[str, str]:
        """The hidden fields of the form that holds or owns the element named `at`."""
        form = next(one for one in self.find("form") if one.attributes.get("id") == at)
        return {
            one.attributes["name"]: one.attributes["value"]
            for one in form.inside
            if one.attributes.get("type") == "hidden"
        }


class Visitor:
    """Walks the pages; `page` is the one that is open."""

    def __init__(self, client: httpx.AsyncClient, language: str = "az") -> None:
        self.client = client
        self.language = language
        self.page = Page("")
        self.answer: httpx.Response | None = None

    async def get(self, path: str, **options: Any) -> Page:
        self.answer = await self.client.get(path, **options)
        self.page = Page(self.answer.text)
        return self.page

    async def post(self, path: str, form: dict[str, str], **headers: str) -> httpx.Response:
        """Post a form as a browser does, and follow where it leads."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = await self.client.post(path, data=form, headers={"sec-fetch-site": "same-origin", **sent})
        self.answer = answer
        if answer.status_code == 303:
            await self.get(answer.headers["location"].split("#")[0])
        elif "html" in answer.headers.get("content-type", ""):
            self.page = Page(answer.text)
        return answer

    async def begin(self) -> Page:
        """From the first page into the conversation."""
        await self.get("/")
        form = next(one for one in self.page.find("form") if one.attributes["action"] == f"/{self.language}/")
        hidden = {
            one.attributes["name"]: one.attributes["value"] for one in form.inside if one.name == "input"
        }
        await self.post(f"/{self.language}/", {**hidden, "begin": "1"})
        return self.page

    async def say(self, text: str, **headers: str) -> httpx.Response:
        """Type an answer and send it."""
        return await self.post(f"/{self.language}/", {**self.page.form("write"), "text": text}, **headers)

    async def say_json(self, text: str) -> dict[str, Any]:
        """The same as the script does it; the open page stays as it is."""
        form = {**self.page.form("write"), "text": text}
        answer = await self.client.post(
            f"/{self.language}/",
            data=form,
            headers={"sec-fetch-site": "same-origin", "accept": "application/json"},
        )
        self.answer = answer
        found: dict[str, Any] = answer.json()
        return found
