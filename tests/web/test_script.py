"""The script: what is heard, what stays in the field, where the keyboard is, what it builds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browser import CONSENT, begin, complaints, context, count, heard, open_page, ours, say
from tests.web.hostile import INVISIBLE, MARKUP, UNSEEN
from tests.web.service import Service

pytestmark = pytest.mark.web

WRONG = "bəlkə sabah"
DRAWN = """() => ['.talk', '#choose', '#hint'].map(css => document.querySelector(css).outerHTML
  .replace(/(name="key" value=)"[^"]*"/g, '$1').replace(/>\\s+</g, '><'))"""


def test_each_answer_is_heard_once_and_in_order(page: Page) -> None:
    for text in ("1", "təkrar", "1"):
        say(page, text)
    assert heard(page, "log") == ours(page)[1:]
    assert heard(page, "alert") == []
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")


def test_the_page_the_script_builds_is_the_page_the_server_draws(page: Page) -> None:
    for text in ("1", WRONG, "<b>qalın</b> и русский", "1", "по-русски yox", "kömək"):
        say(page, text)
    built = page.evaluate(DRAWN)
    page.goto("about:blank")
    page.go_back()
    drawn = page.evaluate(DRAWN)
    assert [one.split("<li id=")[-6:] for one in (built[0], drawn[0])] == [drawn[0].split("<li id=")[-6:]] * 2
    assert [one.replace(' lang="az"', "") for one in built[1:]] == drawn[1:]


def test_a_choice_moves_the_keyboard_to_the_field_and_is_shown_in_words(page: Page) -> None:
    choice = page.locator("#choose button").first
    words = choice.inner_text()
    before = count(page)
    choice.focus()
    page.keyboard.press("Space")
    page.wait_for_function("n => document.querySelectorAll('.talk > li').length >= n", arg=before + 2)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".talk > .you").last).to_contain_text(words)


def test_on_a_touch_screen_a_choice_does_not_open_the_keyboard(browser: Browser, service: Service) -> None:
    with context(browser, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640}) as phone:
        page = open_page(phone)
        begin(page, service.url)
        page.locator("#choose button").first.tap()
        expect(page.locator(".talk > li")).to_have_count(4)
        expect(page.locator("#answer")).to_be_focused()


def test_a_message_from_another_tab_is_heard_once(
    person: BrowserContext, page: Page, service: Service
) -> None:
    other = open_page(person)
    with other.expect_response("**/az/events*"):
        other.goto(service.url + "/az/")
    other.fill("#text", "yarımçıq")
    say(page, "1")
    expect(other.locator(".talk > li")).to_have_count(4)
    assert heard(other, "log") == ours(other)[1:]
    expect(other.locator("#text")).to_have_value("yarımçıq")
    assert other.locator("#write [name=of]").input_value() == CONSENT
    say(other, "1")
    expect(page.locator(".talk > li")).to_have_count(6)
    assert heard(page, "log") == ours(page)[1:]
    ids = page.evaluate("() => [...document.querySelectorAll('.talk > li')].map(one => one.id)")
    assert ids == [f"m{number}" for number in range(1, 7)]


def test_a_wrong_answer_stays_to_be_put_right_and_is_heard_once(page: Page) -> None:
    say(page, "1")
    say(page, WRONG)
    field = page.locator("#text")
    expect(field).to_have_value(WRONG)
    expect(field).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("() => getSelection().toString()") == WRONG
    assert heard(page, "log") == ours(page)[1:]
    assert heard(page, "alert") == []
    say(page, "1")
    assert field.get_attribute("aria-invalid") is None


def test_nothing_typed_is_told_beside_the_field(page: Page) -> None:
    before = count(page)
    page.press("#text", "Enter")
    expect(page.locator("#err")).not_to_be_empty()
    assert count(page) == before


def test_two_quick_taps_are_one(page: Page) -> None:
    before = count(page)
    page.evaluate("() => { const one = document.querySelector('#choose button'); one.click(); one.click() }")
    expect(page.locator(".talk > li")).to_have_count(before + 2)
    assert page.locator("#write [name=of]").input_value() == CONSENT


def test_another_language_opens_its_page(page: Page) -> None:
    say(page, "1")
    page.fill("#text", "по-русски")
    page.press("#text", "Enter")
    page.wait_for_url("**/ru/#answer")
    assert page.locator("#write [name=of]").input_value() == CONSENT


def test_tricks_stay_text(page: Page) -> None:
    for text in (*MARKUP[:8], INVISIBLE[2], INVISIBLE[4]):
        say(page, text)
    assert page.locator("#log :is(img, script, iframe, svg, form, a, b)").count() == 0
    assert page.evaluate("() => document.scripts.length") == 2
    assert not UNSEEN & set(page.locator("#log").inner_text())
    assert complaints(page) == []
