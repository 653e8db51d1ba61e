"""What the server does not delete its person is told to delete: nobody else can."""

from __future__ import annotations

from collections.abc import Mapping

import orjson
import pytest
from structlog.testing import capture_logs

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.results import Failed, Result, Verdict
from bot.channels.telegram.wiping import ALLOWED_SECONDS, BY_HAND, Wiping
from bot.ledger.records import Effect
from dialogs.values import Json
from integrations.telegram.emulator import people
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram
SELF = {"1": "Telegram mesajınızı silmədi.", "2": "Телеграм не удалил ваше сообщение."}
HOW = {"1": "özünüz silin. Bunun üçün mesajı basıb", "2": "удалите его сами. Для этого нажмите"}
SAVED = "Cavabınız saxlanılıb"


class Refusing(AiogramLine):
    """A server that deletes nothing."""

    verdict: Verdict = "refused"

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if method != "deleteMessage":
            return await super().call(method, params, seconds)
        return Failed(self.verdict, "TelegramBadRequest")


async def at_menu(stand: Stand, language: str = "1") -> Person:
    person = Person(stand)
    await person.say("/start")
    await person.say(language)
    return person


async def stale(person: Person, words: str) -> str:
    """Write something that reaches us when it is too old for Telegram to delete; what is told."""
    account = person.stand.account
    people.write(account, person.chat, words)
    person.chat.messages[-1].date -= 49 * 3600
    await person.stand.quiet()
    return person.last


@pytest.mark.parametrize("language", ["1", "2"])
@pytest.mark.parametrize("words", ["1AB2C3D", "AZE12345678", "050 123 45 67"])
async def test_one_that_is_too_old_is_told_with_how_to_delete_it(
    plain: Stand, words: str, language: str
) -> None:
    person = await at_menu(plain, language)
    with capture_logs() as logs:
        told = await stale(person, words)
    assert told.startswith(SELF[language])
    assert HOW[language] in told
    assert "not deleted" in [one["event"] for one in logs]
    assert words not in str(logs)


async def test_a_fin_that_was_asked_for_too_and_later_that_answers_are_deleted(running: Stand) -> None:
    person = await at_menu(running)
    await person.press("1. İş axtaran")
    await person.press("1. Bəli")
    assert (await stale(person, "1AB2C3D")).startswith(SELF["1"])
    assert "seriyasını" in person.last
    [told] = await person.say("AZE01234567")
    assert SAVED in text_of(told)  # said once, when it is so


@pytest.mark.parametrize("verdict", ["refused", "absent"])
async def test_of_each_that_is_refused_it_is_told(plain: Stand, verdict: Verdict) -> None:
    person = await at_menu(plain)
    plain.telegram.sender.line = line = Refusing(TOKEN, plain.server)
    line.verdict = verdict
    for _ in range(2):
        [told] = await person.say("1AB2C3D")
        assert text_of(told).startswith(SELF["1"])
    await line.close()


@pytest.mark.parametrize(
    ("passed", "told"), [(ALLOWED_SECONDS - 60.0, ""), (ALLOWED_SECONDS + 60.0, BY_HAND)]
)
async def test_when_all_tries_are_used_up_it_is_told(plain: Stand, passed: float, told: str) -> None:
    await at_menu(plain)
    spoken = await plain.core.ledger.conversation("telegram", "77")
    assert spoken is not None

    async def lost(*_: object) -> Result:
        return Failed("unknown", "TimedOut")

    trace = {"message": 1, "personal": True}
    body = {"chat": "77", "at": 0.0, "trace": trace, "tries": 50, "wipe": True, "blocks": []}
    effect = Effect(
        1, "telegram", "1:2:wipe50", spoken.id, None, orjson.dumps(body), "sending", 1, 0.0, "", False, None
    )
    assert await Wiping(plain.core.ledger, lost, lambda: passed).said(effect, body) == told


async def test_that_is_what_the_person_reads_then(plain: Stand) -> None:
    """By itself, as the answer was given two days before."""
    person = await at_menu(plain)
    plain.telegram.sender.line = line = Refusing(TOKEN, plain.server)
    line.verdict = "unknown"
    plain.may_wait |= {"telegram.ready"}
    await person.say("1AB2C3D")
    before, now = person.last, plain.core.clock.now
    assert SELF["1"] not in before
    plain.telegram.sender.clock = lambda: now() + ALLOWED_SECONDS + 60.0
    plain.telegram.sender.work.set()
    await plain.until(lambda: person.last != before)
    assert person.last.startswith(SELF["1"])
    await line.close()
