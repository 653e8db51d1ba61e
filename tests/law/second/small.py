"""Part 6 and 1.1.22: whether one offered job is suitable, and the vulnerable group."""

from __future__ import annotations

from itertools import product
from typing import Any

from tests.law.second.case import Case, Truth, all_of, any_of, opposite
from tests.law.second.dates import add_months, add_years, birthday
from tests.law.second.findings import Finding, all_judged, answer, state, unknown, unsettled

THREE = ("matches_education", "matches_speciality", "matches_experience")
FIVE = (*THREE, "health_ok", "commute_ok")
BY_6_3 = ("unemployed_state", "ui_payment_term_ended", "no_fit_6_1_available", "needs_new_profession")
GROUPS = ("last_worked_until", "has_profession", "refused_training_6_4_2", "registered_since")
REST = ("job_lawful_and_paid", "health_ok", "commute_ok")
NEVER = {"needs_move_without_consent": "E-6.5", "labour_protection_ok": "E-6.5", "offered_before": "E-6.6"}


def near_pension(case: Case) -> Truth:
    """D-6: less than two years to pension age, and not past it."""
    age = case.day("pension_age_date")
    return add_years(age, -2) < case.today < age if age else None


def vulnerable(case: Case) -> dict[str, Any]:
    return answer(all_judged(case, [in_a_group]))


def in_a_group(case: Case) -> list[Finding]:
    born = case.day("birth_date")
    names = (
        "child_limited_health",
        "single_parent_of_minor",
        "many_minor_children",
        "raises_child_with_limited_health",
        "released_after_sentence",
        "is_idp",
    )
    groups: dict[str, Truth] = {name: case.yes(name) for name in names}
    groups["has_disability"] = case.disabled()
    groups["birth_date"] = case.today < birthday(born, 20) if born else None
    groups["pension_age_date"] = near_pension(case)
    value = any_of(*groups.values())
    if value is None:
        missing = [name for name, group in groups.items() if group is None]
        return [unknown("E-1.1.22", missing[0], *missing)]
    return [] if value else [state("E-1.1.22", name) for name in groups]


def about_the_job(case: Case) -> dict[str, Truth]:
    """Every fact of part 6 as what it says for the job; who never worked is judged by the profession (Q-18)."""
    worked, since = case.day("last_worked_until"), case.day("registered_since")
    status = case.word("unemployed_state")
    long: Truth = case.today > add_years(worked, 3) if worked else None
    plain = (*FIVE, "ui_payment_term_ended", "no_fit_6_1_available", "refused_training_6_4_2")
    turned = ("needs_move_without_consent", "offered_before", "needs_new_profession", "has_profession")
    return {
        **{name: case.yes(name) for name in (*plain, "labour_protection_ok", "job_lawful_and_paid")},
        **{name: opposite(case.yes(name)) for name in turned},
        "unemployed_state": None if status is None else status == "active",
        "last_worked_until": False if case.yes("never_worked") else long,
        "registered_since": case.today > add_months(since, 24) if since else None,
    }


def suitable_job(case: Case) -> dict[str, Any]:
    return answer(all_judged(case, [fits]))


def suits(facts: dict[str, Truth]) -> Truth:
    """The combined predicate of part 6."""
    by_6_1 = all_of(*(facts[name] for name in FIVE))
    by_6_3 = all_of(*(facts[name] for name in (*BY_6_3, *THREE, "health_ok", "commute_ok")))
    by_6_4 = all_of(any_of(*(facts[name] for name in GROUPS)), *(facts[name] for name in REST))
    return all_of(*(facts[name] for name in NEVER), any_of(by_6_1, by_6_3, by_6_4))


def matters(name: str, facts: dict[str, Truth]) -> bool:
    """Whether one answer to this question can change the result, whatever the other answers are."""
    others = [other for other, value in facts.items() if value is None and other != name]
    for values in product((True, False), repeat=len(others)):
        given = {**facts, **dict(zip(others, values, strict=True))}
        if suits({**given, name: True}) != suits({**given, name: False}):
            return True
    return False


def fits(case: Case) -> list[Finding]:
    """Each fact as what it says for the job: the facts of 6.5 and 6.6 turned round."""
    facts = about_the_job(case)
    fit = suits(facts)
    if fit:
        return []
    if fit is None:
        missing = [name for name, value in facts.items() if value is None and matters(name, facts)]
        way = "E-6.4" if any(facts[name] for name in GROUPS) else "E-6.1"
        return [unknown(NEVER.get(name, way), name) for name in missing]
    found = [unsettled(rule, name, "Q-36") for name, rule in NEVER.items() if facts[name] is False]
    if suits({**facts, **dict.fromkeys(NEVER, True)}) is not False:
        return found
    only_transport = all(facts[name] for name in (*NEVER, *BY_6_3, *THREE, "health_ok"))
    if only_transport:
        return [unsettled("E-6.3", "commute_ok", "Q-37")]
    rule, parts = ("E-6.4", REST) if any(facts[name] for name in GROUPS) else ("E-6.1", FIVE)
    return found + [unsettled(rule, name, "Q-36") for name in parts if facts[name] is False]
