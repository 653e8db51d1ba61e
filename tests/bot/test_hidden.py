"""An answer to a sensitive question is not kept in clear, whatever is open when it arrives."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.dialogs.crowd import ADDRESS, Crowd, Message, crowd

FIN = "1AB2C3D"


async def texts(talk: Crowd) -> list[str | None]:
    told = await talk.desk.history("web", ADDRESS, 0, 1000)
    return [one.text for one in told.messages if one.direction == "in"]


@pytest.mark.parametrize(
    "of", ["binding.fin", "binding.fin.2", "binding.code.sheet.1.1", "application.health"]
)
async def test_a_text_from_an_old_page_is_hidden_by_its_own_question(tmp_path: Path, of: str) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await talk.take(Message("salam", None, "a"))
        told = await talk.take(Message(FIN, of, "b"))
        assert FIN not in str(told)
        assert await texts(talk) == ["salam", None]
        assert await talk.asked() == "menu.main"


async def test_a_text_that_begins_a_conversation_anew_is_hidden_too(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await talk.take(Message(FIN, "binding.fin", "a"))
        assert await texts(talk) == [None]


async def test_words_and_answers_to_other_questions_are_kept(tmp_path: Path) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        for number, (text, of) in enumerate(
            (("salam", None), ("ərizə", "menu.main"), ("1", "application.consent"), ("kömək", "binding.fin"))
        ):
            await talk.take(Message(text, of, str(number)))
        assert await texts(talk) == ["salam", "ərizə", "1", "kömək"]


@pytest.mark.parametrize("text", [FIN, "fin 1ab2c3d", "AZE12345678", "AA 1234567", "14.05.1990"])
async def test_what_is_personal_is_hidden_also_where_nobody_asked(tmp_path: Path, text: str) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await talk.take(Message("salam", None, "a"))
        await talk.take(Message(text, None, "b"))
        assert await texts(talk) == ["salam", None]


@pytest.mark.parametrize("text", ["1", "ərizə", "2026", "hesabat 11", "142", "+994 50 123 45 67", "1234567"])
async def test_what_is_not_personal_is_shown_in_the_menu(tmp_path: Path, text: str) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await talk.take(Message("salam", None, "a"))
        await talk.take(Message(text, None, "b"))
        assert await texts(talk) == ["salam", text]


@pytest.mark.parametrize("word", ["geri", "təkrar", "dəyiş 1", "kömək"])
async def test_a_word_that_moves_is_shown_where_a_sensitive_answer_is_asked_for(
    tmp_path: Path, word: str
) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        for number, text in enumerate(("salam", "1", "1", word)):
            await talk.take(Message(text, None, str(number)))
        assert await texts(talk) == ["salam", "1", "1", word]


async def test_after_a_fault_of_ours_the_text_is_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with crowd(tmp_path / "ledger.db") as talk:
        await talk.take(Message("salam", None, "a"))

        async def broken(*_: object) -> None:
            raise RuntimeError

        monkeypatch.setattr("bot.turn.Player.hear", broken)
        monkeypatch.setattr("bot.desk.log", Mock())
        await talk.take(Message(FIN, "binding.fin", "b"))
        assert await texts(talk) == ["salam", None]
