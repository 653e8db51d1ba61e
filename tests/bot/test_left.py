"""What is left, what counts as begun, and a greeting in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dialogs.crowd import Crowd, Message, crowd


async def asked_after(talk: Crowd, *texts: str) -> str | None:
    for text in texts:
        await talk.take(Message(text, None, f"{text}:{len(await talk.told())}"))
    return await talk.asked()


async def test_what_was_left_without_any_answer_is_not_called_unfinished(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        assert await asked_after(talk, "salam", "3", "menyu") == "menu.main"
        assert "saxlanılıb" not in (await talk.told())[-2]
        assert await asked_after(talk, "3") == "sheet.consent"


async def test_what_was_left_with_an_answer_is_offered_again(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        assert await asked_after(talk, "salam", "3", "1", "menyu", "3") == "talk.resume"


@pytest.mark.parametrize("greeting", ["Salam", "Здравствуйте", "добрый день"])
async def test_a_greeting_is_no_answer(tmp_path: Path, greeting: str) -> None:
    form = ("1", "1", "1AB2C3D", "AZE01234567", "12.04.1988", "12345678", "1", "1")
    async with crowd(tmp_path / "ledger.db") as talk:
        assert await asked_after(talk, "salam", *form) == "application.wished_work"
        assert await asked_after(talk, greeting) == "application.wished_work"
        assert await asked_after(talk, "satıcı") == "application.ready"


async def test_help_tells_of_the_question_that_is_open(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await asked_after(talk, "salam", "1", "1", "kömək")
        told = await talk.told()
        assert await asked_after(talk, "1AB2C3D", "kömək") == "binding.card"
        assert told[-3].startswith("FİN kod şəxsiyyət vəsiqəsinin üzərindədir.")
        assert (await talk.told())[-3].startswith("Seriya və nömrə")


async def test_the_word_of_a_reminder_within_the_report_asks_the_open_question_again(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        assert await asked_after(talk, "salam", "4", "1") == "binding.fin"
        before = len(await talk.told())
        assert await asked_after(talk, "hesabat") == "binding.fin"
        assert (await talk.told())[before:][-1].startswith("FİN kodunuzu yazın")
