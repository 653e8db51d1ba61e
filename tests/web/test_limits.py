"""What is too much, too long or nothing at all: refused calmly, not played, the text kept."""

from __future__ import annotations

import pytest

from bot.channels.web.form import BODY_LIMIT, DRAIN_LIMIT, TEXT_LIMIT
from bot.core import Core
from bot.texts import Manner
from integrations.registry.errors import Known
from tests.web.conftest import MakeApp, client_of
from tests.web.steps import CONSENT, asked, at_consent
from tests.web.visitor import Visitor


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e"])
async def test_an_empty_answer_is_refused_and_not_played(visitor: Visitor, text: str) -> None:
    await at_consent(visitor)
    before = len(visitor.page.messages)
    answer = await visitor.say(text)
    assert answer.status_code == 422
    assert visitor.page.one("p", role="alert").words
    assert visitor.page.one("title").words.startswith("Xəta:")
    assert await asked(visitor) == CONSENT
    assert len(visitor.page.messages) == before


async def test_a_long_answer_is_refused_and_kept_in_the_field(visitor: Visitor) -> None:
    await at_consent(visitor)
    long = "ş" * (TEXT_LIMIT + 1)
    answer = await visitor.say(long)
    assert answer.status_code == 422
    field = visitor.page.one("input", id="text").attributes
    assert field["value"] == long
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "err hint"
    assert (await visitor.say_json(long)).keys() == {"error"}


async def test_an_answer_of_the_longest_length_is_played(visitor: Visitor) -> None:
    await at_consent(visitor)
    assert (await visitor.say("ş" * TEXT_LIMIT)).status_code == 303


@pytest.mark.parametrize("size", [BODY_LIMIT + 1, DRAIN_LIMIT * 2])
async def test_a_huge_body_is_refused_calmly(visitor: Visitor, size: int) -> None:
    await visitor.begin()
    answer = await visitor.say("a" * size)
    assert answer.status_code == 413
    assert visitor.page.one("a", class_="main").attributes["href"] == "/az/"
    assert await asked(visitor) == "menu.main"


async def test_what_is_no_form_is_refused(visitor: Visitor) -> None:
    await visitor.begin()
    answer = await visitor.client.post("/az/", json={"text": "1"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 415
    many = {str(number): "" for number in range(50)}
    answer = await visitor.client.post("/az/", data=many, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 415


async def test_newcomers_from_one_place_are_counted(core: Core, make_app: MakeApp) -> None:
    for _ in range(60):
        assert await core.limits.newcomer("127.0.0.1", core.clock.now())
    async with client_of(make_app()) as client:
        visitor = Visitor(client)
        await visitor.begin()
        assert visitor.answer is not None
        assert visitor.answer.status_code == 429
        assert visitor.page.one("h1").words


@pytest.mark.parametrize("fin", ["1AB2C3D", "9ZZ9ZZ9"])
async def test_a_new_cookie_is_no_new_beginning_for_who_tries_fin_after_fin(
    core: Core, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, fin: str
) -> None:
    async def denied(*_: object, **__: object) -> Known:
        return Known(404, {"type": "/problems/person-not-found", "title": "not found", "status": 404})

    monkeypatch.setattr("integrations.registry.client.RegistryClient.call", denied)
    monkeypatch.setattr("bot.limits.PERSONS_OF_A_SOURCE", 2)
    heard = [await tried(make_app, one) for one in ("2AB2C3D", "3AB2C3D", fin)]
    stopped = core.texts.say("binding.too_many_persons.say", {}, Manner("az", "web"))
    assert [stopped in told for told in heard] == [False, False, True]


async def tried(make_app: MakeApp, fin: str) -> str:
    """What somebody with a new cookie hears who types a FIN, a card and a birth date."""
    async with client_of(make_app()) as client:
        visitor = Visitor(client)
        await at_consent(visitor)
        for text in ("1", fin, "AZE01234567", "12.04.1988"):
            await visitor.say(text)
        return visitor.page.html
