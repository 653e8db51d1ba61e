"""A rule as data, what it finds in a case, and how many rules are judged at once.

A rule *bars* when it stands in the way.  Each is judged by itself, none is skipped because another one held, so the
order of the rules never matters.  A rule over one yes-or-no fact needs no code: it bars when the fact is `bad`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from dialogs.rules.acts import article_of
from dialogs.rules.case import Case
from dialogs.rules.facts import LawText
from dialogs.rules.versions import LAW_TEXTS

Kind = Literal["state", "timed", "step", "unknown", "open"]
ADVICE: Mapping[Kind, str] = {
    "state": "state-only",
    "timed": "wait",
    "step": "do",
    "unknown": "do",
    "open": "do",
}


class Bar(NamedTuple):
    """What a test answers: the rule bars in this way, by this fact; kind `unknown` names one missing fact."""

    kind: Kind
    fact: str
    ends_on: date | None = None  # the last barred day, included; None: no end is known or there is none
    step: str | None = None
    question: str | None = None


CONTESTABLE = frozenset(
    {"state", "timed", "step"}
)  # a condition that is false; an open or unknown one is not
Test = Callable[[Case], tuple[Bar, ...]]
CLEAR: tuple[Bar, ...] = ()


class Finding(NamedTuple):
    """One condition that is not true: the rule with its citation, how it bars and what to do about it."""

    rule: str
    article: str
    law: LawText
    kind: Kind
    fact: str
    ends_on: date | None
    advice: str
    step: str | None
    question: str | None
    change: str | None
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one article: what it tests, how it bars, in which texts of the law it holds."""

    id: str
    name: str
    kind: Kind
    fact: str  # the fact a reason shows
    bad: bool = True
    test: Test | None = None
    any_of: tuple[Rule, ...] = ()  # bars when one of these does; both are reasons
    also: tuple[str, ...] = ()  # further facts that the test reads
    step: str | None = None
    question: str | None = None
    texts: tuple[LawText, ...] = LAW_TEXTS
    change: str | None = None  # the later change (A-..) it comes from
    article: str = field(init=False)
    facts: tuple[str, ...] = field(init=False)  # every fact the rule reads

    def __post_init__(self) -> None:
        behind = tuple(fact for part in self.any_of for fact in part.facts)
        object.__setattr__(self, "article", article_of(self.id))
        object.__setattr__(self, "facts", behind or (self.fact, *self.also))

    def finding(self, text: LawText, bar: Bar) -> Finding:
        """Return the reason that a bar of this rule gives."""
        return reason(_cited(self, text), bar)


class Cited(NamedTuple):
    """What is the same in every finding of one rule under one text of the law."""

    rule: str
    article: str
    law: LawText
    change: str | None
    rests_on: tuple[str, ...]


@lru_cache(8192)  # the same few hundred findings for everybody, and some that end on a day
def reason(cited: Cited, bar: Bar) -> Finding:
    """Join the citation of a rule with the way it bars."""
    rule, article, law, change, rests_on = cited
    kind, fact, ends_on, step, question = bar
    return Finding(rule, article, law, kind, fact, ends_on, ADVICE[kind], step, question, change, rests_on)


Flag = tuple[
    str, bool, Finding, Finding
]  # fact, the value that bars, the bar, the finding that it is unknown
Standing = Callable[[Case], bool]  # whether a rule bars by what nobody contests


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules prepared for one text of the law: the simple ones as ready findings, the others as tests.

    `standing`: for the findings that rest on more than one fact, whether they hold without the contested ones.
    """

    rules: tuple[Rule, ...]
    flags: tuple[Flag, ...]
    groups: tuple[tuple[Finding, tuple[Flag, ...]], ...]
    tests: tuple[tuple[Test, Cited], ...]
    standing: Mapping[tuple[str, tuple[str, ...]], Standing]

    def judge(self, case: Case) -> list[Finding]:
        """Return every condition that is not true, unknown ones included."""
        found: list[Finding] = []
        judge_flags(self.flags, case.values, found)
        for parent, flags in self.groups:
            if judge_flags(flags, case.values, found):
                found.append(parent)
        for test, cited in self.tests:
            bars = test(case)
            if bars:
                found.extend([reason(cited, bar) for bar in bars])
        return self.softened(found, case) if found and case.contested else found

    def softened(self, found: list[Finding], case: Case) -> list[Finding]:
        """Turn each bar that would not stand without the contested facts into the step to have the entry corrected."""
        untouched = case.contested.keys().isdisjoint
        return [
            it
            if it.kind not in CONTESTABLE or untouched(it.rests_on) or self.stands(it, case)
            else corrected(it)
            for it in found
        ]

    def stands(self, found: Finding, case: Case) -> bool:
        """Whether a finding holds without the contested facts; one that rests on a single fact does not."""
        standing = None if len(found.rests_on) == 1 else self.standing.get((found.rule, found.rests_on))
        return standing is not None and standing(case)


@lru_cache(8192)
def corrected(found: Finding) -> Finding:
    """Return the bar as the step to have its entry corrected."""
    return found._replace(kind="step", ends_on=None, advice=ADVICE["step"], step="correct_entry")


def again_stands(test: Test) -> Standing:
    """A test bars whether the contested facts are as the person says or not known at all (part 0)."""
    return lambda case: all(any(bar.kind in CONTESTABLE for bar in test(each)) for each in case.disputed())


def group_stands(flags: tuple[Flag, ...]) -> Standing:
    """One of the uncontested facts of a derived one bars by itself."""

    def stands(case: Case) -> bool:
        values, contested = case.values, case.contested
        for fact, bad, _, _ in flags:  # noqa: SIM110 - twice as fast as any() of an expression
            if values.get(fact) is bad and fact not in contested:
                return True
        return False

    return stands


def judge_flags(flags: Iterable[Flag], values: Mapping[str, object], found: list[Finding]) -> bool:
    """Add what the simple rules find; tell whether one of them bars."""
    barred = False
    get = values.get
    for fact, bad, bar, missing in flags:
        value = get(fact)
        if value is bad:
            found.append(bar)
            barred = True
        elif value is None:
            found.append(missing)
    return barred


def plan(rules: Iterable[Rule], text: LawText) -> Plan:
    """Prepare those of the rules that hold in this text of the law."""
    held = tuple(rule for rule in rules if text in rule.texts)
    simple = [rule for rule in held if rule.test is None and not rule.any_of]
    groups = [(rule, tuple(_flag(part, text) for part in rule.any_of)) for rule in held if rule.any_of]
    tests = [(rule, rule.test) for rule in held if rule.test is not None]
    return Plan(
        held,
        tuple(_flag(rule, text) for rule in simple),
        tuple((_bar(rule, text), flags) for rule, flags in groups),
        tuple((test, _cited(rule, text)) for rule, test in tests),
        {
            **{(rule.id, rule.facts): group_stands(flags) for rule, flags in groups},
            **{(rule.id, rule.facts): again_stands(test) for rule, test in tests},
        },
    )


def plans(rules: Iterable[Rule]) -> Mapping[LawText, Plan]:
    """Prepare the rules for each text of the law."""
    held = tuple(rules)
    return {text: plan(held, text) for text in LAW_TEXTS}


def _cited(rule: Rule, text: LawText) -> Cited:
    return Cited(rule.id, rule.article, text, rule.change, rule.facts)


def _flag(rule: Rule, text: LawText) -> Flag:
    return rule.fact, rule.bad, _bar(rule, text), rule.finding(text, Bar("unknown", rule.fact))


def _bar(rule: Rule, text: LawText) -> Finding:
    return rule.finding(text, Bar(rule.kind, rule.fact, step=rule.step, question=rule.question))


@cache
def unknown(*facts: str) -> tuple[Bar, ...]:
    """Answer of a test that misses these facts."""
    return tuple(Bar("unknown", fact) for fact in facts)
