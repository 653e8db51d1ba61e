"""A token that is no good, a webhook set from outside, somebody else who fetches: told to whoever runs the service."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.checkup import checkup
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.results import Failed, Result
from bot.channels.telegram.watching import Watching
from bot.watch.doctor import doctor
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from tests.telegram.person import Person
from tests.telegram.serving import served
from tests.telegram.stand import TOKEN, Stand, settings
from tests.telegram.test_watching import metrics, told

pytestmark = pytest.mark.telegram
ELSEWHERE = "https://elsewhere.example/hook"


async def outside(stand: Stand, url: str) -> None:
    """Somebody else who has the token sets a webhook, or takes it away."""
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{stand.server}/bot{TOKEN}/setWebhook", json={"url": url})
        assert answer.json()["ok"]


async def test_a_token_that_is_taken_back_is_an_alarm_until_it_holds_again(plain: Stand) -> None:
    polling, token = plain.telegram.polling, plain.account.token
    plain.account.token = "7000000001:another"
    await polling.once()
    assert await plain.telegram.watching.look() == ("unauthorised",)
    assert await told(plain, "/healthz") == "ok\ntelegram: unauthorised"
    assert (await metrics(plain))['addim_telegram_alarm{code="unauthorised"}'] == 1
    plain.account.token, polling.poll_seconds = token, 0
    await polling.once()
    assert await plain.telegram.watching.look() == ()


async def test_a_webhook_from_outside_is_taken_away_again_and_told(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await outside(plain, ELSEWHERE)
    await person.say("1")
    assert "Sizə nə lazımdır?" in person.last
    assert plain.account.webhook is None
    assert await plain.telegram.watching.look() == ("webhook-outside",)
    assert await told(plain, "/healthz") == "ok\ntelegram: webhook-outside"
    assert await plain.telegram.watching.look() == ()


class Contested(AiogramLine):
    """Somebody else fetches the updates."""

    async def call(self, method: str, params: Mapping[str, Any], seconds: float = 20.0) -> Result:
        if method == "getUpdates":
            return Failed("conflict", "TelegramConflictError")
        return await super().call(method, params, seconds)


async def test_somebody_else_who_fetches_is_an_alarm(plain: Stand) -> None:
    line = Contested(TOKEN, plain.server)
    polling = Polling(line, plain.telegram.door.fetched)
    watching = Watching(line, plain.core.clock.now, plain.core.clock.now, polling)
    fetching = asyncio.create_task(polling.run())
    await plain.until(lambda: any(call.method == "getWebhookInfo" for call in plain.account.calls))
    assert await watching.look() == ("conflict",)
    assert polling.removed == 0
    fetching.cancel()
    await line.close()


async def test_with_a_webhook_a_token_that_is_no_good_is_named(plain: Stand) -> None:
    plain.telegram.watching.url = "https://addim.example/telegram"
    plain.account.token = "7000000001:another"
    assert await plain.telegram.watching.look() == ("unauthorised",)


async def test_the_doctor_speaks_of_telegram(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    account = Account(TOKEN)
    async with served(create_app(account)) as server:
        chosen = settings(tmp_path, "", server)
        await doctor(chosen, None)
        assert (
            f"ok    telegram: @{account.username}; updates are fetched; 0 updates wait"
            in capsys.readouterr().out
        )
        async with httpx.AsyncClient() as client:
            await client.post(f"{server}/bot{TOKEN}/setWebhook", json={"url": ELSEWHERE})
        fine, said = await checkup(chosen)
        assert not fine
        assert "updates are to be fetched, and a webhook is set" in said
        posted = settings(
            tmp_path, "", server, ADDIM_TELEGRAM_INTAKE="webhook", ADDIM_PUBLIC_URL="https://addim.example"
        )
        fine, said = await checkup(posted)
        assert not fine
        assert "another address than https://addim.example/telegram" in said
        account.webhook, account.token = None, "7000000001:another"
        account.updates.tell()
        assert await checkup(chosen) == (False, "telegram: the token is not known there (401)")
    assert (await checkup(chosen))[0] is False
