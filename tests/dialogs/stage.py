"""The stage of the transcripts: the real desk and ledger, opened anew for every turn, and scripted errands."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from bot import calendar
from bot.awaiting import Awaiting
from bot.channels.contract import Arrival
from bot.channels.recording import call_line
from bot.clock import FixedClock
from bot.dates import BAKU
from bot.desk import Desk
from bot.effects import AWAITED, ERRAND, outcome, pending
from bot.ledger.records import Change, Conversation, Effect, NewEffect
from bot.ledger.sqlite import SqliteLedger
from bot.lists import shipped_lists
from bot.news import News
from bot.people.sealing import Sealer
from bot.playing import World
from bot.reminders.notices import Reminders
from bot.telling import Teller
from bot.texts import Texts, plain
from bot.turn import Player
from dialogs.answers.contract import CodedList
from dialogs.keep import keep, restore
from dialogs.rules.versions import Law
from dialogs.script import Look
from dialogs.values import Json, Language
from integrations.registry.errors import Known, Unknown
from tests.dialogs.agreed import expect_answer, expect_request
from tests.dialogs.other_side import no_more, result_of
from tests.dialogs.same_links import SameLinks
from tests.dialogs.transcript import Answered, Input, Line, Passed, Said, Transcript

ADDRESS = "transcript"
LISTS: Mapping[str, CodedList] = shipped_lists()
TEXTS = Texts.load(LISTS)
LAW = Law("2018-06-29", calendar.load())
LAWS = {LAW.text: LAW, "amended": Law("amended", calendar.load())}
UNREACHABLE_SECONDS = 20.0


def numbered() -> Callable[[], str]:
    """References that count up."""
    given = count(1)
    return lambda: f"000-000-000-{next(given):03d}"


def numbered_runs() -> Callable[[str], str]:
    """Our numbers of what runs file, in the order in which the runs came up; those of the menu too."""
    given: dict[str, str] = {}
    return lambda run: given.setdefault(run, f"900-000-000-{len(given) + 1:03d}")


class NotAnswered(BaseException):
    """The service asked something for which the transcript holds no answer; no handler of errors may hide it."""


class Effects(News):
    """News that keep what was to be carried out."""

    def __init__(self) -> None:
        super().__init__()
        self.due: deque[NewEffect] = deque()

    def tell(
        self, conversation: int, effects: Sequence[NewEffect] = (), begun: Sequence[Effect] = ()
    ) -> None:
        self.due.extend(effect for effect in effects if effect.kind == ERRAND)


class PatientDesk(Desk):
    """A desk that leaves acts to the script."""

    async def _patience(self, turn: object) -> None:
        """Outcomes come when the transcript says so."""


@dataclass(slots=True)
class Stage:
    """Plays one transcript and writes down what happens."""

    transcript: Transcript
    path: Path
    clock: FixedClock
    inputs: deque[Line] = field(default_factory=deque)
    written: list[str] = field(default_factory=list)
    waiting: deque[NewEffect] = field(default_factory=deque)
    seen: int = 0
    said: int = 0

    @classmethod
    def of(cls, transcript: Transcript, path: Path) -> Stage:
        """A stage for one playing, on a new ledger at `path`."""
        begins = datetime.combine(transcript.today, datetime.min.time(), BAKU) + timedelta(hours=10)
        return cls(transcript, path, FixedClock(begins.timestamp()), deque(transcript.lines))

    async def play(self, *, anew: bool = True) -> str:
        """The whole transcript as it happens; `anew`: ledger and desk are opened at every turn.  Raises NotAnswered."""
        self.written = [self.transcript.head]
        if self.transcript.person is not None:
            async with self._open() as (_, _, ledger):
                await self._bind(ledger, self.transcript.person)
        while self.inputs:
            async with self._open() as (desk, effects, ledger):
                for _ in range(1 if anew else len(self.inputs)):
                    if self.inputs:
                        await self._take(self._next().means, desk, effects, ledger)
                        await self._settle(desk, effects)
        return "\n".join(self.written) + "\n"

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[tuple[PatientDesk, Effects, SqliteLedger]]:
        """Everything anew from what is stored."""
        ledger = SqliteLedger(self.path, Sealer(bytes(32)), self.clock.now)
        await ledger.open()
        news = Effects()
        links = SameLinks(Sealer(bytes(32)), self.transcript.bot)
        player = Player(ledger, TEXTS, self, self._world, links)
        try:
            yield PatientDesk(ledger, player, Teller(TEXTS, links), news, self._world), news, ledger
        finally:
            await ledger.close()

    async def _bind(self, ledger: SqliteLedger, fin: str) -> None:
        """The conversation belongs to this person, as if the code had been typed."""
        begun = await ledger.begin(self.transcript.channel, ADDRESS, self.transcript.language)
        person = await ledger.person(fin)
        bound = begun._replace(person=person, level="code", level_at=self.clock.now())
        await ledger.commit(Change(bound))

    def _world(self) -> World:
        return World(self.clock.today(), self.clock.now(), LAWS[self.transcript.law], "code")

    async def _take(self, means: Input, desk: Desk, effects: Effects, ledger: SqliteLedger) -> None:
        if isinstance(means, Said):
            await self._hear(means, desk)
        elif isinstance(means, Passed):
            await self._pass(means, desk, effects, ledger)
        else:
            assert self.waiting, "an answer to nothing"
            effect = self.waiting.popleft()
            expect_answer(orjson.loads(effect.body)["operation"], means)
            await self._late(effect, means, desk)
        await self._tell(desk)

    async def _hear(self, said: Said, desk: Desk) -> None:
        self.said += not said.again
        channel, language = self.transcript.channel, self.transcript.language
        first: Language | None = None if channel == "telegram" else language
        await desk.take(Arrival(channel, ADDRESS, f"m{self.said}", said.text, said.of, first))

    async def _pass(self, passed: Passed, desk: Desk, effects: Effects, ledger: SqliteLedger) -> None:
        """Time passes; whoever is due is reminded."""
        if passed.until is not None:
            days = (passed.until - self.clock.today()).days
            self.clock.move(timedelta(days=days).total_seconds())
        self.clock.move(passed.seconds)
        reminders = Reminders(ledger, self, effects, self._world)  # type: ignore[arg-type]  # a registry by script
        await reminders.run_if_new_day()
        if passed.back:
            await self._called_back(ledger)
        for row, inbound in await ledger.pending(50):
            await desk.inbox(row, inbound)

    async def _called_back(self, ledger: SqliteLedger) -> None:
        """Whoever waits for the registry is played on."""
        awaiting = Awaiting(ledger, "stage")
        await awaiting.sort(self.clock.now())
        await ledger.hasten(AWAITED, self.clock.now())
        assert await awaiting.sort(self.clock.now()), "nobody waits for the registry"

    async def _settle(self, desk: Desk, effects: Effects) -> None:
        """Carry out what was to be done, as the transcript answers it."""
        while effects.due:
            effect = effects.due.popleft()
            call: Any = orjson.loads(effect.body)
            answered = self._answer(call["operation"], call["body"])
            if answered.kind == "pending":
                self.waiting.append(effect)
            await self._late(effect, answered, desk)
            await self._tell(desk)

    async def _late(self, effect: NewEffect, answered: Answered, desk: Desk) -> None:
        now = self.clock.now()
        inbound = pending(effect, now, now)
        if answered.kind != "pending":
            inbound = outcome(effect, result_of(answered), now, "final")
        received = await desk.ledger.receive(inbound)
        if not received.duplicate:
            await desk.inbox(received.id, inbound)

    async def _tell(self, desk: Desk) -> None:
        """Write down what was said since."""
        talk = await desk.history(self.transcript.channel, ADDRESS, self.seen)
        for message in talk.messages:
            self.seen = message.seq
            for shown in message.shown:
                first, *rest = plain(shown).split("\n")
                self.written += [f"> {first}", *(f"  {line}" for line in rest)]

    # what the player and the reminders ask

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        """Answer a read by the script."""
        body: Any = keep(step.errand)
        answered = self._answer(step.errand.operation, body)
        now = self.clock.now()
        if answered.kind == "unreachable":
            return {"unreachable": "status-503", "until": now + UNREACHABLE_SECONDS}
        result = result_of(answered)
        if answered.kind == "done":
            result = {"done": keep(restore(step.errand.outcome, answered.body))}
        return {**result, "until": now + step.errand.fresh_seconds}

    async def call(self, operation: str, body: dict[str, Any]) -> Known | Unknown:
        """Answer the registry's client by the script (reminders)."""
        answered = self._answer(operation, body)
        return Known(200, answered.body) if answered.kind == "done" else Unknown("status-503")

    def _answer(self, operation: str, body: dict[str, Any]) -> Answered:
        self.written.append(f"! {call_line(operation, body)}")
        expect_request(operation, body)
        if not self.inputs or not isinstance(self.inputs[0].means, Answered):
            raise NotAnswered("\n".join(self.written[-12:]))
        answered = self._next().means
        assert isinstance(answered, Answered)
        expect_answer(operation, answered)
        return no_more(answered, body)

    def _next(self) -> Line:
        line = self.inputs.popleft()
        if not isinstance(line.means, Answered) or line.above:
            self.written.append("")
        self.written += [*line.above, line.text]
        return line
