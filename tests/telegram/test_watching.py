"""What the channel tells whoever runs it: /metrics, /healthz, and events when an alarm begins and ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from bot.channels.telegram import webhook
from bot.channels.telegram.channel import secret_of, set_webhook
from bot.channels.telegram.webhook import MOST_BYTES
from bot.watch.health import watch_routes
from integrations.telegram.emulator import people
from tests.telegram.hooks import hooked
from tests.telegram.person import Person
from tests.telegram.stand import Stand
from tests.telegram.test_webhook import post
from tests.telegram.updates import raw, text

pytestmark = pytest.mark.telegram


@pytest.fixture
async def hook(tmp_path: Path) -> AsyncIterator[tuple[Stand, str]]:
    async with hooked(tmp_path) as made:
        yield made


async def told(stand: Stand, path: str) -> str:
    """What one of the two pages says."""
    app = FastAPI()
    app.include_router(watch_routes(stand.core, [stand.telegram]))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://watch") as client:
        answer = await client.get(path)
    assert answer.status_code == 200
    return answer.text


async def metrics(stand: Stand) -> dict[str, float]:
    rows = (line.rpartition(" ") for line in (await told(stand, "/metrics")).splitlines() if line[0] != "#")
    return {name: float(number) for name, _, number in rows if name.startswith("addim_telegram_")}


async def test_what_is_not_played_is_counted_by_why(hook: tuple[Stand, str]) -> None:
    made, url = hook
    assert await post(made, url, b"{}", b"wrong") == 401
    assert await post(made, url, b"x" * (MOST_BYTES + 1)) == 200
    assert await post(made, url, b"no update") == 200
    door = made.telegram.door
    door.tempo.at_once, door.tempo.pause, door.tempo.most = 1, 60.0, 2
    for number in range(1, 7):  # one is played, two wait
        await post(made, url, raw(text(number, "salam")))
    seen = await metrics(made)
    assert [seen[f'addim_telegram_refused_total{{why="{why}"}}'] for why in ("strangers", "oversized")] == [
        1,
        1,
    ]
    assert seen['addim_telegram_refused_total{why="poisoned"}'] == 2  # the giant is put aside as well
    assert seen['addim_telegram_refused_total{why="full"}'] == 3


async def test_sends_that_were_put_off_are_counted(plain: Stand) -> None:
    plain.account.faults.flood = 1
    await Person(plain).say("/start")
    seen = await metrics(plain)
    assert seen['addim_telegram_again_total{why="flooded"}'] == 1
    assert seen['addim_telegram_again_total{why="unknown"}'] == 0


async def test_acknowledgements_that_may_be_lost_are_counted(
    hook: tuple[Stand, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    await person.press("1.")
    monkeypatch.setattr(webhook, "LATE_SECONDS", -1.0)
    people.press(made.account, person.chat, person.chat.messages[-1], "old")
    [waiting] = made.account.updates.live()
    await made.quiet()
    made.account.updates.put_again(waiting.body, waiting.queue)
    await made.quiet()
    seen = await metrics(made)
    counted = [seen[f'addim_telegram_presses_total{{how="{how}"}}'] for how in ("in_answer", "late", "again")]
    assert counted == [3, 2, 1]


async def test_an_alarm_begins_and_ends_once(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    watching = made.telegram.watching
    assert await told(made, "/healthz") == "ok"
    made.account.webhook = None
    with capture_logs() as logs:
        await watching.look()
        await watching.look()
    assert [(one["event"], one["code"]) for one in logs] == [("telegram needs a look", "webhook-elsewhere")]
    assert await told(made, "/healthz") == "ok\ntelegram: webhook-elsewhere"
    seen = await metrics(made)
    assert seen['addim_telegram_alarm{code="webhook-elsewhere"}'] == 1
    assert seen['addim_telegram_alarm{code="silent"}'] == 0
    await set_webhook(made.telegram, secret_of(made.core))
    with capture_logs() as logs:
        await watching.look()
    assert [(one["event"], one["code"]) for one in logs] == [("telegram is well again", "webhook-elsewhere")]
    assert await told(made, "/healthz") == "ok"


async def test_silence_is_an_alarm_until_somebody_writes(plain: Stand) -> None:
    plain.telegram.door.heard_at -= 7200
    await plain.telegram.watching.look()
    assert await told(plain, "/healthz") == "ok\ntelegram: silent"
    assert (await metrics(plain))['addim_telegram_watch{what="silent_seconds"}'] >= 7200
    await Person(plain).say("/start")
    await plain.telegram.watching.look()
    assert await told(plain, "/healthz") == "ok"


async def test_nothing_personal_is_told(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    await made.telegram.watching.look()
    page = await told(made, "/metrics") + await told(made, "/healthz")
    assert "addim_telegram_alarm" in page
    assert "addim_telegram_refused_created" not in page  # would change at every look
    assert not [word for word in ("Aygün", '"77"', secret_of(made.core), made.account.token) if word in page]
