"""Where arrivals are taken: play, commit, carry out what is to be done, and hand back what is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import orjson
import structlog

from bot.awaiting import call_back
from bot.channels.contract import Arrival, Talk
from bot.effects import AWAITED, ONCE, pending
from bot.joining import bring
from bot.keeping import Keeping
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict, Duplicate, LedgerError
from bot.ledger.records import Conversation, Inbound, Run
from bot.limits import SOURCE
from bot.line import Line, Lines, Remembered
from bot.news import News
from bot.past import Past
from bot.playing import Looks, World
from bot.slots import Slots
from bot.telling import Teller
from bot.turn import Player, Turn
from bot.unit import change
from dialogs.memory import unpack_block
from dialogs.script import Block
from dialogs.values import Language

log = structlog.get_logger("desk")
Standing = tuple[Conversation, list[Run]]
TEXT_LIMIT = 4096  # characters of a message that are kept and read
TRIES = 8  # plays of one arrival while others write the same conversation
PATIENCE_SECONDS = 2.0  # how long a person waits for an act before hearing that it is pending
NOTICE_SECONDS = 1 / 25  # between two notices; Telegram takes about 30 messages a second in all
AWAY_SECONDS = 60.0  # after a person's last message; what comes later comes by itself
BEGINS_SECONDS = 0.1  # between two looks for a conversation that has not begun
CODE_SECONDS = 6.0  # a code is never pending: it was sent, or it was not


class Desk(Past):
    """Plays arrivals and outcomes; any number of them at once, in any number of processes."""

    def __init__(
        self, ledger: Ledger, player: Player, teller: Teller, news: News, world: Callable[[], World]
    ) -> None:
        super().__init__(ledger, teller, world)
        self.player = player
        self.news = news
        self.slots = Slots(NOTICE_SECONDS)
        self.lines = Lines()

    async def take(self, arrival: Arrival, keeping: Keeping | None = None) -> Talk:
        """Play the arrival and return the messages of this turn.

        With `keeping` the arrival comes from an inbox: its messages are delivered, none are returned, and one that
        was handled before raises Duplicate.
        """
        line = self.lines.of(arrival.channel, arrival.address)
        SOURCE.set(arrival.source)
        try:
            async with line.turn:
                before, turn = await self._in_line(line, arrival, keeping)
        except Duplicate:
            if keeping is not None:
                raise
            return await self.history(arrival.channel, arrival.address)
        if turn.effects:
            await self._patience(turn)
        if keeping is not None:
            return Talk(turn.conversation, ())
        if turn.effects:
            return await self._talk(turn.conversation.id, before)
        text = None if turn.hidden or turn.stray else arrival.text[:TEXT_LIMIT]
        return self.teller.just_told(turn.conversation, text, turn.blocks, turn.asked, turn.world.now)

    async def _in_line(self, line: Line, arrival: Arrival, keeping: Keeping | None) -> tuple[int, Turn]:
        """The number of the last message before, and the turn; the same arrival is not played twice while one waits."""
        if arrival.ext_id in line.taken:
            raise Duplicate
        standing = (keeping and keeping.standing) or await self._standing(arrival)
        turn = await self._played(standing, arrival, keeping)
        line.taken.add(arrival.ext_id)
        return standing[0].seq, turn

    async def _standing(self, arrival: Arrival) -> Standing:
        """The conversation with its open runs; a new one has none."""
        known = await self.ledger.standing(arrival.channel, arrival.address)
        return known or (await self.ledger.begin(arrival.channel, arrival.address, arrival.language), [])

    async def _played(self, standing: Standing, arrival: Arrival, keeping: Keeping | None) -> Turn:
        """Play and commit; again from what is stored when somebody else wrote meanwhile."""
        text = arrival.text[:TEXT_LIMIT]
        looks = Remembered(self.player.looks, None if keeping is None else keeping.keep)
        for _ in range(TRIES):
            turn = await self._heard(standing, arrival, text, looks)
            lease = self.news.lease(arrival.channel)
            unit = change(turn, text, **_handled(arrival, keeping, turn.world.now), lease=lease)
            try:
                turn.conversation, begun = await self.ledger.commit_and_begin(unit)
            except Conflict:
                standing = await self._standing(arrival)
                continue
            if keeping is not None:
                keeping.written()
            self.news.committed(turn.conversation, unit, begun)
            return turn
        raise Conflict

    async def _heard(self, standing: Standing, arrival: Arrival, text: str, looks: Looks) -> Turn:
        """The turn as played; a fault of ours is told, and what was stored before stays as it was."""
        conversation, runs = standing
        turn = await self.player.open(conversation, looks, runs)
        turn.trace = arrival.trace
        try:
            await bring(self.player, turn, arrival, text)
        except LedgerError:
            raise
        except Exception:
            log.exception("a turn failed", channel=arrival.channel)
            turn = await self.player.open(conversation)
            turn.hidden = True  # nobody knows any more what the text was an answer to
            turn.blocks.append(Block("talk.fault.say"))
        return turn

    async def _patience(self, turn: Turn) -> None:
        """Wait a moment for the outcome of an act that began in this turn; then say that it is pending."""
        for effect in turn.effects:
            once = orjson.loads(effect.body)["operation"] in ONCE
            if await self._came(turn, CODE_SECONDS if once else PATIENCE_SECONDS) or once:
                continue
            waiting = pending(effect, self.world().now, self.world().shown)
            received = await self.ledger.receive(waiting)
            if not received.duplicate:
                await self.inbox(received.id, waiting)

    async def _came(self, turn: Turn, seconds: float) -> bool:
        """Whether something newer than this turn was written within the time."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            await self.news.wait(turn.conversation.id, left)
            current = await self.ledger.conversation_by_id(turn.conversation.id)
            if current is None or current.seq > turn.conversation.seq:
                return True
        return False

    async def inbox(self, row: int, inbound: Inbound) -> None:
        """Play what came in by itself: the outcome of an act, or a notice such as a reminder."""
        slot = 0.0
        for _ in range(TRIES):
            conversation = await self.ledger.conversation_by_id(int(inbound.address))
            if conversation is None:
                await self.ledger.set_aside(row)
                return
            turn = await self.player.open(conversation)
            quiet = await self._apply(turn, inbound)
            if inbound.kind == "notice":
                turn.slot = slot = slot or self.slots.take(conversation.channel, turn.world.now)
            unit = change(turn, None, quiet=quiet, done=row, lease=self.news.lease(conversation.channel))
            try:
                turn.conversation, begun = await self.ledger.commit_and_begin(unit)
            except Conflict:
                continue
            except Duplicate:
                return
            self.news.committed(turn.conversation, unit, begun)
            return
        raise Conflict

    async def _apply(self, turn: Turn, inbound: Inbound) -> bool:
        """Play it; whether its words are to wait until the person writes (a notice is worded for a locked screen)."""
        body: Any = orjson.loads(inbound.body)
        if inbound.kind == "outcome":
            quiet = await self._nobody_waits(turn, body)
            await self.player.outcome(turn, body["run"], body["act"], body["result"])
            return quiet
        if inbound.kind == AWAITED:
            silent_for = await self._silent_for(turn)
            await call_back(self.player, turn, body, silent_for)
            return silent_for > AWAY_SECONDS
        turn.world = turn.world.at_its_hour(body)
        turn.blocks.append(unpack_block(body))
        return False

    async def _nobody_waits(self, turn: Turn, body: Mapping[str, Any]) -> bool:
        """The person was told that it is pending, or wrote last a while ago."""
        playing = turn.stack.find(body["run"])
        if playing is None or "pending" in body["result"]:
            return False
        told = "pending" in playing.memory.results.get(body["act"], {})
        return told or await self._silent_for(turn) > AWAY_SECONDS

    async def _silent_for(self, turn: Turn) -> float:
        """Seconds since the last message of a conversation; it answers the person's."""
        last = await self.ledger.messages(turn.conversation.id, turn.conversation.seq - 1, 1)
        return turn.world.now - last[0].at if last else 0.0

    async def wait(self, channel: str, address: str, after: int, seconds: float) -> Talk:
        """Like history, but waits up to `seconds` for something newer than `after`."""
        conversation = await self.ledger.conversation(channel, address)
        if conversation is None:
            # Whoever asks again at once must let others run.
            await asyncio.sleep(min(seconds, BEGINS_SECONDS))
            return Talk(None, ())
        if conversation.seq <= after:
            await self.news.wait(conversation.id, seconds)
        return await self._talk(conversation.id, after)

    async def forget(self, channel: str, address: str) -> str | None:
        """Erase the conversation; the receipt's id."""
        conversation = await self.ledger.conversation(channel, address)
        receipt = conversation and await self.ledger.forget(conversation.id)
        return receipt.id if receipt else None

    async def speak(self, channel: str, address: str, language: Language) -> None:
        """Change the language without touching what is going on."""
        word = {"az": "azərbaycanca", "ru": "по-русски"}[language]
        await self.take(Arrival(channel, address, f"speak:{time.time_ns()}", word))


def _handled(arrival: Arrival, keeping: Keeping | None, now: float) -> dict[str, Any]:
    """What the unit of a turn marks as handled: the row that waits, or the arrival itself, which it takes along."""
    if keeping is not None:
        return {"receive": keeping.inbound} if keeping.row is None else {"done": keeping.row}
    kind = "press" if arrival.of else "text"
    return {"receive": Inbound(arrival.channel, arrival.ext_id, arrival.address, kind, b"", now)}
