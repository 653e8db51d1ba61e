"""Letters: two spellings of a word meet in one skeleton, and nothing invisible is left in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.answers.likeness import distance, stem
from dialogs.speech import clean, fold
from dialogs.speech.keyboard import switched
from dialogs.speech.letters import TAMPERED


@pytest.mark.parametrize(
    "spellings",
    [
        ("Şəki", "şəki", "ŞƏKİ", "SHEKI", "Sheki", "Шәки", "Шеки", "s\u0327əki"),
        ("İxtisar", "IXTISAR", "ixtisar", "Ихтисар", "i\u0307xtisar"),
        ("Bakı", "BAKI", "baki", "BAKİ"), ("qırx", "QIRX", "girx", "gırh"), ("çox", "chox", "COX", "чох"),
        ("йод", "и\u0306од"), ("ёлка", "елка"), ("СТОП", "CTOП", "stop"), ("бәли", "bəli", "бəли", "beli"),
        ("щука", "shchuka"), ("жук", "zhuk"), ("хорошо", "khorosho"), ("октября", "oktyabrya"),
    ],
)  # fmt: skip
def test_spellings_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "two"), [("Şəki", "Şuşa"), ("Ağdam", "Ağdaş"), ("он", "она"), ("beş", "baş")]
)
def test_different_words_stay_different(one: str, two: str) -> None:
    assert fold(one) != fold(two)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("  a b ", "a b"), ("a\u200bb", "ab"), ("a\u2067b\u2069", "ab"), ("a\tb\nc", "a b c"),
        ("\x00a\x1b", "a"),
        ("１２Ａ", "12A"), ("٣۴५", "345"), ("a\u00a0b", "a b"), ("\u202ea", f"{TAMPERED}a"),
        ("\ud800a", f"{TAMPERED}a"),
        ("a\ue000", f"a{TAMPERED}"), ("👍\ufe0f", "👍"), ("ß", "ß"), ("ə", "ə"),
    ],
)  # fmt: skip
def test_seen_as_the_eye_sees_it(text: str, seen: str) -> None:
    assert clean(text) == seen


@given(st.text(alphabet=st.characters(), max_size=200))
def test_a_clean_text_holds_nothing_invisible(text: str) -> None:
    left = {unicodedata.category(sign) for sign in clean(text)}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_a_skeleton_is_plain_and_folds_to_itself_but_for_digraphs(text: str) -> None:
    bones = fold(text)
    assert bones.isascii()
    assert set(bones) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert bones == bones.strip()
    assert "  " not in bones


def test_every_letter_of_the_world_has_its_place_and_none_is_remembered_for_ever() -> None:
    everything = "".join(map(chr, range(0xFFFF)))
    for start in range(0, len(everything), 1000):
        assert fold(everything[start : start + 1000]).isascii()
    assert fold("Şəki") == "seki"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("иудш", "beli"), ("пукш", "geri"), ("gjvjom", "помощь"), ("vty.", "меню"), ("lf", "да"), ("yt", "не")],
)
def test_the_other_keyboard(typed: str, meant: str) -> None:
    assert fold(switched(typed) or "") == fold(meant)


@pytest.mark.parametrize("text", ["a", "salam dünya", "x" * 17, "12345", ""])
def test_no_other_keyboard(text: str) -> None:
    assert switched(text) is None


@given(st.text("abcd", max_size=9), st.text("abcd", max_size=9))
def test_distance_is_the_same_from_both_ends(one: str, two: str) -> None:
    there, back = distance(one, two, 3), distance(two, one, 3)
    assert there == back
    assert (there == 0) == (one == two)


@pytest.mark.parametrize(
    ("one", "two", "steps"), [("aşbaz", "aşpaz", 1), ("ab", "ba", 1), ("abc", "abcde", 2), ("a", "xyz", 3)]
)
def test_distance(one: str, two: str, steps: int) -> None:
    assert distance(one, two, 2) == steps


def test_cases_of_a_russian_name_share_a_stem() -> None:
    cases = "Гянджа Гянджи Гяндже Гянджу Гянджой Гянджинский Гянджинского".split()
    assert {stem(fold(case)) for case in cases} == {"giandj"}
