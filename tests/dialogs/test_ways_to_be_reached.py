"""How the Agency may get in touch: a call, an e-mail or an SMS, by number and by word, in both languages."""

from __future__ import annotations

from dataclasses import asdict
from typing import get_args

import pytest

from dialogs.contact import ContactNoted, RequestContact, contact
from dialogs.sample_sheets import AT
from dialogs.values import Language
from tests.dialogs.agreed import expect_request
from tests.dialogs.talk import Talk, open_key

WORDS = {
    "call": ("1", "zəng", "mənə zəng edin", "Mənə zəng etmək", "позвоните мне", "звонок", "Позвонить мне"),
    "write": (
        "2", "mənə yazın", "mene yazin", "e-poçt", "mənə e-poçt yazın", "напишите мне", "письмо", "на почту",
        "электронная почта", "напишите мне письмо",
    ),
    "sms": ("3", "sms", "mənə sms yazın", "SMS göndərin", "смс", "напишите мне смс", "Написать мне СМС"),
}  # fmt: skip
REACHED = {"call": "050 123 45 67", "write": "ad@example.az", "sms": "050 123 45 67"}


def asking(language: Language) -> Talk:
    """Somebody who asked for a person."""
    talk = Talk(
        contact, lambda errand: ContactNoted("CR-2026-000001", "000-000-000-001", AT), language=language
    )
    talk.open()
    return talk


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(("way", "word"), [(way, word) for way, words in WORDS.items() for word in words])
def test_every_way_is_chosen_and_asks_only_for_what_it_needs(way: str, word: str, language: Language) -> None:
    talk = asking(language)
    talk.say(word)
    assert open_key(talk) == ("contact.email" if way == "write" else "contact.phone")
    for text in (REACHED[way], "1"):
        talk.say(text)
    asked = talk.asked[-1]
    assert isinstance(asked, RequestContact)
    assert (asked.way, asked.phone, asked.email) == (
        way,
        None if way == "write" else "+994501234567",
        "ad@example.az" if way == "write" else None,
    )
    expect_request("requestContact", {**asdict(asked), "reference": "000-000-000-001"})


@pytest.mark.parametrize(
    ("text", "code"), [("yox", "not_an_address"), ("ad.example.az", "no_at"), ("ad@example", "domain")]
)
def test_what_is_no_address_is_said(text: str, code: str) -> None:
    talk = asking("az")
    talk.say("mənə yazın")
    assert talk.say(text) == [f"contact.email.wrong.{code}"]
