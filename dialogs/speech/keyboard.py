"""Words typed with the keyboard switched to the other alphabet: "пукш" is geri, "gjvjom" is помощь."""

from __future__ import annotations

# The same keys, row by row: Russian, Azerbaijani and the English layout many use for both.
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_AZERBAIJANI = "qüertyuiopöğasdfghjklıəzxcvbnmçş"
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

_CYRILLIC_TO_LATIN = str.maketrans(_RUSSIAN, _AZERBAIJANI)
_LATIN_TO_CYRILLIC = str.maketrans(_ENGLISH + "üöğıəçş", _RUSSIAN + "цхъжэбю")
_LONGEST_WORD = 16


def switched(text: str) -> str | None:
    """The one word the same keys give in the other layout; None for longer texts and for mixed ones."""
    word = text.strip().lower()
    if not 2 <= len(word) <= _LONGEST_WORD or " " in word:
        return None
    if all(letter in _RUSSIAN for letter in word):
        return word.translate(_CYRILLIC_TO_LATIN)
    swapped = word.translate(_LATIN_TO_CYRILLIC)
    return swapped if all(letter in _RUSSIAN for letter in swapped) else None
