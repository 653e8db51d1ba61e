"""Service suitable-job (article 6): does one offered job look suitable?  Never a verdict, never "you may refuse"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.groups import long_without_work, registered_over_two_years
from dialogs.rules.logic import Truth, every, no, some
from dialogs.rules.rule import Bar, Finding, Rule

SERVICE = "suitable-job"
Parts = dict[str, Truth]

ALWAYS = Rule("E-6.5", "no_move_and_safe", "open", "needs_move_without_consent", question="Q-36")
ONCE = Rule("E-6.6", "not_offered_before", "open", "offered_before", question="Q-36")
BY_6_1 = Rule("E-6.1", "fits_the_person", "open", "matches_education", question="Q-36")
BY_6_3 = Rule("E-6.3", "fits_after_the_payment", "open", "commute_ok", question="Q-37")
BY_6_4 = Rule("E-6.4", "fits_with_concessions", "open", "job_lawful_and_paid", question="Q-36")


@dataclass(frozen=True, slots=True)
class Fit:
    """The parts of one job's fit, each by the fact that decides it."""

    always: Parts  # 6.5
    once: Parts  # 6.6
    by_6_1: Parts
    by_6_3: Parts
    by_6_4: Parts
    group: Parts  # of 6.4
    concession: Truth  # one of these groups holds
    with_concession: Truth  # 6.4: a group, and the points that are never waived
    way: Truth  # one of 6.1, 6.3 with transport, 6.4
    allowed: Truth  # 6.5 and 6.6

    @property
    def only_transport_is_open(self) -> bool:
        """6.3 holds but for transport, about which it is silent (Q-37)."""
        return bool(self.allowed and every(self.by_6_3.values())) and self.by_6_1["commute_ok"] is False


def fit(case: Case) -> Fit:
    """Read the parts of the fit from the facts."""
    always, once = allowed_parts(case)
    by_6_1, by_6_3, by_6_4, group = way_parts(case)
    concession = some(group.values())
    with_concession = every((concession, *by_6_4.values()))
    after_payment = every((*by_6_3.values(), by_6_1["commute_ok"]))
    return Fit(
        always,
        once,
        by_6_1,
        by_6_3,
        by_6_4,
        group,
        concession,
        with_concession,
        way=some((every(by_6_1.values()), after_payment, with_concession)),
        allowed=every((*always.values(), *once.values())),
    )


def allowed_parts(case: Case) -> tuple[Parts, Parts]:
    """Articles 6.5 and 6.6: never with a move without consent or unsafe, never the same job twice."""
    facts = case.facts
    always: Parts = {
        "needs_move_without_consent": no(facts.get("needs_move_without_consent")),
        "labour_protection_ok": facts.get("labour_protection_ok"),
    }
    return always, {"offered_before": no(facts.get("offered_before"))}


def way_parts(case: Case) -> tuple[Parts, Parts, Parts, Parts]:
    """Articles 6.1, 6.3 (without transport) and 6.4, and the groups of 6.4."""
    facts = case.facts
    state = facts.get("unemployed_state")
    health, commute = facts.get("health_ok"), facts.get("commute_ok")
    matches: Parts = {
        "matches_education": facts.get("matches_education"),
        "matches_speciality": facts.get("matches_speciality"),
        "matches_experience": facts.get("matches_experience"),
        "health_ok": health,
    }
    by_6_3: Parts = {
        "unemployed_state": None if state is None else state == "active",
        "ui_payment_term_ended": facts.get("ui_payment_term_ended"),
        "no_fit_6_1_available": facts.get("no_fit_6_1_available"),
        "needs_new_profession": no(facts.get("needs_new_profession")),
        **matches,
    }
    group: Parts = {
        # somebody who never worked is judged by the lack of a profession alone
        "last_worked_until": False if facts.get("never_worked") else long_without_work(case),
        "has_profession": no(facts.get("has_profession")),
        "refused_training_6_4_2": facts.get("refused_training_6_4_2"),
        "registered_since": registered_over_two_years(case),
    }
    by_6_4: Parts = {
        "job_lawful_and_paid": facts.get("job_lawful_and_paid"),
        "health_ok": health,
        "commute_ok": commute,
    }
    return {**matches, "commute_ok": commute}, by_6_3, by_6_4, group


def suitable_job(case: Case) -> Decision:
    """Say whether the job looks suitable; if not, every reason to tell the Agency before the deadline."""
    parts = fit(case)
    fits = every((parts.allowed, parts.way))
    if fits:
        return Decision(SERVICE, case, "eligible")
    if fits is None:
        return conclude(SERVICE, case, missing(case, parts))
    return conclude(SERVICE, case, failing(case, parts))


def failing(case: Case, parts: Fit) -> list[Finding]:
    """Return each part that fails: of 6.5 and 6.6, and if no way fits of 6.4 or 6.1, or transport alone under 6.3."""
    found = [*failed(case, ALWAYS, parts.always), *failed(case, ONCE, parts.once)]
    if parts.way is not False:
        return found
    if parts.only_transport_is_open:
        return failed(case, BY_6_3, {"commute_ok": False})
    if parts.concession:
        return [*found, *failed(case, BY_6_4, parts.by_6_4)]
    return [*found, *failed(case, BY_6_1, parts.by_6_1)]


def failed(case: Case, rule: Rule, parts: Parts) -> list[Finding]:
    """Return the failing parts as open questions under this rule."""
    text = case.law.text
    return [
        rule.finding(text, Bar("open", fact, question=rule.question))
        for fact, part in parts.items()
        if part is False
    ]


def missing(case: Case, parts: Fit) -> list[Finding]:
    """Return exactly the unknown facts that can still change the answer."""
    text = case.law.text
    wanted = [*still_open(ALWAYS, parts.always), *still_open(ONCE, parts.once)]
    if parts.way is None:
        wanted += ways_open(parts)
    return [rule.finding(text, Bar("unknown", fact)) for rule, fact in wanted]


def ways_open(parts: Fit) -> list[tuple[Rule, str]]:
    """Return the unknown facts of the ways that are still possible (6.3 with transport asks for all of 6.1)."""
    matches = {fact: part for fact, part in parts.by_6_1.items() if fact not in parts.by_6_4}
    never_waived = {fact: part for fact, part in parts.by_6_4.items() if fact in parts.by_6_1}
    lawful = {fact: part for fact, part in parts.by_6_4.items() if fact not in parts.by_6_1}
    wanted: list[tuple[Rule, str]] = []
    if every(parts.by_6_1.values()) is not False and not (parts.concession and every(lawful.values())):
        wanted += still_open(BY_6_1, matches)
    wanted += still_open(BY_6_4 if parts.concession else BY_6_1, never_waived)
    if parts.with_concession is not False and every(matches.values()) is not True:
        wanted += still_open(BY_6_4, lawful if parts.concession else {**lawful, **parts.group})
    return wanted


def still_open(rule: Rule, parts: Parts) -> list[tuple[Rule, str]]:
    """Return the unknown facts among these parts, under this rule."""
    return [(rule, fact) for fact, part in parts.items() if part is None]
