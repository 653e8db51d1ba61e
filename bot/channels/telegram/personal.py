"""Whether a message holds what must not stay in a chat, whatever was asked: a FIN, a card, a phone number."""

from __future__ import annotations

from bot.channels.telegram.reading import Heard
from bot.people.personal import has_document, has_phone


def personal(heard: Heard) -> bool:
    """A shared contact is somebody's number, whoever it belongs to; of other media what is written under it counts."""
    if heard.kind == "contact":
        return True
    said = heard.caption if heard.kind == "media" else heard.text
    return heard.kind in ("text", "edited", "media") and (has_document(said) or has_phone(said))
