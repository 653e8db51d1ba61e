"""The rules of correcting: summaries, back and change, and what is told."""

from __future__ import annotations

import pytest

from dialogs.script import (
    Ending,
    Line,
    Script,
    ask,
    offer,
    review,
)
from dialogs.setting import Setting
from tests.dialogs.made import (
    AGREED,
    COLOUR,
    NAME,
    TOWN,
    chatty,
    greeted,
    registry,
    summed,
)
from tests.dialogs.talk import Talk, open_key


def asking_three(setting: Setting) -> Script[Ending]:
    """Questions without a summary."""
    yield from ask(NAME)
    yield from ask(TOWN)
    yield from ask(COLOUR)
    return Ending("made.end")


# The yes to a summary belongs to exactly what was summed up.


def at_summary() -> Talk:
    talk = Talk(summed)
    for said in ("Aygün", "Şəki"):
        talk.say(said)
    return talk


def test_a_yes_does_not_survive_an_edit() -> None:
    talk = at_summary()
    talk.say("bəli")
    assert open_key(talk) == "made.colour"
    talk.say("dəyiş 2")
    talk.say("Quba")
    assert open_key(talk).startswith("made.review:")


def test_a_yes_holds_again_when_the_edit_is_taken_back() -> None:
    talk = at_summary()
    talk.say("bəli")
    talk.say("dəyiş 2")
    talk.say("Şəki")
    assert open_key(talk) == "made.colour"


@pytest.mark.parametrize("text", ["hə", "да", "yes", "BƏLİ"])
def test_a_plain_yes_is_a_yes(text: str) -> None:
    talk = at_summary()
    talk.say(text)
    assert open_key(talk) == "made.colour"


@pytest.mark.parametrize(
    "text", ["yaxşı", "olar", "razıyam", "хорошо", "давайте", "tamam", "göndər", "2", "xeyr"]
)
def test_nothing_else_is_a_yes(text: str) -> None:
    talk = at_summary()
    talk.say(text)
    assert open_key(talk) != "made.colour"


# Back and change keep the old answer as a suggestion; leaving puts it back.


def test_back_keeps_the_answer_as_a_suggestion() -> None:
    talk = Talk(summed)
    talk.say("Aygün")
    told = talk.blocks("geri")
    assert [block.key for block in told] == ["talk.before.say", "made.name.ask"]
    assert told[0].values["answer"] == "Aygün"
    talk.say("davam")
    assert open_key(talk) == "made.town"
    assert talk.memory.answers["made.name"] == "Aygün"


def test_back_again_goes_further_and_forgets_nothing() -> None:
    talk = at_summary()
    talk.say("geri")
    talk.say("geri")
    assert open_key(talk) == "made.name"
    talk.say("davam")
    assert open_key(talk).startswith("made.review:")


def test_back_cancels_a_change() -> None:
    talk = at_summary()
    talk.say("1")
    assert open_key(talk) == "made.name"
    talk.say("geri")
    assert open_key(talk).startswith("made.review:")
    assert talk.memory.answers["made.name"] == "Aygün"


def test_a_changed_answer_replaces_the_old_one() -> None:
    talk = at_summary()
    talk.say("1")
    talk.say("Leyla")
    assert talk.memory.answers["made.name"] == "Leyla"
    assert talk.memory.aside == {}
    assert talk.memory.reopened is None


def test_a_change_while_another_is_open_puts_the_first_back() -> None:
    talk = at_summary()
    talk.say("2")
    talk.say("dəyiş 1")
    assert open_key(talk) == "made.name"
    assert talk.memory.answers["made.town"] == "Şəki"


def test_the_lines_stay_while_one_is_being_changed() -> None:
    talk = Talk(asking_three)
    talk.say("Aygün")
    talk.say("Şəki")
    talk.say("dəyiş 1")
    assert talk.say("dəyiş 2") == ["talk.before.say", "made.town.ask"]
    assert [line.value for line in talk.blocks("dəyiş")[-1].lines] == ["Aygün", "Şəki"]
    talk.say("davam")
    assert open_key(talk) == "made.colour"
    assert talk.memory.answers == {"made.name": "Aygün", "made.town": "Şəki"}


@pytest.mark.parametrize("text", ["xeyr", "нет", "dəyiş", "изменить"])
def test_a_stray_word_at_the_summary_asks_which_line_and_sends_nothing(text: str) -> None:
    talk = at_summary()
    assert [(block.key, block.hint) for block in talk.blocks(text)] == [
        ("talk.change.ask", "talk.change.hint")
    ]
    for yes in ("bəli", "да"):
        assert talk.say(yes) == ["talk.change.unclear", "talk.change.ask"]
    assert talk.say("davam") == ["made.review.ask"]
    assert "made.review.ask" not in talk.say("bəli")


def test_a_summary_that_was_not_understood_is_told_again() -> None:
    talk = at_summary()
    unclear, asked = talk.blocks("zz")
    assert unclear.key == "made.review.wrong.unclear"
    assert (asked.key, asked.expects, len(asked.lines)) == ("made.review.ask", "Review", 2)


@pytest.mark.parametrize(
    "text", ["всё верно 2 раза проверено", "ул. Низами 2", "Nizami küçəsi 2", "2 dəfə yoxladım", "не 2"]
)
def test_a_number_within_other_words_opens_no_line_of_the_summary(text: str) -> None:
    assert at_summary().say(text) == ["made.review.wrong.unclear", "made.review.ask"]


@pytest.mark.parametrize(
    "text", ["2", "2.", "iki", "2-ci", "sətir 2", "2-ci sətir", "строка 2", "изменить 2"]
)
def test_a_number_alone_opens_its_line(text: str) -> None:
    talk = at_summary()
    talk.say(text)
    assert open_key(talk) == "made.town"


@pytest.mark.parametrize("text", ["dəyiş 99", "изменить 99", "99", "0"])
def test_a_line_that_is_not_there_is_told_which_numbers_there_are(text: str) -> None:
    talk = at_summary()
    missing, asked = talk.blocks(text)
    assert (missing.key, missing.values) == ("talk.change.no_line", {"number": int(text[-2:]), "highest": 2})
    assert (asked.key, asked.hint, len(asked.lines)) == ("talk.change.ask", "talk.change.hint", 2)


def test_a_sensitive_answer_is_not_said_back() -> None:
    talk = Talk(greeted, registry)
    talk.say("1AB2C3D")
    told = talk.blocks("geri")
    assert [block.key for block in told] == ["talk.before.hidden", "made.fin.ask"]
    assert all("1AB2C3D" not in str(block.values) for block in told)


def test_an_answer_taken_by_default_is_asked_only_when_changed() -> None:
    def mailed(setting: Setting) -> Script[Ending]:
        name = yield from ask(NAME)
        town = yield from offer(TOWN, "Bakı")
        lines = (Line("made.name.line", name, NAME.name), Line("made.town.line", town, TOWN.name))
        yield from review(AGREED, lines)
        return Ending("made.end", {"town": town})

    talk = Talk(mailed)
    talk.say("Aygün")
    assert open_key(talk).startswith("made.review:")
    talk.say("2")
    assert open_key(talk) == "made.town"
    talk.say("Quba")
    talk.say("bəli")
    ending = talk.open().ending
    assert ending is not None
    assert ending.values["town"] == "Quba"


# The replies of a turn are what was said after the last answer or result.


def test_only_what_was_said_since_the_last_answer_or_result_is_told() -> None:
    talk = Talk(chatty)
    assert [block.key for block in talk.open().says] == ["made.first.say"]
    assert talk.say("Aygün") == ["made.fourth.say", "made.town.ask"]
    assert talk.say("Şəki") == ["made.last.say"]


def test_a_refused_message_repeats_nothing_else() -> None:
    talk = Talk(chatty)
    talk.say("Aygün")
    assert talk.say("?!.") == ["made.town.wrong.empty"]


@pytest.mark.parametrize("text", ["davam", "olduğu kimi qalsın", "Davam: olduğu kimi qalsın"])
def test_the_words_on_the_button_that_keeps_an_answer_may_be_typed(text: str) -> None:
    talk = at_summary()
    talk.say("dəyiş 2")
    assert open_key(talk) == "made.town"
    talk.say(text)
    assert open_key(talk).startswith("made.review:")
    assert talk.memory.answers["made.town"] == "Şəki"
