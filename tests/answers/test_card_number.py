"""Numbers of identity cards."""

from __future__ import annotations

import pytest

from dialogs.answers import CardNumber, Unsure, Wrong
from tests.answers.heard import hearing, outcome

CARD = CardNumber()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AZE12345678", "AZE12345678"), ("aze 12345678", "AZE12345678"), ("AZE №12345678", "AZE12345678"),
        ("AZE 1234 5678", "AZE12345678"), ("aze-12345678", "AZE12345678"), ("АЗЕ12345678", "AZE12345678"),
        ("AZƏ12345678", "AZE12345678"), ("AA1234567", "AA1234567"), ("аа 1234567", "AA1234567"),
        ("Seriya AZE nömrə 12345678", "AZE12345678"), ("серия AZE номер 12345678", "AZE12345678"),
        ("vəsiqəm AZE12345678, finim 5A2B3CK", "AZE12345678"), ("ＡＡ１２３４５６７", "AA1234567"),
        ("AZE12345678 AZE12345678", "AZE12345678"),
    ],
)  # fmt: skip
def test_read(text: str, expected: str) -> None:
    assert outcome(CARD, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345678", "unsure series: AZE12345678"), ("1234567", "unsure series: AA1234567"),
        ("1234 567", "unsure series: AA1234567"), ("AZEO1234567", "unsure letter_o: AZE01234567"),
        ("AZE1234567I", "unsure letter_i: AZE12345671"), ("AA123456l", "unsure letter_i: AA1234561"),
    ],
)  # fmt: skip
def test_asked_about(text: str, expected: str) -> None:
    assert outcome(CARD, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AZE1234567", "wrong length"), ("AA12345678", "wrong length"), ("5A2B3CK", "wrong fin"),
        ("AB1234567", "wrong not_a_card"), ("123456", "wrong not_a_card"), ("AZE", "wrong not_a_card"),
        ("AZE12345678 AA1234567", "wrong not_a_card"), ("bilmirəm", "wrong not_known"), ("", "wrong empty"),
        ("AA" + "1" * 90, "wrong not_a_card"), ("xAA1234567", "wrong not_a_card"),
    ],
)  # fmt: skip
def test_refused_by_name(text: str, expected: str) -> None:
    assert outcome(CARD, text) == expected


def test_a_wrong_length_says_which_card_and_how_many() -> None:
    assert CARD.read("AA 12345678", hearing()) == Wrong("length", {"series": "AA", "count": 8, "wanted": 7})


def test_a_missing_series_is_named_in_the_question_back() -> None:
    asked = CARD.read("12345678", hearing())
    assert isinstance(asked, Unsure)
    assert asked.values == {"series": "AZE"}


@pytest.mark.parametrize("kept", ["AZE1234567", "AA12345678", "aze12345678", "AZE12345678 ", 5, None])
def test_not_restored(kept: object) -> None:
    assert CARD.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize(("kept", "shown"), [("AZE12345678", "AZE…78"), ("AA1234567", "AA…67")])
def test_shown_in_part(kept: str, shown: str) -> None:
    assert CARD.restore(kept) == kept
    assert CARD.show(kept) == shown
