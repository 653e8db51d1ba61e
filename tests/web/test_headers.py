"""What a page may load and do, and that nobody keeps a copy of it."""

from __future__ import annotations

import httpx

from tests.web.visitor import Page, Visitor

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
}
PAGES = ("/", "/az/", "/ru/", "/az/print", "/az/receipt", "/az/sheet", "/az/forget", "/az/none", "/none")


async def test_every_answer_is_guarded(visitor: Visitor) -> None:
    await visitor.begin()
    for path in PAGES:
        headers = (await visitor.client.get(path)).headers
        assert {part.strip() for part in headers["content-security-policy"].split(";")} == POLICY, path
        assert headers["cache-control"] == "no-store", path
        assert headers["referrer-policy"] == "same-origin", path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY", path
        assert headers["cross-origin-opener-policy"] == "same-origin", path


async def test_pages_hold_nothing_the_policy_forbids(visitor: Visitor) -> None:
    await visitor.begin()
    for path in PAGES:
        for element in (await visitor.get(path)).all:
            assert element.name not in ("style", "iframe", "object", "base"), path
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"], path
            if element.name == "script":
                assert element.attributes["src"].startswith("/static/"), path
                assert not element.words, path


async def test_files_are_kept_because_their_address_changes(client: httpx.AsyncClient) -> None:
    page = Page((await client.get("/")).text)
    addresses = [one.attributes["href"] for one in page.find("link")] + [
        one.attributes["src"] for one in page.find("script")
    ]
    assert len(addresses) == 3
    for address in addresses:
        answer = await client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert "set-cookie" not in answer.headers


async def test_only_what_a_page_answers_is_allowed(client: httpx.AsyncClient) -> None:
    assert (await client.post("/az/print")).status_code == 405
    assert (await client.delete("/az/")).status_code == 405
    assert (await client.head("/az/")).status_code == 200
    assert (await client.get("/az")).headers["location"].endswith("/az/")
    assert (await client.get("/static/../pages.py")).status_code == 404
