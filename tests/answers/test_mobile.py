"""Mobile numbers in every way of writing, with the phonenumbers package as a second opinion."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers import Mobile, Unsure, Wrong
from dialogs.answers.mobile import PREFIXES, national
from tests.answers.heard import hearing, outcome

MOBILE = Mobile()
NUMBERS = st.builds("{}{:07d}".format, st.sampled_from(PREFIXES), st.integers(2_000_000, 9_999_999))
WRITINGS = (
    "+994{0}", "994{0}", "00994{0}", "0{0}", "{0}", "+994 {1} {2} {3} {4}", "0{1} {2} {3} {4}", "(0{1}) {2}-{3}-{4}",
    "0{1}-{2}-{3}-{4}", "+994 (0){1} {2} {3} {4}", "0{1}/{2}/{3}/{4}", "0{1}.{2}.{3}.{4}", "nömrəm 0{1} {2} {3} {4}",
    "тел. +994{0}", "zəng edin 0{0} zəhmət olmasa", "\u202a+994 {1} {2} {3} {4}\u202c",
)  # fmt: skip


@given(NUMBERS, st.sampled_from(WRITINGS))
def test_every_writing_of_every_prefix(local: str, writing: str) -> None:
    text = writing.format(local, local[:2], local[2:5], local[5:7], local[7:])
    assert MOBILE.read(text, hearing()) == f"+994{local}"


@given(NUMBERS)
def test_the_phone_library_agrees(local: str) -> None:
    parsed = phonenumbers.parse(f"+994{local}", None)
    kind = phonenumbers.number_type(parsed)
    assert kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.UNKNOWN)
    if kind == phonenumbers.PhoneNumberType.MOBILE:
        shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        assert national(f"+994{local}").replace(" ", "") == "".join(filter(str.isdigit, shown))


@given(NUMBERS)
def test_only_its_end_is_said_back(local: str) -> None:
    assert MOBILE.show(f"+994{local}") == f"…{local[-2:]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("012 498 76 54", "wrong landline"), ("+994 12 345 67 89", "wrong landline"),
        ("018 642 00 00", "wrong landline"),
        ("142", "wrong short_number"), ("000", "wrong short_number"), ("103", "wrong short_number"),
        ("050 123 45 6", "wrong length"), ("050 123 45 678", "wrong length"), ("4987654", "wrong length"),
        ("+7 900 123 45 67", "wrong foreign"), ("0090 532 123 45 67", "wrong foreign"),
        ("052 123 45 67", "wrong prefix"),
        ("nömrəm yoxdur", "wrong not_a_number"),
        ("нет телефона", "wrong not_a_number"), ("bilmirəm", "wrong not_known"),
        ("", "wrong empty"), ("0" * 999, "wrong length"),
        ("050 234 56 78 və ya 055 111 22 33", "unsure several: +994502345678"),
    ],
)  # fmt: skip
def test_refused_or_asked(text: str, expected: str) -> None:
    assert outcome(MOBILE, text) == expected


@pytest.mark.parametrize(
    ("text", "count", "wanted"),
    [("050 123 45 6", 9, 10), ("50 123 45 6", 8, 9), ("+994 50 123 45 6", 11, 12)],
)
def test_digits_are_counted_as_typed(text: str, count: int, wanted: int) -> None:
    assert MOBILE.read(text, hearing()) == Wrong("length", {"count": count, "wanted": wanted})


def test_two_numbers_are_offered_as_people_write_them() -> None:
    asked = MOBILE.read("0502345678, 0551112233", hearing())
    assert isinstance(asked, Unsure)
    assert [offer.label for offer in asked.offers][:2] == ["050 234 56 78", "055 111 22 33"]


@pytest.mark.parametrize("kept", ["0502345678", "+994122345678", "+99450234567", "+994502345678\n", None, 5])
def test_not_restored(kept: object) -> None:
    assert MOBILE.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store
