"""Strict JSON: what two parsers could read in two ways is no JSON here."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.registry.strict import NotJson, read

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    LEAVES | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_every_json_value_is_read_as_it_is(value: Any) -> None:
    assert read(json.dumps(value).encode()) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_and_nothing_else(raw: bytes) -> None:
    try:
        value = read(raw)
    except NotJson:
        return
    assert value == json.loads(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"1e999",
        b'{"a": 1, "a": 1}',
        b'[{"a": {"b": 1, "b": 2}}]',
        b'"\\ud800"',
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
        b"1" * 10_000,
        b"{} {}",
        b"'a'",
        b"[1,]",
    ],
    ids=lambda raw: repr(raw[:12]),
)
def test_what_is_not_plain_json_is_refused(raw: bytes) -> None:
    with pytest.raises(NotJson):
        read(raw)
