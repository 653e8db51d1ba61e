"""Acts, later changes, practice, conventions and open questions: number, date and strength of source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Strength = Literal["law", "official", "secondary", "convention", "question", "proposal"]


@dataclass(frozen=True, slots=True)
class Act:
    """A law, decree or decision by its own number and date; None where the number was not found."""

    id: str
    number: str | None
    adopted_on: date | None
    strength: Strength = "law"


@dataclass(frozen=True, slots=True)
class Change:
    """A later change of the Employment Law (part 19).

    `act` is its number, None where no act was seen that says so: then every answer with a reason, or with a missing
    fact, that rests on it says "act not confirmed" (note act_not_confirmed); `probable` is the likely number.
    `seen`: T act text, O official site, S press.
    """

    id: str
    act: str | None
    dated: date | None
    seen: tuple[Literal["T", "O", "S"], ...]
    articles: tuple[str, ...]
    probable: str | None = None
    is_law: bool = True


@dataclass(frozen=True, slots=True)
class Practice:
    """A procedure or a practice of the Agency (part 22): weaker than law."""

    id: str
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """An open legal question (part 21) and the safe handling of it, as one word."""

    id: str
    articles: tuple[str, ...]
    handling: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule comes from; `confirmed` is false if it rests on a change whose act was not seen."""

    rule: str
    article: str
    act: Act | None
    strength: Strength
    change: Change | None = None

    @property
    def confirmed(self) -> bool:
        """Tell whether the act behind the rule was seen."""
        return self.change is None or self.change.act is not None


class NoSuchSource(LookupError):
    """A rule cites something that is in no table of this file."""


ACTS = {
    act.id: act
    for act in (
        Act("employment-law", "1196-VQ", date(2018, 6, 29)),
        Act("disability-law", "1153-VQ", date(2018, 5, 31)),
        Act("unemployment-insurance-law", "765-VQ", date(2017, 6, 30)),
        Act("labour-code", None, None),
        Act("civil-service-law", None, None),
        Act("election-code", None, None),
        Act("cabinet-84", "84", date(2002, 5, 24)),
        Act("cabinet-213", "213", date(2005, 11, 22)),
        Act("cabinet-619", "619", date(2017, 12, 29)),
        Act("cabinet-534", "534", date(2018, 12, 13)),
        Act("cabinet-251", "251", date(2019, 5, 29)),
        Act("cabinet-168", "168", date(2020, 5, 13)),
        Act("action-plan-2020-2025", None, date(2020, 2, 13), "official"),
    )
}

# The acts that amended the Employment Law, from the header of a legal database (state of 4 February 2025).
AMENDING = {
    "1418-VQD": date(2018, 12, 28),
    "1483-VQD": date(2019, 2, 1),
    "1702-VQD": date(2019, 11, 29),
    "1732-VQD": date(2019, 12, 3),
    "71-VIQD": date(2020, 5, 1),
    "113-VIQD": date(2020, 5, 19),
    "162-VIQD": date(2020, 8, 7),
    "260-VIQD": date(2021, 2, 1),
    "336-VIQD": date(2021, 5, 27),
    "349-VIQD": date(2021, 6, 22),  # in force from 1 July 2022
    "354-VIQD": date(2021, 6, 22),
    "393-VIQD": date(2021, 10, 29),
    "445-VIQD": date(2021, 12, 24),
    "811-VIQD": date(2023, 2, 17),
}

CHANGES = {
    change.id: change
    for change in (
        Change("A-01", "1702-VQD", date(2019, 11, 29), ("T",), ("1.1.21", "25.6", "25.7")),
        Change("A-02", "336-VIQD", date(2021, 5, 27), ("T",), ("24.12", "24.13")),
        Change("A-03", None, None, ("T",), ("20.2", "21.1", "21.2", "22.2.3", "24.1"), probable="393-VIQD"),
        Change("A-04", None, None, ("T", "O"), ("1.1.1", "1.1.3", "1.1.4", "1.1.5", "1.1.7")),
        Change("A-05", None, None, ("S",), ("5.11.5", "5.11.6", "5.12.3", "5.12.5")),
        Change("A-06", None, None, ("O",), ("24.1.4", "24.2")),
        Change("A-07", None, None, ("O", "S"), ("1.1.22", "24.9")),
        Change("A-08", None, None, ("O",), ("1.1.22", "24.9")),
        Change("A-09", None, None, ("O", "S"), ("21.1",)),
        Change("A-10", None, date(2025, 2, 4), ("T", "O", "S"), ("UI-13.1",)),
        Change("A-11", None, None, ("S",), ("26",)),
        Change("A-12", None, None, ("O",), ("1.1.22", "11.3")),
        Change("A-13", None, None, ("S",), ("24.9",), is_law=False),
    )
}

PRACTICES = {
    practice.id: practice
    for practice in (
        Practice("P-01"),
        Practice("P-02"),
        Practice("P-03", ("cabinet-168",)),
        Practice("P-04", ("cabinet-619", "cabinet-534")),
        Practice("P-05", ("cabinet-251",)),
        Practice("P-06", ("cabinet-84", "cabinet-213")),
    )
}

CONVENTIONS = tuple(f"D-{number}" for number in range(1, 12))

QUESTIONS = {
    question.id: question
    for question in (
        Question("Q-01", ("5.5", "5.12.5", "5.13", "27.2"), "later_date"),
        Question("Q-02", ("27.2",), "show_both_hours"),
        Question("Q-03", ("5.11.2", "5.12.4"), "officer"),
        Question("Q-04", ("1.1.22",), "five_by_practice"),
        Question("Q-05", ("1.1.22",), "no_limit_officer"),
        Question("Q-06", ("4.1.3",), "as_entrepreneur_officer"),
        Question("Q-07", ("5.1", "5.3"), "not_found"),
        Question("Q-08", ("5.5",), "say_after"),
        Question("Q-09", ("5.5",), "officer"),
        Question("Q-10", ("5.6",), "officer"),
        Question("Q-11", ("5.8.3", "5.10.3"), "warn_at_one_ground_at_two"),
        Question("Q-12", ("5.8.3", "5.10.3"), "from_the_decision"),
        Question("Q-13", ("5.10.4",), "no_date"),
        Question("Q-14", ("5.12.5",), "officer"),
        Question("Q-15", ("5.5", "5.13"), "offers_after_the_decision"),
        Question("Q-16", ("5.9.3", "5.13"), "officer"),
        Question("Q-17", ("6.2",), "not_found"),
        Question("Q-18", ("6.4.1",), "by_profession"),
        Question("Q-19", ("5.11.1", "21.2", "24.1.4"), "warn_officer"),
        Question("Q-20", ("24.8",), "agency_ledger"),
        Question("Q-21", ("21.2", "24.9"), "one_flag"),
        Question("Q-22", ("27.2",), "remind_if_a_working_day_is_left"),
        Question("Q-23", ("27.2",), "officer_keep_proof"),
        Question("Q-24", ("10.2.3", "10.2.5", "21.1", "24.1", "29.1"), "unemployed_only"),
        Question("Q-25", ("6.4.3", "24.9"), "from_the_registration_officer"),
        Question("Q-26", ("20.2", "DIS-20.3"), "free_officer"),
        Question("Q-27", ("24.1.4",), "parent_officer"),
        Question("Q-28", ("5.12.5", "UI-17.7", "UI-19.0.2.3"), "not_found"),
        Question("Q-29", ("4.1.3", "24.8"), "officer"),
        Question("Q-30", (), "recorded_choice"),
        Question("Q-31", ("3",), "officer_for_temporary_residents"),
        Question("Q-32", ("5.5", "18.7"), "officer"),
        Question("Q-33", ("5.5",), "counts_whenever_it_comes"),
        Question("Q-34", ("5.5", "5.8.3", "5.10.3"), "officer"),
        Question("Q-35", ("5.8", "5.10"), "ask_return"),
        Question("Q-36", ("6.1",), "officer"),
        Question("Q-37", ("6.3",), "officer"),
        Question("Q-38", ("5.10.4", "27.2"), "registry_only"),
        Question("Q-39", ("1.1.6", "1.1.10"), "outside"),
    )
}

_ACT_OF_PREFIX = {
    "E": "employment-law",
    "DIS": "disability-law",
    "UI": "unemployment-insurance-law",
    "AP": "action-plan-2020-2025",
}


def article_of(rule: str) -> str:
    """Return the article a rule id names: E-4.1.3a stands on 4.1.3; a practice stands on none, so it keeps its name."""
    return rule if rule in PRACTICES else rule.partition("-")[2].rstrip("abc")


def cite(rule: str, change: str | None = None) -> Citation:
    """Return the source of a rule id; raises NoSuchSource."""
    prefix = rule.partition("-")[0]
    if change is not None:
        later = _change(change)
        return Citation(rule, article_of(rule), ACTS[_ACT_OF_PREFIX[prefix]], _strength(later), later)
    if prefix in _ACT_OF_PREFIX:
        act = ACTS[_ACT_OF_PREFIX[prefix]]
        return Citation(rule, article_of(rule), act, act.strength)
    return _cite_weaker(rule)


def _cite_weaker(rule: str) -> Citation:
    if rule in PRACTICES:
        acts = PRACTICES[rule].acts
        return Citation(rule, rule, ACTS[acts[0]] if acts else None, "official")
    if rule in CHANGES:
        return Citation(rule, rule, ACTS["employment-law"], _strength(CHANGES[rule]), CHANGES[rule])
    if rule in QUESTIONS:
        return Citation(rule, rule, None, "question")
    if rule in CONVENTIONS:
        return Citation(rule, rule, None, "convention")
    raise NoSuchSource(rule)


def _change(change: str) -> Change:
    if change not in CHANGES:
        raise NoSuchSource(change)
    return CHANGES[change]


def _strength(change: Change) -> Strength:
    if not change.is_law:
        return "proposal"
    if "T" in change.seen:
        return "law"
    return "official" if "O" in change.seen else "secondary"
