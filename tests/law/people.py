"""Made-up people for the properties: mostly clear cases, each fact now and then unknown, barring or in conflict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, cast

from hypothesis import strategies as st

from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts, Offer
from dialogs.rules.intake import PAST
from dialogs.rules.services import COMMANDS
from tests.law.persons import LATER, LAW, person_b, person_r

TODAY = date(2026, 6, 10)
GROUNDS = ("69", "70.b", "74", "74.1.b", "75.2", "75.2.c", "none")
GIVEN = frozenset({"as_of", "law_text", "contested", "not_known", "report_submitted_on"})
CHANGEABLE = tuple(name for name in FACTS if name not in GIVEN)
DOUBTED = ("referral_contract_ended_on", "not_registered_decision_on", "unemployed_cancelled_false_data_on")
BASES = (person_b(), person_r())


def near(chance: Random) -> date:
    """A day around today, often a few days off."""
    return TODAY + timedelta(
        chance.choice((chance.randint(-8, 8), chance.randint(-45, 45), chance.randint(-800, 400)))
    )


def past(chance: Random) -> date:
    """A day near today that is not ahead."""
    return min(near(chance), TODAY)


def birth(chance: Random) -> date:
    """A birthday of any age, often near the 15th, 18th or 20th."""
    if chance.random() < 0.5:
        return date(TODAY.year - chance.choice((15, 18, 20)), 6, 10) + timedelta(chance.randint(-20, 20))
    return date(chance.randint(1955, 2013), chance.randint(1, 12), chance.randint(1, 28))


def an_offer(chance: Random) -> Offer:
    """An offer with any answers."""
    person = chance.choice(("accepted", "refused", "pending", "no_answer"))
    employer = chance.choice(("hired", "refused", "refused", "pending", "none"))
    if person == "refused" and employer == "hired":
        employer = "none"
    offered = chance.choice((None, past(chance), TODAY - timedelta(chance.randint(0, 25))))
    presented = chance.choice((None, past(chance)))
    if offered is not None and presented is not None:
        presented = max(offered, presented)
    return Offer(offered, None, presented, cast("Any", person), cast("Any", employer))


MAKERS: dict[str, Callable[[Random, str], object]] = {
    "bool": lambda chance, _: chance.random() < 0.6,
    "date": lambda chance, _: near(chance),
    "ground": lambda chance, _: chance.choice(GROUNDS),
    "offers": lambda chance, _: tuple(an_offer(chance) for _ in range(chance.randint(0, 3))),
    "choice": lambda chance, name: chance.choice(FACTS[name].choices),
}


def value_of(chance: Random, name: str) -> object:
    """Any known value of one fact."""
    if name in PAST:
        return birth(chance) if name == "birth_date" else past(chance)
    return MAKERS[FACTS[name].kind](chance, name)


def made_up(seed: int) -> Facts:
    """A base person with up to nine facts changed, some of them to unknown, some contested."""
    chance = Random(seed)
    facts = cast("dict[str, Any]", dict(chance.choice(BASES)))
    for name in chance.sample(CHANGEABLE, chance.randint(0, 9)):
        facts[name] = None if chance.random() < 0.35 else value_of(chance, name)
    facts["not_known"] = tuple(name for name in DOUBTED if facts.get(name) is None and chance.random() < 0.1)
    true = [name for name, value in facts.items() if value is True and FACTS[name].stated]
    contested = chance.sample(true, min(len(true), chance.choice((0, 0, 0, 1, 2))))
    facts["contested"] = dict.fromkeys(contested)
    return cast("Facts", facts)


SEEDS = st.integers(0, 2**40)
PEOPLE = SEEDS.map(made_up)  # drawing fact by fact took a hundred times as long
CHANCES = SEEDS.map(Random)
SERVICES = st.sampled_from(tuple(COMMANDS))
LAWS = st.sampled_from((LAW, LATER))
