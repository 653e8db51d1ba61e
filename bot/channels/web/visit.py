"""One request and one answer, as the pages need them: no more is read or built than is used."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from bot.channels.web.session import Sessions, fresh_session
from dialogs.values import Language

HTML = b"text/html; charset=utf-8"
JSON = b"application/json"
_HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?$")


@dataclass(slots=True)
class Visit:
    """A request; `new` tells that the browser had no session yet."""

    scope: Scope
    receive: Receive
    headers: Mapping[bytes, bytes]
    language: Language
    session: str
    new: bool

    @property
    def wants_json(self) -> bool:
        return JSON in self.headers.get(b"accept", b"")

    @property
    def source(self) -> str:
        """The address on the net the request came from."""
        client = self.scope.get("client")
        return str(client[0]) if client else "-"

    @property
    def host(self) -> str:
        """The name by which the browser reaches this machine, without the port."""
        found = _HOST.match(self.headers.get(b"host", b"").decode("latin-1"))
        return found[1] if found else "127.0.0.1"

    def asked(self, name: str) -> str:
        """A value of the query, empty if it is not there."""
        query: str = self.scope["query_string"][:1000].decode("latin-1")
        return dict(parse_qsl(query, errors="replace")).get(name, "")

    def number(self, name: str) -> int:
        """A whole number of the query, 0 if there is none."""
        value = self.asked(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else 0


class Answer(NamedTuple):
    """What goes back; `session` is the cookie to set, None leaves it alone; `again` the seconds to wait, 0 for none."""

    status: int
    body: bytes
    kind: bytes = HTML
    session: str | None = None
    location: str | None = None
    again: int = 0


Handler = Callable[[Visit], Awaitable[Answer]]


class Page:
    """An endpoint (ASGI): a handler for each method, in one language."""

    def __init__(self, handlers: Mapping[str, Handler], sessions: Sessions, language: Language) -> None:
        self.handlers = handlers
        self.sessions = sessions
        self.language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        handler = self.handlers[scope["method"]]
        answer = await handler(visit(scope, receive, self.sessions, self.language))
        headers = [(b"content-type", answer.kind), (b"content-length", str(len(answer.body)).encode())]
        if answer.session is not None:
            headers.append((b"set-cookie", self.sessions.cookie(answer.session)))
        if answer.location is not None:
            headers.append((b"location", answer.location.encode()))
        if answer.again:
            headers.append((b"retry-after", str(answer.again).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})


def visit(scope: Scope, receive: Receive, sessions: Sessions, language: Language) -> Visit:
    """The request as a visit."""
    headers: dict[bytes, bytes] = dict(scope["headers"])
    known = sessions.known(headers)
    return Visit(scope, receive, headers, language, known or fresh_session(), known is None)


def see_other(location: str, session: str | None = None) -> Answer:
    """On to another page, by GET."""
    return Answer(303, b"", HTML, session, location)
