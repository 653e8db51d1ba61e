"""Whether a message holds what must not stay in a chat, whatever was asked: a FIN, a card, a phone number."""

from __future__ import annotations

import re

from bot.channels.telegram.reading import Heard

_PERSONAL = re.compile(
    r"\b(?=\w*\d)(?=\w*[a-z])[0-9a-hj-np-z]{7}\b"  # a FIN has digits and letters, but neither I nor O
    r"|\b(?:aze[ -]?\d{8}|aa[ -]?\d{7})\b"
    r"|(?<!\d)(?:\+?994|0)[ (-]*\d\d[ )-]*\d{3}[ -]*\d\d[ -]*\d\d(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def personal(heard: Heard) -> bool:
    """A shared contact is somebody's number, whoever it belongs to."""
    if heard.kind == "contact":
        return True
    return heard.kind in ("text", "edited") and _PERSONAL.search(heard.text) is not None
