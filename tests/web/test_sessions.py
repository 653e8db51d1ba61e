"""Who is at the browser, and that a form of another site or another person does nothing."""

from __future__ import annotations

import dataclasses

import httpx
import pytest

from bot.channels.web.options import WebOptions
from bot.channels.web.session import Sessions, fresh_key, fresh_session, own_form
from tests.web.conftest import MakeApp, client_of
from tests.web.visitor import Visitor

MONTH = 30 * 86400


def cookie_of(answer: httpx.Response) -> list[str]:
    return [part.strip() for part in answer.headers["set-cookie"].split(";")]


async def test_the_cookie_on_plain_http(client: httpx.AsyncClient) -> None:
    name, *rest = cookie_of(await client.get("/"))
    assert name.startswith("addim=")
    assert len(name) == len("addim=") + 43
    assert sorted(rest) == sorted(["Path=/", f"Max-Age={MONTH}", "HttpOnly", "SameSite=Lax"])


async def test_the_cookie_on_https(make_app: MakeApp, options: WebOptions) -> None:
    secure = make_app(None, dataclasses.replace(options, secure=True))
    async with client_of(secure, "https://addim.test") as client:
        answer = await client.get("/")
        name, *rest = cookie_of(answer)
        assert name.startswith("__Host-addim=")
        assert "Secure" in rest
        assert "max-age" in answer.headers["strict-transport-security"]


async def test_the_cookie_slides(visitor: Visitor) -> None:
    await visitor.begin()
    first = visitor.client.cookies["addim"]
    answer = await visitor.client.get("/az/")
    assert cookie_of(answer)[0] == f"addim={first}"


@pytest.mark.parametrize("sent", ["", "short", "a" * 44, "../../../etc/passwd", "a" * 42 + "\x7f"])
async def test_an_id_we_cannot_have_made_is_not_taken(client: httpx.AsyncClient, sent: str) -> None:
    answer = await client.get("/", headers={"cookie": f"other=1; addim={sent}"})
    assert cookie_of(answer)[0] != f"addim={sent}"


def test_ids_are_random() -> None:
    assert len({fresh_session() for _ in range(100)}) == 100
    assert len(fresh_session()) == 43
    assert len({fresh_key() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://addim.test"},
        {"origin": "https://evil.example"},
        {"origin": "http://addim.test.evil.example"},
        {"origin": "http://addim.test:8080"},
        {"origin": "null"},
    ],
)
async def test_another_sites_form_does_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    await visitor.begin()
    for form in ({**visitor.page.form("write"), "text": "1"}, {**visitor.page.form("write"), "speak": "ru"}):
        answer = await visitor.client.post("/az/", data=form, headers=headers)
        assert answer.status_code == 403
    assert len((await visitor.get("/az/")).messages) == 2


@pytest.mark.parametrize("headers", [{}, {"origin": "http://addim.test"}, {"sec-fetch-site": "none"}])
async def test_our_own_form_is_heard(visitor: Visitor, headers: dict[str, str]) -> None:
    await visitor.begin()
    form = {**visitor.page.form("write"), "text": "1"}
    assert (await visitor.client.post("/az/", data=form, headers=headers)).status_code == 303


async def test_a_form_without_its_token_does_nothing(visitor: Visitor, make_app: MakeApp) -> None:
    await visitor.begin()
    form = {**visitor.page.form("write"), "text": "1"}
    async with client_of(make_app()) as client:
        stranger = Visitor(client)
        await stranger.begin()
        foreign = stranger.page.form("write")["token"]
    for token in ("", "x", "ə", foreign, form["token"][:-1]):
        assert (await visitor.post("/az/", {**form, "token": token})).status_code == 403
    assert (await visitor.post("/az/", form)).status_code == 303


async def test_a_token_serves_its_own_form_only(visitor: Visitor) -> None:
    await visitor.begin()
    talk = visitor.page.form("write")["token"]
    assert (await visitor.post("/az/", {"token": talk, "begin": "1"})).status_code == 403
    assert (await visitor.post("/az/forget", {"token": talk})).status_code == 403


async def test_a_browser_without_cookies_is_told_so(visitor: Visitor) -> None:
    await visitor.begin()
    form = {**visitor.page.form("write"), "text": "1"}
    visitor.client.cookies.clear()
    assert (await visitor.post("/az/", form)).status_code == 403
    assert "kuki" in visitor.page.one("main").words


def test_tokens_depend_on_key_session_and_purpose() -> None:
    sessions, session = Sessions(b"a" * 32, secure=False), fresh_session()
    made = sessions.token(session, "talk")
    assert sessions.holds(made, session, "talk")
    assert not sessions.holds(made, fresh_session(), "talk")
    assert not sessions.holds(made, session, "forget")
    assert not Sessions(b"b" * 32, secure=False).holds(made, session, "talk")


def test_an_arrival_is_bound_to_its_session() -> None:
    sessions, key = Sessions(b"a" * 32, secure=False), fresh_key()
    first, second = fresh_session(), fresh_session()
    assert sessions.arrival(first, key) == sessions.arrival(first, key)
    assert sessions.arrival(first, key) != sessions.arrival(second, key)
    assert sessions.arrival(first, "") != sessions.arrival(first, "")
    assert first not in sessions.arrival(first, key)


def test_an_unreadable_origin_is_not_ours() -> None:
    assert not own_form({b"origin": b"\xff\xfe", b"host": b"addim.test"})
    assert not own_form({b"origin": b"http://[", b"host": b"addim.test"})
