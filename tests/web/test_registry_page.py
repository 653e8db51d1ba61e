"""The registry's page for people in a browser: axe finds nothing, in any colours, narrow, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.web import looking
from tests.web.browser import complaints, context, open_page
from tests.web.service import Service
from tests.web.test_looks import COLOURS, NARROW

pytestmark = pytest.mark.web

PLACES = (
    "/?lang=az",
    "/?lang=ru",
    "/?lang=ru&from=50",
    "/feed?lang=az",
    "/people/1?lang=az",
    "/people/4?lang=ru",
)


@pytest.mark.parametrize("colours", COLOURS)
def test_axe_finds_nothing_on_the_registry_s_pages(browser: Browser, service: Service, colours: str) -> None:
    found: dict[str, list[str]] = {}
    with context(browser, **COLOURS[colours]) as profile:
        page = open_page(profile)
        for place in PLACES:
            page.goto(service.sandbox + place)
            found[place] = [*looking.axe(page), *complaints(page)]
    assert {place: what for place, what in found.items() if what} == {}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_scrolls_in_two_directions(browser: Browser, service: Service, place: str) -> None:
    with context(browser, **NARROW) as profile:
        page = open_page(profile)
        page.goto(service.sandbox + place)
        assert looking.wide(page) == []


def test_the_day_a_fault_and_an_offer_by_keyboard_and_form(browser: Browser, own_service: Service) -> None:
    with context(browser) as profile:
        page = open_page(profile)
        page.goto(f"{own_service.sandbox}/?lang=ru")
        before = own_service.ask("/sandbox/day")["day"]
        with page.expect_navigation():
            page.get_by_role("button", name="Следующий день", exact=True).press("Enter")
        assert own_service.ask("/sandbox/day")["day"] > before
        page.get_by_label("Реестр не отвечает").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Применить").click()
        assert own_service.ask("/sandbox/faults")["down"] is True
        with page.expect_navigation():
            page.get_by_role("button", name="Исправить всё").click()
        assert own_service.ask("/sandbox/faults")["down"] is False
        page.goto(f"{own_service.sandbox}/people/1?lang=ru")
        page.get_by_label("Должность").fill("Повар")
        with page.expect_navigation():
            page.get_by_role("button", name="Предложить работу").click()
        told: list[dict[str, Any]] = own_service.ask("/sandbox/phone")["messages"]
        assert "yeni təklif var" in told[-1]["text"]
