"""What comes by itself may be read by others on a locked screen: it says only that something is new."""

from __future__ import annotations

import pytest

from bot.effects import ERRAND
from bot.ledger.records import Effect
from bot.unit import UNREAD_SECONDS
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.test_walk import YES, Walk

pytestmark = pytest.mark.telegram
NEUTRAL = {
    "az": "Addım: sizə yeni cavab var. Oxumaq üçün təkrar yazın.",
    "ru": "Аддым: для вас есть новый ответ. Чтобы прочитать, напишите: повтори.",
}
READ = {"az": "Cavabı oxumaq", "ru": "Прочитать ответ"}


async def filed_late(stand: Stand, language: str) -> Person:
    """Somebody who filed while the registry was down, was told so, and whose application went through later."""
    walk = Walk(stand, language, buttons=False)  # type: ignore[arg-type]  # a language
    await walk.fill()
    await stand.faults(down=True, operations=["submitApplication"])
    stand.may_wait |= {"errand.ready", "telegram.ready"}
    said = await walk.do({}, YES[walk.language])
    assert any(words in said for words in ("hələ qeydə alınmayıb", "ещё не зарегистрировано"))
    await stand.faults(down=False)
    ledger = stand.core.ledger
    await ledger.hasten(ERRAND, stand.core.clock.now())
    stand.core.news.work.set()
    await stand.until(lambda: text_of(walk.person.chat.messages[-1]) == NEUTRAL[language])
    stand.may_wait = frozenset({"aside", "telegram.ready"})
    await stand.quiet()  # what has just been told is also noted as told
    stand.may_wait = frozenset({"aside"})
    return walk.person


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_a_late_outcome_says_only_that_it_is_there(running: Stand, language: str) -> None:
    person = await filed_late(running, language)
    assert [READ[language]] == [button["text"] for button in person.chat.messages[-1].buttons]
    before = len(person.chat.messages)
    told = [text_of(one) for one in await person.press(READ[language])]
    assert len(person.chat.messages) == before + 2
    assert any(word in told[0] for word in ("qeydə alındı", "зарегистрировано"))
    assert any(word in told[1] for word in ("Sizə nə lazımdır?", "Что вам нужно?"))


@pytest.mark.parametrize("words", ["təkrar", "1", "salam", "nə yenilik var"])
async def test_any_word_brings_what_waits_before_its_own_answer(running: Stand, words: str) -> None:
    person = await filed_late(running, "az")
    told = [text_of(one) for one in await person.say(words)]
    assert "qeydə alındı" in told[0]
    assert len(told) == 2


async def test_a_reminder_does_not_wait_for_the_unread(running: Stand) -> None:
    person = await filed_late(running, "az")
    await running.move(19)
    assert await running.core.reminders.run_if_new_day() == 1
    running.core.news.work.set()
    await running.until(lambda: "HESABAT" in text_of(person.chat.messages[-1]))
    [unread] = await unread_of(running)
    assert unread.state == "ready"


async def unread_of(stand: Stand) -> list[Effect]:
    """The messages that wait for their reader."""
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    found = [
        await stand.core.ledger.effect(f"{conversation.id}:{seq}") for seq in range(1, conversation.seq + 1)
    ]
    return [one for one in found if one is not None and b'"unread":true' in one.body]


async def test_what_nobody_comes_to_read_is_never_shown(
    running: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await filed_late(running, "az")
    now = running.core.clock.now
    monkeypatch.setattr(running.telegram.sender, "clock", lambda: now() + UNREAD_SECONDS + 1)
    running.telegram.sender.work.set()
    await running.quiet()
    assert text_of(person.chat.messages[-1]) == NEUTRAL["az"]
    assert [one.state for one in await unread_of(running)] == ["dead"]
