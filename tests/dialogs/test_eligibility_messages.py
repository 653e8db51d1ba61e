"""An eligibility check sends exactly the messages which the law's own list of questions asks for, and always ends."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest

from dialogs.eligibility import SERVICES, check
from dialogs.eligibility_questions import FURTHER, SITUATIONS, facts_on
from dialogs.rules.dictionary import FACTS
from dialogs.rules.questions import Ask, next_questions
from dialogs.values import Json
from tests.dialogs.talk import SETTING, Talk, open_key

PEOPLE = 100
MOST = 30  # messages; more is a loop
BARS = {"has_job": 0.12, "has_earnings": 0.15, "owns_agri_land_share": 0.15, "receives_ui_payment": 0.3}
USUAL = 0.05  # the chance of any other yes
READY = frozenset({"ready_to_start_work", "able_to_work"})
DAYS = ("14.05.1990", "30.11.2011", "15.09.2026", "02.11.2026", "31.12.2026")
UNKNOWN = "bilmirəm"


class Person:
    """Somebody made up, who answers each question once and the same way."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)

    def answers(self, ask: Ask) -> tuple[str, dict[str, Json], frozenset[str]]:
        """What is typed, the facts it states, and the facts that are settled by it."""
        truths = tuple(fact for fact in ask.facts if FACTS[fact].kind == "bool")
        if ask.group in SITUATIONS:
            return self._situation(ask.group)
        if len(truths) > 1:
            return self._several(truths)
        return self._one(truths[0] if truths else ask.facts[0])

    def _situation(self, group: str) -> tuple[str, dict[str, Json], frozenset[str]]:
        told = [name for name in SITUATIONS[group] if (group, name) not in FURTHER]  # those of one message
        place = list(SITUATIONS[group]).index(self.chance.choice(told))
        facts = list(SITUATIONS[group].values())[place]
        every = frozenset(fact for each in SITUATIONS[group].values() for fact in each)
        return str(place + 1), dict(facts), every

    def _several(self, truths: tuple[str, ...]) -> tuple[str, dict[str, Json], frozenset[str]]:
        if self.chance.random() < USUAL:
            return UNKNOWN, {}, frozenset(truths)
        facts: dict[str, Json] = {fact: self._yes(fact) for fact in truths}
        said = " ".join(str(place + 1) for place, fact in enumerate(truths) if facts[fact])
        return said or "0", facts, frozenset(truths)

    def _one(self, fact: str) -> tuple[str, dict[str, Json], frozenset[str]]:
        if FACTS[fact].kind == "bool":
            yes = self._yes(fact)
            return "bəli" if yes else "xeyr", {fact: yes}, frozenset({fact})
        if FACTS[fact].null == "none" and self.chance.random() < 0.7:
            return "xeyr", {}, frozenset({fact})
        said = DAYS[0] if fact == "birth_date" else self._day(fact)
        return said, {fact: "-".join(reversed(said.split(".")))}, frozenset({fact})

    def _yes(self, fact: str) -> bool:
        rare = self.chance.random() < BARS.get(fact, USUAL)
        return not rare if fact in READY else rare

    def _day(self, fact: str) -> str:
        return DAYS[4] if fact.endswith("_through") else self.chance.choice(DAYS[2:4])


def wanted(service: str, facts: dict[str, Json], settled: frozenset[str]) -> Ask | None:
    """The next message by the law's own list."""
    asks = next_questions(service, facts_on(SETTING, facts), SETTING.law, settled)
    return asks[0] if asks else None


def played(service: str, seed: int) -> tuple[list[str], list[str]]:
    """The groups that the list asks for, and the keys of the messages that the dialog sent."""
    person, talk = Person(f"{service}-{seed}"), Talk(partial(check, service=service))
    facts: dict[str, Json] = {}
    settled: frozenset[str] = frozenset()
    listed: list[str] = []
    sent: list[str] = []
    while (ask := wanted(service, facts, settled)) is not None:
        assert len(listed) < MOST
        listed.append(ask.group)
        sent.append(open_key(talk))
        said, stated, now = person.answers(ask)
        facts |= stated
        settled |= now
        talk.say(said)
    assert open_key(talk) == "eligibility.next.1.1", (listed, sent)
    return listed, sent


@pytest.mark.parametrize("service", SERVICES)
def test_the_dialog_sends_as_many_messages_as_the_law_asks_for(service: str) -> None:
    lengths = []
    for seed in range(PEOPLE):
        listed, sent = played(service, seed)
        assert len(set(sent)) == len(sent) == len(listed)  # none twice
        lengths.append(len(sent))
    assert min(lengths) < max(lengths)  # the crowd differs, so that the count means something


def test_somebody_who_knows_nothing_still_hears_an_answer() -> None:
    for service in SERVICES:
        talk = Talk(partial(check, service=service))
        for _ in range(MOST):
            if open_key(talk).startswith("eligibility.next"):
                break
            talk.say(UNKNOWN)
        assert open_key(talk) == "eligibility.next.1.1"
