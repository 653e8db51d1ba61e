"""A webhook of tests: takes what it is told to take, and notes what came."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response

PATIENCE_SECONDS = 5.0


class Receiver:
    """Refuses the updates whose text or data is in `refuse`; `came` and `secrets` are all posts in order."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.refuse: set[str] = set()
        self.news = asyncio.Event()
        self.app = FastAPI()
        self.app.post("/x")(self.hook)

    async def hook(self, request: Request) -> Response:
        body = await request.json()
        self.came.append(body)
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        self.news.set()
        return Response(status_code=500 if words(body) in self.refuse else 200)

    async def until(self, true: Callable[[], bool]) -> None:
        """Until something is true of what came."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not true():
                    self.news.clear()
                    await self.news.wait()
        except TimeoutError:
            raise AssertionError(f"not among the posts: {self.words()}") from None

    def words(self) -> list[str]:
        """The texts and data that came, in order, refused ones too."""
        return [words(body) for body in self.came]


def words(update: dict[str, Any]) -> str:
    """The text of a message or the data of a press."""
    message = update.get("message")
    return str(message["text"] if message is not None else update["callback_query"]["data"])
