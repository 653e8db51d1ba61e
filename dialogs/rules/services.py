"""The services by name, and the one way to ask: decide(service, facts, law)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.rules.case import Case, open_case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.facts import Facts
from dialogs.rules.keeping import keep_job_seeker, keep_unemployed
from dialogs.rules.plan import plans
from dialogs.rules.public_works import public_works
from dialogs.rules.seekers import REGISTRATION
from dialogs.rules.self_employment import self_employment
from dialogs.rules.suitable_job import suitable_job
from dialogs.rules.training import stipend, training
from dialogs.rules.unemployed import unemployed
from dialogs.rules.versions import Law
from dialogs.rules.vulnerable import vulnerable

Service = Callable[[Case], Decision]
SEEKER_PLANS = plans(REGISTRATION)


def register_job_seeker(case: Case) -> Decision:
    """Article 5.2: may this person be registered as job seeker?"""
    return conclude("register-job-seeker", case, SEEKER_PLANS[case.law.text].judge(case))


COMMANDS: Mapping[str, Service] = {
    "unemployed": unemployed,
    "self-employment": self_employment,
    "public-works": public_works,
    "keep-unemployed": keep_unemployed,
    "keep-job-seeker": keep_job_seeker,
    "training": training,
    "stipend": stipend,
    "suitable-job": suitable_job,
    "vulnerable": vulnerable,
}
SERVICES: Mapping[str, Service] = {**COMMANDS, "register-job-seeker": register_job_seeker}


class UnknownService(LookupError):
    """No service has this name."""


def decide(service: str, facts: Facts, law: Law) -> Decision:
    """Answer one service for one person on the day `facts["as_of"]`.

    Raises UnknownService, NoLawInForce for a day before the law, UnknownYear where a working day must be counted in a
    year without a calendar, and KeyError if as_of is absent.
    """
    judge = SERVICES.get(service)
    if judge is None:
        raise UnknownService(service)
    return judge(open_case(facts, law))
