"""Eligibility of somebody not proved: our own questions and check-lists, by buttons only or typed only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dialogs.values import Language
from tests.telegram.hooks import hooked
from tests.telegram.person import Person
from tests.telegram.stand import Stand, stand

pytestmark = pytest.mark.telegram
SUPPORT = {"az": "Mümkün dəstək", "ru": "поддержка"}
DONE = {"az": "Hazırdır", "ru": "Готово"}
NONE = {"az": "Heç biri", "ru": "Ничего"}
BOTH = {"az": "1 2 yazın", "ru": "напишите 1 2"}  # the one check-list whose choices all have to hold
UNKNOWN = {"az": "Bilmirəm", "ru": "Не знаю"}
ANSWERED = {"az": "2018-ci il mətn", "ru": "2018 года"}  # every answer on a right names the text of the law
MOST = 20
SERVICES = (1, 2, 3)
SEEKER = 2  # registered as a job seeker: asked about offers, of which one of five holds


@pytest.fixture(params=["polling", "webhook"])
async def reached(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stand]:
    """The service without a registry, reached either way."""
    if request.param == "polling":
        async with stand(tmp_path, registry=False) as made:
            yield made
    else:
        async with hooked(tmp_path) as (made, _):
            yield made


class Check:
    """One check; the same answers whichever way they are given."""

    def __init__(self, made: Stand, chat: int, language: Language, *, buttons: bool) -> None:
        self.person = Person(made, chat)
        self.language: Language = language
        self.buttons = buttons
        self.lists = 0

    async def choose(self, place: int) -> None:
        if self.buttons:
            await self.person.press(f"{place}. ")
        else:
            await self.person.say(str(place))

    async def run(self, service: int) -> str:
        """The answer to the check of this service."""
        await self.person.say("/start")
        await self.choose(1 if self.language == "az" else 2)
        await (self.person.press(SUPPORT[self.language]) if self.buttons else self.person.say("2"))
        await self.choose(service)
        await self.choose(SEEKER)
        for _ in range(MOST):
            if ANSWERED[self.language] in self.person.last:
                break
            await self._answer()
        return self.person.last

    async def _answer(self) -> None:
        """Of check-lists none, or both where both have to hold; else the first choice; a date is not known."""
        labels = self.person.labels
        if not any(label[0].isdigit() for label in labels):
            await self._unknown()
        elif DONE[self.language] in labels:
            self.lists += 1
            await self._mark(*((1, 2) if BOTH[self.language] in self.person.last else ()))
        else:
            await self.choose(1)

    async def _mark(self, *places: int) -> None:
        if not self.buttons:
            await self.person.say(" ".join(map(str, places)) or "0")
            return
        for place in places:
            await self.person.press(f"{place}. ")
        await self.person.press((DONE if places else NONE)[self.language])

    async def _unknown(self) -> None:
        words = UNKNOWN[self.language]
        await (self.person.press(words) if self.buttons else self.person.say(words))


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_buttons_and_words_lead_to_the_same_answer(reached: Stand, language: Language) -> None:
    for service in SERVICES:
        checks = [Check(reached, 10 * service + by, language, buttons=bool(by)) for by in (0, 1)]
        typed, pressed = [await check.run(service) for check in checks]
        assert ANSWERED[language] in pressed
        assert typed == pressed
        assert checks[1].lists == checks[0].lists > 1
