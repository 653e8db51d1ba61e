"""Reminders in the chat have buttons; whoever blocks the bot is reminded where they moved from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.clock import SandboxClock
from integrations.registry.errors import Known
from tests.telegram.elsewhere import Page
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram
REMINDER = "Addım: hesabata"
DUE = {"exists": True, "period": "2026-06", "due_on": "2026-06-30", "filed": None, "measures": []}


class Registry:
    """Somebody has a report to send."""

    async def call(self, operation: str, body: dict[str, Any]) -> Known:
        del operation, body
        return Known(200, DUE)


async def remind(stand: Stand, day: int) -> int:
    """What the service does on a morning of June."""
    core = stand.core
    assert isinstance(core.clock, SandboxClock)
    core.clock.day = date(2026, 6, day)
    core.reminders.registry = Registry()  # type: ignore[assignment]  # the one call that is made
    sent = await core.reminders.run_if_new_day()
    await stand.quiet()
    return sent


async def joined(stand: Stand, page: Page) -> Person:
    """A chat into which the reminders of a page moved."""
    person = Person(stand)
    await person.say(f"/start {await page.link()}")
    return person


async def test_reminders_go_back_to_the_page_while_the_chat_is_blocked(named: Stand, page: Page) -> None:
    person = await joined(named, page)
    await person.member("kicked")
    assert await remind(named, 23) == 1
    assert REMINDER in await page.told()
    await person.member("member")
    assert await remind(named, 26) == 1
    assert REMINDER in person.last
    assert (await page.told()).count(REMINDER) == 1


async def test_who_stopped_them_in_the_chat_has_none_after_a_block(named: Stand, page: Page) -> None:
    person = await joined(named, page)
    await person.say("STOP")
    await person.member("kicked")
    assert await remind(named, 23) == 0


async def test_without_a_block_the_page_hears_nothing(named: Stand, page: Page) -> None:
    person = await joined(named, page)
    assert await remind(named, 23) == 1
    assert REMINDER in person.last
    assert REMINDER not in await page.told()


async def test_a_reminder_has_buttons_for_what_may_be_typed(named: Stand, page: Page) -> None:
    person = await joined(named, page)
    await remind(named, 23)
    assert [button["text"] for button in person.chat.messages[-1].buttons] == [
        "Hesabata başlamaq",
        "Xatırlatma lazım deyil",
    ]
    [told] = await person.press("Hesabata başlamaq")
    assert "hesabat" in text_of(told).lower()
    assert "Sizə nə lazımdır?" not in text_of(told)


async def test_reminders_are_stopped_by_a_button(named: Stand, page: Page) -> None:
    person = await joined(named, page)
    await remind(named, 23)
    [told] = await person.press("Xatırlatma lazım deyil")
    assert text_of(told).startswith("Xatırlatmalar dayandırıldı.")
    assert await remind(named, 26) == 0


@pytest.mark.parametrize("by", ["press", "STOP", "Xatırlatma lazım deyil"])
async def test_who_was_silent_so_long_that_nothing_is_open_stops_them_too(
    named: Stand, page: Page, by: str
) -> None:
    person = await joined(named, page)
    month = 31 * 86400.0
    assert (await named.core.ledger.sweep(named.core.clock.now() + month))["runs"] >= 1
    assert await remind(named, 23) == 1
    [told] = await (person.press("Xatırlatma lazım deyil") if by == "press" else person.say(by))
    assert text_of(told).startswith("Xatırlatmalar dayandırıldı.")
    assert "Sizə nə lazımdır?" in text_of(told)
    assert await remind(named, 26) == 0
