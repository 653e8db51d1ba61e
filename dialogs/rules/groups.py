"""Articles 1.1.22, 20.3, 21.2 and 24.9: who belongs to the vulnerable group and who is served first."""

from __future__ import annotations

from dialogs.rules.case import Case
from dialogs.rules.logic import Truth, no, some
from dialogs.rules.workdays import add_months, add_years, birthday

YOUTH_UNDER = 20
GROUP_FACTS = (  # 1.1.22, beside disability, age and the years before a pension
    "child_limited_health",
    "single_parent_of_minor",
    "many_minor_children",
    "raises_child_with_limited_health",
    "released_after_sentence",
    "is_idp",
)


def vulnerable(case: Case) -> dict[str, Truth]:
    """Article 1.1.22: each group by the fact that decides it; any one is enough.  Born on no known day: None."""
    facts = case.facts
    born_on = facts.get("birth_date")
    young = None if born_on is None else case.as_of < birthday(born_on, YOUTH_UNDER)
    return {
        "has_disability": case.has_disability(),
        "child_limited_health": facts.get("child_limited_health"),
        "birth_date": young,
        "single_parent_of_minor": facts.get("single_parent_of_minor"),
        "many_minor_children": facts.get("many_minor_children"),
        "raises_child_with_limited_health": facts.get("raises_child_with_limited_health"),
        "pension_age_date": case.near_pension(),
        "released_after_sentence": facts.get("released_after_sentence"),
        "is_idp": facts.get("is_idp"),
    }


def unemployed_over_a_year(case: Case) -> Truth:
    """Article 24.9: registered unemployed for more than one year (D-5); nobody without a registration."""
    registered_on = case.facts.get("unemployed_registered_on")
    if registered_on is not None:
        return case.as_of > add_years(registered_on, 1)
    return None if case.facts.get("unemployed_state") in {"active", None} else False


def self_employment_first(case: Case) -> dict[str, Truth]:
    """Article 24.9: who among the unemployed is served first, by fact; an order, never a condition."""
    facts = case.facts
    return {
        "receives_targeted_social_assistance": facts.get("receives_targeted_social_assistance"),
        "has_disability": case.has_disability(),
        "child_limited_health": facts.get("child_limited_health"),
        "unemployed_registered_on": unemployed_over_a_year(case),
        "pension_age_date": case.near_pension(),
        "released_after_sentence": facts.get("released_after_sentence"),
    }


def public_works_first(case: Case) -> dict[str, Truth]:
    """Article 21.2: first those who do not receive the insurance payment."""
    return {"receives_ui_payment": no(case.facts.get("receives_ui_payment"))}


def training_first(case: Case) -> dict[str, Truth]:
    """Article 20.3, which points to 6.4.1: long without work, or no profession."""
    return {
        "last_worked_until": long_without_work(case),
        "has_profession": no(case.facts.get("has_profession")),
    }


def long_without_work(case: Case) -> Truth:
    """Article 6.4.1: not worked for more than 3 years (D-5); somebody who never worked: not said (Q-18)."""
    last = case.facts.get("last_worked_until")
    if last is None or case.facts.get("never_worked"):
        return None
    return case.as_of > add_years(last, 3)


def registered_over_two_years(case: Case) -> Truth:
    """Article 6.4.3: registered for more than 24 months."""
    since = case.facts.get("registered_since")
    return None if since is None else case.as_of > add_months(since, 24)


def first(parts: dict[str, Truth]) -> Truth:
    """Tell whether one of the groups holds."""
    return some(parts.values())


def missing(parts: dict[str, Truth]) -> tuple[str, ...]:
    """Return the facts that could still tell, none once a group is known to hold."""
    if first(parts):
        return ()
    return tuple(fact for fact, part in parts.items() if part is None)
