"""Groups, events, and buttons of questions that are no longer open."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dialogs.script import (
    Ending,
    Script,
    ask,
    record,
)
from dialogs.setting import Setting
from tests.dialogs.made import (
    NAME,
    TOWN,
    coloured,
    grouped,
    summed,
)
from tests.dialogs.talk import Talk, open_key

# A group is one line.


def typed(talk: Talk, *texts: str) -> None:
    for text in texts:
        talk.say(text)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("2",), ""),
        (("1", "Aygün", "2"), "Aygün"),
        (("1", "Aygün", "1", "Leyla", "2"), "Aygün, Leyla"),
        (("1", "Aygün", "1", "Leyla", "1", "Tural"), "Aygün, Leyla, Tural"),
    ],
)
def test_a_group_has_none_one_two_or_as_many_as_may_be(texts: tuple[str, ...], names: str) -> None:
    talk = Talk(grouped)
    typed(talk, *texts, "bəli")
    ending = talk.open().ending
    assert ending is not None
    assert ending.values["names"] == names


def test_changing_the_line_of_a_group_asks_the_whole_group_again() -> None:
    talk = Talk(grouped)
    typed(talk, "1", "Aygün", "1", "Leyla", "2", "1")
    assert open_key(talk) == "made.people.0.more"
    typed(talk, "1", "Tural", "2", "bəli")
    ending = talk.open().ending
    assert ending is not None
    assert ending.values["names"] == "Tural"


def test_leaving_the_change_of_a_group_puts_all_of_it_back() -> None:
    talk = Talk(grouped)
    typed(talk, "1", "Aygün", "1", "Leyla", "2", "1", "geri", "bəli")
    ending = talk.open().ending
    assert ending is not None
    assert ending.values["names"] == "Aygün, Leyla"


# What the script notes is noted once; a button of another question only redraws.


@dataclass(frozen=True, slots=True)
class Began:
    """Event: it has begun."""


def test_an_event_is_handed_out_once() -> None:
    def noting(setting: Setting) -> Script[Ending]:
        yield from record(Began())
        yield from ask(NAME)
        return Ending("made.end")

    talk = Talk(noting)
    talk.open()
    talk.say("Aygün")
    talk.open()
    assert talk.events == [Began()]


@pytest.mark.parametrize("of", ["made.name", "made.review:0", "menu.main"])
def test_a_button_of_another_question_only_redraws(of: str) -> None:
    talk = Talk(summed)
    talk.say("Aygün")
    assert talk.say("1", of) == ["made.town.ask"]
    assert "made.town" not in talk.memory.answers


def test_a_button_of_the_open_question_is_heard() -> None:
    talk = Talk(summed)
    talk.say("Aygün")
    talk.say("Şəki", "made.town")
    assert talk.memory.answers["made.town"] == "Şəki"


def test_a_text_for_a_question_that_the_script_no_longer_asks_is_not_taken() -> None:
    talk = Talk(coloured("red"))
    talk.open()

    def other(setting: Setting) -> Script[Ending]:
        yield from ask(TOWN)
        return Ending("made.end")

    talk.dialog = other
    assert talk.say("Aygün") == ["talk.moved.say", "made.town.ask"]
    assert talk.memory.answers == {}
