"""Whatever is posted: text on the page or nothing, never an element, never a failure."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote_from_bytes

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.channels.web.form import NotAForm, TooLarge, clean, read_form
from bot.channels.web.words import guessed, marked
from tests.web.answers import FORM, question_of
from tests.web.hostile import EVERYTHING, INVISIBLE, MARKUP, ODD, UNSEEN
from tests.web.visitor import Page, Visitor

OURS = {"span", "p", "li", "h2", "ul", "button", "a"}  # how many there are depends on what is said


def skeleton(page: Page) -> Counter[str]:
    """The elements of a page that no message adds."""
    return Counter(one.name for one in page.all if one.name not in OURS)


async def test_a_summary_shows_free_text_as_text(visitor: Visitor) -> None:
    await visitor.begin()
    await visitor.say("1")
    free = ("profession", "jobs.employer", "jobs.position", "street", "health.limits", "wished_work")
    tricks = {f"application.{name}": MARKUP[place] for place, name in enumerate(free)}
    answers = {**FORM, "application.health": "2", **tricks}
    plain, jobs = skeleton(visitor.page), iter("12")
    path: list[str] = []
    while (of := question_of(visitor.page.form("write")["of"])) != "application.review":
        assert of not in path or of == "application.jobs.more", visitor.page.last
        path.append(of)
        await visitor.say(next(jobs) if of == "application.jobs.more" else answers[of])
        assert skeleton(visitor.page) == plain, of
    for name in ("profession", "jobs.employer", "street", "wished_work"):
        assert tricks[f"application.{name}"] in visitor.page.last, name


@pytest.mark.parametrize("group", [MARKUP, INVISIBLE, ODD], ids=["markup", "invisible", "odd"])
async def test_a_page_shows_what_was_typed_as_text(visitor: Visitor, group: tuple[str, ...]) -> None:
    await visitor.begin()
    plain = skeleton(visitor.page)
    for text in group:
        answer = await visitor.say(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
        assert answer.status_code in (303, 422), text
        assert skeleton(visitor.page) == plain, text
        assert not UNSEEN & set(visitor.page.html), text
        handlers = [name for one in visitor.page.all for name in one.attributes if name.startswith("on")]
        assert not handlers, text


async def test_markup_is_readable_as_it_was_typed(visitor: Visitor) -> None:
    await visitor.begin()
    for text in MARKUP:
        await visitor.say(text)
        mine = [one for one in visitor.page.messages if one.attributes["class"] == "you"][-1]
        assert text in "".join(piece for piece, _ in mine.text)


async def test_the_script_gets_text_only(visitor: Visitor) -> None:
    await visitor.begin()
    for text in MARKUP:
        await visitor.say_json(text)
        assert visitor.answer is not None
        assert visitor.answer.headers["content-type"] == "application/json"
        await visitor.get("/az/")


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00\x01" * 1000,
        b"text=%ff%fe%00&token=%00",
        b"text=\xc3\x28&key=" + b"k" * 5000,
        b"&&&&====%%%%",
        b"text=%",
        quote_from_bytes(bytes(range(256))).encode(),
        b"",
    ],
)
async def test_binary_is_refused_without_failing(visitor: Visitor, body: bytes) -> None:
    await visitor.begin()
    headers = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    assert (await visitor.client.post("/az/", content=body, headers=headers)).status_code in (403, 415)


@pytest.mark.parametrize("field", ["key", "of", "token", "choice", "word"])
async def test_every_field_may_hold_anything(visitor: Visitor, field: str) -> None:
    await visitor.begin()
    for text in EVERYTHING:
        sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        form = {**visitor.page.form("write"), "text": "kömək", field: sent}
        answer = await visitor.client.post("/az/", data=form, headers={"sec-fetch-site": "same-origin"})
        assert answer.status_code in (303, 403, 422), text


@pytest.mark.parametrize("path", ["/az/?after={}", "/?lang={}", "/az/receipt?n={}", "/az/print?{}"])
async def test_every_address_may_hold_anything(visitor: Visitor, path: str) -> None:
    await visitor.begin()
    for text in ("<script>", "-1", "9" * 400, "%ff%00", "1e5", "٣", "a" * 5000, "²"):
        answer = await visitor.client.get(path.format(text))
        assert answer.status_code in (200, 404), text
        assert "<script>&" not in answer.text
        assert "<script>\n" not in answer.text


async def test_headers_may_hold_anything(client: httpx.AsyncClient) -> None:
    for value in (b"\xff\xfe", b"addim=" + b"a" * 8000, b";;;===", b"addim"):
        answer = await client.get(
            "/az/", headers={b"cookie": value, b"accept-language": value, b"accept": value}
        )
        assert answer.status_code == 200


@given(some.text(max_size=300))
def test_cleaned_text_shows_all_it_holds(text: str) -> None:
    cleaned = clean(text)
    assert not UNSEEN & set(cleaned)
    assert clean(cleaned) == cleaned


@given(some.text(alphabet=some.characters(codec="utf-8"), max_size=200))
def test_marking_keeps_every_letter(text: str) -> None:
    for words in (marked(text, "az"), marked(text, "ru"), guessed(text, "az"), guessed(text, "ru")):
        parts = [(words, None)] if isinstance(words, str) else words
        assert "".join(part for part, _ in parts) == text


@given(some.binary(max_size=2000))
async def test_any_body_is_a_form_or_refused(body: bytes) -> None:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        found = await read_form({}, receive)
    except (NotAForm, TooLarge):
        found = {}
    assert all(isinstance(value, str) for value in found.values())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" salam ", "salam"),
        ("1AB\u200b2C3D", "1AB2C3D"),
        ("abc\x00def", "abcdef"),
        ("ad\u202egpj", "adgpj"),
        ("bir\u00a0iki", "bir iki"),
        ("bir\r\niki", "bir\niki"),
        ("s\u0327", "ş"),
        ("a" + "\u0301" * 9, "á\u0301\u0301"),
        ("\ufeff", ""),
    ],
)
def test_what_is_kept_of_a_text(typed: str, kept: str) -> None:
    assert clean(typed) == kept
