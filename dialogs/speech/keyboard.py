"""Words typed with the keyboard switched to the other alphabet: "пукш" is geri, "gjvjom" is помощь."""

from __future__ import annotations

import re

# The same keys, row by row: Russian, Azerbaijani and the English layout many use for both.
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_AZERBAIJANI = "qüertyuiopöğasdfghjklıəzxcvbnmçş"
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

_CYRILLIC_TO_LATIN = str.maketrans(_RUSSIAN, _AZERBAIJANI)
_LATIN_TO_CYRILLIC = str.maketrans(_ENGLISH + "üöğıəçş", _RUSSIAN + "цхъжэбю")
_CYRILLIC = re.compile(f"[{_RUSSIAN}]{{2,16}}")
_LATIN = re.compile(f"[{re.escape(_ENGLISH)}üöğıəçş]{{2,16}}")


def switched(text: str) -> str | None:
    """The one word the same keys give in the other layout; None for longer texts and for mixed ones."""
    word = text.strip().lower()
    if _CYRILLIC.fullmatch(word):
        return word.translate(_CYRILLIC_TO_LATIN)
    return word.translate(_LATIN_TO_CYRILLIC) if _LATIN.fullmatch(word) else None
