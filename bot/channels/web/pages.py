"""The addresses of the web channel, joined to their pages."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.contract import Desk
from bot.channels.web.documents import Documents
from bot.channels.web.events import Events
from bot.channels.web.first import First
from bot.channels.web.forget import Forget
from bot.channels.web.options import WebOptions
from bot.channels.web.screen import Screen
from bot.channels.web.site import File, Site
from bot.channels.web.talk import Conversation
from bot.channels.web.visit import Handler, Page
from bot.channels.web.words import page_words
from bot.texts import LANGUAGES, Texts
from dialogs.values import Language

A_YEAR = b"public, max-age=31536000, immutable"


def routes(desk: Desk, texts: Texts, options: WebOptions) -> list[Route]:
    """Every page of the channel; raises UnknownText or KeyError if a text of the pages is missing."""
    site = Site.of(desk, page_words(texts), options)
    first = First(site)
    made: list[Route] = [
        _methods(f"/static/{name}", _Static(file), "GET") for name, file in site.files.items()
    ]
    for language in LANGUAGES:
        made += _conversation(site, first, language)
    made.append(_at("/", site, "az", get=first.show))
    if options.demo is not None:
        made.append(_at("/demo/phone", site, "az", get=first.phone))
        made.append(_at("/demo/phone.json", site, "az", get=first.inbox))
        made.append(_at("/demo/day", site, "az", post=first.move))
        made.append(_at("/demo/other", site, "az", post=first.other))
    return made


def _conversation(site: Site, first: First, language: Language) -> Iterator[Route]:
    talk, documents, forget = Conversation(site, Screen(site, first, language)), Documents(site), Forget(site)
    at = f"/{language}"
    yield _at(f"{at}/", site, language, get=talk.show, post=talk.hear)
    yield _methods(f"{at}/events", Events(talk, language), "GET")
    yield _at(f"{at}/print", site, language, get=documents.transcript)
    yield _at(f"{at}/receipt", site, language, get=documents.receipt)
    yield _at(f"{at}/sheet", site, language, get=documents.sheet)
    yield _at(f"{at}/forget", site, language, get=forget.ask, post=forget.erase)
    yield _at(f"{at}/{{rest:path}}", site, language, get=talk.missing)


def _at(
    path: str, site: Site, language: Language, *, get: Handler | None = None, post: Handler | None = None
) -> Route:
    handlers = {"GET": get, "HEAD": get, "POST": post}
    known = {method: handler for method, handler in handlers.items() if handler is not None}
    return _methods(path, Page(known, site.sessions, language), *known)


def _methods(path: str, endpoint: ASGIApp, *methods: str) -> Route:
    return Route(path, endpoint, methods=list(methods))


class _Static:
    """An endpoint (ASGI): one file that browsers keep, for its address changes with its content."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.headers = [
            (b"content-type", file.kind),
            (b"content-length", str(len(file.body)).encode()),
            (b"cache-control", A_YEAR),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.file.body})
