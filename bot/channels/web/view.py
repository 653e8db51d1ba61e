"""A talk as the pages show it: the same plain data for the template and for the script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from bot.channels.contract import Talk, Told
from bot.channels.web.words import Words, guessed, marked
from bot.texts import Shown
from dialogs.values import Language

View: TypeAlias = dict[str, Any]

DOCUMENTS = ("receipt", "sheet")
LINK, NAME = "telegram", "Telegram"
"""What ends in a link that leads out of here, and what the link is called in every language."""
PLAIN_FIELD = {
    "autocomplete": "off",
    "inputmode": "text",
    "autocapitalize": "sentences",
    "spellcheck": "true",
}
CODE_FIELD = {**PLAIN_FIELD, "autocapitalize": "characters", "spellcheck": "false"}
FIELDS: Mapping[str, Mapping[str, str]] = {
    "OneTimeCode": {**CODE_FIELD, "autocomplete": "one-time-code", "inputmode": "numeric"},
    "EmailAddress": {**CODE_FIELD, "autocomplete": "email", "inputmode": "email", "autocapitalize": "none"},
    "Mobile": {**CODE_FIELD, "autocomplete": "tel", "inputmode": "tel"},
    "FinCode": CODE_FIELD,
    "CardNumber": CODE_FIELD,
    "Number": {**CODE_FIELD, "inputmode": "numeric"},
}
"""How a field helps with the kind of answer that is expected."""


def messages(told: Sequence[Told], page: Language) -> list[View]:
    """Messages in order; a number that chose is shown with the words of the choice."""
    shown: list[View] = []
    offered: Mapping[str, str] = {}
    for one in told:
        if one.direction == "in":
            shown.append(_yours(one, page, {} if one.elsewhere else offered))
        else:
            shown.append(_ours(one, page))
            offered = next((dict(block.choices) for block in reversed(one.shown) if block.expects), {})
    return shown


def _yours(told: Told, page: Language, offered: Mapping[str, str]) -> View:
    text = told.text
    if text is not None and (label := offered.get(text.strip())) is not None:
        text = f"{text.strip()}. {label}"
    words = None if text is None else guessed(text, page)
    return {"n": told.seq, "by": "you", "lang": page, "blocks": [{"text": words}]}


def _ours(told: Told, page: Language) -> View:
    blocks = [_block(block, told.language, page, told.seq) for block in told.shown]
    return {"n": told.seq, "by": "us", "lang": told.language, "blocks": blocks}


def _block(block: Shown, language: Language, page: Language, seq: int) -> View:
    text, link = (block.text.rpartition("\n")[::2]) if block.document == LINK else (block.text, "")
    view: View = {"text": marked(text, language)}
    if block.lines:
        view["lines"] = [marked(line, language) for line in block.lines]
    if block.choices:
        view["choices"] = choices(block, language)
    if block.hint:
        view["hint"] = marked(block.hint, language)
    if block.document in DOCUMENTS:
        view["href"] = f"/{page}/{block.document}?n={seq}"
    if link:
        view |= {"href": link, "name": NAME}
    return view


def choices(block: Shown, language: Language) -> list[tuple[str, Words]]:
    """What is sent by each choice, and its words."""
    return [(number, marked(f"{number}. {label}", language)) for number, label in block.choices]


def question(talk: Talk, page: Language) -> View:
    """The open question as the form shows it."""
    block = talk.open
    language = _spoken(talk, page)
    return {
        "of": talk.asked or "",
        "lang": language,
        "choices": choices(block, language) if block else [],
        "hint": marked(block.hint, language) if block and block.hint else "",
        "field": FIELDS.get(block.expects, PLAIN_FIELD) if block else PLAIN_FIELD,
        "wrong": talk.wrong,
    }


def _spoken(talk: Talk, page: Language) -> Language:
    return next((told.language for told in reversed(talk.messages) if told.direction == "out"), page)


def first_answer(told: Sequence[Told]) -> int:
    """The number of the first message after the last one of the person."""
    place = 0
    for one in reversed(told):
        if one.direction == "in":
            break
        place = one.seq
    return place or (told[-1].seq if told else 0)
