"""The demo without Telegram: its page shows the answer to what was done, and nonsense is refused as it should be."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram
BUTTON = re.compile(r'name="press" value="([^"]+)">([^<]+)<')


async def test_a_press_shows_its_answer_and_a_button_that_is_gone_does_nothing(plain: Stand) -> None:
    async with httpx.AsyncClient(base_url=plain.server, follow_redirects=True, timeout=10) as browser:
        page = await browser.post("/chats")
        place = page.url.path
        [(press, _), *_] = BUTTON.findall(page.text)
        answered = await browser.post(place, data={"press": press})
        assert "5. Xatırlatmalar" in answered.text
        await plain.quiet()
        for gone in (press, "999.1", "1.1", "x", "1.x", "0.0"):
            again = await browser.post(place, data={"press": gone})
            assert again.status_code == 200
            assert "5. Xatırlatmalar" in again.text


async def test_a_key_with_words_sends_them(plain: Stand) -> None:
    async with httpx.AsyncClient(base_url=plain.server, follow_redirects=True, timeout=10) as browser:
        place = (await browser.post("/chats")).url.path
        chat = plain.account.chats[int(place.rpartition("/")[2])]
        chat.keys = [{"text": "Nömrəm", "request_contact": True}, {"text": "Davam: olduğu kimi qalsın"}]
        page = await browser.get(place)
    assert 'name="contact"' in page.text
    assert 'name="write" value="Davam: olduğu kimi qalsın"' in page.text


NONSENSE = (
    ("sendMessage", b"{garbage"),
    ("sendMessage", b'{"chat_id": "@x", "text": "a"}'),
    ("sendMessage", b"[]"),
    ("getUpdates", b'{"limit": "x"}'),
    ("editMessageReplyMarkup", b'{"chat_id": 77, "message_id": "a"}'),
    ("setWebhook", b'{"url": "http://x", "max_connections": "many"}'),
)


@pytest.mark.parametrize(("method", "body"), NONSENSE)
async def test_nonsense_is_a_bad_request(plain: Stand, method: str, body: bytes) -> None:
    await plain.kill()
    async with httpx.AsyncClient(
        base_url=plain.server, headers={"content-type": "application/json"}
    ) as client:
        answer = await client.post(f"/bot{TOKEN}/{method}", content=body)
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)
    assert answer.json()["description"].startswith("Bad Request: ")
    await plain.again()
