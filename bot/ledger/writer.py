"""Writing: the units of one round of the event loop are committed together, on a slow disk by a thread of its own."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from bot.ledger.errors import Closed
from bot.ledger.jobs import Job, answer, fail, promise, resolve
from bot.ledger.store import Row, Session, Values

T = TypeVar("T")
S = TypeVar("S", bound=Session)
BATCH = 256  # units a commit: more would only make the first of them wait
QUICK_SECONDS = 0.005  # a commit that takes longer than this is not worth stopping the event loop for
_NEWEST = 0.2  # weight of the last commit in the smoothed time of one


@dataclass(frozen=True, slots=True)
class Database(Generic[S]):
    """How the thread reaches its database: opening, closing, and how this database tells of failures."""

    connect: Callable[[], S]
    disconnect: Callable[[S], None]
    in_transaction: Callable[[S], bool]
    refusal: Callable[[Exception], Exception]
    begin: Callable[[S], object]
    """Begin a transaction, waiting for others who write."""
    begin_at_once: Callable[[S], bool] = lambda _: False
    """Begin a transaction unless somebody else writes; False also where a commit is a journey over the net."""


@dataclass(slots=True)
class Writer(Generic[S]):
    """Group commit. A caller is answered only after the COMMIT that holds its unit.

    A failed COMMIT, or a failure that made the database drop the transaction, fails every unit of the batch.
    Handing units to the thread and back costs more than the commit of a good disk; so as long as commits are quick
    and nobody else writes, those of one round of the event loop are committed at its end, on the loop's own thread.
    """

    database: Database[S]
    _jobs: "SimpleQueue[Job | None]" = field(default_factory=SimpleQueue)
    _thread: threading.Thread | None = None
    _session: S | None = None
    _writing: threading.Lock = field(default_factory=threading.Lock)
    _loop: asyncio.AbstractEventLoop | None = None
    _round: list[Job] = field(default_factory=list)
    _seconds: float = 0.0

    async def start(self) -> None:
        """Open the database in the writing thread; raises what opening raised."""
        ready = Job(lambda _: None, *promise())
        self._loop = ready.loop
        self._thread = threading.Thread(target=self._work, args=(ready,), name="ledger-writer", daemon=True)
        self._thread.start()
        try:
            await ready.future
        except BaseException:
            self._thread = None
            raise

    async def stop(self) -> None:
        """Commit what waits, close the database and end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._flush()
            self._jobs.put(None)
            await asyncio.to_thread(thread.join)

    async def do(self, unit: Callable[[Session], T], alone: bool = False) -> T:
        """Run a unit in the next batch, or `alone` outside any transaction; returns what it returned."""
        if self._thread is None:
            raise Closed
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        job = Job(unit, future, loop, alone)
        if alone or loop is not self._loop or self._seconds > QUICK_SECONDS:
            self._jobs.put(job)
        else:
            if not self._round:
                loop.call_soon(self._flush)
            self._round.append(job)
        return await future

    def _flush(self) -> None:
        """Commit what was asked for in this round of the event loop, here and now if possible, else by the thread."""
        batch, self._round = self._round, []
        if batch and self._at_once(batch):
            resolve(batch)
            return
        for job in batch:
            self._jobs.put(job)

    def _at_once(self, batch: list[Job]) -> bool:
        """Commit on this thread; False if somebody else writes or waits to."""
        if not self._jobs.empty() or not self._writing.acquire(blocking=False):
            return False
        try:
            if self._session is None or not self.database.begin_at_once(self._session):
                return False
            if self._together(self._session, batch):
                return True
            if not self.database.begin_at_once(self._session):
                return False
            self._apart(self._session, batch)
            return True
        finally:
            self._writing.release()

    def read(self, sql: str, values: Values) -> list[Row] | None:
        """Rows of one statement by way of the writing session, whose pages are still at hand; None while it writes."""
        if self._session is None or not self._writing.acquire(blocking=False):
            return None
        try:
            return self._session.execute(sql, values).fetchall()
        finally:
            self._writing.release()

    def _work(self, ready: Job) -> None:
        try:
            session = self.database.connect()
        except Exception as failure:  # noqa: BLE001 - whatever it is belongs to the one who opens
            ready.error = self.database.refusal(failure)
            answer([ready])
            return
        self._session = session
        answer([ready])
        try:
            while batch := self._waiting():
                with self._writing:
                    self._commit(session, [job for job in batch if not job.alone])
                    for job in (job for job in batch if job.alone):
                        self._attempt(session, job)
                answer(batch)
        finally:
            with self._writing:
                self._session = None
            self.database.disconnect(session)

    def _waiting(self) -> list[Job]:
        """All jobs that wait, at least one; none once the thread is to end."""
        first = self._jobs.get()
        batch = [first] if first else []
        with suppress(Empty):
            while batch and len(batch) < BATCH:
                job = self._jobs.get_nowait()
                if job is None:
                    self._jobs.put(None)  # this batch first, then the end
                    break
                batch.append(job)
        return batch

    def _commit(self, session: S, batch: list[Job]) -> None:
        if not batch:
            return
        try:
            self.database.begin(session)
            if not self._together(session, batch):
                self.database.begin(session)
                self._apart(session, batch)
        except Exception as failure:  # noqa: BLE001 - nobody may be answered as if it were committed
            fail(batch, self.database.refusal(failure))

    def _together(self, session: S, batch: list[Job]) -> bool:
        """Run the units in the transaction that was begun and commit it; False, and all undone, if one of them fails.

        Nearly always none does, and guarding each of them costs a tenth of the whole.
        """
        try:
            for job in batch:
                job.value = job.unit(session)
        except Exception:  # noqa: BLE001 - which one it was, and why, shows when each is run by itself
            self._undo(session)
            return False
        self._end(session, batch)
        return True

    def _apart(self, session: S, batch: list[Job]) -> None:
        """Run the units so that the failure of one undoes only its own writes, and commit."""
        try:
            for job in batch:
                self._isolate(session, job)
        except Exception as failure:  # noqa: BLE001 - nobody may be answered as if it were committed
            self._undo(session)
            fail(batch, self.database.refusal(failure))
            return
        self._end(session, batch)

    def _end(self, session: S, batch: list[Job]) -> None:
        began = time.perf_counter()
        try:
            session.execute("COMMIT")
        except Exception as failure:  # noqa: BLE001 - nobody may be answered as if it were committed
            self._undo(session)
            fail(batch, self.database.refusal(failure))
            return
        self._seconds += _NEWEST * (time.perf_counter() - began - self._seconds)

    def _isolate(self, session: S, job: Job) -> None:
        """Run one unit so that its failure undoes only its own writes."""
        session.execute("SAVEPOINT unit")
        self._attempt(session, job)
        if job.error is not None:
            # Refused in its turn if the database dropped the whole transaction, as SQLite does on a full disk.
            session.execute("ROLLBACK TO unit")
        session.execute("RELEASE unit")

    def _attempt(self, session: S, job: Job) -> None:
        try:
            job.value = job.unit(session)
        except Exception as failure:  # noqa: BLE001 - a unit's failure is its caller's, not the thread's
            job.error = self.database.refusal(failure)

    def _undo(self, session: S) -> None:
        with suppress(Exception):  # the batch is failing already, with the reason that matters
            if self.database.in_transaction(session):
                session.execute("ROLLBACK")
