"""Long texts are cut where a reader would pause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.cutting import LIMIT, cut, units

WORDS = st.text(alphabet="aəı.!? \n\U0001f600", max_size=400)


@given(WORDS, st.integers(4, 60))
def test_parts_fit_and_hold_every_word(text: str, limit: int) -> None:
    parts = cut(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    if units(text) > limit:
        assert all(0 < units(part) <= limit for part in parts)


@given(WORDS, st.integers(4, 60))
def test_the_length_is_counted_as_telegram_does(text: str, limit: int) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2
    assert cut(text, limit) == [text] or units(text) > limit


def test_a_text_that_fits_stays_whole() -> None:
    text = "a" * LIMIT
    assert cut(text) == [text]


def test_paragraphs_go_before_lines_and_lines_before_sentences() -> None:
    assert cut("Bir.\n\nİki üç.", 9) == ["Bir.", "İki üç."]
    assert cut("Bir iki.\nÜç.", 9) == ["Bir iki.", "Üç."]
    assert cut("Bir iki. Üç dörd.", 10) == ["Bir iki.", "Üç dörd."]
    assert cut("bir iki üç dörd", 8) == ["bir iki", "üç dörd"]


def test_a_part_takes_as_much_as_fits() -> None:
    text = "\n".join(f"{number}. sətir" for number in range(1000))
    parts = cut(text)
    assert len(parts) == -(-units(text) // LIMIT)
