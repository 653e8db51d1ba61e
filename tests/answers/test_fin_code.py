"""FIN codes: read wherever they stand, asked about where a letter is doubtful, otherwise refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers import FinCode, Unsure, Wrong
from dialogs.values import Term
from tests.answers.heard import hearing, outcome

FIN = FinCode()
CODE = "5A2B3CK"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@pytest.mark.parametrize(
    "text",
    [
        "5A2B3CK", "5a2b3ck", " 5A2B3CK\n", "FIN: 5A2B3CK", "fin:5A2B3CK.", "FİN kodum 5A2B3CK",
        "мой фин 5a2b3ck",
        "5A2 B3CK", "5A2-B3CK", "5 A 2 B 3 C K", "«5A2B3CK»", "mənim FİN kodum budur: 5A2B3CK, zəhmət olmasa",
        "AZE12345678 5A2B3CK", "5A2B3CK 5A2B3CK", "５Ａ２Ｂ３ＣＫ", "٥A٢B٣CK", "5A2\u200bB3CK", "5A2B3CK\u200e",
        "\u2067 5A2B3CK\u2069", "5A2\u00a0B3CK", "5A2\x00B3CK", "#5A2B3CK",
    ],
)  # fmt: skip
def test_read(text: str) -> None:
    assert outcome(FIN, text) == CODE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5A2BO3K", "unsure letter_o: 5A2B03K"), ("5a2bo3k", "unsure letter_o: 5A2B03K"),
        ("5A2BО3K", "unsure letter_o: 5A2B03K"), ("7K1I2MD", "unsure letter_i: 7K112MD"),
        ("6h3nı2p", "unsure letter_i: 6H3N12P"), ("6H3Nİ2P", "unsure letter_i: 6H3N12P"),
        ("6h3ni\u03072p", "unsure letter_i: 6H3N12P"), ("OI23456", "unsure letters_io: 0123456"),
        ("8КМ4ТХ2", "unsure cyrillic: 8KM4TX2"), ("8км4тх2", "unsure cyrillic: 8KM4TX2"),
        ("ABCDEFG", "unsure no_digits: ABCDEFG"),
    ],
)  # fmt: skip
def test_doubtful_letters_are_asked_about(text: str, expected: str) -> None:
    assert outcome(FIN, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "wrong empty"), (" \n\u200b", "wrong empty"), ("x" * 1001, "wrong too_long"),
        ("5A2B3C", "wrong length"), ("5A2B3CKK", "wrong length"), ("0501234567", "wrong length"),
        ("5A2B3CK5A2B3CK", "wrong length"), ("5Ж2Б3ЦК", "wrong cyrillic"), ("5A2BЗCK", "wrong cyrillic"),
        ("5A2B3Cß", "wrong letters"), ("5A2B3Cſ", "wrong letters"), ("5A2B3C\u212a", "wrong letters"),
        ("5A2B3CŞ", "wrong letters"), ("5A2B3C²", "wrong letters"), ("5A2B3Cﬁ", "wrong letters"),
        ("5A2B3𝐂K", "wrong letters"), ("\u202e5A2B3C", "wrong letters"), ("\ud8005A2B3C", "wrong letters"),
        ("AZE12345678", "wrong card_number"), ("AA1234567", "wrong card_number"),
        ("unutdum", "wrong not_known"), ("фин не помню", "wrong not_known"),
        ("7 işarəni bilmirəm", "wrong not_known"), ("bilmirəm", "wrong not_known"),
        ("salam", "wrong not_a_code"), ("5A2B3CK və ya 1AB2C3D", "wrong not_a_code"),
        ("-------", "wrong not_a_code"),
    ],
)  # fmt: skip
def test_refused_by_name(text: str, expected: str) -> None:
    assert outcome(FIN, text) == expected


def test_the_number_of_signs_is_told() -> None:
    assert FIN.read("5A2 B3C", hearing()) == Wrong("length", {"count": 6})


def test_a_question_back_does_not_show_the_code() -> None:
    asked = FIN.read("5A2BO3K", hearing())
    assert isinstance(asked, Unsure)
    assert [offer.label for offer in asked.offers] == [Term("talk.yes"), Term("talk.rewrite")]
    assert asked.offers[1].kept is None


def test_only_the_last_two_signs_are_shown() -> None:
    assert FIN.show(CODE) == "…CK"


@pytest.mark.parametrize(
    "kept", ["5A2B3C", "5a2b3ck", "5A2BO3K", "5A2B3CK\n", "٥A2B3CK", None, 7, ["5A2B3CK"]]
)
def test_not_restored(kept: object) -> None:
    assert FIN.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@given(st.text(alphabet=ALPHABET, min_size=7, max_size=7))
def test_every_code_with_a_digit_is_read_in_both_cases(code: str) -> None:
    expected = code if any(sign.isdigit() for sign in code) else f"unsure no_digits: {code}"
    for text in (code, code.lower()):
        found = outcome(FIN, text)
        assert found == expected or (not code[0].isdigit() and found == "wrong not_known")


@given(st.text(alphabet=st.characters(), max_size=12))
def test_nothing_else_is_ever_accepted(text: str) -> None:
    found = FIN.read(text, hearing())
    if isinstance(found, str):
        assert len(found) == 7
        assert set(found) <= set(ALPHABET)
