"""The talk in a terminal: greeted once, and found again where it was left."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from bot.channels.recording import Recording
from bot.channels.terminal import Screen, speak_both_alphabets
from bot.desk import Desk
from bot.texts import Shown, plain
from dialogs.values import Language
from tests.dialogs.crowd import crowd
from tests.dialogs.stage import TEXTS

DAY = date(2026, 11, 23)


def screen(desk: Desk, prompt: str = "", language: Language = "az") -> Screen:
    return Screen(desk, "me", language, io.StringIO(), Recording(language, DAY), TEXTS, prompt)


def shown(one: Screen) -> str:
    assert isinstance(one.out, io.StringIO)
    return one.out.getvalue()


async def test_who_comes_back_sees_the_open_question_and_nothing_is_said_for_them(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        first = screen(talk.desk)
        await first.open()
        await first.say("1")
        before = await talk.desk.history("terminal", "me", 0, 1000)
        again = screen(talk.desk)
        await again.open()
        after = await talk.desk.history("terminal", "me", 0, 1000)
    assert [one.seq for one in after.messages] == [one.seq for one in before.messages]
    last = before.messages[-1].shown[-1].text
    assert last in shown(again)
    assert "Salam!" in shown(first)
    assert "Salam!" not in shown(again)


async def test_a_talk_left_in_one_language_goes_on_in_the_one_that_is_wanted(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        first = screen(talk.desk)
        await first.open()
        await first.say("1")
        again = screen(talk.desk, language="ru")
        await again.open()
        assert "Вы согласны?" in shown(again)
        later = screen(talk.desk, language="ru")
        await later.open()
        talked = await talk.desk.history("terminal", "me", 0, 1000)
    assert [one.text for one in talked.messages if one.direction == "in"] == ["salam", "1", "по-русски"]


async def test_what_came_meanwhile_is_shown_over_the_prompt(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        one = screen(talk.desk, "> ")
        await one.open()
        assert shown(one).startswith("\rSalam!")
        assert shown(one).endswith("\n\n> ")


async def test_the_demo_phone_rings_in_the_language_of_the_talk(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        one = screen(talk.desk)
        await one.open()
        one.rings("+994501234567", "Addım kodu: 11112222")
        await one.say("по-русски")
        one.rings("+994501234567", "Код Аддым: 33334444")
    assert "  Sınaq telefonu, +994501234567: Addım kodu: 11112222\n" in shown(one)
    assert "  Пробный телефон, +994501234567: Код Аддым: 33334444\n" in shown(one)


def test_a_terminal_of_another_alphabet_is_spoken_to_all_the_same() -> None:
    narrow, wide = (io.TextIOWrapper(io.BytesIO(), encoding=name) for name in ("latin-1", "utf-16"))
    speak_both_alphabets(narrow, wide, io.StringIO())
    assert (narrow.encoding, wide.encoding) == ("utf-8", "utf-16")
    narrow.write("Sizə nə lazımdır? Здравствуйте!")
    narrow.flush()
    assert isinstance(narrow.buffer, io.BytesIO)
    assert narrow.buffer.getvalue().decode() == "Sizə nə lazımdır? Здравствуйте!"


def test_where_no_page_can_be_opened_a_receipt_is_told_whole() -> None:
    receipt = Shown("Ərizəniz qeydə alındı.", document="receipt", printed=("FİN, son iki işarə: 3D",))
    assert plain(receipt, whole=True) == "Ərizəniz qeydə alındı.\nFİN, son iki işarə: 3D"
    assert plain(receipt) == "Ərizəniz qeydə alındı."
