"""What the ledger asks of a database: reads at once, and units of writing that are durable when awaited."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from bot.people.sealing import Sealer

T = TypeVar("T")
Row = tuple[Any, ...]
Values = Sequence[object]


class Rows(Protocol):
    """What a statement gave: rows to fetch, and how many it wrote."""

    @property
    def rowcount(self) -> int:
        """Rows written by the statement."""

    def fetchone(self) -> Any:
        """The next row or None."""

    def fetchall(self) -> list[Any]:
        """All remaining rows."""


class Session(Protocol):
    """The open transaction a unit writes in."""

    def execute(self, sql: str, values: Values = ..., /) -> Rows:
        """Run one statement."""

    def executemany(self, sql: str, values: Iterable[Values], /) -> Rows:
        """Run one statement for each of the values."""


class Store(Protocol):
    """One database as the shelves of the ledger see it."""

    sealer: Sealer
    clock: Callable[[], float]

    async def read(self, sql: str, values: Values = ()) -> list[Row]:
        """Rows of one statement, outside any transaction; raises Unavailable, Closed."""

    async def scan(self, sql: str, values: Values = ()) -> list[Row]:
        """As read, for statements that take long: other coroutines go on meanwhile."""

    async def write(self, unit: Callable[[Session], T]) -> T:
        """Run a unit in a transaction of its own; returns after the commit, raises what the unit raised."""

    async def settle(self) -> None:
        """Remove what was deleted from the store's journals, as far as other readers allow."""


class Shelf:
    """A part of the ledger standing on one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
