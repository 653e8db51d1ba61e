"""Service suitable-job (article 6): does one offered job look suitable?  Never a verdict, never "you may refuse"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import cast

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.facts import LawText
from dialogs.rules.groups import long_without_work, registered_over_two_years
from dialogs.rules.logic import Truth, every, no, some
from dialogs.rules.plan import Flag
from dialogs.rules.rule import Bar, Finding, Rule, unknown
from dialogs.rules.versions import LAW_TEXTS

SERVICE = "suitable-job"
Facts = tuple[str, ...]
Parts = dict[str, Truth]  # by the fact that decides it, whether this part of the fit holds

ALWAYS = Rule("E-6.5", "no_move_and_safe", "open", "needs_move_without_consent", question="Q-36")
ONCE = Rule("E-6.6", "not_offered_before", "open", "offered_before", question="Q-36")
BY_6_1 = Rule("E-6.1", "fits_the_person", "open", "matches_education", question="Q-36")
BY_6_3 = Rule("E-6.3", "fits_after_the_payment", "open", "commute_ok", question="Q-37")
BY_6_4 = Rule("E-6.4", "fits_with_concessions", "open", "job_lawful_and_paid", question="Q-36")

# What each way asks for, by the fact that decides it; the fact of a `no` counts when it is false.
MATCHES = ("matches_education", "matches_speciality", "matches_experience")  # waived by 6.4
NEVER_WAIVED = ("health_ok", "commute_ok")
LAWFUL_AND_PAID = "job_lawful_and_paid"
LAWFUL = (LAWFUL_AND_PAID,)
FIT_6_1 = (*MATCHES, *NEVER_WAIVED)
AFTER_PAYMENT = (
    "unemployed_state",
    "ui_payment_term_ended",
    "no_fit_6_1_available",
    "needs_new_profession",
    *MATCHES,
    "health_ok",
)
FIT_6_4 = (*LAWFUL, *NEVER_WAIVED)
GROUPS = ("last_worked_until", "has_profession", "refused_training_6_4_2", "registered_since")
MOVE_OR_UNSAFE = ("needs_move_without_consent", "labour_protection_ok")
REPEATED = ("offered_before",)
PLAIN = (
    *FIT_6_1,
    *LAWFUL,
    "labour_protection_ok",
    "ui_payment_term_ended",
    "no_fit_6_1_available",
    "refused_training_6_4_2",
)
TURNED = ("needs_new_profession", "has_profession", "needs_move_without_consent", "offered_before")
READ = frozenset((*PLAIN, *TURNED, *AFTER_PAYMENT, *GROUPS))


Section = Mapping[LawText, tuple[Flag, ...]]
OF_6_1, OF_6_3, OF_6_4 = itemgetter(*FIT_6_1), itemgetter(*AFTER_PAYMENT), itemgetter(*FIT_6_4)
OF_MATCHES, OF_GROUPS = itemgetter(*MATCHES), itemgetter(*GROUPS)
OF_ALLOWED = itemgetter(*MOVE_OR_UNSAFE, *REPEATED)


def section(rule: Rule, facts: Facts) -> Section:
    """Prepare the findings of the parts that one rule asks for: failing it is an open question."""
    return {
        text: tuple(
            (
                fact,
                False,
                rule.finding(text, Bar("open", fact, question=rule.question)),
                rule.finding(text, unknown(fact)[0]),
            )
            for fact in facts
        )
        for text in LAW_TEXTS
    }


ALLOWED = (section(ALWAYS, MOVE_OR_UNSAFE), section(ONCE, REPEATED))
FAILING_6_1, FAILING_6_4 = section(BY_6_1, FIT_6_1), section(BY_6_4, FIT_6_4)
TRANSPORT_6_3 = section(BY_6_3, ("commute_ok",))
MATCHES_6_1, NEVER_WAIVED_6_1 = section(BY_6_1, MATCHES), section(BY_6_1, NEVER_WAIVED)
NEVER_WAIVED_6_4, LAWFUL_6_4 = section(BY_6_4, NEVER_WAIVED), section(BY_6_4, LAWFUL)
CONCESSION_6_4 = section(BY_6_4, (*LAWFUL, *GROUPS))


@dataclass(slots=True)
class Fit:
    """One job's fit: each part by the fact that decides it, and what follows from them."""

    part: Parts
    as_before: Truth  # 6.1
    after_payment: Truth  # 6.3, which is silent about transport
    concession: Truth  # one of the groups of 6.4 holds
    with_concession: Truth  # 6.4: a group, and the points that are never waived
    way: Truth  # one of 6.1, 6.3 with transport, 6.4
    allowed: Truth  # 6.5 and 6.6

    @property
    def only_transport_is_open(self) -> bool:
        """6.3 holds but for transport, about which it is silent (Q-37)."""
        return bool(self.allowed and self.after_payment) and self.part["commute_ok"] is False


def fit(case: Case) -> Fit:
    """Read the parts of the fit from the facts."""
    part = parts(case)
    as_before, after_payment = every(OF_6_1(part)), every(OF_6_3(part))
    concession = some(OF_GROUPS(part))
    with_concession = every((concession, *OF_6_4(part)))
    way = some((as_before, every((after_payment, part["commute_ok"])), with_concession))
    return Fit(part, as_before, after_payment, concession, with_concession, way, every(OF_ALLOWED(part)))


def fitting_article(case: Case) -> str:
    """Return the article by which a job that looks suitable does so: 6.1 before 6.4 before 6.3."""
    found = fit(case)
    if found.as_before:
        return "6.1"
    return "6.4" if found.with_concession else "6.3"


def parts(case: Case) -> Parts:
    """Return whether each part of articles 6.1 and 6.3 to 6.6 holds, by the fact that decides it."""
    get = cast("Callable[[str], Truth]", case.values.get)
    state = case.facts.get("unemployed_state")
    part = {fact: get(fact) for fact in PLAIN}
    for fact in TURNED:
        part[fact] = no(get(fact))
    part["unemployed_state"] = None if state is None else state == "active"
    # somebody who never worked is judged by the lack of a profession alone
    part["last_worked_until"] = False if get("never_worked") else long_without_work(case)
    part["registered_since"] = registered_over_two_years(case)
    return part


def suitable_job(case: Case) -> Decision:
    """Say whether the job looks suitable; if not, every reason to tell the Agency before the deadline."""
    found = fit(case)
    fits = every((found.allowed, found.way))
    if fits:
        return Decision(SERVICE, case, "eligible")
    if fits is None:
        return conclude(SERVICE, case, missing(case, found))
    return conclude(SERVICE, case, failing(case, found))


def failing(case: Case, of: Fit) -> list[Finding]:
    """Return each part that fails: of 6.5 and 6.6, and if no way fits of 6.4 or 6.1, or transport alone under 6.3."""
    asked = list(ALLOWED)
    if of.way is False and of.only_transport_is_open:
        asked = [TRANSPORT_6_3]
    elif of.way is False:
        asked.append(FAILING_6_4 if of.concession else FAILING_6_1)
    text = case.law.text
    return [fails for each in asked for fact, _, fails, _ in each[text] if of.part[fact] is False]


def missing(case: Case, of: Fit) -> list[Finding]:
    """Return exactly the unknown facts that can still change the answer."""
    asked = [*ALLOWED, *ways_open(of)] if of.way is None else ALLOWED
    text = case.law.text
    return [lacks for each in asked for fact, _, _, lacks in each[text] if of.part[fact] is None]


def missing_on_one_way(case: Case) -> list[str]:
    """Return the unknown facts of one way alone, 6.1 before 6.4: with all of them in favour the job fits."""
    of = fit(case)
    asked = [*MOVE_OR_UNSAFE, *REPEATED]
    if of.way is None:
        by_6_4 = of.as_before is False or (of.concession and of.part[LAWFUL_AND_PAID])
        asked += FIT_6_4 if by_6_4 else FIT_6_1
        if by_6_4 and of.concession is None:
            asked.append(next(fact for fact in GROUPS if of.part[fact] is None))
    return [fact for fact in asked if of.part[fact] is None]


def ways_open(of: Fit) -> list[Section]:
    """Return the parts of the ways that are still possible (6.3 with transport asks for all of 6.1)."""
    asked: list[Section] = []
    if of.as_before is not False and not (of.concession and of.part[LAWFUL_AND_PAID]):
        asked.append(MATCHES_6_1)
    asked.append(NEVER_WAIVED_6_4 if of.concession else NEVER_WAIVED_6_1)
    if of.with_concession is not False and every(OF_MATCHES(of.part)) is not True:
        asked.append(LAWFUL_6_4 if of.concession else CONCESSION_6_4)
    return asked
