"""Reads what a form posted: at most 64 KiB, urlencoded, as text that cannot play tricks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.types import Receive

BODY_LIMIT = 64 * 1024  # bytes of a form
DRAIN_LIMIT = (
    1024 * 1024
)  # bytes read and dropped, so that a browser sees the refusal instead of a broken line
FIELDS = 16
TEXT_LIMIT = 4096  # characters of an answer
FORM = b"application/x-www-form-urlencoded"
_MARKS = re.compile(r"([\u0300-\u036f]{2})[\u0300-\u036f]+")


class TooLarge(Exception):
    """The body is over 64 KiB."""


class NotAForm(Exception):
    """The body is no form of ours: another type, or more fields than any form has."""


async def read_form(headers: Mapping[bytes, bytes], receive: Receive) -> dict[str, str]:
    """The fields of a posted form, the first of each name; raises TooLarge and NotAForm."""
    if not headers.get(b"content-type", FORM).lower().startswith(FORM):
        await _body(receive)
        raise NotAForm
    body = await _body(receive)
    try:
        pairs = parse_qsl(
            body.decode("ascii", "replace"), keep_blank_values=True, errors="replace", max_num_fields=FIELDS
        )
    except ValueError as wrong:
        raise NotAForm from wrong
    return dict(reversed(pairs))


async def _body(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size <= BODY_LIMIT:
            chunks.append(chunk)
        if message["type"] != "http.request" or not message.get("more_body") or size > DRAIN_LIMIT:
            break
    if size > BODY_LIMIT:
        raise TooLarge
    return b"".join(chunks)


def clean(text: str) -> str:
    """The text without what cannot be seen: control, zero-width and direction characters; letters composed."""
    if not (text.isascii() and text.isprintable()):
        composed = _MARKS.sub(r"\1", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
        text = "".join(one if one.isprintable() else _seen(one) for one in composed)
    return text.strip()


def _seen(one: str) -> str:
    """What stays of a character that does not print: a line break, a space or nothing."""
    if one in "\n\r\u2028\u2029":
        return "\n"
    return " " if one == "\t" or unicodedata.category(one) == "Zs" else ""
