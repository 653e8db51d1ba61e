"""The talk in a terminal: greeted once, and found again where it was left."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from bot.channels.recording import Recording
from bot.channels.terminal import Screen
from bot.desk import Desk
from tests.dialogs.crowd import crowd

DAY = date(2026, 11, 23)


def screen(desk: Desk, prompt: str = "") -> Screen:
    return Screen(desk, "az:me", "az", io.StringIO(), Recording("az", DAY), prompt)


def shown(one: Screen) -> str:
    assert isinstance(one.out, io.StringIO)
    return one.out.getvalue()


async def test_who_comes_back_sees_the_open_question_and_nothing_is_said_for_them(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        first = screen(talk.desk)
        await first.open()
        await first.say("1")
        before = await talk.desk.history("terminal", "az:me", 0, 1000)
        again = screen(talk.desk)
        await again.open()
        after = await talk.desk.history("terminal", "az:me", 0, 1000)
    assert [one.seq for one in after.messages] == [one.seq for one in before.messages]
    last = before.messages[-1].shown[-1].text
    assert last in shown(again)
    assert "Salam!" in shown(first)
    assert "Salam!" not in shown(again)


async def test_what_came_meanwhile_is_shown_over_the_prompt(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        one = screen(talk.desk, "> ")
        await one.open()
        assert shown(one).startswith("\rSalam!")
        assert shown(one).endswith("\n\n> ")
