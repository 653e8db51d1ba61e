"""Facts as JSON under the names of the dictionary, as `read_facts` takes them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from dialogs.rules.facts import Facts, Offer
from dialogs.rules.intake import OFFER_DATES, OFFER_WORDS
from dialogs.values import Json


def facts_json(facts: Facts) -> dict[str, Json]:
    """Return the facts as the JSON object that `read_facts` takes back."""
    return {name: _kept(value) for name, value in facts.items()}


def _kept(value: object) -> Json:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_kept_offer(it) if isinstance(it, Offer) else _kept(it) for it in value]
    if isinstance(value, Mapping):
        return {str(name): _kept(part) for name, part in value.items()}
    return cast("Json", value)


def _kept_offer(offer: Offer) -> Json:
    names = (*OFFER_DATES, *OFFER_WORDS)
    return {name: _kept(getattr(offer, name)) for name in names}
