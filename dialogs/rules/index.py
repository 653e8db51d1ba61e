"""Every rule of every service once, to be found by its article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dialogs.rules import (
    keeping,
    measures,
    public_works,
    self_employment,
    services,
    suitable_job,
    training,
    unemployed,
    vulnerable,
)
from dialogs.rules.rule import Rule
from dialogs.rules.versions import LAW_TEXTS

PLANS = (
    unemployed.PLANS,
    measures.GROUNDS,
    measures.WITHOUT_STATUS,
    self_employment.N_ROUTE,
    self_employment.L_ROUTE,
    self_employment.WHICH_ROUTE,
    public_works.PLANS,
    public_works.JOB_SEEKERS,
    public_works.LAND_SHARE_OWNERS,
    keeping.UNEMPLOYED.removing,
    keeping.UNEMPLOYED.cancelling,
    keeping.JOB_SEEKER.removing,
    keeping.JOB_SEEKER.cancelling,
    training.TRAINING,
    training.DISABILITY,
    training.STIPEND,
    services.SEEKER_PLANS,
    vulnerable.PLANS,
)
SINGLE = (
    keeping.UNEMPLOYED.removal,
    keeping.UNEMPLOYED.entry,
    keeping.JOB_SEEKER.removal,
    keeping.JOB_SEEKER.entry,
    suitable_job.ALWAYS,
    suitable_job.ONCE,
    suitable_job.BY_6_1,
    suitable_job.BY_6_3,
    suitable_job.BY_6_4,
)


def _every() -> Iterator[Rule]:
    for plan in PLANS:
        for text in LAW_TEXTS:
            for rule in plan[text].rules:
                yield from (rule, *rule.any_of)
    yield from SINGLE


RULES: tuple[Rule, ...] = tuple(dict.fromkeys(_every()))


MEASURES = (unemployed.PLANS, measures.GROUNDS, measures.WITHOUT_STATUS)
PLANS_OF = {  # service -> the rules that judge it, of the services that a person may ask a conversation for
    "unemployed": (unemployed.PLANS,),
    "self-employment": (
        *MEASURES,
        self_employment.N_ROUTE,
        self_employment.L_ROUTE,
        self_employment.WHICH_ROUTE,
    ),
    "public-works": (
        *MEASURES,
        public_works.PLANS,
        public_works.JOB_SEEKERS,
        public_works.LAND_SHARE_OWNERS,
    ),
}


@cache
def facts_read(service: str) -> frozenset[str]:
    """Return the facts that the rules of this service read, under either text of the law."""
    rules = (rule for plan in PLANS_OF[service] for text in LAW_TEXTS for rule in plan[text].rules)
    return frozenset(fact for rule in rules for fact in rule.facts)


def rules_of(article: str) -> tuple[Rule, ...]:
    """Return the rules that stand on this article or on a part of it: 5.12 gives those of 5.12.1 to 5.12.5."""
    return tuple(rule for rule in RULES if f"{rule.article}.".startswith(f"{article}."))
