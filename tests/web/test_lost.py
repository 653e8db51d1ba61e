"""A slow line, no line, a reply that is lost: the text stays, nothing is played twice."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.web.browser import CONSENT, begin, count, heard, open_page, ours, say
from tests.web.service import Service

pytestmark = pytest.mark.web

BUSY = "Yoxlayırıq. Bir az gözləyin."
OFFLINE = "Bağlantı yoxdur."
LATE_MILLISECONDS = 2600  # later than the page says that it is busy


def lose_first_reply(page: Page) -> list[str]:
    """The reply to the first post never arrives; what was posted."""
    posts: list[str] = []

    def lose(route: Route) -> None:
        posts.append(route.request.post_data or "")
        if len(posts) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/az/", lose)
    return posts


def test_being_busy_is_said_only_when_it_takes_long(page: Page) -> None:
    say(page, "1")
    assert heard(page, "status") == []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {
        "offline": False,
        "latency": LATE_MILLISECONDS,
        "downloadThroughput": 6250,
        "uploadThroughput": 6250,
    }
    line.send("Network.emulateNetworkConditions", slow)
    page.fill("#text", "təkrar")
    page.press("#text", "Enter")
    expect(page.locator("#busy")).to_have_text(BUSY)
    expect(page.locator("#text")).to_have_value("təkrar")
    expect(page.locator("#busy")).to_have_text("")
    expect(page.locator("#text")).to_have_value("")
    assert heard(page, "status") == [BUSY]
    assert heard(page, "log") == ours(page)[1:]


def test_without_connection_the_text_stays_and_is_sent_once_later(page: Page) -> None:
    before = count(page)
    page.context.set_offline(True)
    page.fill("#text", "1")
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_contain_text(OFFLINE)
    expect(page.locator("#text")).to_have_value("1")
    expect(page.locator("#text")).to_have_attribute("aria-describedby", "err hint")
    expect(page.locator("#text")).to_be_focused()
    assert len(heard(page, "alert")) == 1
    page.context.set_offline(False)
    page.press("#text", "Enter")
    expect(page.locator(".talk > li")).to_have_count(before + 2)
    expect(page.locator("#err")).to_have_text("")


def test_an_answer_lost_on_its_way_back_is_not_played_twice(person: BrowserContext, service: Service) -> None:
    page = open_page(person)
    page.route("**/az/events*", lambda route: route.abort())
    begin(page, service.url)
    posts = lose_first_reply(page)
    page.fill("#text", "1")
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_contain_text(OFFLINE)
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_have_text("")
    assert posts[0] == posts[1]
    expect(page.locator(".talk > li")).to_have_count(4)
    assert heard(page, "log") == ours(page)[1:]
    assert page.locator("#write [name=of]").input_value() == CONSENT


def test_a_lost_answer_whose_reply_comes_later_needs_no_second_sending(
    person: BrowserContext, service: Service
) -> None:
    page = open_page(person)
    page.route("**/az/events*", lambda route: route.abort())
    begin(page, service.url)
    posts = lose_first_reply(page)
    page.fill("#text", "1")
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_contain_text(OFFLINE)
    page.unroute("**/az/events*")
    expect(page.locator(".talk > li")).to_have_count(4)
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#err")).to_have_text("")
    say(page, "1")
    keys = [parse_qs(one)["key"] for one in posts]
    assert keys[0] != keys[1]
    assert page.locator("#write [name=of]").input_value() == "binding.fin"


def test_a_reply_that_comes_by_the_stream_alone_is_enough(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        route.fetch()
        held.append(route)

    page.route("**/az/", hold)
    page.fill("#text", "1")
    page.press("#text", "Enter")
    expect(page.locator(".talk > li")).to_have_count(4)
    while not held:
        page.evaluate("() => 0")  # lets the fetch above come to its end
    held[0].abort()
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#err")).to_have_text("")
    assert heard(page, "log") == ours(page)[1:]


def test_a_broken_answer_is_told_as_no_connection(page: Page) -> None:
    page.route("**/az/", lambda route: route.fulfill(status=502, body="<html>bad gateway</html>"))
    page.fill("#text", "salam")
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_contain_text(OFFLINE)
    expect(page.locator("#text")).to_have_value("salam")


def test_an_outdated_page_says_so(page: Page, person: BrowserContext) -> None:
    person.clear_cookies()
    page.fill("#text", "salam")
    page.press("#text", "Enter")
    expect(page.locator("#err")).to_contain_text("köhnəlib")
