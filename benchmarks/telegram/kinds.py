"""The contestants as processes: `python -m benchmarks.telegram.kinds KIND PORT API REDIS FOLDER`."""

from __future__ import annotations

import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import cast

import uvicorn
from fastapi import FastAPI, Request, Response

from benchmarks.dialog import spec
from benchmarks.telegram.driver import SECRET

TOKEN = "4200000:AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
NOBODY = "http://127.0.0.1:9"


def _settings(port: int, api: str, folder: Path) -> dict[str, str]:
    """What the product is started with."""
    return {
        "ADDIM_PORT": str(port),
        "ADDIM_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ADDIM_DATABASE": str(folder / "addim.db"),
        "ADDIM_KEY_FILE": str(folder / "addim.key"),
        "ADDIM_REGISTRY_URL": NOBODY,
        "ADDIM_TELEGRAM_TOKEN": TOKEN,
        "ADDIM_TELEGRAM_API": api,
        "ADDIM_TELEGRAM_INTAKE": "webhook",
        "ADDIM_LOG_LEVEL": "error",
    }


def ours(port: int, api: str, redis: str, folder: Path) -> None:
    """The product as it runs: webhook, ledger with its commits, sender; only the dialog is the common one."""
    del redis
    from benchmarks.dialog.catalogue import write
    from benchmarks.dialog.ours import written
    from bot import serve, texts
    from bot.channels.telegram import pace
    from bot.settings import read
    from dialogs import services
    from dialogs.script import Dialog, Ending, Script
    from dialogs.setting import Setting

    shutil.copytree(texts.LOCALES, folder / "locales")
    write(spec, folder / "bench")
    for language in texts.LANGUAGES:
        place = Path(language) / "LC_MESSAGES" / "bench.po"
        shutil.copy(folder / "bench" / place, folder / "locales" / place)
    load = texts.Texts.load
    setattr(texts.Texts, "load", lambda lists: load(lists, folder / "locales"))  # noqa: B010 - a class of the product
    inner = written(spec, "validators")

    def dialog(setting: Setting) -> Script[Ending]:
        ending = yield from inner(setting)
        return ending._replace(values={"no": "AZ-1"})

    cast("dict[str, Dialog]", services.DIALOGS)["welcome"] = dialog
    # The pace is for Telegram's sake, not for the measurement's.
    setattr(pace, "LANES", {name: pace.Lane(0.0, 1) for name in pace.LANES})  # noqa: B010 - a constant of the product
    settings = read(_settings(port, api, folder))
    from bot.logs import configure

    configure("error")
    serve.serve(settings)


def paced(port: int, api: str, redis: str, folder: Path) -> None:
    """The product with its own dialogs and its own pace."""
    del redis
    from bot import serve
    from bot.logs import configure
    from bot.settings import read

    configure("error")
    serve.serve(read(_settings(port, api, folder)))


def aiogram(port: int, api: str, redis: str, folder: Path) -> None:
    """The usual stack: FastAPI, aiogram's dispatcher, states in Redis."""
    del folder
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.fsm.storage.redis import RedisStorage

    from benchmarks.dialog.fsm_aiogram import Talk

    app = FastAPI()

    @app.on_event("startup")  # the shortest way here
    async def start() -> None:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
        dispatcher = Dispatcher(storage=RedisStorage.from_url(redis))
        dispatcher.include_router(Talk(spec, bot, tuned=False).router)

        @app.post("/telegram")
        async def hook(request: Request) -> Response:
            if request.headers.get("x-telegram-bot-api-secret-token") != SECRET:
                return Response(status_code=401)
            await dispatcher.feed_raw_update(bot, await request.json())
            return Response()

    _run(app, port)


def ptb(port: int, api: str, redis: str, folder: Path) -> None:
    """python-telegram-bot behind FastAPI, states in memory."""
    del redis, folder
    from telegram import Update
    from telegram.ext import Application
    from telegram.request import HTTPXRequest

    from benchmarks.dialog.conversation_ptb import Talk

    app = FastAPI()

    @app.on_event("startup")
    async def start() -> None:
        request = HTTPXRequest(connection_pool_size=32, pool_timeout=None)
        made = (
            Application.builder().token(TOKEN).base_url(f"{api}/bot").request(request).updater(None).build()
        )
        made.add_handler(Talk(spec).handler())
        await made.initialize()
        await made.start()

        @app.post("/telegram")
        async def hook(request: Request) -> Response:
            if request.headers.get("x-telegram-bot-api-secret-token") != SECRET:
                return Response(status_code=401)
            await made.process_update(Update.de_json(await request.json(), made.bot))
            return Response()

    _run(app, port)


def _run(app: FastAPI, port: int) -> None:
    uvicorn.run(app, port=port, loop="uvloop", http="httptools", access_log=False, log_level="error")


KINDS: dict[str, Callable[[int, str, str, Path], None]] = {
    "ours": ours,
    "paced": paced,
    "aiogram": aiogram,
    "ptb": ptb,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    kind, port, api, redis, folder = sys.argv[1:6]
    KINDS[kind](int(port), api, redis, Path(folder))
