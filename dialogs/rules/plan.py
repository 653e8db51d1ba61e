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
from dialogs.rules.rule import ADVICE, CONTESTABLE, Bar, Cited, Finding, Rule, Test, cited, reason
from dialogs.rules.versions import LAW_TEXTS

Flag = tuple[
    str, bool, Finding, Finding
]  # fact, the value that bars, the bar, the finding that it is not known
Standing = Callable[[Case], bool]  # whether a rule bars by what nobody contests


class Flags(NamedTuple):
    """Simple rules that are judged together; with the values `clear` of their facts none of them finds anything.

    `parent`: the finding of a derived fact that rests on them.
    """

    values_of: Callable[[Mapping[str, object]], object]
    clear: object
    each: tuple[Flag, ...]
    parent: Finding | None

    def found(self, values: Mapping[str, object]) -> list[Finding]:
        """Return what each rule finds, and the derived finding if one of them bars."""
        found, barred = [], False
        for fact, bad, bar, missing in self.each:
            value = values.get(fact)
            if value is bad:
                found.append(bar)
                barred = True
            elif value is None:
                found.append(missing)
        return [*found, self.parent] if barred and self.parent is not None else found


def flags_of(each: tuple[Flag, ...], parent: Finding | None = None) -> Flags:
    """Prepare simple rules, one at least; the value of a single one stands for itself."""
    clear = tuple(not bad for _, bad, _, _ in each)
    values_of = itemgetter(*(fact for fact, _, _, _ in each))
    return Flags(values_of, clear if len(clear) > 1 else clear[0], each, parent)


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules prepared for one text of the law: the simple ones as ready findings, the others as tests.

    `standing`: for the findings that rest on more than one fact, whether they hold without the contested ones.
    """

    rules: tuple[Rule, ...]
    simple: tuple[Flags, ...]
    tests: tuple[tuple[Test, Cited, str, tuple[object, ...]], ...]
    standing: Mapping[tuple[str, tuple[str, ...]], Standing]

    def judge(self, case: Case) -> list[Finding]:
        """Return every condition that is not true, unknown ones included.

        Most people are clear of most rules: to compare all values at once takes a third of looking at each.
        """
        found: list[Finding] = []
        values = case.values
        for flags in self.simple:
            values_of, clear, _, _ = flags
            try:
                if values_of(values) != clear:
                    found += flags.found(values)
            except KeyError:  # an absent fact is one that is not known
                found += flags.found(values)
        for test, rule, fact, none in self.tests:
            if values.get(fact) not in none and (bars := test(case)):
                found += [reason(rule, bar) for bar in bars]
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
        tuple((test, cited(rule, text), rule.fact, rule.clear) for rule, test in tests),
        {
            **{(rule.id, rule.facts): group_stands(flags) for rule, flags in groups},
            **{(rule.id, rule.facts): again_stands(test) for rule, test in tests},
        },
    )


def plans(rules: Iterable[Rule]) -> Mapping[LawText, Plan]:
    """Prepare the rules for each text of the law."""
    held = tuple(rules)
    return {text: plan(held, text) for text in LAW_TEXTS}


def _flag(rule: Rule, text: LawText) -> Flag:
    return rule.fact, rule.bad, _bar(rule, text), rule.finding(text, Bar("unknown", rule.fact))


def _bar(rule: Rule, text: LawText) -> Finding:
    return rule.finding(text, Bar(rule.kind, rule.fact, step=rule.step, question=rule.question))
