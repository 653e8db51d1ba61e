"""The real service on Telegram with a finger on every step of a send: `python -m tests.faults.telegram_victim`.

Beside every COMMIT the calls that write into a chat or take something out of it are boundaries, before they leave and
when they are answered.  Texts are cut into small parts, so that every answer is a long message.

A line `start` on standard input starts the service, again and again; `arm N` is obeyed by what was started.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Mapping
from functools import partial

from bot.channels.telegram import wording
from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.cutting import cut
from bot.channels.telegram.results import Result
from bot.cli import main
from bot.ledger.effects import Effects
from dialogs.values import Json
from tests.faults.victim import FINGER, PATCH, tell, tell_port, watch_commits

PART = 200  # letters of a part
WATCHED = frozenset({"sendMessage", "deleteMessage"})


def watch_calls() -> None:
    """Every call that people see is told before it leaves and when it is answered."""
    call = AiogramLine.call

    async def watched(
        self: AiogramLine, method: str, params: Mapping[str, Json], seconds: float = 20.0
    ) -> Result:
        if method not in WATCHED:
            return await call(self, method, params, seconds)
        FINGER.at(f"call {method}")
        result = await call(self, method, params, seconds)
        FINGER.at(f"answer {method}")
        return result

    PATCH.setattr(AiogramLine, "call", watched)


def forget_what_was_sent() -> None:
    """Sabotage: after a start nothing is known of what was being sent, so what goes out again bears no mark."""
    claim = Effects.claim

    async def unmarked(self: Effects, *asked: object, **more: object) -> object:
        found = await claim(self, *asked, **more)  # type: ignore[arg-type]  # handed on as they came
        return [one._replace(suspect=False) for one in found]

    async def recover(self: Effects, owner: str) -> int:
        sql = """UPDATE effect SET state = 'ready', span = 0, token = '', owner = '', until_at = NULL
            WHERE state IN ('leased', 'sending') AND owner <> ?"""
        return await self._store.write(lambda session: session.execute(sql, (owner,)).rowcount)

    PATCH.setattr(Effects, "claim", unmarked)
    PATCH.setattr(Effects, "recover", recover)


def serve() -> None:
    """Be the service until the end."""
    for prepare in (watch_commits, watch_calls, tell_port):
        prepare()
    PATCH.setattr(wording, "cut", partial(cut, limit=PART))
    if "forget" in sys.argv:
        forget_what_was_sent()
    threading.Thread(target=FINGER.listen, daemon=True).start()
    sys.exit(main(["run"]))


def start_each_time() -> None:
    """For every line `start` a process that is the service; its imports, which take longest, are made once, here."""
    while os.read(0, 64) == b"start\n":
        child = os.fork()
        if not child:
            serve()
        tell(f"process {child}")
        _, status = os.waitpid(child, 0)
        tell(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    start_each_time()
