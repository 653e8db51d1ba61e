"""On the registry's pages a person reads days in words, never as programs write them."""

from __future__ import annotations

import re

import pytest

from integrations.registry.sandbox.words import in_words
from tests.registry.asking import Asking
from tests.registry.test_page import Tags

_AS_PROGRAMS_WRITE = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b.{0,20}")


@pytest.mark.parametrize(
    ("text", "az", "ru"),
    [
        ("2026-11-22", "22 noyabr 2026-cı il", "22 ноября 2026 года"),
        ("1979-09-30", "30 sentyabr 1979-cu il", "30 сентября 1979 года"),
        ("2030-01-01", "1 yanvar 2030-cu il", "1 января 2030 года"),
        ("2013-06-05", "5 iyun 2013-cü il", "5 июня 2013 года"),
        ("1960-03-08", "8 mart 1960-cı il", "8 марта 1960 года"),
        ("2000-05-09", "9 may 2000-ci il", "9 мая 2000 года"),
        ("1900-05-09", "9 may 1900-cü il", "9 мая 1900 года"),
        ("2026-11", "noyabr 2026", "ноябрь 2026"),
        ("2026-11-22T13:01:05+04:00", "22 noyabr 2026-cı il, saat 13:01", "22 ноября 2026 года, 13:01"),
        ("126-000-001", "126-000-001", "126-000-001"),
        ("2026-11-22 yox", "2026-11-22 yox", "2026-11-22 yox"),
    ],
)
def test_a_day_in_words(text: str, az: str, ru: str) -> None:
    assert (in_words(text, "az"), in_words(text, "ru")) == (az, ru)


@pytest.mark.parametrize("place", ["/?lang=az", "/people/3?lang=ru", "/people/3?lang=az"])
async def test_no_page_shows_a_day_as_programs_write_it(asking: Asking, place: str) -> None:
    await asking.http.post("/sandbox/phone", json={"to_fin": "1AB2C3D", "text": "Addım"})
    tags = Tags((await asking.http.get(place)).text)
    assert "2026" in tags.text
    assert _AS_PROGRAMS_WRITE.findall(tags.text) == []


async def test_the_seconds_of_a_fault_are_a_plain_number(asking: Asking) -> None:
    async def seconds() -> str | None:
        fields = Tags((await asking.http.get("/")).text).of("input")
        return next(each["value"] for each in fields if each.get("name") == "slow_seconds")

    assert await seconds() == "0"
    await asking.http.post("/faults", data={"slow_seconds": "2.5"})
    assert await seconds() == "2.5"
