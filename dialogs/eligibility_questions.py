"""The questions of an eligibility check: facts that belong together in one message, "I do not know" an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Answer, Option
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.or_unknown import DECLINED, UNKNOWN, Heard, OrUnknown
from dialogs.answers.several import Several
from dialogs.rules import questions as law_questions
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.intake import read_facts
from dialogs.script import Question, Script, ask
from dialogs.setting import Setting
from dialogs.values import Json, Term

_REFUSED: Json = {"person": "refused", "employer": "none"}
_REFUSALS: Mapping[
    str, Mapping[str, Json]
] = {  # while on a list: two are a ground, one is open, silence is none
    "none": {"offers": []},
    "one": {"offers": [_REFUSED]},
    "several": {"offers": [_REFUSED, _REFUSED]},
    "not_answered": {"offers": [{"person": "no_answer", "employer": "none"}]},
}
# A few facts are told best by choosing a situation: each choice states several facts at once (null: not said).
SITUATIONS: Mapping[str, Mapping[str, Mapping[str, Json]]] = {
    "registration": {
        "not_registered": {"job_seeker_state": "none", "unemployed_state": "none"},
        "job_seeker": {"job_seeker_state": "active", "unemployed_state": "none"},
        "unemployed": {"job_seeker_state": "active", "unemployed_state": "active"},
        "stopped": {},  # asked further: which of the two lists, and for a time or for good
    },
    "registration_stopped": {
        "seeker_suspended": {"job_seeker_state": "suspended", "unemployed_state": "none"},
        "seeker_cancelled": {"job_seeker_state": "cancelled", "unemployed_state": "none"},
        "status_suspended": {"unemployed_state": "suspended"},  # the other list is not told by it
        "status_cancelled": {"unemployed_state": "cancelled"},
    },
    "residence": {
        "citizen": {"residence_status": "citizen"},
        "foreigner_resident": {"residence_status": "foreigner_resident"},
        "stateless_resident": {"residence_status": "stateless_resident"},
        "abroad": {"residence_status": "foreigner_nonresident"},
    },
    "offers": {
        "no_offer": {"offers": []},
        "not_answered": {"offers": [{"person": "pending", "employer": "none"}]},
        "agreed": {},  # asked further: what the employer answered
        "person_refused": {"offers": [{"person": "refused", "employer": "none"}]},
        "lapsed": {"offers": [{"person": "no_answer", "employer": "none"}]},  # silence is no refusal
    },
    "offers_agreed": {
        "employer_silent": {"offers": [{"person": "accepted", "employer": "pending"}]},
        "employer_hired": {"offers": [{"person": "accepted", "employer": "hired"}]},
        "employer_refused": {"offers": [{"person": "accepted", "employer": "refused"}]},
        "both_refused": {
            "offers": [
                {"person": "accepted", "employer": "refused"},
                {"person": "refused", "employer": "none"},
            ]
        },
    },
    "referral_job_end": {
        "own_wish": {
            "referral_contract_ended_by_worker": True,
            "referral_contract_ended_before_term": True,
            "referral_contract_open_ended": False,
            "referral_contract_end_ground": "69",
        },
        "own_wish_open_ended": {
            "referral_contract_ended_by_worker": True,
            "referral_contract_open_ended": True,
            "referral_contract_end_ground": "69",
        },
        "employer": {"referral_contract_ended_by_worker": False},
        "term_over": {"referral_contract_ended_before_term": False},
        "excepted": {"referral_contract_end_ground": "74.1"},  # it bars nobody, like 75.2 (b) and (c)
    },
    "unemployed_refusals": _REFUSALS,
    "job_seeker_refusals": _REFUSALS,
}
LABELS = {  # a choice that says more than the fact's name: what a share is not
    "owns_agri_land_share": Term("law.fact.owns_agri_land_share.asked"),
}
FURTHER: Mapping[tuple[str, str], str] = {
    ("registration", "stopped"): "registration_stopped",
    ("offers", "agreed"): "offers_agreed",
}
MOST_CHOICES = 5  # with as many situations "I do not know" is typed
FUTURE_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class Said:
    """Facts by name as they were stated, and those that were asked: a null in these is an answer."""

    facts: Mapping[str, Json]
    settled: frozenset[str]
    unsure: frozenset[str] = (
        frozenset()
    )  # not known to the person, where the law reads a null as "there is none"


def situation(group: str) -> Question[Heard[str]]:
    """The question that chooses a situation."""
    name = f"eligibility.{group}"
    choices = tuple(Option(one, Term(f"{name}.option.{one}")) for one in SITUATIONS[group])
    offered = choices if len(choices) == MOST_CHOICES else (*choices, UNKNOWN)
    answer = OrUnknown(Choice(offered, careful=True))
    return Question(name, answer, line=False)


def which_apply(group: str, facts: tuple[str, ...]) -> Question[Heard[tuple[str, ...]]]:
    """The question which of several yes-or-no facts apply; 0 is none of them."""
    choices = tuple(Option(fact, LABELS.get(fact, Term(f"law.fact.{fact}"))) for fact in facts)
    sensitive = _sensitive(facts)
    answer = OrUnknown(Several(choices, careful=True), voluntary=sensitive)
    return Question(f"eligibility.{group}", answer, sensitive=sensitive, line=False)


def one_fact(fact: str) -> Question[Heard[Any]]:
    """The question for a single fact, by its kind."""
    known = FACTS[fact]
    name = f"eligibility.fact.{fact}"
    answer: Answer[Any]
    if known.kind == "date":
        ahead = FUTURE_DAYS if known.null == "no_end" else 0  # only an end may still come
        answer = OrUnknown(DateAnswer(days_ahead=ahead), none=known.null == "none")
    else:
        last = DECLINED if known.sensitive else UNKNOWN
        choices = (Option("yes", Term("talk.yes")), Option("no", Term("talk.no")), last)
        answer = OrUnknown(Choice(choices), voluntary=known.sensitive)
    return Question(name, answer, sensitive=known.sensitive, line=False)


def _sensitive(facts: tuple[str, ...]) -> bool:
    return any(FACTS[fact].sensitive for fact in facts)


def gather(
    setting: Setting, service: str, facts: Mapping[str, Json], settled: frozenset[str]
) -> Script[Said]:
    """Ask while a question can still change the answer; all facts then, and all that were asked or registered.

    What a register holds stays as it stands there, whatever a situation says of it beside the fact that was asked.
    """
    known, unsure = dict(facts), frozenset[str]()
    while wanted := law_questions.next_questions(service, facts_on(setting, known), setting.law, settled):
        said = yield from ask_group(wanted[0])
        fresh = {name: value for name, value in said.facts.items() if name not in settled}
        known |= fresh
        settled |= said.settled
        unsure |= said.unsure
        if said.unsure:
            known["not_known"] = [*sorted(unsure)]
    return Said(known, settled, unsure)


def ask_group(wanted: law_questions.Ask) -> Script[Said]:
    """Ask one message's facts; what is answered comes back as facts."""
    truths = tuple(fact for fact in wanted.facts if FACTS[fact].kind == "bool")
    if wanted.group in SITUATIONS:
        return (yield from _situation(wanted))
    if len(truths) > 1:
        return (yield from _which_apply(wanted.group, truths))
    return (yield from _one(truths[0] if truths else wanted.facts[0]))


def _situation(wanted: law_questions.Ask) -> Script[Said]:
    group = next(group for group in law_questions.GROUPS if group.name == wanted.group)
    name, facts = wanted.group, dict[str, Json]()
    while name:
        heard = yield from ask(situation(name), f"eligibility.{name}")
        facts |= SITUATIONS[name][heard.value] if heard.value is not None else {}
        name = FURTHER.get((name, heard.value or ""), "")
    return Said(facts, frozenset(group.facts))


def _which_apply(group: str, facts: tuple[str, ...]) -> Script[Said]:
    heard = yield from ask(which_apply(group, facts), f"eligibility.{group}:{','.join(facts)}")
    if heard.value is None:
        return Said({}, frozenset(facts))
    return Said({fact: fact in heard.value for fact in facts}, frozenset(facts))


def _one(fact: str) -> Script[Said]:
    heard = yield from ask(one_fact(fact))
    asked, value = frozenset({fact}), heard.value
    if value is None:
        none_by_law = not heard.known and FACTS[fact].null == "none"
        return Said({}, asked, asked if none_by_law else frozenset())
    if FACTS[fact].kind == "bool":
        return Said({fact: value == "yes"}, asked)
    return Said({fact: value if isinstance(value, str) else value.isoformat()}, asked)


def facts_on(setting: Setting, facts: Mapping[str, Json]) -> Facts:
    """The facts as the law reads them, on the day of the setting."""
    return read_facts({**facts, "as_of": setting.today.isoformat()})
