"""Every kind reads any text: no exception, no unkept value, no answer that its own form would refuse."""

from __future__ import annotations

import json
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import speech
from dialogs.answers import (
    CardNumber,
    Choice,
    DateAnswer,
    EmailAddress,
    FinCode,
    FreeText,
    Listed,
    Mobile,
    Number,
    OneTimeCode,
    Option,
    Several,
    Unsure,
    Wrong,
    YesNo,
)
from dialogs.values import Term
from tests.answers.heard import TODAY, hearing
from tests.answers.test_choices import WORDS
from tests.answers.test_listed import LISTS

OPTIONS = tuple(Option(key, Term(key)) for key in ("foot", "bus", "car", "yes", "no"))
KINDS: dict[str, Any] = {
    "fin": FinCode(),
    "card": CardNumber(),
    "mobile": Mobile(),
    "email": EmailAddress(),
    "code": OneTimeCode(),
    "date": DateAnswer(),
    "yes_no": YesNo(),
    "explicit": YesNo(explicit=True),
    "choice": Choice(OPTIONS),
    "several": Several(OPTIONS),
    "district": Listed("districts", samples=("Bakı", "Şəki rayonu")),
    "profession": Listed("professions", free_text=True, samples=("qaynaqçı", "çoban")),
    "text": FreeText(),
    "number": Number(),
}
HEARD = (hearing("az", WORDS, LISTS), hearing("ru", WORDS, LISTS))
WORDS_OF_PEOPLE = st.sampled_from(
    "bəli yox нет да fin 5A2B3CK 050 234 56 78 12 may мая 1990 AZE 12345678 @ . - Şəki rayonu və ya 0 не deyil".split()
)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=60),
    st.lists(WORDS_OF_PEOPLE, max_size=9).map(" ".join),
    st.text("0123456789OoIiAZЕеəı\u200b\u202e\u0660 -+.@", max_size=40),
)
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["code", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
HARD = {
    "letters": "a" * 65536,
    "spaces": " " * 65535 + "5",
    "digits": "9" * 65536,
    "groups": "1 " * 32768,
    "accents": "a" + "\u0315\u0300" * 32767,
    "zero width": "\u200b" * 65536,
    "override": "\u202e" * 65536,
    "surrogates": "\ud800" * 65536,
    "nul": "\x00" * 65536,
    "at signs": "a@" * 32768,
    "dots": "a." * 32768,
    "dates": "1.1." * 16384,
    "months": "may " * 16384,
    "series": "AA " * 21845,
    "yes": "hə " * 21845,
    "number words": "yüz " * 16384,
    "endings": "lar" * 21845,
    "just short": "lar" * 333,
    "just short words": "ağda " * 199,
    "just short groups": "1-" * 499,
    "just short accents": "a" + "\u0315\u0300" * 499,
}


def checked(kind: Any, read: Any) -> None:
    """What was read is a refusal, a question back that can be kept, or a value that survives the store."""
    if isinstance(read, Wrong):
        assert read.code.replace("_", "").isalpha()
        return
    if isinstance(read, Unsure):
        assert 1 <= len(read.offers) <= 5
        kept = [offer.kept for offer in read.offers if offer.kept is not None]
        assert all(kind.restore(json.loads(json.dumps(one))) is not None for one in kept)
        return
    kept_value = json.loads(json.dumps(kind.keep(read)))
    assert kind.restore(kept_value) == read
    assert kind.show(read) is not None


@pytest.mark.parametrize("name", KINDS)
@given(text=TEXTS)
def test_any_text_is_safe(name: str, text: str) -> None:
    for heard in HEARD:
        checked(KINDS[name], KINDS[name].read(text, heard))


@pytest.mark.parametrize("name", KINDS)
@given(kept=JSONS)
def test_anything_in_the_store_is_safe(name: str, kept: Any) -> None:
    value = KINDS[name].restore(kept)
    if value is not None:
        assert KINDS[name].restore(KINDS[name].keep(value)) == value


@pytest.mark.parametrize("name", KINDS)
def test_samples_are_accepted(name: str) -> None:
    kind = KINDS[name]
    assert kind.samples
    assert all(option.id and option.label for option in kind.options())
    for sample in kind.samples:
        for heard in HEARD:
            read = kind.read(sample, heard)
            assert not isinstance(read, Wrong | Unsure), (sample, read)
            assert kind.restore(kind.keep(read)) == read


@pytest.mark.parametrize("hard", HARD)
def test_no_text_takes_long(hard: str) -> None:
    """Every kind and every reading of speech together; one that took quadratic time would need minutes."""
    text, started = HARD[hard], process_time()
    for kind in KINDS.values():
        checked(kind, kind.read(text, HEARD[0]))
    assert speech.command(text, "az", True) is None
    heard = (
        speech.yes_no(text),
        speech.number(text[:1000]),
        speech.intent(text),
        speech.date(text[:1000], TODAY),
    )
    assert all(one is None or isinstance(one, bool | int | str | date) for one in heard)
    assert process_time() - started < 2
