"""The conversation in a terminal: plain lines in and out, with the same ledger as the web page."""

from __future__ import annotations

import asyncio
import io
import sys
import threading
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from bot.channels.contract import Arrival, Desk, Talk
from bot.channels.recording import OverheardClient, Recording
from bot.clock import SystemClock
from bot.core import Core
from bot.ledger.records import Change
from bot.playing import spoken
from bot.running import running
from bot.settings import Settings
from bot.texts import Manner, Texts, plain
from dialogs.values import Language
from integrations.registry.sandbox.remote import RemoteSandbox, SandboxGone

CHANNEL = "terminal"
GREETING = {"az": "salam", "ru": "здравствуйте"}
SPEAK = {"az": "azərbaycanca", "ru": "по-русски"}  # what a person types for it
FIRST: Language = "az"
PROMPT = "> "


async def chat(settings: Settings, wanted: Language | None, fin: str | None, record: str | None) -> int:
    """Talk until the input ends; returns the exit status.

    A talk that was left earlier keeps its language unless one is `wanted`.  One that is recorded begins anew, and is
    kept nowhere but in the file.
    """
    if (fin is not None or record is not None) and not settings.sandboxed:
        print("--as and --record are for the sandbox only", file=sys.stderr)
        return 2
    speak_both_alphabets(sys.stdin, sys.stdout, sys.stderr)
    recording = Recording(wanted or FIRST, SystemClock().today())
    overhear = partial(OverheardClient, recording=recording)
    async with (
        _ledger_for(settings, record) as kept,
        running(kept, alone=False, overhear=overhear) as (core, remote),
    ):
        address = fin or "me"
        if fin is not None and not await _become(core, address, wanted or FIRST, fin):
            print("the sandbox has no such person", file=sys.stderr)
            return 2
        recording.lines.clear()
        recording.today, recording.person = core.clock.today(), fin
        left = await core.ledger.conversation(CHANNEL, address)
        recording.language = language = wanted or (FIRST if left is None else spoken(left))
        prompt = PROMPT if sys.stdin.isatty() else ""
        screen = Screen(core.desk, address, language, sys.stdout, recording, core.texts, prompt)
        print(core.texts.say("terminal.leave.say", {}, Manner(language, "terminal")), end="\n\n")
        try:
            await screen.run(remote)
        finally:
            if record is not None:
                Path(record).write_text(recording.text(), "utf-8")  # noqa: ASYNC240 - the last thing done
    return 0


@asynccontextmanager
async def _ledger_for(settings: Settings, record: str | None) -> AsyncIterator[Settings]:
    """The settings with an empty ledger if the talk is recorded: in a transcript nothing was said before.

    No other process looks into it, so that none carries an errand of which the recording would not know.
    """
    if record is None:
        yield settings
        return
    with TemporaryDirectory(prefix="addim-") as folder:
        yield replace(settings, database=Path(folder) / "ledger.db")


def speak_both_alphabets(*streams: TextIO) -> None:
    """Have streams that cannot carry ə and я carry UTF-8, whatever the machine says of its terminal."""
    for one in streams:
        try:
            "əя".encode(one.encoding or "ascii")
        except UnicodeEncodeError:
            if isinstance(one, io.TextIOWrapper):
                one.reconfigure(encoding="utf-8", errors="replace")


async def _become(core: Core, address: str, language: Language, fin: str) -> bool:
    """Bind the conversation to a made-up person as if the code had been typed; the demo's login."""
    known = await core.registry.call("readStatus", {"fin": fin})
    if not getattr(known, "ok", False):
        return False
    conversation = await core.ledger.begin(CHANNEL, address, language)
    person = await core.ledger.person(fin)
    bound = conversation._replace(person=person, level="code", level_at=core.clock.now())
    await core.ledger.commit(Change(bound))
    return True


def typed() -> asyncio.Queue[str]:
    """Lines of the input as they come, an empty one at its end; a thread that waits for one holds nobody up."""
    loop, lines = asyncio.get_running_loop(), asyncio.Queue[str]()

    def read() -> None:
        with suppress(RuntimeError):  # the talk is over and its loop closed
            for line in sys.stdin:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    return lines


@dataclass(slots=True)
class Screen:
    """Reads lines and prints what is told, also what comes late; `prompt` stands where a line may be typed.

    `language` is the one that is spoken now.
    """

    desk: Desk
    address: str
    language: Language
    out: TextIO
    recording: Recording
    texts: Texts
    prompt: str = ""
    seen: int = 0

    async def open(self) -> None:
        """Greet where nothing was said yet; otherwise print what was told since the person's last words.

        A talk left in another language goes on in this one, as if the person had typed its name.
        """
        talk = await self.desk.history(CHANNEL, self.address)
        if not talk.messages:
            await self.say(GREETING[self.language])
            return
        heard = max((one.seq for one in talk.messages if one.direction == "in"), default=0)
        self.seen = max(self.seen, heard)
        wanted = self.language
        self._print(talk)
        if self.language != wanted:
            await self.say(SPEAK[wanted])

    async def run(self, remote: RemoteSandbox | None) -> None:
        """Until the input ends: one line is one message; what arrives meanwhile is printed."""
        await self.open()
        late = [asyncio.create_task(self._late())]
        if remote is not None:
            late.append(asyncio.create_task(self._phone(remote)))
        try:
            lines = typed()
            while line := await lines.get():
                await self.say(line.strip())
        finally:
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def say(self, text: str) -> None:
        """Send one message and print the answer."""
        self.recording.said(text)
        arrival = Arrival(CHANNEL, self.address, str(uuid.uuid4()), text, language=self.language)
        self._print(await self.desk.take(arrival))

    async def _late(self) -> None:
        while True:
            self._print(await self.desk.wait(CHANNEL, self.address, self.seen, 30.0))

    async def _phone(self, remote: RemoteSandbox) -> None:
        """Show what arrives on the demo phone, where codes go."""
        after = int((await remote.phone())["next"])
        while True:
            with suppress(SandboxGone):  # it is asked again
                news = await remote.phone(after)
                after = int(news["next"])
                for message in news["messages"]:
                    self.rings(message["phone"], message["text"])
            await asyncio.sleep(0.5)

    def rings(self, phone: str, text: str) -> None:
        """Show a message of the demo phone beside the talk."""
        told = self.texts.say("terminal.phone.say", {"phone": phone}, Manner(self.language, "terminal"))
        self._show(f"  {told} {text}\n")

    def _print(self, talk: Talk) -> None:
        if talk.conversation is not None:
            self.language = spoken(talk.conversation)
        for message in talk.messages:
            if message.seq <= self.seen:
                continue
            self.seen = message.seq
            self.recording.told(message)
            if message.direction == "out":
                self._show("\n".join(plain(shown, whole=True) for shown in message.shown) + "\n\n")

    def _show(self, text: str) -> None:
        """Print over the prompt that stands there, and let it stand again below."""
        print(f"\r{text}{self.prompt}" if self.prompt else text, end="", file=self.out, flush=True)
