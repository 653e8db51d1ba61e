"""The first page: what this is, in both languages; in the demo also whom to be, the phone, the day."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson

from bot.channels.web.form import NotAForm, TooLarge, read_form
from bot.channels.web.session import fresh_key, fresh_session, own_form
from bot.channels.web.site import CHANNEL, Site
from bot.channels.web.visit import JSON, Answer, Visit, see_other
from bot.channels.web.words import OTHER, PageWords, written_in
from bot.ledger.errors import LedgerError
from bot.texts import LANGUAGES
from dialogs.values import Language

PERSONS = 5
ARRIVED = 5  # messages of the phone that are shown
# A registry of many people writes to many: shown are the persons of this page, and any code somebody asked for here.
_CODE = re.compile(r"\b\d{4} ?\d{4}\b")


@dataclass(frozen=True, slots=True)
class First:
    """GET of /, and the demo's forms; a visit's language is that of the demo's part."""

    site: Site
    persons: list[dict[str, Any]] = field(default_factory=list)
    arrived: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=ARRIVED))
    read: deque[int] = field(default_factory=lambda: deque((0,), maxlen=1))

    async def show(self, visit: Visit) -> Answer:
        """The page, in the language asked for, else the browser's, else Azerbaijani."""
        visit.language = language_of(visit)
        words = self.site.words[visit.language]
        sessions = self.site.sessions
        demo = self.site.options.demo
        return self.site.page(
            visit,
            "first",
            title=words["first.page"],
            sides=[{"lang": one, "w": self.site.words[one].plain} for one in LANGUAGES],
            token=sessions.token(visit.session, "begin"),
            token_demo=sessions.token(visit.session, "demo"),
            key=fresh_key(),
            known=await self._known(visit),
            elsewhere=f"/?lang={OTHER[visit.language]}",
            registry=f"http://{visit.host}:{demo.port}/?lang={visit.language}" if demo else "",
            moves=demo.moves if demo else (),
            wide="first",
            **(await self._demo(words) if demo else {}),
        )

    async def _known(self, visit: Visit) -> bool:
        if visit.new:
            return False
        try:
            return (await self.site.desk.history(CHANNEL, visit.session, 0, 1)).conversation is not None
        except LedgerError:
            return False

    async def _demo(self, words: PageWords) -> dict[str, Any]:
        day = await self._call("/sandbox/day")
        if day is None:
            return {"people": [], "phone": [], "day": ""}
        today = words.say("demo.today", day=date.fromisoformat(day["day"]))
        await self._meet()
        return {"people": self.persons, "phone": await self._messages(words), "day": today}

    async def _meet(self) -> None:
        """Learn the made-up persons who have a story; once, for they do not change."""
        if not self.persons:
            found = await self._call("/sandbox/people") or {"people": []}
            told = [one for one in found["people"] if one["story"]["az"]][:PERSONS]
            self.persons.extend({**one, "birth": _typed(one["birth_date"])} for one in told)

    async def phone(self, visit: Visit) -> Answer:
        """The page anew, at the phone: how it is refreshed without a script."""
        return see_other(f"/?lang={language_of(visit)}#phone")

    async def inbox(self, visit: Visit) -> Answer:
        """What arrived on the phone last, newest first, for the script."""
        words = self.site.words[language_of(visit)]
        return Answer(200, orjson.dumps(await self._messages(words)), JSON)

    async def _messages(self, words: PageWords) -> list[dict[str, Any]]:
        await self._meet()
        names = {one["phone"]: one["name"] for one in self.persons}
        while found := await self._call(f"/sandbox/phone?after={self.read[0]}"):
            # Another request may have read the same ones meanwhile.
            new = [one for one in found["messages"] if one["id"] > self.read[0]]
            self.arrived.extend(one for one in new if one["phone"] in names or _CODE.search(one["text"]))
            if not new:
                break
            self.read.append(int(new[-1]["id"]))
        return [
            {
                "id": one["id"],
                "to": names.get(one["phone"], one["phone"]),
                "text": one["text"],
                "lang": written_in(one["text"]),
                "at": words.instant(datetime.fromisoformat(one["at"]).timestamp()),
            }
            for one in reversed(self.arrived)
        ]

    async def move(self, visit: Visit) -> Answer:
        """Move the demo's day."""
        form = await self._sent(visit)
        if not isinstance(form, Mapping):
            return form
        demo, name = self.site.options.demo, form.get("days", "")
        if demo is not None and name in demo.moves:
            await demo.move(name)
        return see_other(f"{_first(form)}#day")

    async def other(self, visit: Visit) -> Answer:
        """Be somebody else: the browser gets a new session, and the talk left behind stays as it is."""
        form = await self._sent(visit)
        return see_other(_first(form), fresh_session()) if isinstance(form, Mapping) else form

    async def _sent(self, visit: Visit) -> Mapping[str, str] | Answer:
        """The form of this page, or the answer that refuses it."""
        try:
            form = await read_form(visit.headers, visit.receive)
        except (TooLarge, NotAForm):
            return self.site.problem(visit, 413, "large")
        known = self.site.sessions.holds(form.get("token", ""), visit.session, "demo")
        return form if known and own_form(visit.headers) else self.site.problem(visit, 403, "token")

    async def _call(self, path: str, body: dict[str, Any] | None = None) -> Any:
        assert self.site.options.demo is not None
        return await self.site.options.demo.call(path, body)


def _typed(day: str) -> str:
    """A date as people type it: 14.05.1990."""
    return date.fromisoformat(day).strftime("%d.%m.%Y")


def language_of(visit: Visit) -> Language:
    """The language asked for, else the browser's, else Azerbaijani."""
    asked = visit.asked("lang")
    if asked in LANGUAGES:
        return "ru" if asked == "ru" else "az"
    wanted = visit.headers.get(b"accept-language", b"").decode("latin-1").lower()
    return "ru" if wanted.startswith("ru") else "az"


def _first(form: Mapping[str, str]) -> str:
    """The first page in the language of the form."""
    return f"/?lang={'ru' if form.get('lang') == 'ru' else 'az'}"
