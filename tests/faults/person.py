"""A person at a browser without a screen: forms with their keys, what was told and acknowledged, late messages."""

from __future__ import annotations

import html
import json
import re
import sqlite3
import ssl
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

# Made once: reading the authorities of this machine anew for each connection cost a third of a kill.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_FIELD = re.compile(r'name="(token|key|of)" value="([^"]*)"')
_CODE = re.compile(r"(?:kodu|Аддым): (\d{4}) ?(\d{4})")

# What a person who knows what they want answers, by the question; the rest is in `Person.answers`.
ANSWERS = {
    "menu.main": "1",
    "talk.resume": "1",
    "application.consent": "1",
    "sheet.consent": "1",
    "report.consent": "1",
    "application.known": "1",
    "application.health": "1",
    "application.wished_work": "Mühasib",
    "application.ready": "1",
    "application.travel": "1",
    "application.reminders": "1",
    "application.review": "bəli",
    "binding.resend": "1",
    "binding.unsent": "1",
    "report.measure": "1",
    "report.review": "bəli",
}
Form = dict[str, str]


@dataclass(slots=True)
class Made:
    """A made-up person as the registry holds them."""

    fin: str
    card: str
    birth_date: str
    phone: str


def stranger(database: Path, number: int) -> Made:
    """Person `number`, the same as the demo's first in all but the numbers; put into the registry now."""
    made = Made(f"9{number:03d}ZZZ", f"AZE9{number:07d}", "12.04.1988", f"+99450{7000000 + number}")
    copy = """INSERT OR IGNORE INTO person (fin, card, birth_date, phone, language, body)
        SELECT ?, ?, birth_date, ?, language, body FROM person WHERE slug = 'walk'"""
    with closing(sqlite3.connect(database, timeout=10)) as registry, registry:
        registry.execute(copy, (made.fin, made.card, made.phone))
    return made


@dataclass(slots=True)
class Person:
    """One conversation; `told` are the messages the service acknowledged, by number."""

    url: str
    sandbox: str
    made: Made
    source: str = "127.0.0.1"
    form: Form = field(default_factory=dict)
    last: Form = field(default_factory=dict)
    told: dict[int, Any] = field(default_factory=dict)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def browser(self) -> httpx.Client:
        """A browser with this person's cookies, over a connection of its own."""
        way = httpx.HTTPTransport(local_address=self.source, verify=NO_TLS)
        return httpx.Client(base_url=self.url, transport=way, cookies=self.cookies, timeout=30.0)

    def begin(self) -> None:
        """Open the conversation."""
        self.look()
        self.post({**self.form, "begin": "1"})
        self.look()

    def look(self) -> str:
        """Load the page anew; its text, and its form for the next answer."""
        with self.browser() as browser:
            page = browser.get("/az/")
            assert page.status_code == 200, page.status_code
            self.cookies.update(browser.cookies)
        self.form = {name: html.unescape(value) for name, value in _FIELD.findall(page.text)}
        return html.unescape(page.text)

    def post(self, form: Form) -> dict[str, Any]:
        """Send a form as the script does; what comes back is acknowledged. Raises httpx.TransportError."""
        self.last = form
        with self.browser() as browser:
            answer = browser.post("/az/", data=form, headers={"Accept": "application/json"})
        assert answer.status_code == 200, (answer.status_code, answer.text[:200])
        reply: dict[str, Any] = answer.json()
        self.told |= {message["n"]: message for message in reply["messages"]}
        self.form |= {"key": reply["key"], "of": reply["question"]["of"]}
        return reply

    def answer(self) -> Form:
        """The form with the answer to the question that is open."""
        return {**self.form, "text": self.say(self.form["of"])}

    def say(self, of: str) -> str:
        """What this person answers to a question."""
        asked = next((name for name in ANSWERS if of == name or of.startswith((f"{name}.", f"{name}:"))), "")
        if asked:
            return ANSWERS[asked]
        if of.startswith("binding.code."):
            return self.codes()[-1]
        own = {"fin": self.made.fin, "card": self.made.card, "birth_date": self.made.birth_date}
        return own[of.split(".")[1]]

    def codes(self) -> list[str]:
        """The codes that came to this person's phone, oldest first."""
        place = f"{self.sandbox}/sandbox/phone"
        asked = httpx.get(place, params={"phone": self.made.phone}, timeout=30.0, verify=NO_TLS)
        found = (_CODE.search(message["text"]) for message in asked.json()["messages"])
        return [code[1] + code[2] for code in found if code]

    def walk_to(self, question: str) -> None:
        """Answer until this question is open."""
        for _ in range(30):
            if self.form["of"].startswith(question):
                return
            self.post(self.answer())
        raise AssertionError(f"{question} was never asked, but {self.form['of']}")

    def history(self) -> dict[int, Any]:
        """Every message of the conversation, by number, as an open page gets them."""
        return {message["n"]: message for message in self.events(0)["messages"]}

    def events(self, after: int, seconds: float = 60.0) -> dict[str, Any]:
        """The first late messages above `after`; fails if none comes in time."""
        with (
            self.browser() as browser,
            browser.stream("GET", f"/az/events?after={after}", timeout=seconds) as line,
        ):
            for part in line.iter_lines():
                if part.startswith("data: "):
                    return dict(json.loads(part.removeprefix("data: ")))
        raise AssertionError("the stream ended without a message")


def words(message: Any) -> str:
    """All words of a message."""
    return json.dumps(message, ensure_ascii=False)
