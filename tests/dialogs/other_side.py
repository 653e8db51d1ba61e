"""What the other side of a transcript answers, as stored for the run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.dialogs.transcript import Answered


def no_more(answered: Answered, body: dict[str, Any]) -> Answered:
    """As the contract says of readFacts: only the facts that were asked for."""
    if answered.kind != "done" or not isinstance(answered.body.get("facts"), dict) or "facts" not in body:
        return answered
    wanted = {name: fact for name, fact in answered.body["facts"].items() if name in body["facts"]}
    return replace(answered, body={**answered.body, "facts": wanted})


def result_of(answered: Answered) -> dict[str, Any]:
    if answered.kind == "refused":
        return {"refused": {"code": answered.code, "values": answered.body}}
    return {"done": answered.body}
