"""How a page of the sandbox is painted: templates, both languages, headers that allow no script."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from integrations.registry.sandbox.words import in_words, say

__all__ = ["PAGES", "SAFE", "language_of", "own", "show"]

PAGES = Path(__file__).with_name("pages")
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser sends "Origin: null" with our own forms too, and they would count as foreign.
    "Referrer-Policy": "same-origin",
}
TEMPLATES = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
)


def own(request: Request) -> bool:
    """False for a form that another site's page sends."""
    origin = request.headers.get("origin")
    return origin in {None, str(request.base_url).rstrip("/")}


def language_of(request: Request) -> str:
    """The language that was asked for; Azerbaijani unless it was Russian."""
    return "ru" if request.query_params.get("lang") == "ru" else "az"


def show(template: str, language: str, **values: Any) -> Response:
    """A template in a language; `say(key, ...)`, `told(value)` and `lang` are known in it."""
    other = "az" if language == "ru" else "ru"
    text, told = partial(_text, language), partial(_told, language)
    page = TEMPLATES.get_template(template).render(lang=language, other=other, say=text, told=told, **values)
    return HTMLResponse(page, headers=SAFE)


def _told(language: str, value: object) -> str:
    """What a cell shows: days in words, a dash for nothing."""
    return "–" if value is None else in_words(str(value), language)


def _text(language: str, key: str, **values: object) -> str:
    return say(key, language, **values)
