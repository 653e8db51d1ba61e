"""Typed values become JSON and come back the same, from this release and from older ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers.contract import Option
from dialogs.keep import NotKept, keep, restore
from dialogs.memory import Memory, pack, pack_block, unpack, unpack_block
from dialogs.script import Block, Line
from dialogs.values import Coded, Month, Named, Phrase, Term, Value

DAY, AT = date(2026, 11, 23), datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    many: tuple[Inner, ...] = ()
    words: Mapping[str, int] | None = None
    state: Literal["open", "closed"] = "open"
    at: datetime | None = None
    weight: float = 0.0
    either: int | str = 0
    anything: Any = None


WHOLE = Outer(Inner("a", DAY), (Inner("b"), Inner("c", DAY)), {"x": 1}, "closed", AT, 1.5, "two", [1, "two"])


def test_a_value_comes_back_the_same() -> None:
    assert restore(Outer, json.loads(json.dumps(keep(WHOLE)))) == WHOLE


def test_members_that_an_older_release_did_not_have_take_their_default() -> None:
    assert restore(Outer, {"inner": {"name": "a"}}) == Outer(Inner("a"))


def test_members_that_a_newer_release_dropped_are_ignored() -> None:
    assert restore(Inner, {"name": "a", "colour": "red"}) == Inner("a")


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (Inner, {}),
        (Inner, "a"),
        (Inner, {"name": 1}),
        (Inner, {"name": "a", "on": "yesterday"}),
        (Outer, {"inner": {"name": "a"}, "many": [1]}),
        (Outer, {"inner": {"name": "a"}, "state": "ajar"}),
        (Outer, {"inner": {"name": "a"}, "words": {"x": "y"}}),
        (Outer, {"inner": {"name": "a"}, "weight": True}),
        (Outer, {"inner": {"name": "a"}, "weight": "heavy"}),
        (Outer, {"inner": {"name": "a"}, "either": [1]}),
        (bool, 1),
        (int, True),
        (date, None),
        (int | str, None),
    ],
)
def test_what_has_another_shape_is_refused(kind: Any, kept: Any) -> None:
    with pytest.raises(NotKept):
        restore(kind, kept)


def test_whole_numbers_are_numbers() -> None:
    assert restore(float, 2) == 2.0


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        keep(object())


VALUES: tuple[Value, ...] = (
    "text",
    7,
    DAY,
    AT,
    Term("talk.yes"),
    Coded("districts", "AZ-BA"),
    Month(2026, 11),
    Named("a", "б"),
    Phrase("report.measure.said", (("measure", Named("a", "б")), ("answer", Term("talk.yes")))),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_of_a_text_comes_back_the_same(value: Value) -> None:
    assert unpack(json.loads(json.dumps(pack(value)))) == value


def test_anything_else_is_no_value_of_a_text() -> None:
    with pytest.raises(ValueError, match="no value"):
        unpack(None)


def test_a_block_comes_back_the_same() -> None:
    lines = (Line("made.name.line", "Aygün"), Line("", Coded("districts", "AZ-BA")))
    options = (Option("yes", Term("talk.yes")),)
    whole = Block(
        "made.ask",
        {"day": DAY},
        lines,
        options,
        "made.hint",
        "Choice",
        "receipt",
        True,
        "made.again",
        lines[:1],
    )
    for block in (whole, Block("made.say")):
        assert unpack_block(json.loads(json.dumps(pack_block(block)))) == block


keys = st.text(min_size=1, max_size=8)
plain = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8)


@given(
    answers=st.dictionaries(keys, plain),
    aside=st.dictionaries(keys, plain),
    reopened=st.none() | keys,
    back=st.booleans(),
    asked=st.none() | keys,
    began=st.dictionaries(keys, plain),
    marks=st.none() | st.lists(plain),
    unsure=st.none() | st.dictionaries(keys, plain),
    results=st.dictionaries(keys, st.dictionaries(keys, plain)),
)
def test_a_memory_comes_back_the_same(**members: Any) -> None:
    memory = Memory(**members)
    assert Memory.from_json(json.loads(json.dumps(memory.as_json()))) == memory


def test_what_an_older_release_remembered_is_read() -> None:
    assert Memory.from_json({"answers": {"a": 1}, "colour": "red"}) == Memory({"a": 1})
