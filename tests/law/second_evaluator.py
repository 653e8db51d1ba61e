"""The second evaluator of the employment rules: one function per service, nothing shared with the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.law.second.case import Case
from tests.law.second.findings import all_judged, answer
from tests.law.second.keep import keep_job_seeker, keep_unemployed
from tests.law.second.measures import public_works, self_employment, stipend, training
from tests.law.second.small import suitable_job, vulnerable
from tests.law.second.unemployed import CONDITIONS, added_steps


def unemployed(case: Case) -> dict[str, Any]:
    if case.word("unemployed_state") == "active":
        return answer([], outcome="already_registered")
    return answer(all_judged(case, CONDITIONS), more_steps=added_steps(case))


SERVICES: dict[str, Callable[[Case], dict[str, Any]]] = {
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


def evaluate(service: str, facts: Mapping[str, Any], law_text: str) -> dict[str, Any]:
    """What the rules say about one person: the output object of part 0, days as dates."""
    return SERVICES[service](Case(facts, law_text))
