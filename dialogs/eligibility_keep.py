"""Whether anything may end a registration (5.8 to 5.11): which list it is about, what is read of it and what is asked.

The register's word stands until a ground is certain, so nothing here is missing; what may still be a ground is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import cast

from dialogs.eligibility_questions import SITUATIONS, Said, ask_group, facts_on, situation
from dialogs.rules import keeping, questions
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from dialogs.rules.versions import LAW_TEXTS
from dialogs.script import Script, ask
from dialogs.setting import Setting
from dialogs.values import Json

KEEP = "keep"  # of either list, by how the person stands on them
LISTS: Mapping[str, keeping.Registration] = {
    one.service: one for one in (keeping.UNEMPLOYED, keeping.JOB_SEEKER)
}
REGISTRATIONS = ("job_seeker_state", "unemployed_state")
STANDING = frozenset({"active", "suspended"})
START = {"keep-unemployed": "unemployed_registered_on", "keep-job-seeker": "job_seeker_registered_on"}
CHANGES = questions.Group(
    "list_changes", ("hired_by_referral", "admitted_fulltime_he_sse", "called_up", "deregistration_request")
)
BY_AGENCY = frozenset(
    {"report_missed", "programme_refused"}
)  # what only the Agency can say, and nobody is asked


def list_of(states: Mapping[str, object]) -> str | None:
    """The list that the person stands on, of both that of the unemployed; None where no state is known."""
    for service, held in LISTS.items():
        if states.get(held.state) in STANDING:
            return service
    if states.get("unemployed_state") == "cancelled":
        return "keep-unemployed"
    return "keep-job-seeker" if states.get("job_seeker_state") else None


def which_list(states: Mapping[str, Json]) -> Script[tuple[str, Said]]:
    """The list and what was said of it; it is asked only where no register tells it."""
    known = list_of(states)
    if known is not None:
        return known, Said({}, frozenset())
    said = yield from ask_group(questions.Ask("registration", REGISTRATIONS))
    return list_of(said.facts) or "keep-job-seeker", said


@cache
def facts_kept(service: str) -> frozenset[str]:
    """What is taken over from the registers: no more than the grounds read, under either text of the law."""
    held = LISTS[service]
    plans = (held.removing, held.cancelling)
    read = {fact for plan in plans for text in LAW_TEXTS for rule in plan[text].rules for fact in rule.facts}
    return frozenset(read | {held.state, held.through, "job_seeker_state"})


def gather_grounds(
    setting: Setting, service: str, facts: Mapping[str, Json], settled: frozenset[str]
) -> Script[Said]:
    """Ask while something can still be a ground that changes the answer."""
    known = dict(facts)
    while wanted := _wanted(setting, service, known, settled):
        said = yield from (
            _refused(service, known, settled) if wanted.group == "offers" else ask_group(wanted)
        )
        known |= {name: value for name, value in said.facts.items() if name not in settled}
        settled |= said.settled
    return Said(known, settled)


def _wanted(
    setting: Setting, service: str, facts: Mapping[str, Json], settled: Collection[str]
) -> questions.Ask | None:
    """The next message; None once nothing that may be asked can change the answer."""
    held, decision = LISTS[service], decide(service, facts_on(setting, facts), setting.law)
    state = decision.case.facts.get(held.state)
    if state is None:
        wanted = {*REGISTRATIONS}
    elif state == "suspended":
        wanted = {str(held.through)}
    else:
        wanted = {fact for fact in decision.presumed if _may_change(decision, fact)}
    open_still = questions.askable(wanted, settled)
    changes = tuple(fact for fact in CHANGES.facts if fact in open_still)
    found = (*questions.grouped(open_still), *((questions.Ask(CHANGES.name, changes),) if changes else ()))
    return found[0] if found else None


def _may_change(decision: Decision, fact: str) -> bool:
    """Whether a yes to it would be another answer; of jobs that were offered, whether none of them bars already."""
    if FACTS[fact].kind == "bool":
        now = cast("Facts", {**decision.case.facts, fact: True})
        return decide(decision.service, now, decision.case.law).outcome != decision.outcome
    return fact == "offers" and decision.outcome not in ("suspended", "cancelled")


def _refused(service: str, facts: Mapping[str, Json], settled: frozenset[str]) -> Script[Said]:
    """How often the person did not agree to an offered job while on this list, and since when they are on it.

    They were told to count these alone, so the first day on the list stands for a day that nobody named.
    """
    start, name = START[service], f"{service.removeprefix('keep-').replace('-', '_')}_refusals"
    heard = yield from ask(situation(name))
    since, asked = facts.get(start), frozenset({"offers"})
    if heard.value is None:
        return Said({}, asked)
    offers = cast("list[dict[str, Json]]", SITUATIONS[name][heard.value]["offers"])
    if offers and since is None and start not in settled:
        said = yield from ask_group(questions.Ask("unemployed_since", (start,)))
        since, asked = said.facts.get(start), asked | said.settled
    day: dict[str, Json] = {} if since is None else {start: since}
    dated: list[Json] = [{**one, "offered_on": since} if day else one for one in offers]
    return Said({"offers": dated, **day}, asked)


def unseen(decision: Decision) -> tuple[str, ...]:
    """What may be a ground and nobody has told: what the person did not know, and what only the Agency can say."""
    if decision.service not in LISTS or decision.outcome in ("suspended", "cancelled"):
        return ()
    needless = {START[decision.service]} if decision.case.facts.get("offers") == () else set()
    open_still = (fact for fact in decision.presumed if fact not in needless)
    return tuple(fact for fact in open_still if FACTS[fact].stated or fact in BY_AGENCY)
