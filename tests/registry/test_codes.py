"""One-time codes: eight digits to the phone the registry holds, ten minutes, five tries, once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.registry.asking import WALK, Asking

FIN = WALK["fin"]


def digits(text: str) -> str:
    """The code in a message."""
    [code] = re.findall(r"\b\d{8}\b", text)
    return str(code)


async def sent(asking: Asking) -> tuple[str, str]:
    """A code is sent; its id and its digits."""
    reply = await asking.ask("sendCode", fin=FIN, purpose="application")
    return reply.body["code_id"], digits(await asking.sms())


def other(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 10**8:08d}"


async def test_the_code_is_on_the_phone_and_in_no_answer(asking: Asking) -> None:
    reply = await asking.ask("sendCode", fin=FIN, purpose="application")
    code = digits(await asking.sms())
    assert len(code) == 8
    assert code not in str(reply.body)
    assert reply.body["phone_ending"] == "67"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ({"language": "az"}, "Addım kodu: {}\n10 dəqiqə işləyir. Kodu heç kimə deməyin."),
        ({"language": "ru"}, "Код Аддым: {}\nРаботает 10 минут. Никому не говорите код."),
        ({}, "Addım kodu: {}\n10 dəqiqə işləyir. Kodu heç kimə deməyin."),
    ],
)
async def test_the_code_comes_in_the_language_of_the_talk(
    asking: Asking, language: dict[str, str], said: str
) -> None:
    await asking.ask("sendCode", fin=FIN, purpose="application", **language)
    text = await asking.sms()
    assert text == said.format(digits(text))


async def test_the_code_is_not_kept_readable(asking: Asking) -> None:
    _, code = await sent(asking)
    rows = asking.office.database.rows("SELECT * FROM code")
    assert code not in str(rows)


async def test_a_code_is_good_once(asking: Asking) -> None:
    code_id, code = await sent(asking)
    assert (await asking.ask("checkCode", code_id=code_id, code=code)).status == 200
    assert (await asking.ask("checkCode", code_id=code_id, code=code)).code == "code-expired"


async def test_five_wrong_tries_spend_a_code(asking: Asking) -> None:
    code_id, code = await sent(asking)
    left = [
        (await asking.ask("checkCode", code_id=code_id, code=other(code))).body["tries_left"]
        for _ in range(5)
    ]
    assert left == [4, 3, 2, 1, 0]
    assert (await asking.ask("checkCode", code_id=code_id, code=code)).code == "too-many-tries"


async def test_a_new_code_ends_the_one_before(asking: Asking) -> None:
    first_id, first = await sent(asking)
    second_id, second = await sent(asking)
    assert (await asking.ask("checkCode", code_id=first_id, code=first)).code == "code-expired"
    assert (await asking.ask("checkCode", code_id=second_id, code=second)).status == 200


async def test_a_code_lasts_ten_minutes(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    code_id, code = await sent(asking)
    now = asking.office.clock.now()
    monkeypatch.setattr(asking.office.clock, "now", lambda: now + timedelta(minutes=10, seconds=1))
    assert (await asking.ask("checkCode", code_id=code_id, code=code)).code == "code-expired"


async def test_an_eleventh_code_a_day_is_refused_until_midnight(asking: Asking) -> None:
    for _ in range(10):
        assert (await asking.ask("sendCode", fin=FIN, purpose="status")).status == 201
    refused = await asking.ask("sendCode", fin=FIN, purpose="status")
    assert (refused.status, refused.code) == (429, "too-many-codes")
    assert 0 < refused.body["retry_after"] <= 24 * 3600
    assert refused.headers["retry-after"] == str(refused.body["retry_after"])
    await asking.move(1)
    assert (await asking.ask("sendCode", fin=FIN, purpose="status")).status == 201


async def test_a_code_that_was_never_sent_is_expired(asking: Asking) -> None:
    reply = await asking.ask("checkCode", code_id="never-sent-this-one", code="12345678")
    assert (reply.status, reply.code) == (410, "code-expired")


async def test_a_desk_gives_a_code_for_the_day_to_who_has_no_phone(asking: Asking) -> None:
    code = (await asking.demo("desk-codes", fin=FIN))["code"]
    wrong = await asking.ask("checkDeskCode", fin=FIN, code=other(code))
    assert (wrong.code, wrong.body["tries_left"]) == ("code-wrong", 4)
    assert (await asking.ask("checkDeskCode", fin=FIN, code=code)).status == 200
    assert (await asking.ask("checkDeskCode", fin=FIN, code=code)).code == "code-expired"
    code = (await asking.demo("desk-codes", fin=FIN))["code"]
    await asking.move(1)
    assert (await asking.ask("checkDeskCode", fin=FIN, code=code)).code == "code-expired"
