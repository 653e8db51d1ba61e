"""Pictures and files: nobody looks into them, so where a secret is asked for they are taken to show one.

The pictures of an album come one by one; the first is answered for all.
"""

from __future__ import annotations

from bot.channels.telegram.reading import Heard
from dialogs.privacy import sensitive

SHOWING = ("photo", "document", "video", "video_note", "animation", "paid_media")  # what may show a card
SAY, OTHER = "telegram.picture.say", "telegram.media.say"
REMEMBERED = 10_000  # chats whose last album is known


def remark(heard: Heard, *, deleted: bool) -> str:
    """The key of the answer to what is not read; of one that is `deleted` it is no advice to delete it."""
    return SAY if heard.text in SHOWING and not deleted else OTHER


def shows(heard: Heard, asked: str) -> bool:
    """Whether it may show what is asked for under this key and must not stay."""
    return heard.text in SHOWING and sensitive(asked)


class Albums:
    """The album of each chat that was answered last, by the update that was answered for it."""

    def __init__(self) -> None:
        self._answered: dict[int, tuple[str, int]] = {}

    def answered(self, heard: Heard) -> bool:
        """Whether another picture of the same album is answered for this one; if not, this one is from now on."""
        if not heard.album:
            return False
        album, update_id = self._answered.get(heard.chat, ("", 0))
        if album == heard.album:
            return update_id != heard.update_id  # one that could not be kept is played again
        if len(self._answered) >= REMEMBERED:
            self._answered.clear()
        self._answered[heard.chat] = heard.album, heard.update_id
        return False
