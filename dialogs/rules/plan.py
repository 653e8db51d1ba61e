"""Rules prepared for one text of the law, and how all of them are judged at once.

None is skipped because another one held, so the order of the rules never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from dialogs.rules.case import Case
from dialogs.rules.facts import LawText
from dialogs.rules.rule import ADVICE, CONTESTABLE, Bar, Finding, Rule, Test, cited, reason
from dialogs.rules.versions import LAW_TEXTS

Flag = tuple[
    str, bool, Finding, Finding
]  # fact, the value that bars, the bar, the finding that it is not known
Standing = Callable[[Case], bool]  # whether a rule bars by what nobody contests


Held = tuple[object, ...]  # the values of the facts of some flags, in their order


class Flags(NamedTuple):
    """Simple rules that are judged together; with the values `clear` of their facts none of them finds anything."""

    facts: tuple[str, ...]
    values_of: Callable[[Mapping[str, object]], Held]  # KeyError for an absent fact
    clear: Held
    found: Callable[[Held], tuple[Finding, ...]]


def flags_of(each: tuple[Flag, ...], parent: Finding | None = None) -> Flags:
    """Prepare simple rules, one at least; `parent` is the finding of a derived fact that rests on them."""

    @lru_cache(1024)  # yes, no or unknown to a few facts: the same for many people
    def found(held: Held) -> tuple[Finding, ...]:
        told = [
            bar if value == bad else missing
            for (_, bad, bar, missing), value in zip(each, held, strict=True)
            if value is None or value == bad
        ]
        if parent is not None and any(it.kind != "unknown" for it in told):
            told.append(parent)
        return tuple(told)

    facts = tuple(fact for fact, _, _, _ in each)
    clear = tuple(not bad for _, bad, _, _ in each)
    return Flags(facts, getter(facts), clear, found)


Tested = tuple[  # a test, the findings of its bars, the shown fact and the values of it that need no test
    Test, Callable[[tuple[Bar, ...]], tuple[Finding, ...]], str, tuple[object, ...]
]


def tested(rule: Rule, test: Test, text: LawText) -> Tested:
    """Prepare a rule with a test."""
    about = cited(rule, text)

    @lru_cache(1024)  # the same few bars for everybody, and some that end on a day
    def found(bars: tuple[Bar, ...]) -> tuple[Finding, ...]:
        return tuple(reason(about, bar) for bar in bars)

    return test, found, rule.fact, rule.clear


def getter(facts: tuple[str, ...]) -> Callable[[Mapping[str, object]], Held]:
    """Return what takes the values of these facts, of a single one too as a tuple."""
    if len(facts) > 1:
        return itemgetter(*facts)
    (only,) = facts
    return lambda values: (values[only],)


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules prepared for one text of the law: the simple ones as ready findings, the others as tests.

    `standing`: for each rule that rests on more than one fact, whether it bars without the contested ones.
    """

    rules: tuple[Rule, ...]
    simple: tuple[Flags, ...]
    tests: tuple[Tested, ...]
    standing: Mapping[tuple[str, tuple[str, ...]], Standing]
    facts: frozenset[str]  # that the rules rest on

    def judge(self, case: Case) -> list[Finding]:
        """Return every condition that is not true, unknown ones included.

        Most people are clear of most rules: to compare all values at once takes a third of looking at each.
        """
        found: list[Finding] = []
        values = case.values
        for facts, values_of, clear, found_with in self.simple:
            try:
                held = values_of(values)
            except KeyError:  # an absent fact is one that is not known
                held = tuple(map(values.get, facts))
            if held != clear:
                found += found_with(held)
        for test, found_by, fact, none in self.tests:
            if values.get(fact) not in none and (bars := test(case)):
                found += found_by(bars)
        if found and case.contested and not self.facts.isdisjoint(case.contested):
            return self.softened(found, case)
        return found

    def softened(self, found: list[Finding], case: Case) -> list[Finding]:
        """Turn each bar that would not stand without the contested facts into the step to have the entry corrected."""
        return [it if it.kind not in CONTESTABLE or self.stands(it, case) else corrected(it) for it in found]

    def stands(self, found: Finding, case: Case) -> bool:
        """Tell whether it bars without the contested facts; most rest on a single fact."""
        facts, contested = found.rests_on, case.contested
        if len(facts) == 1:
            return facts[0] not in contested
        return contested.keys().isdisjoint(facts) or self.standing[found.rule, facts](case)


@lru_cache(8192)
def corrected(found: Finding) -> Finding:
    """Return the bar as the step to have its entry corrected."""
    return found._replace(kind="step", ends_on=None, advice=ADVICE["step"], step="correct_entry")


def again_stands(test: Test) -> Standing:
    """A test bars whether the contested facts are as the person says or not known at all (part 0)."""

    def bars(case: Case) -> bool:
        return any(bar.kind in CONTESTABLE for bar in test(case))

    return lambda case: bars(case.as_said()) and bars(case.unsaid())


def group_stands(flags: tuple[Flag, ...]) -> Standing:
    """One of the uncontested facts of a derived one bars by itself."""
    barring = tuple((fact, bad) for fact, bad, _, _ in flags)

    def stands(case: Case) -> bool:
        value_of, contested = case.values.get, case.contested
        for fact, bad in barring:  # noqa: SIM110 - twice as fast as any() of an expression
            if value_of(fact) is bad and fact not in contested:
                return True
        return False

    return stands


def plan(rules: Iterable[Rule], text: LawText) -> Plan:
    """Prepare those of the rules that hold in this text of the law."""
    held = tuple(rule for rule in rules if text in rule.texts)
    simple = [rule for rule in held if rule.test is None and not rule.any_of]
    groups = [(rule, tuple(_flag(part, text) for part in rule.any_of)) for rule in held if rule.any_of]
    tests = [(rule, rule.test) for rule in held if rule.test is not None]
    return Plan(
        held,
        (
            *((flags_of(tuple(_flag(rule, text) for rule in simple)),) if simple else ()),
            *(flags_of(flags, _bar(rule, text)) for rule, flags in groups),
        ),
        tuple(tested(rule, test, text) for rule, test in tests),
        {
            **{(rule.id, rule.facts): group_stands(flags) for rule, flags in groups},
            **{(rule.id, rule.facts): again_stands(test) for rule, test in tests},
        },
        frozenset(fact for rule in held for fact in rule.facts),
    )


def plans(rules: Iterable[Rule]) -> Mapping[LawText, Plan]:
    """Prepare the rules for each text of the law."""
    held = tuple(rules)
    return {text: plan(held, text) for text in LAW_TEXTS}


def _flag(rule: Rule, text: LawText) -> Flag:
    return rule.fact, rule.bad, _bar(rule, text), rule.finding(text, Bar("unknown", rule.fact))


def _bar(rule: Rule, text: LawText) -> Finding:
    return rule.finding(text, Bar(rule.kind, rule.fact, step=rule.step, question=rule.question))
