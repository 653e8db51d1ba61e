"""Buttons: what they carry, what they stand for, and that nobody else can write one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.buttons import Pressed, Prompt, Seals, prompt

SEALS = Seals(bytes(range(32)))


def told(
    asked: str, expects: str = "Choice", ids: tuple[str, ...] = ("yes", "no"), language: str = "az"
) -> dict[str, Any]:
    options = [[one, ["term", f"x.{one}"]] for one in ids]
    return {
        "asked": asked,
        "language": language,
        "blocks": [{"key": "q.ask", "expects": expects, "options": options}],
    }


def digest_of(body: dict[str, Any]) -> bytes:
    asked = prompt(body)
    assert asked is not None
    return asked.digest


@given(place=st.integers(1, 100), chosen=st.integers(0, 255), chat=st.integers(1, 2**52).map(str))
def test_data_comes_back_and_fits(place: int, chosen: int, chat: str) -> None:
    digest = digest_of(told("a"))
    data = SEALS.write(chat, digest, place, chosen)
    assert len(data.encode()) <= 64
    assert SEALS.read(chat, data) == Pressed(digest, place, chosen)


def test_data_of_another_chat_or_service_is_not_ours() -> None:
    data = SEALS.write("77", digest_of(told("a")), 1)
    assert SEALS.read("78", data) is None
    assert Seals(bytes(32)).read("77", data) is None


@given(place=st.integers(0, 23), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789_-"))
def test_changed_data_is_not_ours(place: int, letter: str) -> None:
    data = SEALS.write("77", digest_of(told("a")), 1)
    forged = data[:place] + letter + data[place + 1 :]
    assert forged == data or SEALS.read("77", forged) is None


@given(st.text(max_size=64))
def test_any_data_may_come(data: str) -> None:
    assert SEALS.read("77", data) is None


def test_one_question_is_told_from_another() -> None:
    seen = {
        digest_of(told("a")),
        digest_of(told("b")),
        digest_of(told("a", ids=("1", "2"))),  # a question back has as many choices as the question
        digest_of(told("a", ids=("yes", "no", "unknown"))),
    }
    assert len(seen) == 4


def test_another_language_leaves_a_button_alive() -> None:
    assert digest_of(told("a", language="az")) == digest_of(told("a", language="ru"))


def test_a_summary_is_sent_by_words_never_by_a_number() -> None:
    for language, words in (("az", "bəli"), ("ru", "да")):
        asked = prompt(told("review:12", "Review", (), language))
        assert asked is not None
        assert asked.said(1, 0) == words


@pytest.mark.parametrize(("kind", "ids"), [("Several", ("a", "b", "c")), ("OrUnknown", ("a", "b", "c"))])
def test_several_are_marked_one_by_one(kind: str, ids: tuple[str, ...]) -> None:
    asked = prompt(told("which:a,b,c", kind, ids))
    assert asked is not None
    assert asked.said(1, 0) is None
    marked = asked.marked(press(3), asked.marked(press(1), 0))
    assert asked.said(4, marked) == "1 3"
    assert asked.said(4, asked.marked(press(1, marked), marked)) == "3"
    assert asked.said(5, marked) == "0"
    assert asked.said(6, marked) == ("bilmirəm" if kind == "OrUnknown" else "?")


def press(place: int, shown: int = 0) -> Pressed:
    """A press of a button that showed these marks."""
    return Pressed(b"digest", place, shown)


def test_a_press_makes_a_choice_what_its_button_did_not_show() -> None:
    """Of two quick presses the second comes from a keyboard that does not show the first yet."""
    asked = prompt(told("which", "Several", ("a", "b", "c")))
    assert asked is not None
    once = asked.marked(press(1), 0)
    assert asked.marked(press(1), once) == once
    assert asked.marked(press(3), once) == 0b101
    assert asked.marked(press(1, once), 0b101) == 0b100


def test_nothing_marked_is_not_none_of_them() -> None:
    asked = prompt(told("which", "Several", ("a", "b", "c")))
    assert asked is not None
    assert asked.said(4, 0) == ""


def test_one_of_five_is_one_press_and_not_knowing_another() -> None:
    asked = prompt(told("eligibility.offers", "OrUnknown", ("a", "b", "c", "d", "e")))
    assert asked is not None
    assert not asked.several
    assert [asked.said(place, 0) for place in (1, 5, 6, 7)] == ["1", "5", "bilmirəm", "?"]


def test_a_date_that_may_be_unknown_has_a_button_for_that() -> None:
    asked = prompt(told("eligibility.fact.birth_date", "OrUnknown", ()))
    assert asked is not None
    assert asked.said(1, 0) == "bilmirəm"


def test_where_one_of_the_choices_is_not_knowing_one_press_answers() -> None:
    asked = prompt(told("which", "OrUnknown", ("yes", "no", "unknown")))
    assert asked is not None
    assert asked.said(3, 0) == "3"


def test_what_asks_nothing_has_no_buttons() -> None:
    assert prompt({"asked": "a", "language": "az", "blocks": [{"key": "x.say"}]}) is None
    assert prompt({"asked": None, "language": "az", "blocks": []}) is None


def test_a_place_that_was_never_there_is_no_answer() -> None:
    assert Prompt("a", "Choice", ("1", "2")).said(3, 0) == "?"
