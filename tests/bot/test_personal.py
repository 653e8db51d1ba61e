"""What tells in words who somebody is, also written by a slip of the finger or from another country."""

from __future__ import annotations

import pytest

from bot.people.personal import has_document, has_phone


@pytest.mark.parametrize(
    "words",
    ["AZE01234567", "AA0123456", "AA01234567", "AZE0123456", "aze 0123 bax AZE012345678", "aa-012345"],
)
def test_a_card_is_told_also_with_a_digit_too_many_or_too_few(words: str) -> None:
    assert has_document(words)


@pytest.mark.parametrize("words", ["AZE 2026", "aa 5", "maddə 5.10.4", "126-000-007"])
def test_what_is_no_card_is_left_alone(words: str) -> None:
    assert not has_document(words)


@pytest.mark.parametrize(
    "words",
    [
        "050 123 45 67",
        "+7 916 123-45-67",
        "8 (916) 123-45-67",
        "012 345 67 89",
        "+994 12 345 67 89",
        "zəng edin: +90 532 123 45 67",
        "0049 151 23456789",
        "(022) 345-67-89",
    ],
)
def test_a_telephone_is_told_wherever_it_is(words: str) -> None:
    assert has_phone(words)


@pytest.mark.parametrize(
    "words",
    ["142", "126-000-007", "900-000-000-003", "012-345-678-901", "12.04.1988", "8 916", "2026-11-30", "0"],
)
def test_what_is_no_telephone_is_left_alone(words: str) -> None:
    assert not has_phone(words)
