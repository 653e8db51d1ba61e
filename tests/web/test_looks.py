"""Every page, looked at by axe and by our own eyes, in light, in dark and in the system's own colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web import looking
from tests.web.browser import begin, complaints, context, open_page, say
from tests.web.service import Service

pytestmark = pytest.mark.web

COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
NARROW = {"viewport": {"width": 320, "height": 256}}


@pytest.fixture(scope="module")
def talked(browser: Browser, service: Service) -> dict[str, Any]:
    """The cookie of somebody in the middle of a conversation, with both languages and markup in it."""
    with context(browser) as first:
        page = open_page(first)
        begin(page, service.url, "ru")
        for text in ("помощь", "<b>жирный</b> və qalın", "1"):
            say(page, text)
        return dict(first.storage_state())


@pytest.fixture
def paths(service: Service) -> tuple[str, ...]:
    pages = (
        "/?lang=az",
        "/?lang=ru",
        "/ru/",
        "/ru/print",
        "/ru/receipt",
        "/ru/forget",
        "/ru/nowhere",
        "/xx/nowhere/",
        "/az/forget",
    )
    return tuple(service.url + path for path in pages)


@pytest.fixture(params=COLOURS)
def coloured(
    request: pytest.FixtureRequest, browser: Browser, talked: dict[str, Any]
) -> Iterator[BrowserContext]:
    with context(browser, storage_state=talked, **COLOURS[request.param]) as opened:
        yield opened


def test_axe_finds_nothing(coloured: BrowserContext, paths: tuple[str, ...]) -> None:
    page = open_page(coloured)
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = looking.axe(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_words_stand_under_their_language_and_parts_have_names(
    browser: Browser, talked: dict[str, Any], paths: tuple[str, ...]
) -> None:
    with context(browser, storage_state=talked) as opened:
        page = open_page(opened)
        found = {}
        for path in paths:
            page.goto(path)
            found[path] = [*looking.letters(page), *looking.shape(page), *looking.fixed(page)]
            if "nowhere" not in path and "receipt" not in path:
                found[path] += complaints(page)
            complaints(page).clear()
        assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "size", [NARROW, {"viewport": {"width": 768, "height": 900}}, {}], ids=["320", "768", "1280"]
)
def test_nothing_scrolls_sideways_or_is_covered(
    browser: Browser, talked: dict[str, Any], paths: tuple[str, ...], size: dict[str, Any]
) -> None:
    with context(browser, storage_state=talked, **size) as opened:
        page = open_page(opened)
        found = {}
        for path in paths:
            page.goto(path)
            found[path] = [*looking.wide(page), *looking.focus(page), *looking.spaced(page)]
        assert {path: wrong for path, wrong in found.items() if wrong} == {}


# The page glides, and a glide may still end when the next one begins: what counts is where it comes to rest.
RESTS = """() => {
  const { top } = [...document.querySelectorAll('.us')].pop().getBoundingClientRect();
  self.calm = 0 <= top && top < 100 ? (self.calm ?? 0) + 1 : 0;
  return self.calm > 20 }"""


def test_a_question_that_does_not_fit_is_seen_from_its_beginning(browser: Browser, service: Service) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "no-preference"}
    with context(browser, **phone) as opened:
        page = open_page(opened)
        begin(page, service.url, "az")
        say(page, "işsiz statusu")
        assert page.wait_for_function(RESTS, polling="raf").json_value()


def test_text_twice_as_big(browser: Browser, talked: dict[str, Any], paths: tuple[str, ...]) -> None:
    with context(browser, storage_state=talked, viewport={"width": 640, "height": 800}) as opened:
        page = open_page(opened)
        for path in paths:
            page.goto(path)
            page.evaluate("() => { const s = new CSSStyleSheet(); s.replaceSync('html { font-size: 225% !important }');"
                          " document.adoptedStyleSheets = [s] }")  # fmt: skip
            assert looking.wide(page) == [], path


def test_paper_shows_the_conversation_only(
    browser: Browser, talked: dict[str, Any], service: Service
) -> None:
    with context(browser, storage_state=talked, color_scheme="dark") as opened:
        page = open_page(opened)
        page.goto(service.url + "/ru/print")
        expect(page.locator("button[data-print]")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".talk > li").first).to_be_visible()
        for hidden in ("footer", ".tools", "header a.quiet"):
            expect(page.locator(hidden).first).to_be_hidden()
        assert (
            page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
            == "rgb(255, 255, 255)"
        )


# What breaks the page, and the look that must see it.
DEFECTS: tuple[tuple[str, str, Any], ...] = (
    ("one('html').lang = 'az'", "letters", looking.letters),
    ("one('header button').removeAttribute('lang')", "letters", looking.letters),
    (
        "one('.talk span')?.removeAttribute('lang') ?? one('.you').removeAttribute('lang')",
        "letters",
        looking.letters,
    ),
    ("css('main { width: 600px }')", "wide", looking.wide),
    ("css('body { overflow-wrap: normal } .talk p { white-space: nowrap }')", "wide", looking.wide),
    ("css('p { height: 20px; overflow: hidden; white-space: nowrap }')", "spaced", looking.spaced),
    ("css('*:focus-visible { outline: none }')", "focus", looking.focus),
    ("css('button { min-height: 0 !important; padding: 0 !important }')", "focus", looking.focus),
    ("css('header { position: fixed; inset: 0; background: red; z-index: 9 }')", "focus", looking.focus),
    ("css('footer { position: sticky; bottom: 0 }')", "fixed", looking.fixed),
    (
        "css('#text { display: none }'); all('a, button').forEach(e => e.tabIndex = -1)",
        "focus",
        looking.focus,
    ),
    ("one('#said').remove()", "shape", looking.shape),
    ("one('#busy').removeAttribute('role')", "shape", looking.shape),
    ("one('#err').removeAttribute('role')", "shape", looking.shape),
    ("one('.talk h2').remove()", "shape", looking.shape),
    ("one('legend').textContent = ''", "shape", looking.shape),
    ("one('#hint').remove()", "shape", looking.shape),
    ("one('label').remove()", "shape", looking.shape),
    ("one('label').remove()", "axe", looking.axe),
    ("one('h1').remove()", "shape", looking.shape),
    ("one('#m2').id = 'm1'", "shape", looking.shape),
    ("one('.words button').textContent = ''", "axe", looking.axe),
    ("css('.talk p { color: #ccc }')", "axe", looking.axe),
    ("one('html').removeAttribute('lang')", "axe", looking.axe),
    ("document.title = ''", "axe", looking.axe),
    ("one('.brand img').removeAttribute('alt')", "axe", looking.axe),
)
PLANT = """plant => { const one = css => document.querySelector(css), all = css => document.querySelectorAll(css);
  const css = text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] };
  plant(one, all, css) }"""


@pytest.fixture(scope="module")
def narrow(browser: Browser, talked: dict[str, Any]) -> Iterator[Page]:
    with context(browser, storage_state=talked, **NARROW) as opened:
        yield open_page(opened)


@pytest.mark.parametrize(
    "defect", DEFECTS, ids=[f"{name}-{place}" for place, (_, name, _) in enumerate(DEFECTS)]
)
def test_a_planted_defect_is_seen(narrow: Page, service: Service, defect: tuple[str, str, Any]) -> None:
    change, _, look = defect
    narrow.goto(service.url + "/ru/")
    narrow.evaluate(PLANT.replace("plant => {", "() => {").replace("plant(one, all, css)", change))
    assert look(narrow) != []
