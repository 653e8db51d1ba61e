"""What the doctor asks of each operation: only what cannot change anything, about nobody or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from integrations.registry.contract import Operation

__all__ = ["FIRST_PAGE", "UNCHECKED", "Question", "questions"]

NOBODY = {"fin": "0000000", "card": "AA0000000", "birth_date": "1900-01-01"}
NOTHING = "addim-doctor-0000000000"
KEY = {"Idempotency-Key": NOTHING}
JSON = {"Content-Type": "application/json"}
LISTS = ("districts", "professions", "education", "travel", "sources", "measures", "languages")
UNNAMED = "addim_doctor"
PERIOD, NO_PERIOD = "2018-06", "2018-13"
FIRST_PAGE = "/events?limit=1"
SAFE_BODIES: Mapping[str, dict[str, Any]] = {
    "findPerson": NOBODY,
    "sendCode": {"fin": NOBODY["fin"], "purpose": "status"},
    "checkCode": {"code_id": NOTHING, "code": "00000000"},
    "checkDeskCode": {"fin": NOBODY["fin"], "code": "00000000"},
    "readStatuses": {"fins": [NOBODY["fin"]]},
}
"""Bodies of operations that need more than a FIN; all about nobody."""

UNCHECKED = (
    "the first answer again under the same key, for 90 days",
    "key-reused, key-running and reference-taken",
    "members that nobody named in a filing",
    "the limit of calls a minute",
)
"""What the contract says and nobody can look at without filing something or getting in others' way."""

GOOD = frozenset({"ok"})
INVALID = frozenset({"invalid"})


@dataclass(frozen=True, slots=True)
class Question:
    """One call: a word for the check, the path, the body as sent, the answers that keep the contract."""

    check: str
    path: str
    content: bytes | None
    good: frozenset[str]
    headers: Mapping[str, str] = field(default_factory=dict)


def questions(operation: Operation) -> Iterator[Question]:
    """Everything that is asked of one operation."""
    if operation.request is None:
        yield from _reads(operation)
    elif operation.keyed:
        yield from _filings(operation)
    else:
        yield from _looks(operation)


def _reads(operation: Operation) -> Iterator[Question]:
    path = operation.path
    if operation.name == "readList":
        yield from (Question(f"list {name}", f"/lists/{name}", None, GOOD) for name in LISTS)
        yield Question("unknown", "/lists/doctor", None, frozenset({"not-found"}))
        return
    here = path.format(reference=NOTHING, period=PERIOD)
    if "{reference}" in path:
        yield Question("answers", here, None, frozenset({"not-found"}))
        yield Question("refuses", path.format(reference="-"), None, INVALID)
        return
    yield Question("answers", here, None, GOOD)
    if "{period}" in path:
        yield Question("refuses", path.format(period=NO_PERIOD), None, INVALID)
    else:
        yield Question("refuses", f"{here}?limit=0", None, INVALID)
    yield Question("page", f"{here}?cursor={NOTHING}", None, frozenset({"cursor-unknown"}))


def _filings(operation: Operation) -> Iterator[Question]:
    """The bodies are none that anybody could file; whether a key counts is seen before they are looked at."""
    path, missing = operation.path, frozenset({"key-missing"})
    yield Question("key", path, b"{}", missing, JSON)
    yield Question("short key", path, b"{}", missing, {**JSON, "Idempotency-Key": "short"})
    yield Question("refuses", path, b"{}", INVALID, {**JSON, **KEY})
    yield from _unreadable(path, KEY)


def _looks(operation: Operation) -> Iterator[Question]:
    path = operation.path
    body = SAFE_BODIES.get(operation.name, {"fin": NOBODY["fin"]})
    unknown = frozenset({"person-not-found", "code-expired"}) & frozenset(operation.problems) or GOOD
    yield Question("answers", path, orjson.dumps(body), unknown, JSON)
    yield Question("refuses", path, b"{}", INVALID, JSON)
    yield Question("strict", path, orjson.dumps({**body, UNNAMED: True}), INVALID, JSON)
    yield from _unreadable(path, {})


def _unreadable(path: str, headers: Mapping[str, str]) -> Iterator[Question]:
    yield Question("malformed", path, b'{"fin": ', frozenset({"malformed"}), {**JSON, **headers})
    plain = {"Content-Type": "text/plain", **headers}
    yield Question("media type", path, b"{}", frozenset({"media-type"}), plain)
