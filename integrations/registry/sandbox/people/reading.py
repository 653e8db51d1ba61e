"""Made-up persons from the data files: days written absolutely, or by their relation to the first day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from integrations.registry.sandbox.days import add_months, next_workday, period_of, window_end
from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.people.made import Made
from integrations.registry.sandbox.people.relations import Days
from integrations.registry.sandbox.person import NONE, Registration
from integrations.registry.sandbox.words import date_in_words

__all__ = ["examples", "stories"]

OFFER = ("offered_on", "answer", "presented_on", "employer")

Day = Callable[[Any], Any]


def stories(today: date) -> Iterator[Made]:
    """The persons of the demo's first page."""
    for entry in _load("stories.yaml"):
        yield _made(entry, Days.of(entry, today).day, today)


def examples(today: date) -> Iterator[Made]:
    """Base persons B and R and every worked example of the rules, part 18."""
    document = _load("examples.yaml")
    for index, (name, differs) in enumerate(document["examples"].items(), start=1):
        base = document["bases"][differs.get("base", "B")]
        entry = {**base, **differs, **_identity(name, index)}
        entry["facts"] = {**base.get("facts", {}), **differs.get("facts", {})}
        yield _made(entry, Days.of(entry, today).day, today)


@cache
def _load(name: str) -> Any:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _identity(name: str, index: int) -> dict[str, Any]:
    if len(name) == 1:
        return {"slug": name}
    letter, number = name[0], int(name[1:])
    return {
        "slug": name,
        "fin": f"EX{letter}{number:02d}77",
        "card": f"AA90{index:05d}",
        "phone": f"+99460900{index:04d}",
        "last_name": f"{letter}-{number}",
    }


def _made(entry: Mapping[str, Any], day: Day, today: date) -> Made:
    seeker = _registration(entry.get("job_seeker"), day, "5.2")
    unemployed = _registration(entry.get("unemployed"), day, "5.5", seeker)
    since = day(entry.get("under_review_since"))
    return Made(
        **{name: entry[name] for name in ("slug", "fin", "card", "phone", "sex", "first_name", "last_name")},
        father_name=entry.get("father_name", "Nümunə"),
        birth_date=day(entry["birth_date"]),
        language=entry.get("language", "az"),
        story=(_story(entry, day, "az"), _story(entry, day, "ru")),
        education=[_plain(each, day) for each in entry.get("education", ())],
        jobs=[_plain(each, day) for each in entry.get("jobs", ())],
        profession=entry.get("profession"),
        address=entry.get("address"),
        known=_known(entry, day, today),
        job_seeker=seeker,
        unemployed=unemployed,
        reports=_reports(unemployed, today) if entry.get("reports") == "all but this month" else (),
        under_review_since=since,
        offers=[_offer(each, day) for each in entry.get("offers", ())],
        decisions=[_decision(each, day) for each in entry.get("decisions", ())],
        defect=entry.get("defect"),
        says=_plain(entry.get("says", {}), day),
        expected=_plain(entry.get("expected", {}), day),
    )


def _story(entry: Mapping[str, Any], day: Day, language: str) -> str:
    """The story with its days in words: they stay true when the demo's day is moved."""
    told = {name: date_in_words(day(each), language) for name, each in entry.get("told", {}).items()}
    return str(entry.get(language, "")).format(**told)


def _plain(entry: Mapping[str, Any], day: Day) -> dict[str, Any]:
    return {name: _plainly(day(value)) for name, value in entry.items()}


def _plainly(value: Any) -> Any:
    """Days as JSON has them, within an object too."""
    if isinstance(value, dict):
        return {name: _plainly(each) for name, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _known(entry: Mapping[str, Any], day: Day, today: date) -> Known:
    facts = _plain(entry.get("facts", {}), day)
    return Known(
        as_of=today,
        values={name: value for name, value in facts.items() if value != "unknown"},
        unknown=[name for name, value in facts.items() if value == "unknown"],
        others={name: [_plain(each, day) for each in many] for name, many in entry.get("others", {}).items()},
    )


def _registration(entry: Any, day: Day, article: str, before: Registration = NONE) -> Registration:
    if entry is None:
        return NONE
    if not isinstance(entry, dict):
        entry = {"registered_on": entry}
    on = day(entry.get("registered_on"))
    if on == "after the window" and before.registered_on is not None:
        on = next_workday(window_end(before.registered_on) + timedelta(days=1))
    state = entry.get("state", "active")
    return Registration(state, on, day(entry.get("through")), entry.get("article", article))


def _reports(unemployed: Registration, today: date) -> tuple[str, ...]:
    months = []
    month = unemployed.registered_on or today
    while period_of(month) < period_of(today):
        months.append(period_of(month))
        month = add_months(month.replace(day=1), 1)
    return tuple(months)


def _offer(entry: Any, day: Day) -> dict[str, Any]:
    if not isinstance(entry, dict):
        entry = dict(zip(OFFER, entry, strict=True))
    offer = {"answered_on": None, "presented_on": None, "employer": "none", **entry}
    if offer["answer"] in {"accepted", "refused"} and offer["answered_on"] is None:
        offer["answered_on"] = offer["presented_on"] or offer["offered_on"]
    return _plain(offer, day)


def _decision(entry: list[Any], day: Day) -> tuple[date, str, str | None, date | None]:
    on, kind, article, through = (*entry, None, None)[:4]
    return day(on), kind, article, day(through)
