"""Words typed with the keyboard switched to the other alphabet: "пукш" is geri, "gjvjom" is помощь."""

from __future__ import annotations

# The same keys, row by row: Russian, Azerbaijani and the English layout many use for both.
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_AZERBAIJANI = "qüertyuiopöğasdfghjklıəzxcvbnmçş"
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

_CYRILLIC_TO_LATIN = str.maketrans(_RUSSIAN, _AZERBAIJANI)
_LATIN_TO_CYRILLIC = str.maketrans(_ENGLISH + "üöğıəçş", _RUSSIAN + "цхъжэбю")
_LONGEST_WORD = 16
_CYRILLIC = frozenset(_RUSSIAN)
_LATIN = frozenset(_ENGLISH + "üöğıəçş")


def switched(text: str) -> str | None:
    """The one word the same keys give in the other layout; None for longer texts and for mixed ones."""
    word = text.strip().lower()
    if not 2 <= len(word) <= _LONGEST_WORD:
        return None
    if _CYRILLIC.issuperset(word):
        return word.translate(_CYRILLIC_TO_LATIN)
    return word.translate(_LATIN_TO_CYRILLIC) if _LATIN.issuperset(word) else None
