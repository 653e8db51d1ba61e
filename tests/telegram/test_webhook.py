"""The webhook: who may post, how much, what is answered, and that nothing acknowledged is lost or out of order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.channels.telegram.channel import secret_of
from bot.channels.telegram.reading import ALLOWED_UPDATES
from bot.ledger.errors import Unavailable
from integrations.telegram.emulator import people
from tests.telegram.hooks import hooked
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.updates import raw, rich, text

pytestmark = pytest.mark.telegram
HEADER = b"X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hook(tmp_path: Path) -> AsyncIterator[tuple[Stand, str]]:
    async with hooked(tmp_path) as made:
        yield made


async def post(stand: Stand, url: str, body: bytes, secret: bytes | None = None) -> int:
    """Post as Telegram does; `secret` replaces the right one."""
    headers = {HEADER: secret_of(stand.core).encode() if secret is None else secret}
    async with httpx.AsyncClient() as client:
        return (
            await client.post(url, content=body, headers={k: v for k, v in headers.items() if v})
        ).status_code


async def test_a_walk_through_the_webhook(hook: tuple[Stand, str]) -> None:
    made, url = hook
    person = Person(made)
    await person.say("/start")
    await person.press("Русский")
    assert "Что вам нужно?" in person.last
    assert made.account.webhook is not None
    assert made.account.webhook.url == url
    assert made.account.updates.allowed == frozenset(ALLOWED_UPDATES)
    assert await made.telegram.watching.look() == ()


async def test_a_press_is_acknowledged_in_the_answer_to_its_update(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    await person.press("Русский")
    await made.quiet()
    acknowledged = [call for call in made.account.calls if call.method == "answerCallbackQuery"]
    assert [call.status for call in acknowledged] == [200]
    assert [*made.account.answers] == [acknowledged[0].params["callback_query_id"]]


@pytest.mark.parametrize("secret", [b"", b"wrong", "şəxsi".encode(), b"\xff\xfe", b"x" * 5000])
async def test_strangers_are_turned_away_unread(hook: tuple[Stand, str], secret: bytes) -> None:
    made, url = hook
    assert await post(made, url, raw(text(5, "/start")), secret) == 401
    assert await made.core.ledger.conversation("telegram", "77") is None
    assert made.telegram.webhook.strangers == 1


async def test_only_posts_are_taken(hook: tuple[Stand, str]) -> None:
    _, url = hook
    async with httpx.AsyncClient() as client:
        assert (await client.get(url)).status_code == 405


async def test_of_ten_megabytes_the_beginning_is_put_aside(hook: tuple[Stand, str]) -> None:
    made, url = hook
    big = raw(text(6, "x" * 10_000_000))
    assert await post(made, url, big) == 200
    assert made.telegram.webhook.oversized == 1
    assert (await made.core.ledger.backlog())["aside"] == 1
    assert await post(made, url, big) == 200
    assert (await made.core.ledger.backlog())["aside"] == 1
    assert await post(made, url, raw(text(7, "/start"))) == 200
    await made.quiet()
    assert await made.core.ledger.conversation("telegram", "77") is not None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\x00" * 100, b'{"update_id": 8, "message": 5}', b"[" * 90_000]
)
async def test_poison_is_a_dead_letter_and_never_comes_again(hook: tuple[Stand, str], body: bytes) -> None:
    made, url = hook
    assert await post(made, url, body) == 200
    assert (await made.core.ledger.backlog())["aside"] == 1
    assert (await made.core.ledger.backlog())["inbox"] == 0


@pytest.mark.parametrize("bytes_sent", [0, 30, 60, 150])
async def test_an_update_that_breaks_off_is_brought_again(hook: tuple[Stand, str], bytes_sent: int) -> None:
    made, url = hook
    whole, at = raw(text(9, "/start")), httpx.URL(url)
    head = b"POST %b HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n%b: %b\r\n\r\n"
    head %= (at.raw_path, len(whole), HEADER, secret_of(made.core).encode())
    reader, writer = await asyncio.open_connection(at.host, at.port)
    writer.write(head + whole[:bytes_sent])
    await writer.drain()
    await made.quiet()
    writer.write_eof()
    assert await reader.read() == b""
    writer.close()
    assert (await made.core.ledger.backlog())["aside"] == 0
    assert await post(made, url, whole) == 200
    assert made.telegram.webhook.broken == 1
    await made.quiet()
    assert await made.core.ledger.conversation("telegram", "77") is not None


async def test_the_attack_of_440_bytes_is_an_ordinary_update(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    made.account.updates.put_again({**rich(6), "update_id": 4000}, 77)
    await made.quiet()
    assert (await made.core.ledger.backlog())["aside"] == 0
    assert "Dil seçin" in person.last  # a greeting is answered with the open question


async def test_telegram_brings_again_what_could_not_be_kept(
    hook: tuple[Stand, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = hook
    person = Person(made)
    ledger, written = type(made.core.ledger), type(made.core.ledger).commit_and_begin
    left = [3]

    async def full(self: object, change: object) -> object:
        left[0] -= 1
        if left[0] >= 0:
            raise Unavailable
        return await written(self, change)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(ledger, "commit_and_begin", full)
    await person.say("/start")
    assert len([one for one in person.chat.messages if one.from_bot]) == 1
    assert left[0] < 0


async def test_one_chat_in_trouble_holds_nobody_else(hook: tuple[Stand, str]) -> None:
    """Forty chats at once, each update twice: everybody is answered once and in order."""
    made, _ = hook
    crowd = [Person(made, 1000 + number) for number in range(40)]
    for person in crowd:
        people.write(made.account, person.chat, "/start")
        people.write(made.account, person.chat, "2" if person.chat.id % 2 else "1")
    for waiting in list(made.account.updates.live()):
        body = waiting.body
        asyncio.get_running_loop().call_soon(made.account.updates.put_again, body, waiting.queue)
    await made.quiet()
    for person in crowd:
        told = [text_of(one) for one in person.chat.messages if one.from_bot]
        assert len(told) == 2
        assert ("Что вам нужно?" if person.chat.id % 2 else "Sizə nə lazımdır?") in told[1]


async def test_a_press_and_a_text_at_once_are_both_heard(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    message = person.chat.messages[-1]
    people.press(made.account, person.chat, message, message.buttons[0]["callback_data"])
    people.write(made.account, person.chat, "1")
    await made.quiet()
    told = [text_of(one) for one in person.chat.messages if one.from_bot]
    assert len(told) == 3
    conversation = await made.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    assert conversation.language == "az"


async def test_a_webhook_in_trouble_is_noticed(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    watching = made.telegram.watching
    made.account.trouble.at = int(made.account.clock.now())
    watching.url = "http://elsewhere/telegram"
    assert set(await watching.look()) == {"webhook-elsewhere", "webhook-failing"}
    made.telegram.door.heard_at -= 7200
    assert "silent" in await watching.look()
