"""What is personal in a message whatever was asked: a FIN or a card's number, in the menu also a whole date."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 200  # characters; a longer text is no answer to any of these questions
_FIN: Final = re.compile(
    r"(?<!\w)(?=\d{0,6}[a-z])(?=[a-z]{0,6}\d)[0-9a-z]{7}(?!\w)", re.IGNORECASE | re.ASCII
)
_CARD: Final = re.compile(r"(?<!\w)(?:az[eə]|aa|аа|азе)[\s:.№-]{0,3}\d[\d -]{5,11}(?!\w)", re.IGNORECASE)
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d(?!\d)")


def personal(text: str, *, dates: bool) -> bool:
    """Whether there is a FIN or a card's number in the text; with `dates` a whole date counts too."""
    if len(text) > _LONGEST:
        return False
    return any(form.search(text) for form in (_FIN, _CARD, *((_DATE,) if dates else ())))
