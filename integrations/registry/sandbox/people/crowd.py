"""A crowd of made-up persons, the same for the same seed: ages, histories and states as an agency sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from integrations.registry.sandbox.codelists import coded_list
from integrations.registry.sandbox.days import add_months, add_years, next_workday, period_of, window_end
from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.people.made import Made
from integrations.registry.sandbox.person import NONE, Registration

__all__ = ["generate"]

SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
MOST = len(SIGNS) ** 6
STRIDE = 1_000_003
STANDINGS = ("stranger", "seeker", "unemployed", "removed", "cancelled", "under_review")
WEIGHTS = (30, 20, 40, 4, 4, 2)
ODD_FACTS: tuple[tuple[str, float], ...] = (
    ("emp_labour_contract", 0.05),
    ("owns_agri_land_share", 0.06),
    ("emp_entrepreneur", 0.02),
    ("fulltime_he_sse_student", 0.03),
    ("has_disability", 0.05),
    ("is_idp", 0.06),
    ("single_parent_of_minor", 0.04),
    ("receives_targeted_social_assistance", 0.05),
    ("receives_ui_payment", 0.06),
)


def generate(count: int, seed: int, today: date, first: int = 0) -> Iterator[Made]:
    """`count` persons, numbers `first` and on of the crowd of this seed. Raises ValueError above 34**6."""
    if first + count > MOST:
        raise ValueError(count)
    for index in range(first, first + count):
        yield _made(index, Random(f"{seed}:{index}"), today)  # noqa: S311 - made-up persons, not secrets


def _made(index: int, chance: Random, today: date) -> Made:
    names, sex = _names(), chance.choice(("male", "female"))
    birth_date = today - timedelta(days=chance.randint(15 * 365, 64 * 365))
    jobs = _jobs(chance, birth_date, today)
    standing = chance.choices(STANDINGS, WEIGHTS)[0]
    seeker, unemployed, decisions = _standing(standing, chance, today)
    spread = index * STRIDE % 10**7
    return Made(
        fin="W" + _fin(index),
        card=_card(index, chance.random() < 0.4),
        birth_date=birth_date,
        phone=f"+99477{spread:07d}" if chance.random() < 0.97 else None,
        sex=sex,
        first_name=chance.choice(names[sex]),
        last_name=chance.choice(names["families"]) + ("" if sex == "male" else "a"),
        father_name=chance.choice(names["male"]),
        language="az" if chance.random() < 0.85 else "ru",
        known=_known(chance, jobs, unemployed.state == "active", today),
        education=_education(chance, birth_date, today),
        jobs=jobs,
        profession=_profession(chance),
        address={
            "district": chance.choice(_codes("districts")),
            "line": f"Nümunə küçəsi {chance.randint(1, 99)}",
        },
        job_seeker=seeker,
        unemployed=unemployed,
        reports=_reports(chance, unemployed, today),
        under_review_since=today - timedelta(days=1) if standing == "under_review" else None,
        decisions=decisions,
        offers=_offers(chance, seeker, today),
    )


def _card(index: int, new: bool) -> str:
    return f"AA{8_000_000 + index}" if new and index < 1_000_000 else f"AZE8{index * STRIDE % 10**7:07d}"


def _fin(index: int) -> str:
    number, signs = index * STRIDE % MOST, ""
    for _ in range(6):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return signs


@cache
def _names() -> dict[str, list[str]]:
    text = Path(__file__).with_name("names.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def _codes(name: str) -> tuple[str, ...]:
    return tuple(coded_list(name).labels)


def _profession(chance: Random) -> dict[str, Any]:
    code = chance.choice(_codes("professions"))
    return {"code": code, "text": coded_list("professions").labels[code][0]}


def _education(chance: Random, birth_date: date, today: date) -> list[dict[str, Any]]:
    level, years = chance.choice(
        (("secondary", 17), ("vocational", 19), ("secondary_specialised", 20), ("bachelor", 22))
    )
    ended_on = add_years(birth_date, years)
    if ended_on >= today:
        return []
    return [
        {
            "level": level,
            "institution": "Nümunə təhsil ocağı",
            "speciality": None,
            "ended_on": ended_on.isoformat(),
        }
    ]


def _jobs(chance: Random, birth_date: date, today: date) -> list[dict[str, Any]]:
    jobs: list[dict[str, Any]] = []
    end = today - timedelta(days=chance.randint(20, 1500))
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3))):
        start = end - timedelta(days=chance.randint(100, 2500))
        if start < add_years(birth_date, 18):
            break
        work = _profession(chance)["text"]
        ground = chance.choice(("69", "70.b", "68.2.b", "73.1"))
        days = {"started_on": start.isoformat(), "ended_on": end.isoformat(), "ground": ground}
        jobs.append({"employer": f"Sınaq {chance.randint(1, 900)} MMC", "position": work, **days})
        end = start - timedelta(days=chance.randint(10, 400))
    return jobs


def _known(chance: Random, jobs: list[dict[str, Any]], unemployed: bool, today: date) -> Known:
    values: dict[str, Any] = {"never_worked": not jobs, "has_profession": chance.random() < 0.8}
    if jobs:
        values |= {"last_worked_until": jobs[0]["ended_on"], "job_end_ground": jobs[0]["ground"]}
    for name, share in ODD_FACTS:
        barring = name.startswith(("emp_", "owns_", "fulltime_"))
        if chance.random() < share and not (barring and unemployed):
            values[name] = True
    unknown = ["receives_ui_payment"] if chance.random() < 0.02 else []
    return Known(today, values, unknown, others=_contradiction(chance, values, today))


def _contradiction(chance: Random, values: dict[str, Any], today: date) -> dict[str, list[dict[str, Any]]]:
    """One in thirty: the tax office still sees work that the labour-contract register has ended."""
    if chance.random() > 0.03 or "emp_labour_contract" in values:
        return {}
    as_of = add_months(today, -1).isoformat()
    return {"emp_labour_contract": [{"value": True, "source": "tax", "as_of": as_of}]}


def _standing(
    standing: str, chance: Random, today: date
) -> tuple[Registration, Registration, list[tuple[date, str, str | None, date | None]]]:
    if standing in {"stranger", "under_review"}:
        return NONE, NONE, []
    recent = standing == "seeker"
    registered_on = today - timedelta(days=chance.randint(0, 6) if recent else chance.randint(20, 900))
    seeker = Registration("active", registered_on, None, "5.2")
    if recent:
        return seeker, NONE, []
    since = next_workday(window_end(registered_on) + timedelta(days=1))
    if standing == "unemployed":
        return seeker, Registration("active", since, None, "5.5"), []
    decided_on = since + (today - since) * chance.random() if since < today else today
    if standing == "removed":
        through = add_years(decided_on, 1)
        removed = Registration("suspended", since, through, "5.10.3")
        return seeker, removed, [(decided_on, "removed_unemployed", "5.10.3", through)]
    cancelled = Registration("cancelled", since, None, "5.11.1")
    return seeker, cancelled, [(decided_on, "cancelled_unemployed", "5.11.1", None)]


def _reports(chance: Random, unemployed: Registration, today: date) -> tuple[str, ...]:
    if unemployed.state != "active" or unemployed.registered_on is None:
        return ()
    periods = []
    month = max(unemployed.registered_on, add_months(today, -12)).replace(day=1)
    while month < today.replace(day=1):
        periods.append(period_of(month))
        month = add_months(month, 1)
    filed_already = chance.random() < 0.4
    return (*periods, period_of(today)) if filed_already and today.day > 20 else tuple(periods)


def _offers(chance: Random, seeker: Registration, today: date) -> list[dict[str, Any]]:
    if seeker.registered_on is None or chance.random() < 0.7:
        return []
    offered_on = min(seeker.registered_on + timedelta(days=chance.randint(0, 4)), today)
    offer: dict[str, Any] = {"offered_on": offered_on.isoformat(), "position": _profession(chance)["text"]}
    answer = chance.choice(("accepted", "refused", "no_answer"))
    offer |= {"answer": answer, "employer_name": f"Sınaq {chance.randint(1, 900)} MMC"}
    if answer == "accepted":
        offer |= {
            "answered_on": offer["offered_on"],
            "presented_on": offer["offered_on"],
            "employer": "refused",
        }
    if answer == "refused":
        offer |= {"answered_on": offer["offered_on"], "reason": "Yol uzaqdır"}
    return [offer]
