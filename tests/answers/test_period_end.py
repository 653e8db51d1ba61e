"""The end of something that began on a known day, or that it still goes on."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.answers import Unsure, Wrong
from dialogs.answers.period_end import STILL, End, PeriodEnd
from tests.answers.heard import hearing

BEGAN = date(2018, 2, 1)
KIND = PeriodEnd(BEGAN)


@pytest.mark.parametrize(("text", "day"), [("30.06.2020", date(2020, 6, 30)), ("01.02.2018", BEGAN)])
def test_a_day_after_the_beginning_is_an_end(text: str, day: date) -> None:
    assert KIND.read(text, hearing()) == End(day)


@pytest.mark.parametrize("text", ["31.01.2018", "5 oktyabr 1987", "12 мая 2017"])
def test_an_end_before_the_beginning_is_refused_with_that_day(text: str) -> None:
    assert KIND.read(text, hearing()) == Wrong("before_start", {"day": BEGAN})


@pytest.mark.parametrize(
    "text",
    [
        "işləyirəm", "hələ işləyirəm", "İndi də orada işləyirəm", "isleyirem", "davam edir", "bu günə kimi",
        "работаю", "ещё работаю", "Работаю до сих пор", "по настоящее время",
    ],
)  # fmt: skip
def test_a_job_that_goes_on_has_no_end(text: str) -> None:
    assert KIND.read(text, hearing()) == End(None)


@pytest.mark.parametrize("text", ["işləmirəm", "не работаю", "с тех пор не работаю", "?!", "02.2020"])
def test_who_works_no_more_is_asked_for_the_day(text: str) -> None:
    assert isinstance(KIND.read(text, hearing()), Wrong)


def test_of_two_readings_only_one_after_the_beginning_is_offered() -> None:
    asked = PeriodEnd(date(2020, 3, 1)).read("02/05/20", hearing())
    if isinstance(asked, Unsure):
        assert all(offer.kept is None or str(offer.kept) >= "2020-03-01" for offer in asked.offers)
    else:
        assert asked == End(date(2020, 5, 2))


@pytest.mark.parametrize("end", [End(None), End(date(2020, 6, 30))])
def test_what_is_kept_comes_back(end: End) -> None:
    assert KIND.restore(KIND.keep(end)) == end


def test_an_end_counts_no_more_when_the_beginning_moves_past_it() -> None:
    kept = KIND.keep(End(date(2020, 6, 30)))
    assert PeriodEnd(date(2021, 1, 1)).restore(kept) is None
    assert PeriodEnd(date(2021, 1, 1)).restore(KIND.keep(End(None))) == End(None)


def test_it_is_shown_as_a_day_or_in_words() -> None:
    assert KIND.show(End(None)) == STILL
    assert KIND.show(End(BEGAN)) == BEGAN
