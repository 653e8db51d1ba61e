"""Messages and the question as HTML: written by hand, for a page of twenty messages is drawn at every turn.

Everything a person or a registry wrote goes through `escape`; nothing else in this file is more than letters of ours.
The script builds the very same elements from the same view (a test compares them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from bot.channels.web.view import View
from bot.channels.web.words import Words
from dialogs.values import Language

PageTexts = Mapping[str, str]


def said(words: Words) -> str:
    """Words, those in the other language marked."""
    if isinstance(words, str):
        return escape(words)
    return "".join(
        f'<span lang="{language}">{escape(text)}</span>' if language else escape(text)
        for text, language in words
    )


def history(messages: Sequence[View], page: Language, texts: PageTexts) -> str:
    """The messages as items of a list."""
    return "\n".join([_message(message, page, texts) for message in messages])


def _message(message: View, page: Language, texts: PageTexts) -> str:
    by = message["by"]
    lang = "" if message["lang"] == page else f' lang="{message["lang"]}"'
    at = f'<p class="at">{escape(message["at"])}</p>' if "at" in message else ""
    if by == "you":
        words = message["blocks"][0]["text"]
        text = escape(texts["hidden"]) if words is None else said(words)
        inside = f'<p dir="auto">{text}</p>'
    else:
        inside = "".join([_block(block, texts) for block in message["blocks"]])
    name = escape(texts[by])
    return f'<li id="m{message["n"]}" class="{by}" tabindex="-1"{lang}><h2>{name}</h2>{at}{inside}</li>'


def _block(block: View, texts: PageTexts) -> str:
    html = f"<p>{said(block['text'])}</p>"
    if "lines" in block:
        html += lines(block["lines"])
    if "choices" in block:
        items = "".join([f"<li>{said(words)}</li>" for _, words in block["choices"]])
        html += f'<ul class="offered">{items}</ul>'
    if "hint" in block:
        html += f'<p class="hint">{said(block["hint"])}</p>'
    if "href" in block:
        name = escape(block.get("name", texts["document.open"]))
        html += f'<p><a href="{escape(block["href"])}">{name}</a></p>'
    return html


def lines(rows: Sequence[Words]) -> str:
    """The lines of a summary as a list."""
    items = "".join([f"<li>{said(words)}</li>" for words in rows])
    return f'<ul class="lines">{items}</ul>'


def choices(question: View, page: Language, texts: PageTexts) -> str:
    """The choices as buttons; the group is there, hidden, when there are none."""
    buttons = "".join(
        [
            f'<button name="choice" value="{escape(value)}">{said(words)}</button>'
            for value, words in question["choices"]
        ]
    )
    hidden = "" if buttons else " hidden"
    lang = _lang(question, page)
    return f"<fieldset{hidden}{lang}><legend>{escape(texts['choices'])}</legend>{buttons}</fieldset>"


def hint(question: View, page: Language) -> str:
    """How to answer."""
    return f'<p id="hint" class="hint"{_lang(question, page)}>{said(question["hint"])}</p>'


def field(question: View, kept: str, described: str, wrong: bool) -> str:
    """The field; `described` are the ids of what describes it beside the hint."""
    attributes = "".join([f' {name}="{value}"' for name, value in question["field"].items()])
    invalid = ' aria-invalid="true"' if wrong else ""
    return (
        f'<input id="text" name="text" value="{escape(kept)}" dir="auto"'
        f' aria-describedby="{described}hint"{invalid}{attributes}>'
    )


def _lang(question: View, page: Language) -> str:
    return "" if question["lang"] == page else f' lang="{question["lang"]}"'
