"""A change without a number: which line it is stays the question until a line is named or nothing is to be changed."""

from __future__ import annotations

import pytest

from dialogs.application_jobs import POSITION
from tests.dialogs.made import COLOUR, NAME
from tests.dialogs.test_hearing import COUNT, asking


@pytest.mark.parametrize("text", ["1", "birinci"])
def test_after_a_bare_change_a_number_is_that_of_a_line(text: str) -> None:
    talk = asking(COLOUR, COUNT)
    talk.say("2")
    talk.say("dəyiş")
    assert talk.say(text) == ["talk.before.say", "made.colour.ask"]
    assert talk.memory.answers == {}


@pytest.mark.parametrize("text", ["vəzifə", "Должность"])
def test_after_a_bare_change_the_name_of_a_line_is_enough(text: str) -> None:
    talk = asking(POSITION, COUNT)
    talk.say("satıcı")
    talk.say("dəyiş")
    assert talk.say(text) == ["talk.before.say", "application.position.ask"]


@pytest.mark.parametrize("text", ["Aygün", "bəli"])
def test_while_a_line_is_asked_for_nothing_else_becomes_an_answer(text: str) -> None:
    talk = asking(COLOUR, NAME)
    talk.say("2")
    talk.say("dəyiş")
    assert talk.say(text) == ["talk.change.unclear", "talk.change.ask"]
    assert talk.say("9") == ["talk.change.no_line", "talk.change.ask"]
    assert talk.say("təkrar") == ["talk.change.ask"]
    assert talk.memory.answers == {"made.colour": "green"}


@pytest.mark.parametrize("text", ["davam", "geri", "дальше"])
def test_changing_nothing_leads_back_to_the_open_question(text: str) -> None:
    talk = asking(COLOUR, NAME)
    talk.say("2")
    talk.say("dəyiş")
    assert talk.say(text) == ["made.name.ask"]
    assert talk.memory.answers == {"made.colour": "green"}
    talk.say("Aygün")
    assert talk.memory.answers["made.name"] == "Aygün"
