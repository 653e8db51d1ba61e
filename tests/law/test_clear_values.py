"""What is passed over to be quick would have found nothing: values that clear a rule, and facts that are absent."""

from __future__ import annotations

from typing import Any, cast

import pytest

from dialogs.rules.case import open_case
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.index import PLANS, RULES
from dialogs.rules.rule import Rule
from dialogs.rules.services import COMMANDS, decide
from tests.law.people import made_up
from tests.law.persons import LATER, LAW

CLEARED = [rule for rule in RULES if rule.clear]


@pytest.mark.parametrize("rule", CLEARED, ids=lambda rule: f"{rule.id}.{rule.fact}")
def test_a_rule_that_is_not_asked_would_have_found_nothing(rule: Rule) -> None:
    assert rule.test is not None
    for seed in range(200):
        for value in rule.clear:
            facts: Any = {**made_up(seed), rule.fact: value}
            assert rule.test(open_case(facts, LAW)) == ()


def test_rules_judged_together_find_what_each_finds() -> None:
    for seed in range(300):
        values = dict.fromkeys(FACTS) | dict(made_up(seed))
        for plan in [plans[LAW.text] for plans in PLANS]:
            good = {part.fact: not part.bad for rule in plan.rules for part in (rule, *rule.any_of)}
            for flags in plan.simple:
                clear = all(values[fact] is good[fact] for fact in flags.facts)
                held = flags.values_of(values)
                assert clear == (held == flags.clear)
                assert clear == (flags.found(held) == ())


@pytest.mark.parametrize("service", COMMANDS)
def test_an_absent_fact_is_one_that_is_not_known(service: str) -> None:
    for seed in range(200):
        whole = dict(made_up(seed))
        given = cast("Facts", {name: value for name, value in whole.items() if value is not None})
        for law in (LAW, LATER):
            told = decide(service, given, law)._replace(case=None)  # type: ignore[arg-type]  # all but the case
            assert told == decide(service, cast("Facts", whole), law)._replace(case=None)  # type: ignore[arg-type]  # all but the case
