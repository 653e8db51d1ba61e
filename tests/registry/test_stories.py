"""The stories of the demo's first page stay true: they name days, for the day is moved on while they are read."""

from __future__ import annotations

import re
from datetime import date

import pytest

from integrations.registry.sandbox.people.reading import stories

FIRST = date(2026, 11, 23)
STORIES = {one.slug: one.story for one in stories(FIRST)}
MOVING = re.compile(
    r"\b(?:dünən|bu gün|sabah|indi|hazırda|bu il|bu ay\w*|keçən|yaşınd\w*|вчера|сегодня|завтра|сейчас|лет|год назад"
    r"|эт\w+ месяц\w*|прошл\w+)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("slug", STORIES)
def test_a_story_says_nothing_that_a_moved_day_makes_untrue(slug: str) -> None:
    az, ru = STORIES[slug]
    assert az
    assert ru
    assert [found for story in (az, ru) for found in MOVING.findall(story)] == []
    assert not re.search(r"[{}]", az + ru)


@pytest.mark.parametrize(
    ("slug", "az", "ru"),
    [
        ("under-way", "Orxan 22 noyabr 2026 tarixində DOST mərkəzində", "в центре DOST 22 ноября 2026 года."),
        ("under-way", "23 noyabr 2026 tarixində ərizəyə hələ baxılırdı.", "На 23 ноября 2026 года его ещё"),
        ("barred", "son gün: 23 iyun 2027.", "последний день: 23 июня 2027 года."),
        ("report", "23 noyabr 2026 tarixində aylıq hesabatı", "На 23 ноября 2026 года отчёт за месяц"),
    ],
)
def test_its_days_are_counted_from_the_first_day(slug: str, az: str, ru: str) -> None:
    assert az in STORIES[slug][0]
    assert ru in STORIES[slug][1]
