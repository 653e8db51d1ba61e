"""Which places of work are wrong is marked by buttons as well: each names its line by the number alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.buttons import prompt
from dialogs.values import Language
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.test_privacy import SECRETS

pytestmark = pytest.mark.telegram
LINES = {"az": ["Sətir 1", "Sətir 2", "Sətir 3"], "ru": ["Строка 1", "Строка 2", "Строка 3"]}
DONE = {"az": "Hazırdır", "ru": "Готово"}
NONE = {"az": "Heç biri", "ru": "Ничего из этого"}
MARKED = {"az": "(seçilib)", "ru": "(выбрано)"}
CHOSEN = {"az": "Seçilib: 1; 3.", "ru": "Выбрано: 1; 3."}
SECOND = "Sınaq Qida MMC"


async def arrive(stand: Stand, language: Language, chat: int = 77) -> Person:
    """Somebody who said that the registry is wrong about their work."""
    person = Person(stand, chat)
    for words in ("/start", "1" if language == "az" else "2", "1", "1", *SECRETS):
        await person.say(words)
    for words in (await stand.code(), "2", "2"):
        await person.say(words)
    return person


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_by_buttons_only(running: Stand, language: Language) -> None:
    person = await arrive(running, language)
    assert person.labels == [*LINES[language], DONE[language], NONE[language]]
    await person.press(LINES[language][0])
    await person.press(LINES[language][2])
    assert person.last.startswith(CHOSEN[language])
    assert [label.endswith(MARKED[language]) for label in person.labels[:3]] == [True, False, True]
    [told] = await person.press(DONE[language])
    assert SECOND not in text_of(told)  # the line that was not marked stays as it is


async def test_what_is_typed_is_added(running: Stand) -> None:
    person, other = await arrive(running, "az"), await arrive(running, "az", 78)
    await person.press("Sətir 1")
    [typed] = await person.say("3")
    [at_once] = await other.say("1 3")
    assert text_of(typed) == text_of(at_once)


async def test_done_with_nothing_marked_asks_again_with_its_lines(running: Stand) -> None:
    person = await arrive(running, "az")
    [told] = await person.press("Hazırdır")
    assert "Hələ heç nə seçilməyib." in text_of(told)
    assert SECOND in text_of(told)
    assert person.labels[:3] == LINES["az"]


def test_more_lines_than_can_be_marked_are_typed() -> None:
    """A button alone would end the question with its one line."""
    lines = [["", f"Nümunə {place}"] for place in range(9)]
    block: dict[str, Any] = {"key": "q.ask", "expects": "SeveralLines", "lines": lines, "numbered": True}
    asked = prompt({"asked": "q", "language": "az", "blocks": [block]})
    assert asked is not None
    assert (asked.says, asked.several) == ((), False)
