"""That what a transcript asks and answers could really be asked and answered: by the registry's contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from integrations.registry.contract import load
from tests.dialogs.transcript import Answered

# Said by the service itself, in the registry's place.
OWN = frozenset({"too-many-persons", "not-confirmed", "given-up"})


class AgainstContract(BaseException):
    """The registry would not take this request, or never gives this answer; no handler of errors may hide it."""


def expect_request(operation: str, body: Mapping[str, Any]) -> None:
    """The body keeps the contract's schema of a request."""
    check = load().operations[operation].request
    faults = () if check is None else check(dict(body))
    if faults:
        raise AgainstContract(f"{operation}: {faults}")


def expect_answer(operation: str, answered: Answered) -> None:
    """The answer keeps the contract: a whole body, or one of the refusals of the operation."""
    known = load().operations[operation]
    if answered.kind == "refused" and answered.code not in {*known.problems, *OWN}:
        raise AgainstContract(f"{operation} never refuses with {answered.code}")
    if answered.kind == "done":
        faults = known.answers[known.success](answered.body)
        if faults:
            raise AgainstContract(f"{operation}: {faults}")
