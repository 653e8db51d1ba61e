"""What an address answers at which there is nothing: a page in both languages that leads to the first page."""

from __future__ import annotations

import orjson
from starlette.routing import Router
from starlette.types import Receive, Scope, Send

from bot.channels.contract import Desk
from bot.channels.web.first import language_of
from bot.channels.web.options import WebOptions
from bot.channels.web.site import Site
from bot.channels.web.visit import HTML, Visit, visit
from bot.channels.web.words import OTHER, page_words
from bot.texts import Texts

PROBLEM = b"application/problem+json"
NOT_FOUND = orjson.dumps({"type": "about:blank", "status": 404})


class Nowhere:
    """An endpoint (ASGI): browsers get a page, programs a problem (RFC 9457) without a sentence; no cookie is set."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404."""
        here = visit(scope, receive, self.site.sessions, "az")
        page = b"text/html" in here.headers.get(b"accept", b"")
        kind, body = (HTML, self._page(here)) if page else (PROBLEM, NOT_FOUND)
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 404, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _page(self, here: Visit) -> bytes:
        """The language of the browser first; the other one below."""
        language = language_of(here)
        words = self.site.words[language]
        sides = [
            {"lang": one, "w": self.site.words[one].plain, "address": f"/?lang={one}"}
            for one in (language, OTHER[language])
        ]
        title, elsewhere = f"{words['error.missing']} {words['name']}", f"/?lang={OTHER[language]}"
        frame = self.site.frame(language, title=title, sides=sides, elsewhere=elsewhere)
        return self.site.templates["nowhere"].render(frame).encode()


def answer_nowhere(router: Router, desk: Desk, texts: Texts, options: WebOptions) -> None:
    """Answer so wherever the router knows no address; what is no request goes the way it went."""
    before, nowhere = router.default, Nowhere(Site.of(desk, page_words(texts), options))

    async def default(scope: Scope, receive: Receive, send: Send) -> None:
        await (nowhere if scope["type"] == "http" else before)(scope, receive, send)

    router.default = default
