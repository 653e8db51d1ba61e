"""Dates: every way of writing, bounds that move with today, and what is asked back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers import DateAnswer, Unsure, Wrong
from dialogs.answers.past_day import PastDay
from tests.answers.heard import TODAY, hearing, outcome

BIRTH = DateAnswer()
READY = DateAnswer(years_back=0, days_ahead=365)
BIRTHS = st.dates(TODAY.replace(year=TODAY.year - 99), TODAY)
AZ = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr".split()
RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
TRANSLIT = "yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya".split()


@given(
    BIRTHS,
    st.sampled_from(
        [
            "{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{d}/{m}/{y}", "{d} {m} {y}", "{y}-{m:02}-{d:02}",
        "{d:02}{m:02}{y}",
            "{d} {az} {y}", "{d} {az} {y}-cı il", "{y}-ci il {az} ayının {d}-i", "{az} ayının {d}-si {y}",
            "{d} {ru} {y} года", "{d}-го {ru} {y} г.", "{d} {translit} {y}", "doğum tarixim {d:02}.{m:02}.{y}",
            "родился {d}.{m}.{y}", "{d:02}. {m:02}. {y}", "{d} {AZ} {y}",
        ]
    ),
)  # fmt: skip
def test_every_day_in_every_writing(day: date, writing: str) -> None:
    place = day.month - 1
    text = writing.format(
        d=day.day,
        m=day.month,
        y=day.year,
        az=AZ[place],
        AZ=AZ[place].upper(),
        ru=RU[place],
        translit=TRANSLIT[place],
    )
    assert BIRTH.read(text, hearing()) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.05.90", date(1990, 5, 12)), ("12 may 90", date(1990, 5, 12)), ("03.07.05", date(2005, 7, 3)),
        ("21.11.26", TODAY), ("22.11.26", date(1926, 11, 22)), ("29.02.24", date(2024, 2, 29)),
        ("12.05.1990 12.05.1990", date(1990, 5, 12)), ("bu gün", TODAY), ("dünən", date(2026, 11, 20)),
        ("bir ay əvvəl", date(2026, 10, 21)), ("iki il qabaq", date(2024, 11, 21)),
        ("неделю назад", date(2026, 11, 14)),
        ("on iki may min doqquz yüz doxsan", date(1990, 5, 12)), ("5 may iki min beş", date(2005, 5, 5)),
        ("двухтысячного года пятого мая", date(2000, 5, 5)),
        ("31.02.1990", "wrong impossible_date"), ("30 fevral 1988", "wrong impossible_date"),
        ("29.02.2023", "wrong impossible_date"), ("0.0.0000", "wrong impossible_date"),
        ("45 may 1990", "wrong impossible_date"),
        ("01.12", "wrong no_year"), ("31/1", "wrong no_year"), ("12. 25.", "wrong no_year"),
        ("05.2022", "wrong no_day"), ("2022-05", "wrong no_day"), ("13.14", "wrong not_a_date"),
        ("2.5 ay", "wrong not_a_date"), ("may 1990", "wrong no_day"), ("1990", "wrong no_day"),
        ("12 may", "wrong no_year"),
        ("sabah", "wrong future"), ("22.11.2026", "wrong future"), ("20.11.1926", "wrong too_old"),
        ("1.1.0001", "wrong too_old"),
        ("dəqiq bilmirəm", "wrong not_known"), ("не помню", "wrong not_known"), ("...", "wrong not_a_date"),
        ("salam", "wrong not_a_date"), ("99999999999 gün əvvəl", "wrong not_a_date"), ("", "wrong empty"),
        ("12/25/1990", "unsure meant: 1990-12-25"),
        ("12.05.1990 или 13.05.1990", "unsure ambiguous: 1990-05-12"),
    ],
)  # fmt: skip
def test_birth_date(text: str, expected: object) -> None:
    assert outcome(BIRTH, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sabah", date(2026, 11, 22)), ("indi", TODAY), ("сразу", TODAY), ("1 fevral 2027", date(2027, 2, 1)),
        ("01.02.27", date(2027, 2, 1)), ("через месяц", date(2026, 12, 21)),
        ("2 həftədən sonra", date(2026, 12, 5)),
        ("dünən", "wrong too_old"), ("22.11.2027", "wrong future"),
    ],
)  # fmt: skip
def test_a_day_to_come(text: str, expected: object) -> None:
    assert outcome(READY, text) == expected


def test_days_asked_about_are_offered_with_a_way_out() -> None:
    asked = BIRTH.read("12.05.1990 или 13.05.1990", hearing("ru"))
    assert isinstance(asked, Unsure)
    assert [offer.label for offer in asked.offers][:2] == [date(1990, 5, 12), date(1990, 5, 13)]
    assert asked.offers[-1].kept is None


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(0, 120), st.integers(0, 400))
def test_the_bounds_themselves_are_within(today: date, years_back: int, days_ahead: int) -> None:
    answer = DateAnswer(years_back, days_ahead)
    latest = today + timedelta(days=days_ahead)
    heard = hearing(today=today)
    assert answer.read(latest.strftime("%d.%m.%Y"), heard) == latest
    assert answer.read((latest + timedelta(days=1)).strftime("%d.%m.%Y"), heard) == Wrong(
        "future", {"latest": latest}
    )


def test_the_earliest_day_is_told() -> None:
    leap = date(2028, 2, 29)
    found = DateAnswer(years_back=1).read("27.02.2027", hearing(today=leap))
    assert found == Wrong("too_old", {"earliest": date(2027, 2, 28)})
    assert DateAnswer(years_back=1).read("28.02.2027", hearing(today=leap)) == date(2027, 2, 28)


def test_a_month_before_its_longest_day_is_its_last() -> None:
    assert BIRTH.read("bir ay əvvəl", hearing(today=date(2026, 3, 31))) == date(2026, 2, 28)


@pytest.mark.parametrize("kept", ["12.05.1990", "1990-02-31", "", None, 5, ["1990-05-12"]])
def test_not_restored(kept: object) -> None:
    assert BIRTH.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("01.11", date(2026, 11, 1)),
        ("1/11", date(2026, 11, 1)),
        ("05.12", "unsure meant: 2025-12-05"),
        ("11.2026", "wrong no_day"),
    ],
)
def test_a_day_that_is_over_is_read_without_its_year_in_digits_too(text: str, said: object) -> None:
    assert outcome(PastDay(), text) == said
