"""E-mail addresses."""

from __future__ import annotations

import pytest

from dialogs.answers import EmailAddress
from tests.answers.heard import outcome

EMAIL = EmailAddress()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ad@example.az", "ad@example.az"), ("A.B+c@Example.COM", "A.B+c@example.com"),
        ("poçtum: ad@example.az.", "ad@example.az"), ("ad @ example.az", "ad@example.az"),
        ("<ad@example.az>", "ad@example.az"), ("ad@example.az ad@example.az", "ad@example.az"),
        ("ad@a.example.az", "ad@a.example.az"), ("ad\u200b@example.az", "ad@example.az"),
        ("ad@example.az b@example.az", "unsure several: ad@example.az"),
        ("ad@example", "wrong domain"), ("ad@example..az", "wrong domain"), ("ad@-example.az", "wrong domain"),
        ("ad@example.a", "wrong domain"), ("ad@example,az", "wrong domain"),
        (".ad@example.az", "wrong not_an_address"),
        ("a@@example.az", "wrong not_an_address"), ("@example.az", "wrong not_an_address"),
        ("a" * 65 + "@example.az", "wrong not_an_address"), ("ad.example.az", "wrong no_at"),
        ("ад@example.az", "wrong cyrillic"), ("yoxdur", "wrong not_an_address"),
        ("bilmirəm", "wrong not_known"),
        ("əd@example.az", "wrong not_an_address"), ("", "wrong empty"),
    ],
)  # fmt: skip
def test_read(text: str, expected: str) -> None:
    assert outcome(EMAIL, text) == expected


@pytest.mark.parametrize("kept", ["ad@Example.az", "ad", "ad@example.az\n", "a b@example.az", None, 1])
def test_not_restored(kept: object) -> None:
    assert EMAIL.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


@pytest.mark.parametrize("text", ["yox", "yoxdur", "xeyr", "нет", "нет почты"])
def test_an_optional_address_is_taken_back_by_a_no(text: str) -> None:
    optional = EmailAddress(optional=True)
    assert outcome(optional, text) == ""
    assert optional.restore("") == ""
    assert EMAIL.restore("") is None
    assert outcome(optional, "ad@example.az") == "ad@example.az"
