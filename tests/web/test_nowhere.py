"""An address at which there is nothing: a page in both languages for people, a problem for programs."""

from __future__ import annotations

import httpx
import pytest

from tests.web.visitor import Page

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ADDRESSES = ("/xx/", "/static/none", "/none", "/en/print", "/static/../pages.py", "/AZ/")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_people_are_told_in_both_languages_and_led_to_the_first_page(
    client: httpx.AsyncClient, address: str
) -> None:
    answer = await client.get(address, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    page = Page(answer.text)
    assert page.one("html").attributes["lang"] == "az"
    assert page.one("h1").text == [("Bu ünvanda səhifə yoxdur.", "az")]
    assert page.one("h2").text == [("По этому адресу нет страницы.", "ru")]
    links = [one.attributes["href"] for one in page.find("a", class_="main")]
    assert links == ["/?lang=az", "/?lang=ru"]
    for link in links:
        assert (await client.get(link, headers=BROWSER)).status_code == 200


async def test_the_language_of_the_browser_comes_first(client: httpx.AsyncClient) -> None:
    page = Page((await client.get("/xx/", headers={**BROWSER, "accept-language": "ru-RU,ru"})).text)
    assert page.one("html").attributes["lang"] == "ru"
    assert page.one("h1").words == "По этому адресу нет страницы."


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_programs_get_a_problem_without_a_sentence(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/xx/", headers={"accept": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json() == {"type": "about:blank", "status": 404}


async def test_a_head_has_no_body(client: httpx.AsyncClient) -> None:
    answer = await client.head("/xx/", headers=BROWSER)
    assert (answer.status_code, answer.content) == (404, b"")
    assert int(answer.headers["content-length"]) > 0
