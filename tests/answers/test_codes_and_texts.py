"""One-time codes, free texts and numbers."""

from __future__ import annotations

import pytest

from dialogs.answers import FreeText, Number, OneTimeCode, Wrong
from dialogs.answers.one_time_code import AGAIN
from tests.answers.heard import hearing, outcome

CODE = OneTimeCode()
TEXT = FreeText(at_most=20)
COUNT = Number(lowest=0, highest=20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345678", "12345678"), ("1234 5678", "12345678"), ("1234-5678", "12345678"),
        ("kod: 12345678.", "12345678"),
        ("Addım kodu: 12345678\n10 dəqiqə işləyir", "12345678"), ("１２３４５６７８", "12345678"),
        ("1234567", "wrong length"), ("123456789", "wrong length"), ("gəlmədi", "wrong not_a_code"),
        ("1234567O", "wrong not_a_code"), ("bilmirəm", "wrong not_known"), ("", "wrong empty"),
    ],
)  # fmt: skip
def test_one_time_code(text: str, expected: str) -> None:
    assert outcome(CODE, text) == expected


def test_a_code_of_another_length() -> None:
    assert outcome(OneTimeCode(digits=6), "123456") == "123456"
    assert OneTimeCode(digits=6).read("12345", hearing()) == Wrong("length", {"count": 5, "wanted": 6})


@pytest.mark.parametrize("kept", ["1234567", "1234567a", "١٢٣٤٥٦٧٨", None, 12345678])
def test_code_not_restored(kept: object) -> None:
    assert CODE.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Şəki,  Axundov 5", "Şəki, Axundov 5"), ("bir\niki", "bir iki"), ("<b>x</b>", "<b>x</b>"),
        ("a\u202eb\u200bc\x07", "abc"), ("и\u0306", "й"), ("...", "wrong empty"), ("", "wrong empty"),
        ("x" * 20, "x" * 20), ("x" * 21, "wrong too_long"), ("x" * 60_000, "wrong too_long"), ("\ud800a", "a"),
    ],
)  # fmt: skip
def test_free_text(text: str, expected: str) -> None:
    assert outcome(TEXT, text) == expected


def test_a_long_text_is_not_cut_silently() -> None:
    long = "ə" * 1500
    assert FreeText(at_most=2000).read(long, hearing()) == long


@pytest.mark.parametrize("kept", ["", "x" * 21, None, 5])
def test_text_not_restored(kept: object) -> None:
    assert TEXT.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0), ("20", 20), ("on beş", 15), ("двадцать", 20), ("3 nəfər", 3),
        ("iyirmi bir", "wrong too_high"),
        ("1 200", "wrong too_high"), ("2 или 3", "wrong several"), ("bir-iki", "wrong several"),
        ("1,5", "wrong not_a_number"), ("-3", "wrong not_a_number"), ("полтора", "wrong not_a_number"),
        ("çox", "wrong not_a_number"), ("3 deyil", "wrong not_a_number"), ("9" * 500, "wrong not_a_number"),
        ("bilmirəm", "wrong not_known"), ("", "wrong empty"), ("он работает", "wrong not_a_number"),
    ],
)  # fmt: skip
def test_number(text: str, expected: object) -> None:
    russian = hearing("ru") if any("а" <= sign <= "я" for sign in text) else hearing()
    assert outcome(COUNT, text, russian) == expected


def test_a_number_below_the_lowest() -> None:
    assert Number(lowest=5, highest=9).read("4", hearing()) == Wrong("too_low", {"lowest": 5})


@pytest.mark.parametrize("kept", [-1, 21, True, "3", 3.0, None])
def test_number_not_restored(kept: object) -> None:
    assert COUNT.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize("text", ["1", "12", "5 / 7", "№ 4", "a 1", "a@b", "ad@poct.az"])
def test_an_address_without_a_word_is_refused(text: str) -> None:
    kind = FreeText(letters=3)
    assert kind.read(text, hearing()) == Wrong("no_words")
    assert kind.restore(text) is None


@pytest.mark.parametrize("text", ["Да, отправить", "bəli, göndər", "Hə, düzdür", "да, да"])
def test_a_yes_set_off_by_a_comma_is_no_name(text: str) -> None:
    assert FreeText(letters=2, sentence=True).read(text, hearing()) == Wrong("yes_no")


@pytest.mark.parametrize(
    "text", ["yoxdur", "belə iş yoxdur", "heç nə yoxdur", "нету", "нет такой работы", "Ничего такого нет."]
)
def test_that_there_is_no_such_thing_is_no_name(text: str) -> None:
    assert FreeText(letters=2, sentence=True).read(text, hearing()) == Wrong("yes_no")


@pytest.mark.parametrize(
    "text", ["bilmirəm", "dəqiq bilmirəm", "heç nə bilmirəm", "yadımda deyil", "не знаю", "я точно не помню"]
)
def test_not_knowing_is_no_name(text: str) -> None:
    assert FreeText(letters=2, sentence=True).read(text, hearing()) == Wrong("not_known")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ağır qaldıra bilmirəm",
            "ayaq üstə dura bilmirəm",
            "не знаю точно, тяжёлое нельзя",
            "yox, ağır yük",
        ),
        *("heç bir ağır iş", "belə iş", "в ночное время", "не могу стоять"),
    ],
)
def test_what_somebody_cannot_do_is_taken(text: str) -> None:
    assert FreeText(letters=2, sentence=True).read(text, hearing()) == text


@pytest.mark.parametrize("text", ["Da Vinci", "Da Vinci, MMC", "Xeyir, MMC", "Bəli Servis"])
def test_a_name_that_begins_like_a_yes_is_one(text: str) -> None:
    assert FreeText(letters=2, sentence=True).read(text, hearing()) == text


@pytest.mark.parametrize("text", ["Nizami 5", "Nic kəndi", "улица Низами, дом 5", "28 May küç. 3"])
def test_an_address_with_a_name_is_taken(text: str) -> None:
    assert FreeText(letters=3).read(text, hearing()) == text


@pytest.mark.parametrize(
    "text", ["yeni kod", "Kod gəlmədi", "kod hələ də gəlmir, yeni kod", "новый код", "Код не пришёл"]
)
def test_a_new_code_can_be_wished_for(text: str) -> None:
    assert OneTimeCode(again=True).read(text, hearing()) == AGAIN
    assert OneTimeCode().read(text, hearing()) != AGAIN
    assert OneTimeCode().restore(AGAIN) is None
