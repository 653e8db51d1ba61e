"""That an answer was saved is said only of one that was: not of what was asked back, refused, compared or is over."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from bot.texts import Manner
from dialogs.values import Language
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand, texts

pytestmark = pytest.mark.telegram
LANGUAGES: tuple[Language, ...] = ("az", "ru")


def words_of(key: str, language: Language) -> str:
    return texts().say(f"telegram.wiped.{key}", {}, Manner(language, "telegram"))


async def at_fin(stand: Stand, language: Language) -> Person:
    """Somebody whose FIN is asked for, and who has not been told of any deletion yet."""
    person = Person(stand)
    for words in ("/start", "1" if language == "az" else "2", "1", "1"):
        await person.say(words)
    return person


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("1AB2C3D", "say"),  # kept
        ("1AB2C3O", "maybe"),  # asked back
        ("1АБ2С3Д", "maybe"),  # refused
        ("1AB2C3", "maybe"),
        ("fin kodum bilmirəm", "maybe"),
        ("AZE12345678", "unasked"),  # another document than the one asked for
    ],
)
async def test_it_is_told_what_became_of_it(running: Stand, language: Language, said: str, key: str) -> None:
    person = await at_fin(running, language)
    [told] = await person.say(said)
    assert text_of(told).startswith(f"{words_of(key, language)}\n")
    assert [one.deleted for one in person.chat.messages if not one.from_bot][-1]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_asked_back_is_saved_only_by_the_yes(running: Stand, language: Language) -> None:
    person = await at_fin(running, language)
    await person.say("1AB2C3O")
    assert not (await body(running)).get("saved")
    await person.say("2")
    assert not (await body(running)).get("saved")
    await person.say("1AB2C3O")
    await person.say("1")
    assert (await body(running))["saved"]


async def body(stand: Stand) -> dict[str, Any]:
    """What the service holds of its newest message."""
    spoken = await stand.core.ledger.conversation("telegram", "77")
    assert spoken is not None
    for number in range(spoken.seq, 0, -1):
        effect = await stand.core.ledger.effect(f"{spoken.id}:{number}")
        if effect is not None and b'"message":' in effect.body:
            found: dict[str, Any] = orjson.loads(effect.body)
            return found
    raise AssertionError(spoken)


async def test_what_does_not_belong_together_was_not_saved(running: Stand) -> None:
    person = await at_fin(running, "az")
    for words, saved in (("1AB2C3D", True), ("AZE01234567", True), ("13.04.1988", None)):
        await person.say(words)
        told = await body(running)
        assert (told["wipe"], told.get("saved")) == (True, saved or None)


@pytest.mark.parametrize("right", [True, False])
async def test_a_code_is_compared_not_saved(running: Stand, right: bool) -> None:
    person = await at_fin(running, "az")
    for words in ("1AB2C3D", "AZE01234567", "12.04.1988"):
        await person.say(words)
    assert (await body(running))["saved"]
    code = await running.code()
    await person.say(code if right else f"{(int(code) + 1) % 10**8:08d}")
    told = await body(running)
    assert (told["wipe"], told.get("saved")) == (True, None)


async def test_what_nobody_asked_for_was_not_saved(running: Stand) -> None:
    person = await at_fin(running, "az")
    for words in ("1AB2C3D", "AZE01234567", "12.04.1988"):
        await person.say(words)
    for words in (
        await running.code(),
        "1",
        "menyu",
        "1AB2C3D",
    ):
        await person.say(words)
    told = await body(running)
    assert (told["wipe"], told.get("saved")) == (False, None)
    assert person.last.startswith(words_of("unasked", "az"))
