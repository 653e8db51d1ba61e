"""What is read of an update, and what an update may do to the reader."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.reading import MEDIA, Heard, Poison, read
from tests.telegram.updates import message, raw, rich, text


def test_a_text_is_read() -> None:
    assert read(raw(text(5, "salam"))) == Heard(5, "text", 77, 77, 5, "salam")


def test_a_press_is_read() -> None:
    press = {
        "id": "31",
        "from": {"id": 77, "is_bot": False, "first_name": "A"},
        "chat_instance": "1",
        "data": "AfRT",
        "message": {"message_id": 9, "date": 0, "chat": {"id": 77, "type": "private"}},
    }
    assert read(raw({"update_id": 6, "callback_query": press})) == Heard(6, "press", 77, 77, 9, "AfRT", "31")


@pytest.mark.parametrize("kind", MEDIA)
def test_media_are_told_by_kind_only(kind: str) -> None:
    update = message(7)
    update["message"][kind] = {"file_id": "x", "big": ["y"] * 50}
    heard = read(raw(update))
    assert (heard.kind, heard.text) == ("media", kind)


@pytest.mark.parametrize(("owner", "own"), [(77, True), (78, False), (None, False)])
def test_a_contact_is_own_only_if_telegram_says_so(owner: int | None, own: bool) -> None:
    card = {"phone_number": "994501234567", "first_name": "A"}
    heard = read(raw(message(8, contact=card if owner is None else {**card, "user_id": owner})))
    assert (heard.kind, heard.text, heard.own) == ("contact", "994501234567", own)


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_only_private_chats_are_talked_with(kind: str) -> None:
    update = text(9, "1AB2C3D", -100)
    update["message"]["chat"]["type"] = kind
    heard = read(raw(update))
    assert (heard.kind, heard.text) == ("group", "")


@pytest.mark.parametrize("status", ["kicked", "member"])
def test_a_block_is_read(status: str) -> None:
    member = {
        "chat": {"id": 77, "type": "private"},
        "from": {"id": 77},
        "date": 0,
        "old_chat_member": {"status": "member"},
        "new_chat_member": {"status": status, "user": {"id": 1}},
    }
    heard = read(raw({"update_id": 1, "my_chat_member": member}))
    assert (heard.kind, heard.text) == ("member", status)


@pytest.mark.parametrize("kind", ["channel_post", "poll_answer", "message_reaction", "something_new"])
def test_what_nobody_asked_for_is_passed_over(kind: str) -> None:
    assert read(raw({"update_id": 3, kind: {"a": 1}})).kind == "ignored"


@pytest.mark.parametrize("depth", [4, 6, 40, 150])
def test_nested_rich_text_costs_nothing(depth: int) -> None:
    attack = raw(rich(depth))
    begun = time.process_time()
    for _ in range(100):
        assert read(attack).text == "salam"
    assert time.process_time() - begun < 0.5  # one such update took a library 25 s


def test_the_update_of_440_bytes_is_that_small() -> None:
    assert len(raw(rich(6))) < 500


def test_what_is_nested_too_deep_to_be_passed_over_keeps_its_number() -> None:
    body = raw(text(41, "salam"))
    deep = body[:-2] + b', "rich_message": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}"
    with pytest.raises(Poison) as poison:
        read(deep)
    assert poison.value.update_id == 41


BROKEN: tuple[Any, ...] = (
    {"update_id": 12, "message": {"message_id": "x"}},
    {"update_id": 12, "message": "text"},
    {"update_id": 12, "message": {"message_id": 1, "chat": {"id": 10**30, "type": "private"}}},
    {"update_id": 12, "callback_query": {"id": 5}},
)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_update_keeps_its_number(broken: Any) -> None:
    with pytest.raises(Poison) as poison:
        read(raw(broken))
    assert poison.value.update_id == 12


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b"\xff\xfe", b'{"update_id": "x"}', b'{"update_id']
)
def test_garbage_is_poison_without_a_number(body: bytes) -> None:
    with pytest.raises(Poison) as poison:
        read(body)
    assert poison.value.update_id == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(
    content=st.dictionaries(
        st.sampled_from([*MEDIA, "text", "contact", "from", "chat", "reply_markup"]), JSON
    )
)
def test_no_content_does_more_than_be_poison(content: dict[str, Any]) -> None:
    update = message(13)
    update["message"].update(content)
    try:
        heard = read(json.dumps(update).encode())
    except Poison as poison:
        heard = Heard(poison.update_id, "ignored", 0, 0)
    assert heard.update_id == 13
    assert len(heard.text) <= 4096
