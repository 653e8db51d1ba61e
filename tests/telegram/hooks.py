"""The stand with a webhook instead of polling."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import Route

from bot.channels.telegram.channel import secret_of, set_webhook
from bot.channels.telegram.webhook import PATH
from tests.telegram.serving import served
from tests.telegram.stand import Stand, stand


@asynccontextmanager
async def hooked(folder: Path, *, registry: bool = False) -> AsyncIterator[tuple[Stand, str]]:
    """A service that gets its updates posted, and the address they are posted to."""
    async with stand(
        folder, poll=False, registry=registry, ADDIM_TELEGRAM_INTAKE="webhook", ADDIM_PUBLIC_URL="http://x"
    ) as made:
        app = FastAPI()
        app.router.routes.append(Route(PATH, made.telegram.webhook, methods=["POST"]))
        async with served(app) as url:
            made.telegram.watching.url = url + PATH
            await set_webhook(made.telegram, secret_of(made.core))
            yield made, url + PATH
            made.account.webhook = None
            made.account.updates.tell()
