"""What must not stay: messages with personal data in the chat, the token and people's words in logs."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.pace import LocalPace
from bot.channels.telegram.ptb_line import PtbLine
from bot.logs import configure
from integrations.telegram.emulator import people
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram
SECRETS = ("1AB2C3D", "AZE01234567", "12.04.1988")


async def prove(stand: Stand) -> Person:
    """Somebody who has just said who they are."""
    person = Person(stand)
    await person.say("/start")
    for words in ("1", "1", "1", *SECRETS):
        await person.say(words)
    return person


async def test_what_names_a_person_is_deleted_and_that_is_said_once(running: Stand) -> None:
    person = await prove(running)
    code = await running.code()
    await person.say(code)
    deleted = [str(one.content["text"]) for one in person.chat.messages if one.deleted]
    assert deleted == [*SECRETS, code]
    told = [text_of(one) for one in person.chat.messages if one.from_bot]
    assert [("sildik" in text) for text in told].count(True) == 1
    assert "sildik" in next(text for text in told if "seriyasını" in text)


async def test_a_shared_number_is_deleted_as_well(running: Stand) -> None:
    person = await prove(running)
    await person.say(await running.code())
    await person.press("səhv var")
    await person.say("4")
    assert [key["request_contact"] for key in person.chat.keys] == [True]
    await person.share("994509998877", owner=999)
    assert "başqa adamındır" in person.last
    await person.share("994509998877")
    assert "telefon nömrənizi yazın" not in person.last
    contacts = [one for one in person.chat.messages if "contact" in one.content]
    assert [one.deleted for one in contacts] == [True, True]
    assert person.chat.keys == []


async def test_a_message_too_old_to_be_deleted_is_not_said_to_be(running: Stand) -> None:
    person = Person(running)
    await person.say("/start")
    for words in ("1", "1", "1"):
        await person.say(words)
    people.write(running.account, person.chat, "1AB2C3D")
    person.chat.messages[-1].date -= 49 * 3600
    await running.quiet()
    assert "sildik" not in person.last
    assert "seriyasını" in person.last


async def test_buttons_and_effects_carry_nothing_personal(running: Stand) -> None:
    person = await prove(running)
    data = [button.get("callback_data", "") for one in person.chat.messages for button in one.buttons]
    database = b"".join(path.read_bytes() for path in running.folder.glob("addim.db*"))
    for secret in (*SECRETS, '"77"', "Aygün"):
        assert not any(secret in one for one in data)
        assert secret.encode() not in database


@pytest.mark.parametrize("library", ["aiogram", "ptb"])
@pytest.mark.parametrize("server", ["running", "dead", "refusing"])
async def test_the_token_never_reaches_a_log(plain: Stand, library: str, server: str) -> None:
    heard = io.StringIO()
    address = "http://127.0.0.1:9" if server == "dead" else plain.server
    token = TOKEN if server != "refusing" else "7000000002:another-made-up-token-00000001"
    with redirect_stderr(heard), redirect_stdout(heard):
        configure("debug")
        pace = LocalPace(time.monotonic)
        line = AiogramLine(token, address) if library == "aiogram" else PtbLine(token, address, pace)
        for method in ("getMe", "sendMessage"):
            await line.call(
                method, {"chat_id": 1, "text": "salam", "link_preview_options": {"is_disabled": True}}, 2.0
            )
        await line.close()
        logging.getLogger("httpx").info("POST %s/bot%s/getMe", address, token)
        logging.getLogger("anything").warning("POST %s/bot%s/getMe", address, token)
    assert "anything" in heard.getvalue() or "getMe" in heard.getvalue()
    assert token not in heard.getvalue()
    assert token.partition(":")[2] not in heard.getvalue()


def test_without_a_token_no_library_of_telegram_is_loaded() -> None:
    program = (
        "import sys, json, bot.app, bot.serve, bot.channels.telegram.channel;"
        "print(json.dumps([name for name in ('aiogram', 'telegram', 'redis', 'aiohttp') if name in sys.modules]))"
    )
    root = Path(__file__).resolve().parent.parent.parent
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == []
