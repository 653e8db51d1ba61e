"""The whole walk through Telegram: application, extract, reminder, report and another language, in four manners."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.channels.telegram.pace import Lane, LocalPace
from bot.channels.telegram.ptb_line import PtbLine
from bot.channels.telegram.results import Sent
from dialogs.values import Language
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known
from tests.telegram.hooks import hooked
from tests.telegram.person import Person, text_of
from tests.telegram.stand import FAST, TOKEN, Stand, stand

pytestmark = pytest.mark.telegram
CHATS = Path(__file__).parent / "chats"
OURS = re.compile(r"\b\d{3}(?:-\d{3}){3}\b")  # our number of a filing, another one each time
FIN = "1AB2C3D"
# step -> its button by the words on it, and what is typed instead, in both languages
Words = Mapping[Language, str]
CONSENT: tuple[Words, str] = ({"az": "Bəli, razıyam", "ru": "Да, даю"}, "1")
APPLICATION: tuple[tuple[Words, str], ...] = (
    ({"az": "kimi ərizə", "ru": "Заявление"}, "1"),
    CONSENT,
    ({}, FIN),
    ({}, "AZE01234567"),
    ({}, "12.04.1988"),
    ({}, "CODE"),
    ({"az": "hamısı düzdür", "ru": "всё верно"}, "1"),
    ({"az": "Belə iş yoxdur", "ru": "Такой работы нет"}, "1"),
    ({}, "mühasib"),
    ({"az": "1. ", "ru": "1. "}, "1"),
    ({"az": "1. ", "ru": "1. "}, "1"),
    ({"az": "Bu söhbətə", "ru": "В этот разговор"}, "1"),
)
SEND: Words = {"az": "Bəli, göndərmək", "ru": "Да, отправить"}
YES: Words = {"az": "bəli", "ru": "да"}
EXTRACT: Words = {"az": "çıxarış", "ru": "Выписка"}
REPORT: Words = {"az": "hesabat", "ru": "отчёт"}
REPORT_BUTTON: Words = {"az": "Aylıq hesabat", "ru": "Отчёт"}
DONE: Words = {"az": "Bəli, etmişəm", "ru": "Да, сделано"}
SUPPORT: Words = {"az": "Mümkün dəstək", "ru": "поддержка"}
STATUS: Words = {"az": "işsiz statusu ala bilərəmmi?", "ru": "могу ли я получить статус безработного?"}
NONE: Words = {"az": "Heç biri", "ru": "Ничего"}
CHECKED: Words = {"az": "Qanunun 2018-ci il mətni", "ru": "2018 года"}  # every answer on a right says it
OTHER: Words = {"az": "по-русски", "ru": "azərbaycanca"}
OTHER_BUTTON: Words = {"az": "Русский", "ru": "Azərbaycan"}


class Walk:
    """One person in one language, pressing wherever there is a button, or typing everything."""

    def __init__(self, stand: Stand, language: Language, *, buttons: bool) -> None:
        self.person = Person(stand)
        self.stand = stand
        self.language: Language = language
        self.buttons = buttons

    async def do(self, button: Words, typed: str) -> str:
        """One step; what the service said."""
        if typed == "CODE":
            typed = await self.stand.code()
        if self.buttons and button:
            told = await self.person.press(button[self.language])
        else:
            told = await self.person.say(typed)
        return "\n".join(map(text_of, told))

    async def apply(self) -> str:
        await self.fill()
        return await self.do(SEND, YES[self.language])

    async def fill(self) -> None:
        """As far as the summary."""
        await self.person.say("/start")
        await self.do({"az": "Azərbaycan", "ru": "Русский"}, "1" if self.language == "az" else "2")
        for button, typed in APPLICATION:
            await self.do(button, typed)

    async def report(self) -> str:
        await self.do(REPORT_BUTTON, REPORT[self.language])
        for _ in range(10):
            if SEND[self.language] in self.person.labels:
                break
            await self.do({"az": "1. ", "ru": "1. "}, "1")
        return await self.do(SEND, YES[self.language])

    async def check(self) -> str:
        """May I have the status?  Asked from the menu and answered until there is an answer."""
        if self.buttons:
            await self.person.press(SUPPORT[self.language])
            await self.person.press("1. ")
        else:
            await self.person.say(STATUS[self.language])
        for _ in range(20):
            if CHECKED[self.language] in self.person.last:
                break
            several = any(NONE[self.language] in label for label in self.person.labels)
            await self.do(NONE if several else {"az": "1. ", "ru": "1. "}, "0" if several else "1")
        return self.person.last

    async def switch(self) -> str:
        """The other language: by the command of the chat's menu and a button, or by a word."""
        if not self.buttons:
            return await self.do({}, OTHER[self.language])
        await self.person.say("/language")
        return await self.do(OTHER_BUTTON, "")


@pytest.fixture(params=["polling", "webhook"])
async def reached(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stand]:
    """The service with its registry, reached either way."""
    if request.param == "polling":
        async with stand(tmp_path) as made:
            yield made
    else:
        async with hooked(tmp_path, registry=True) as (made, _):
            yield made


@pytest.mark.parametrize("buttons", [True, False], ids=["buttons", "typed"])
@pytest.mark.parametrize("language", ["az", "ru"])
async def test_the_whole_walk(
    reached: Stand, language: Language, buttons: bool, request: pytest.FixtureRequest
) -> None:
    running = reached
    walk = Walk(running, language, buttons=buttons)
    person = walk.person
    assert "126-000-" in await walk.apply()
    await running.move(1)
    await walk.do(EXTRACT, EXTRACT[language])
    assert "326-000-" in await walk.do(*CONSENT)
    await running.move(18)
    assert await running.core.reminders.run_if_new_day() == 1
    running.core.news.work.set()
    [reminder] = await person.wait()
    assert "STOP" in str(reminder.content) or "СТОП" in str(reminder.content)
    assert "226-000-" in await walk.report()
    assert CHECKED[language] in await walk.check()
    assert await walk.switch()
    await person.say("/menu")
    assert ("Что вам нужно?" if language == "az" else "Sizə nə lazımdır?") in person.last
    await expect_filed(running.registry)
    await expect_same_on_the_wire(running)
    if "polling" in request.node.name:  # kept to be read; by webhook it is the same
        expect_chat(person, f"walk.{language}.{'buttons' if buttons else 'typed'}")


async def expect_filed(url: str) -> None:
    """The registry holds the person as a job seeker and this month's report."""
    async with RegistryClient(url) as registry:
        status = await registry.call("readStatus", {"fin": FIN})
        programme = await registry.call("readProgramme", {"fin": FIN})
    assert isinstance(status, Known)
    assert isinstance(programme, Known)
    assert status.body["job_seeker"]["state"] == "active"
    assert programme.body["filed"] is not None


async def expect_same_on_the_wire(stand: Stand) -> None:
    """Every message of the walk reaches the server in the same words and buttons through the other library."""
    sent = [call.params for call in stand.account.calls if call.method == "sendMessage"]
    before = len(stand.account.calls)
    line = PtbLine(TOKEN, stand.server, LocalPace(lambda: 0.0, {**FAST, "bulk": Lane(0.0, 1)}))
    for params in sent:
        assert isinstance(await line.call("sendMessage", params), Sent)
    await line.close()
    again = [call.params for call in stand.account.calls[before:] if call.method == "sendMessage"]
    assert again == sent
    assert len(sent) > 20


def expect_chat(person: Person, name: str) -> None:
    """The chat is the agreed one; one that is missing or to be rewritten is written and has to be read by somebody."""
    path, seen = CHATS / f"{name}.txt", "\n".join(person.chat_lines).lstrip("\n") + "\n"
    seen = OURS.sub("000-000-000-001", seen)
    if not path.exists() or os.environ.get("REWRITE_TRANSCRIPTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
        pytest.fail(f"{path.name} is new: read it, then run python -m scripts.chats")
    assert seen == path.read_text(encoding="utf-8")
