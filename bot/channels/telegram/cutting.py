"""Cuts a text that is too long for one message: between paragraphs, else lines, else sentences, else words."""

from __future__ import annotations

import re
from collections.abc import Iterator

LIMIT = 4096  # UTF-16 code units, as clients count
_PIECES = (
    re.compile(r"(?<=\n\n)"),
    re.compile(r"(?<=\n)"),
    re.compile(r"(?<=[.!?…])\s"),
    re.compile(r"(?<=\s)"),
)


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cut(text: str, limit: int = LIMIT) -> list[str]:
    """Parts of at most `limit` units whose words are all those of `text`, in order; none is blank."""
    if 2 * len(text) <= limit or units(text) <= limit:  # no letter is longer than two units
        return [text]
    return [part for part in _parts(text, limit, 0) if part]


def _parts(text: str, limit: int, way: int) -> Iterator[str]:
    """Gather pieces of one way of cutting into parts as long as fit."""
    part = ""
    for piece in _split(text, limit, way):
        if part and units(part) + units(piece) > limit:
            yield part.strip()
            part = ""
        if units(piece) > limit:
            *whole, part = _parts(piece, limit, way + 1)
            yield from whole
        else:
            part += piece
    yield part.strip()


def _split(text: str, limit: int, way: int) -> list[str]:
    if way < len(_PIECES):
        return _PIECES[way].split(text) if way != 2 else _sentences(text)
    # A single word longer than a message: by characters, none of which is longer than two units.
    step = max(1, limit // 2)
    return [text[place : place + step] for place in range(0, len(text), step)]


def _sentences(text: str) -> list[str]:
    """Sentences, each with the blank that follows it."""
    return re.split(r"(?<=[.!?…]\s)", text)
