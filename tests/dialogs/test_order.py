"""Two taps, double posts and messages out of order come to the same as everything answered once, in order."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.hearing import hear
from tests.dialogs.crowd import Crowd, Message, crowd
from tests.dialogs.test_rules_matter import without

ANSWERS = "ərizə 1 1AB2C3D AZE01234567 12.04.1988 12345678 1 1 aşpaz 2 3 1 bəli".split()
FILED = "Ərizəniz qeydə alındı."
LAST = len(ANSWERS) - 1

# What else arrives beside message number `at`: (kind, at, which other message).
Noise = tuple[str, int, int]
KINDS = ("same again", "tapped again", "too early", "twice at once", "tapped twice at once")
noises = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, LAST), st.integers(0, LAST)), max_size=12)


def filed(crowd: Crowd) -> list[dict[str, Any]]:
    """What was filed and which codes were sent, without what is drawn anew each time."""
    return [
        {**call, "reference": "", "body": {**call["body"], "reference": ""}, "at": 0} for call in crowd.done
    ]


async def walked(path: Path) -> tuple[list[Message], list[dict[str, Any]], list[str]]:
    """The messages in order, each with the question it answered, what was done, and what was told last."""
    messages = []
    async with crowd(path) as plain:
        await plain.take(Message("salam", None, "m"))
        for place, text in enumerate(ANSWERS):
            messages.append(Message(text, await plain.asked(), f"m{place}"))
            await plain.take(messages[-1])
        return messages, filed(plain), (await plain.told())[-2:]


@cache
def in_order() -> tuple[list[Message], list[dict[str, Any]], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(walked(Path(folder) / "ledger.db"))


async def disturbed(path: Path, messages: Sequence[Message], noise: Sequence[Noise]) -> Crowd:
    async with crowd(path) as loud:
        await loud.take(Message("salam", None, "m"))
        for place, message in enumerate(messages):
            beside = [one for one in noise if one[1] == place]
            for number, (kind, _, other) in enumerate(beside):
                await _make(loud, messages, kind, other, place, f"n{place}.{number}")
            at_once = [one for one in beside if "at once" in one[0]]
            await _deliver(loud, message, at_once[0][0] if at_once else "")
        told = await loud.told()
        assert sum(text.startswith(FILED) for text in told) == 1
        return loud


async def _make(
    loud: Crowd, messages: Sequence[Message], kind: str, other: int, place: int, ext_id: str
) -> None:
    """A message beside the one in order: an old one again, an old button, or one before its time."""
    message = messages[other]
    if kind == "same again" and other < place:
        await loud.take(message)
    if (kind == "tapped again" and other < place) or (kind == "too early" and other > place):
        await loud.take(replace(message, ext_id=ext_id))


async def _deliver(loud: Crowd, message: Message, kind: str) -> None:
    if kind == "twice at once":
        await asyncio.gather(loud.take(message), loud.take(message))
    elif kind == "tapped twice at once":
        await asyncio.gather(loud.take(message), loud.take(replace(message, ext_id=f"{message.ext_id}+")))
    else:
        await loud.take(message)


def test_in_order_one_code_is_sent_and_one_application_filed() -> None:
    messages, done, told = in_order()
    assert [call["operation"] for call in done] == ["sendCode", "submitApplication"]
    assert [message.of for message in messages][:3] == ["menu.main", "application.consent", "binding.fin"]
    assert told[0].startswith(FILED)


@settings(max_examples=25)
@given(noise=noises)
def test_whatever_else_arrives_the_same_is_done(noise: list[Noise]) -> None:
    messages, done, _ = in_order()
    with tempfile.TemporaryDirectory() as folder:
        loud = asyncio.run(disturbed(Path(folder) / "ledger.db", messages, noise))
    assert filed(loud) == done


def test_without_the_question_of_a_button_a_second_tap_would_count() -> None:
    messages, done, _ = in_order()
    tapped = [("tapped again", 9, 7)]  # "1" of an earlier question, where "2" is about to be answered
    unheard = without(hear, "(of or play.memory.asked or step.key) != step.key", "False")
    with tempfile.TemporaryDirectory() as folder, unheard:
        loud = asyncio.run(disturbed(Path(folder) / "ledger.db", messages, tapped))
    assert filed(loud) != done
