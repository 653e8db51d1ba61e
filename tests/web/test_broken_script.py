"""Each promise of the script is broken once, and the test that holds it is seen to fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.web import test_lost, test_script
from tests.web.browser import begin, context, open_page
from tests.web.service import Service

pytestmark = pytest.mark.web

NOTICED_MILLISECONDS = 2_500  # what does not come is waited for as long; the sound script is quicker by far
PATIENT_MILLISECONDS = 5_000  # Playwright's own

# What is in the script, what is planted instead, the test that notices.
BROKEN: tuple[tuple[str, str, Callable[..., None]], ...] = (
    (
        'if (item.className === "us") speak(item);',
        "",
        test_script.test_each_answer_is_heard_once_and_in_order,
    ),
    (
        'if (item.className === "us") speak(item);',
        "speak(item);",
        test_script.test_each_answer_is_heard_once_and_in_order,
    ),
    (
        "messages.filter((message) => !one(`#m${message.n}`))",
        "messages",
        test_script.test_a_message_from_another_tab_is_heard_once,
    ),
    (
        "if (held) (",
        "if (false) (",
        test_script.test_a_choice_moves_the_keyboard_to_the_field_and_is_shown_in_words,
    ),
    (
        'matchMedia("(pointer: coarse)").matches',
        "false",
        test_script.test_on_a_touch_screen_a_choice_does_not_open_the_keyboard,
    ),
    (", 2000)", ", 0)", test_lost.test_being_busy_is_said_only_when_it_takes_long),
    (
        "else complain(write.dataset.offline);",
        'field.value = "";',
        test_lost.test_without_connection_the_text_stays_and_is_sent_once_later,
    ),
    (
        "[lost, field.value]",
        "[lost]",
        test_lost.test_a_lost_answer_whose_reply_comes_later_needs_no_second_sending,
    ),
    ("lost = !came;", "came = false;", test_lost.test_a_reply_that_comes_by_the_stream_alone_is_enough),
)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: one[2].__name__.removeprefix("test_"))
def test_a_broken_script_is_noticed(
    browser: Browser, service: Service, broken: tuple[str, str, Callable[..., None]]
) -> None:
    good, bad, noticing = broken
    planted: list[str] = []

    def spoil(route: Route) -> None:
        script = route.fetch().text()
        planted.append(script.replace(good, bad))
        route.fulfill(body=planted[-1], content_type="text/javascript")

    with context(browser) as opened:
        opened.route("**/static/addim.js*", spoil)
        page = open_page(opened)
        begin(page, service.url)
        wanted = {"page": page, "person": opened, "service": service, "browser": Spoilt(browser, spoil)}
        names = noticing.__code__.co_varnames[: noticing.__code__.co_argcount]
        expect.set_options(timeout=NOTICED_MILLISECONDS)
        try:
            with pytest.raises(AssertionError):
                noticing(**{name: wanted[name] for name in names})
        finally:
            expect.set_options(timeout=PATIENT_MILLISECONDS)
        assert bad in planted[0]
        assert good not in planted[0]


class Spoilt:
    """A browser all of whose profiles get the broken script."""

    def __init__(self, browser: Browser, spoil: Callable[[Route], None]) -> None:
        self.browser = browser
        self.spoil = spoil

    def new_context(self, **options: object) -> object:
        made = self.browser.new_context(**options)  # type: ignore[arg-type] # the same options - handed through
        made.route("**/static/addim.js*", self.spoil)
        return made
