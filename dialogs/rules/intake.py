"""Reads facts from JSON under the names of the dictionary.

Nothing is guessed: an unknown name, a wrong type or an impossible date is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import cast, get_args

from dialogs.rules.dictionary import DERIVED, FACTS, Fact
from dialogs.rules.facts import EmployerAnswer, Facts, Offer, PersonAnswer
from dialogs.rules.workdays import REMEMBERED

DATE = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
GROUND = re.compile(r"none|(CS\.)?\d+(-\d+)?(\.\d+)*(\.[a-zçəğıöşü])?")
EARLIEST_YEAR, LATEST_YEAR = (
    1900,
    2199,
)  # a year outside is a slip, and the arithmetic of periods stays possible
OFFER_DATES = ("offered_on", "answered_on", "presented_on")
PAST = (  # these have happened; a disability, an end of a contract or of a removal may be known before its day
    "birth_date",
    "job_seeker_registered_on",
    "unemployed_registered_on",
    "registered_since",
    "removal_decision_on",
    "not_registered_decision_on",
    "unemployed_cancelled_false_data_on",
    "programme_drawn_on",
)
OFFER_WORDS: Mapping[str, tuple[str, ...]] = {
    "person": get_args(PersonAnswer),
    "employer": get_args(EmployerAnswer),
}


class FactRefused(ValueError):
    """A fact cannot be taken: its name (with the place inside it) and the reason as a code."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


def read_facts(given: object) -> Facts:
    """Return the facts of one JSON object; raises FactRefused."""
    if not isinstance(given, Mapping):
        raise FactRefused("facts", "not_an_object")
    facts: dict[str, object] = dict(given)
    for name, value in given.items():  # most facts are yes or no and need no reading
        if name not in YES_OR_NO or (value is not False and value is not True and value is not None):
            facts[name] = read_text(name, value) if type(value) is str else read_fact(name, value)
    if facts.get("as_of") is None:
        raise FactRefused("as_of", "missing")
    read = cast("Facts", facts)
    check_past(read)
    if facts.get("contested"):
        check_contested(read)
    return read


def read_fact(name: str, value: object) -> object:
    """Read one fact."""
    reader = READERS.get(name)
    if reader is None:
        raise FactRefused(str(name), "derived" if name in DERIVED else "unknown_name")
    return None if value is None else reader(name, value)


@lru_cache(REMEMBERED)
def read_text(name: str, text: str) -> object:
    """Read a fact given as one text, a day or a word: the same few for everybody."""
    return read_fact(name, text)


def check_past(facts: Facts) -> None:
    """Refuse a birth, a registration, a decision or an offer that lies after the day of the question."""
    as_of, given = facts["as_of"], cast("Mapping[str, date | None]", facts)
    for name in PAST:
        if (day := given.get(name)) is not None and day > as_of:
            raise FactRefused(name, "after_as_of")
    for place, offer in enumerate(facts.get("offers") or ()):
        for name in OFFER_DATES:
            day = getattr(offer, name)
            if day is not None and day > as_of:
                raise FactRefused(f"offers[{place}].{name}", "after_as_of")


def check_contested(facts: Facts) -> None:
    """Refuse an end by the person's words that lies after the day of the question."""
    for name, ended_on in (facts.get("contested") or {}).items():
        if ended_on is not None and ended_on > facts["as_of"]:
            raise FactRefused(f"contested.{name}", "after_as_of")


def refuse_bool(name: str, _value: object) -> bool:
    """Refuse what is neither true nor false; those two were taken as they are."""
    raise FactRefused(name, "not_a_boolean")


def read_date(name: str, value: object) -> date:
    """Read YYYY-MM-DD."""
    day = day_of(value) if isinstance(value, str) else "not_a_date"
    if isinstance(day, str):
        raise FactRefused(name, day)
    return day


@lru_cache(4096)
def day_of(text: str) -> date | str:
    """Return the day, or the code of what is wrong with it."""
    if not DATE.fullmatch(text):
        return "not_a_date"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "impossible_date"
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else "year_out_of_range"


def read_ground(name: str, value: object) -> str:
    """Read the ground of a contract's end: article, part, letter."""
    if not isinstance(value, str) or not GROUND.fullmatch(value):
        raise FactRefused(name, "not_a_ground")
    return value


def read_offers(name: str, value: object) -> tuple[Offer, ...]:
    """Read the list of offered jobs."""
    if not isinstance(value, list):
        raise FactRefused(name, "not_a_list")
    return tuple([read_offer(f"{name}[{place}]", entry) for place, entry in enumerate(value)])


def read_offer(name: str, entry: object) -> Offer:
    """Read one offered job; its words are required, its dates are not."""
    if not isinstance(entry, Mapping):
        raise FactRefused(name, "not_an_object")
    for key in entry:
        if key not in OFFER_DATES and key not in OFFER_WORDS:
            raise FactRefused(f"{name}.{key}", "unknown_name")
    days = [None if entry.get(key) is None else read_date(f"{name}.{key}", entry[key]) for key in OFFER_DATES]
    words = {key: one_of(f"{name}.{key}", entry.get(key), choices) for key, choices in OFFER_WORDS.items()}
    person, employer = cast("PersonAnswer", words["person"]), cast("EmployerAnswer", words["employer"])
    offer = Offer(days[0], days[1], days[2], person, employer)
    check_offer(name, offer)
    return offer


def check_offer(name: str, offer: Offer) -> None:
    """Refuse an answer older than its offer, and a hiring of somebody who refused."""
    for key in ("answered_on", "presented_on"):
        day = getattr(offer, key)
        if offer.offered_on is not None and day is not None and day < offer.offered_on:
            raise FactRefused(f"{name}.{key}", "before_offered_on")
    if offer.person == "refused" and offer.employer == "hired":
        raise FactRefused(f"{name}.employer", "hired_although_refused")


def read_contested(name: str, value: object) -> Mapping[str, date | None]:
    """Read what the person says against the register: fact -> day on which it ended, null = never so."""
    if not isinstance(value, Mapping):
        raise FactRefused(name, "not_an_object")
    for fact in value:
        if fact not in FACTS:
            raise FactRefused(f"{name}.{fact}", "unknown_name")
        if fact == name or not FACTS[fact].stated:
            raise FactRefused(f"{name}.{fact}", "not_for_the_person")
    return {fact: None if day is None else read_date(f"{name}.{fact}", day) for fact, day in value.items()}


def read_not_known(name: str, value: object) -> tuple[str, ...]:
    """Read what the person was asked for and does not know: a null of it is not "none"; a value given ends that."""
    if not isinstance(value, list):
        raise FactRefused(name, "not_a_list")
    for fact in value:
        if not isinstance(fact, str) or fact not in FACTS:
            raise FactRefused(f"{name}.{fact}", "unknown_name")
        if not FACTS[fact].stated or FACTS[fact].null == "empty":
            raise FactRefused(f"{name}.{fact}", "not_for_the_person")
    return tuple(value)


def read_reports(name: str, value: object) -> Mapping[str, date]:
    """Read the monthly reports handed in: month -> day."""
    if not isinstance(value, Mapping):
        raise FactRefused(name, "not_an_object")
    for month in value:
        if not isinstance(month, str) or not MONTH.fullmatch(month):
            raise FactRefused(f"{name}.{month}", "not_a_month")
    return {month: read_date(f"{name}.{month}", day) for month, day in value.items()}


def one_of(name: str, value: object, choices: tuple[str, ...]) -> str:
    """Read one word of a fixed choice."""
    if not isinstance(value, str):
        raise FactRefused(name, "not_a_text")
    if value not in choices:
        raise FactRefused(name, "not_one_of_" + "|".join(choices))
    return value


Reader = Callable[[str, object], object]


def _reader(fact: Fact) -> Reader:
    if fact.kind == "choice":
        return lambda name, value: one_of(name, value, fact.choices)
    return BY_KIND[fact.kind]


BY_KIND: Mapping[str, Reader] = {
    "bool": refuse_bool,
    "date": read_date,
    "ground": read_ground,
    "offers": read_offers,
    "contested": read_contested,
    "names": read_not_known,
    "reports": read_reports,
}
YES_OR_NO = frozenset(name for name, fact in FACTS.items() if fact.kind == "bool")
READERS: Mapping[str, Reader] = {name: _reader(fact) for name, fact in FACTS.items()}
