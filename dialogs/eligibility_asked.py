"""What an answer on a right rests on: facts by whose word, what was asked, what registers say against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from dialogs.eligibility_differing import Differing, denied
from dialogs.setting import Setting
from dialogs.values import Json


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and the day on which it was true there."""

    source: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Asked:
    """What the answer rests on: facts as JSON, those that were asked, the day of the registers' data.

    `round` counts how often the answer was given anew, so that later questions are not taken for earlier ones.
    `voluntary`: sensitive facts that no register is asked for before the person wants the check of who comes first.
    """

    service: str
    facts: Mapping[str, Json]
    settled: frozenset[str]
    as_of: date | None
    round: int = 1
    sources: Mapping[str, Source] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    differing: Differing = field(default_factory=dict)
    voluntary: frozenset[str] = frozenset()


def weighed(setting: Setting, asked: Asked) -> Asked:
    """The same with each entry that would bar and that the person denies as a contested one of its register."""
    against = denied(setting, asked.service, asked.facts, asked.differing)
    if not against:
        return asked
    held = cast("Mapping[str, Json]", asked.facts.get("contested") or {})
    facts: dict[str, Json] = {fact: one.value for fact, one in against.items()}
    return replace(
        asked,
        facts={**asked.facts, **facts, "contested": {**dict.fromkeys(against), **held}},
        sources={**asked.sources, **{fact: Source(one.source, one.as_of) for fact, one in against.items()}},
        as_of=min(day for day in (asked.as_of, *(one.as_of for one in against.values())) if day),
    )
