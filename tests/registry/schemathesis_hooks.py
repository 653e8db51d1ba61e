"""Schemathesis asks about persons that exist, and files each thing under a key of its own."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from itertools import count
from typing import Any

import schemathesis

NUMBERS = count(1)
FIN = re.compile(r"[0-9A-HJ-NP-Z]{7}")
PEOPLE = (
    ("1AB2C3D", "AZE01234567", "1988-04-12"),
    ("2DE3F4G", "AA1234567", "2007-03-08"),
    ("3GH4J5K", "AZE07654321", "1979-09-30"),
    ("4KL5M6N", "AA7654321", "1995-01-17"),
    ("5NP6Q7R", "AZE05550005", "1984-06-21"),
    ("6QR7S8T", "AA2020202", "1990-05-14"),
    ("7ST8T9U", "AA3030303", "1990-05-14"),
)
CODES = (
    ("district", r"AZ-[A-Z-]{2,8}", "AZ-BA-YAS"),
    ("travel", r"[a-z_]{1,40}", "on_foot"),
    ("level", r"[a-z_]{1,40}", "bachelor"),
    ("code", r"[0-9A-Za-z._-]{1,20}", "3313"),
)
"""Member, shape, and a code that the list has."""


@schemathesis.hook
def before_call(_: schemathesis.HookContext, case: schemathesis.Case[Any], __: dict[str, Any]) -> None:
    """Good keys are replaced by fresh ones, and good FINs (most of nobody) by those of made-up persons.

    What Schemathesis made wrong on purpose stays wrong.
    """
    headers: MutableMapping[str, Any] = case.headers
    if headers and re.fullmatch(r"[!-~]{16,128}", str(headers.get("Idempotency-Key", ""))):
        headers["Idempotency-Key"] = f"schemathesis-{next(NUMBERS):06d}"
    if isinstance(case.body, dict):
        _become_somebody(case.body)
        _take_from_lists(case.body)


def _become_somebody(body: dict[str, Any]) -> None:
    given = body.get("fin")
    if not isinstance(given, str) or not FIN.fullmatch(given):
        return
    fin, card, birth_date = PEOPLE[next(NUMBERS) % len(PEOPLE)]
    body["fin"] = fin
    if re.fullmatch(r"(AZE[0-9]{8}|AA[0-9]{7})", str(body.get("card"))):
        body["card"] = card
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(body.get("birth_date"))):
        body["birth_date"] = birth_date


def _take_from_lists(body: dict[str, Any]) -> None:
    """Codes that have the right shape become codes of their list."""
    for member, shape, good in CODES:
        for each in (body, *(value for value in body.values() if isinstance(value, dict))):
            if isinstance(each.get(member), str) and re.fullmatch(shape, each[member]):
                each[member] = good
