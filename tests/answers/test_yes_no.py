"""Yes and no: what surely says it, what only seems to, and what alone may send a form."""

from __future__ import annotations

import pytest

from dialogs.answers import YesNo
from dialogs.values import Term
from tests.answers.heard import LABELS, hearing, outcome

ANSWER = YesNo()
SENDING = YesNo(Term("consent.yes"), Term("consent.no"), explicit=True)
CONSENT = {**LABELS, "consent.yes": ("Bəli, razıyam", "Да, даю согласие"), "consent.no": ("Xeyr", "Нет")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", True), ("2", False), ("1.", True), (" 2) ", False), ("👍", True), ("👎", False),
        ("ДА!!!", True), ("да.", True),
        ("hə, razıyam, göndərin", True), ("mən də razıyam", True), ("я согласен", True), ("у меня есть", True),
        ("bəli var", True), ("hər şey düzdür", True), ("да, всё верно", True), ("ytn", False), ("рэ", True),
        ("нет, не надо", False), ("не верно", False), ("не хочу", False), ("да нет", False),
        ("razı deyiləm", False),
        ("düz deyil", False), ("yox, problem yoxdur", False), ("no", False), ("istəmirəm", False),
    ],
)  # fmt: skip
def test_surely_said(text: str, expected: bool) -> None:
    assert outcome(ANSWER, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "3", "sualım var", "problem yoxdur", "həmin ünvan", "bəlkə", "да, но не сейчас", "hə, amma sabah",
        "bəli yox", "но",
        "нет, всё верно", "да, не возражаю", "nə düzdür?", "hə ya yox", "məndə da var",
        "👍👎", "что верно?", "ola bilsin",
        "это не так", "bilmirəm", "данные", "нету времени сейчас", "hə " * 20,
        "хочу изменить адрес", "olar, amma sabah",
    ],
)  # fmt: skip
def test_not_surely_said(text: str) -> None:
    assert outcome(ANSWER, text) == "wrong not_yes_no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bəli", True), ("Hə", True), ("да", True), ("XEYR", False), ("нет", False), ("Bəli, razıyam", True),
        ("да, даю согласие", True), ("бәли", True),
        ("1", "wrong not_yes_no"), ("olar", "wrong not_yes_no"), ("ok", "wrong not_yes_no"),
        ("razıyam", "wrong not_yes_no"), ("bəli, amma ünvan səhvdir", "wrong not_yes_no"),
        ("lf", "wrong not_yes_no"),
    ],
)  # fmt: skip
def test_only_a_plain_yes_sends(text: str, expected: object) -> None:
    assert outcome(SENDING, text, hearing(labels=CONSENT)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Да, даю согласие", True), ("1.Bəli, razıyam", True), ("1) Bəli, razıyam", True), ("1. Bəli", True),
        ("2. Нет", False), ("2.Нет", False), ("2) Нет", False), (" 2 . xeyr ", False), ("2. NO", False),
        ("1. Нет", "wrong not_yes_no"), ("2. Bəli, razıyam", "wrong not_yes_no"),
        ("3. Да", "wrong not_yes_no"), ("1. bəlkə", "wrong not_yes_no"), ("1. 2", "wrong not_yes_no"),
        ("1.1", "wrong not_yes_no"), ("1. 1) Да", "wrong not_yes_no"),
    ],
)  # fmt: skip
def test_a_choice_typed_as_it_is_shown(text: str, expected: object) -> None:
    asked = YesNo(Term("consent.yes"), Term("consent.no"))
    assert outcome(asked, text, hearing(labels=CONSENT)) == expected


def test_a_number_before_the_words_sends_no_form() -> None:
    assert outcome(SENDING, "1. Bəli", hearing(labels=CONSENT)) == "wrong not_yes_no"


def test_shown_by_its_label() -> None:
    assert SENDING.show(True) == Term("consent.yes")
    assert [option.id for option in SENDING.options()] == ["yes", "no"]


@pytest.mark.parametrize("kept", [1, 0, "true", None, []])
def test_not_restored(kept: object) -> None:
    assert ANSWER.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store
