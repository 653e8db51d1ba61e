"""A rule as data, and what it finds in a case.

A rule *bars* when it stands in the way.  A rule over one yes-or-no fact needs no code: it bars when the fact is `bad`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    clear: tuple[
        object, ...
    ] = ()  # values of `fact` with which the test finds nothing, so that it need not be asked
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
        return reason(cited(self, text), bar)


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


@lru_cache(8192)
def under(found: Finding, text: LawText) -> Finding:
    """Return the same finding of a rule that holds in both texts of the law, cited by this one."""
    return found._replace(law=text)


def cited(rule: Rule, text: LawText) -> Cited:
    """Return what every finding of the rule holds under this text of the law."""
    return Cited(rule.id, rule.article, text, rule.change, rule.facts)


@cache
def unknown(*facts: str) -> tuple[Bar, ...]:
    """Answer of a test that misses these facts."""
    return tuple(Bar("unknown", fact) for fact in facts)


@lru_cache(8192)
def timed(fact: str, ends_on: date | None = None) -> tuple[Bar, ...]:
    """Answer of a test that bars through this day; None: no end is known."""
    return (Bar("timed", fact, ends_on),)
