"""Numbers in words, and days counted from today, as speech reads them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import speech
from dialogs.values import Language
from tests.answers.heard import TODAY

AZ_UNITS = ("", *"bir iki üç dörd beş altı yeddi səkkiz doqquz".split())
AZ_TENS = ("", *"on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan".split())
RU_UNITS = ("", *"один два три четыре пять шесть семь восемь девять".split())
RU_TEENS = tuple(
    """
    десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать
    девятнадцать
    """.split()
)
RU_TENS = ("", "", *"двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split())
RU_HUNDREDS = ("", *"сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split())


def azerbaijani(value: int) -> str:
    """A number below a million in words, as it is spoken."""
    thousands, rest = divmod(value, 1000)
    words = [azerbaijani(thousands) if thousands > 1 else "", "min"] if thousands else []
    hundreds, rest = divmod(rest, 100)
    words += [AZ_UNITS[hundreds] if hundreds > 1 else "", "yüz"] if hundreds else []
    words += [AZ_TENS[rest // 10], AZ_UNITS[rest % 10]]
    return " ".join(filter(None, words))


def russian(value: int) -> str:
    """A number below a million in words; gender and case do not matter here."""
    thousands, rest = divmod(value, 1000)
    words = [russian(thousands) if thousands > 1 else "", "тысяч"] if thousands else []
    words.append(RU_HUNDREDS[rest // 100])
    rest %= 100
    words += [RU_TEENS[rest - 10]] if 10 <= rest < 20 else [RU_TENS[rest // 10], RU_UNITS[rest % 10]]
    return " ".join(filter(None, words))


@given(st.integers(1, 999_999))
def test_every_number_in_words(value: int) -> None:
    for said, language in ((azerbaijani(value), "az"), (russian(value), "ru")):
        assert speech.number(said, language) == value  # type: ignore[arg-type]  # a tuple of str is not narrowed
        assert speech.number(said.upper()) == value
        assert speech.number(f"{said} manat") == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min min", None), ("двадцать двадцать", None), ("on iyirmi", None),
        ("beş sıfır", None),
        ("12 345", 12345), ("1 234 567", 1234567), ("12 34", None), ("0 5", None), ("№3", 3), ("3-cü", 3),
        ("999999999", 999_999_999), ("9999999999", None), ("5 мин", 5), ("", None),
    ],
)  # fmt: skip
def test_what_is_one_number(text: str, expected: int | None) -> None:
    assert speech.number(text) == expected or (text == "5 мин" and speech.number(text, "ru") == expected)


def test_ordinals_count_where_they_are_asked_for() -> None:
    assert speech.numbers("пятого двухтысячного", "ru", ordinals=True) == [5, 2000]
    assert speech.numbers("üçüncü ikinci", ordinals=True) == [3, 2]
    assert speech.numbers("üçüncü") == []


@given(st.integers(0, 20_000))
def test_days_and_weeks_ago_and_ahead(amount: int) -> None:
    day = timedelta(days=amount)
    assert speech.date(f"{amount} gün əvvəl", TODAY) == TODAY - day
    assert speech.date(f"через {amount} дней", TODAY, "ru") == TODAY + day
    if amount < 5000:
        assert speech.date(f"{amount} həftə qabaq", TODAY) == TODAY - 7 * day


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("dünən", "az", date(2026, 11, 20)), ("вчера", "ru", date(2026, 11, 20)),
        ("üç ay sonra", "az", date(2027, 2, 21)),
        ("год назад", "ru", date(2025, 11, 21)), ("50000 gün əvvəl", "az", None),
        ("99999 il sonra", "az", None),
        ("3 gün", "az", None), ("əvvəl", "az", None), ("3 gün əvvəl sonra", "az", None),
        ("3 5 gün əvvəl", "az", None),
        ("gün əvvəl işdən çıxdım", "az", None), ("1999", "az", None), ("12.05.1990", "az", date(1990, 5, 12)),
    ],
)  # fmt: skip
def test_a_day_said(text: str, language: Language, expected: date | None) -> None:
    assert speech.date(text, TODAY, language) == expected


@pytest.mark.parametrize(
    "text", ["bilmirəm", "yadımda deyil", "Unutmuşam", "не помню", "забыла", "мой фин не знаю"]
)
def test_not_knowing(text: str) -> None:
    assert speech.not_known(text)


@pytest.mark.parametrize("text", ["bilirəm", "помню", "5A2B3CK", "", "x" * 500])
def test_knowing(text: str) -> None:
    assert not speech.not_known(text)
