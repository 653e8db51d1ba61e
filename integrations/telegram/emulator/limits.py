"""What the real server accepts: lengths of texts and captions, bytes of a button's data, shape of keyboards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from integrations.telegram.emulator.chats import Content
from integrations.telegram.emulator.refusal import BUTTON_DATA, CAPTION_LONG, TEXT_EMPTY, TEXT_LONG, bad

TEXT, CAPTION, DATA_BYTES, ANSWER, BUTTONS = 4096, 1024, 64, 200, 100


def units(text: str) -> int:
    """The length of a text as clients count it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def check_text(params: Content) -> str:
    """The text of a message; raises Refused."""
    text = params.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad(TEXT_EMPTY)
    if units(text) > TEXT:
        raise bad(TEXT_LONG)
    if params.get("parse_mode"):
        raise bad("unsupported parse_mode")
    return text


def check_caption(params: Content) -> str:
    """The caption of a document; raises Refused."""
    caption = str(params.get("caption") or "")
    if units(caption) > CAPTION:
        raise bad(CAPTION_LONG)
    return caption


def check_markup(markup: Any) -> Content | None:
    """A keyboard as it may be sent; raises Refused."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    buttons = list(_buttons(markup.get("inline_keyboard", [])))
    if len(buttons) > BUTTONS:
        raise bad("reply markup is too long")
    for button in buttons:
        if not isinstance(button, dict) or not button.get("text"):
            raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
        data = button.get("callback_data")
        if data is not None and not 1 <= len(str(data).encode()) <= DATA_BYTES:
            raise bad(BUTTON_DATA)
    return markup


def _buttons(rows: Any) -> Iterator[Any]:
    for row in rows if isinstance(rows, list) else ():
        yield from row if isinstance(row, list) else ()
