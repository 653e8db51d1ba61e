"""Lines that keep an answer short: many facts by topic, many articles by number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from dialogs.eligibility_keep import BY_AGENCY, CHANGES
from dialogs.rules.decision import Decision
from dialogs.rules.facts import LawText
from dialogs.rules.questions import GROUPS
from dialogs.rules.rule import Finding
from dialogs.rules.versions import AMENDED
from dialogs.rules.workdays import birthday
from dialogs.script import Line
from dialogs.values import Phrase, Term, Value, Weekday

DERIVED = frozenset({"employed_any"})  # told by the facts behind them
MOST = 5  # lines of one message beside its first
TOPICS: Mapping[str, tuple[str, ...]] = {  # topic -> groups of questions
    "registration": (
        "registration",
        "registration_day",
        "offers",
        "removal_end",
        "decisions",
        "unemployed_since",
    ),
    "work": ("work", "earnings", "rarer_work"),
    "study_and_pension": ("study_and_pension",),
    "readiness": ("readiness",),
    "person": ("residence", "birth"),
    "payment": ("insurance_payment",),
    "referral_job": ("referral_job", "referral_job_end"),
    "profession": ("working_life", "training_need", "in_training"),
    "offered_job": ("job_safety", "job_fit", "job_terms"),
    "support": ("displaced_or_released", "family", "health", "assistance"),
}
TOPIC_OF: Mapping[str, str] = {
    fact: topic
    for topic, groups in TOPICS.items()
    for group in GROUPS
    if group.name in groups
    for fact in group.facts
} | dict.fromkeys((*CHANGES.facts, *BY_AGENCY), "list")


BY_RULE: Mapping[tuple[str, str, str], str] = {  # rule, kind, fact -> what only this rule means by them
    ("E-5.8.3", "timed", "offers"): "law.reason.timed.offers.refused",  # a year, not the month of 5.13
    ("E-5.10.3", "timed", "offers"): "law.reason.timed.offers.refused",
    ("E-5.9.4", "step", "deregistration_request"): "law.reason.deregistration_request",  # still on the list
    ("E-5.11.5", "step", "deregistration_request"): "law.reason.deregistration_request",
    ("E-5.9.3", "step", "false_data_found"): "law.reason.false_data_found",  # found now, not left from before
    (
        "E-20.1",
        "state",
        "lost_ability_in_former_profession",
    ): "law.reason.no_suitable_job_for_lack_of_profession",  # the two cases of 20.1 are told as one reason
    ("DIS-20.3", "timed", "birth_date"): "law.reason.disability_law.birth_date",
    ("DIS-20.3", "step", "job_seeker_state"): "law.reason.disability_law.job_seeker_state",
    (
        "DIS-20.3",
        "state",
        "has_rehabilitation_programme",
    ): "law.reason.disability_law.has_rehabilitation_programme",
}
SEEKS_FROM = 15  # years
BY_TRAINING = "E-20.1"  # its step stands for a registration that is removed for a time too
FILE, REGISTER = "file_e_application", "register_unemployed"
AMENDED_ARTICLES = frozenset({"5.11.6", "5.12.3", "21.1"})  # said otherwise by


def fact_lines(facts: Iterable[str], most: int = MOST) -> tuple[Line, ...]:
    """One line a fact; more than a message holds: one line a topic, a topic of one fact by the fact's name."""
    named = list(dict.fromkeys(facts))
    if len(named) <= most:
        return tuple(Line("", Term(f"law.fact.{fact}")) for fact in named)
    topics: dict[str, list[str]] = {}
    for fact in named:
        topics.setdefault(TOPIC_OF.get(fact, fact), []).append(fact)
    keys = [f"law.fact.{of[0]}" if len(of) == 1 else f"law.topic.{topic}" for topic, of in topics.items()]
    return tuple(Line("", Term(key)) for key in keys)


def article_lines(articles: Sequence[str], text: LawText) -> tuple[Line, ...]:
    """Each article of this text in plain words; those that a message has no room for by their numbers."""
    shown = articles if len(articles) <= MOST else articles[: MOST - 1]
    lines = [Line("", _article(article, text)) for article in shown]
    if rest := articles[len(shown) :]:
        lines.append(Line("", Phrase("eligibility.article.others", (("articles", ", ".join(rest)),))))
    return tuple(lines)


def _article(article: str, text: LawText) -> Phrase:
    key = f"law.article.{article}"
    what = Term(f"{key}.amended" if text == AMENDED and article in AMENDED_ARTICLES else key)
    return Phrase("eligibility.article.item", (("article", article), ("what", what)))


def articles_told(it: Finding, known: Collection[Finding]) -> Value:
    """The article of a reason, with that of the derived fact which makes it one: 4.1.1 and 5.12.1."""
    derived = [one.article for one in known if one.fact in DERIVED and it.fact in one.rests_on]
    if not derived or it.article in derived:
        return it.article
    second = "5.12.1" if "5.12.1" in derived else derived[0]  # of two the one that bars the status itself
    return Phrase("eligibility.reason.articles", (("first", it.article), ("second", second)))


def reason_key(it: Finding, decision: Decision) -> str:
    """The text of a reason: by its step or open question if there is one, else by its fact."""
    if it.step == REGISTER and _paused(decision):
        return "law.reason.timed.unemployed_state"  # a status that is removed for a time is not none
    if it.rule == BY_TRAINING and it.step == FILE and seeker_removed(decision):
        return "law.reason.timed.job_seeker_state" if waits(decision) else "law.reason.step.ask_return"
    own = BY_RULE.get((it.rule, it.kind, it.fact))
    if own is not None and it.step != "correct_entry":
        return own
    if it.question == "Q-36":
        return f"law.reason.unfit.{it.fact}"
    if it.step is not None:
        return f"law.reason.step.{it.step}"
    if it.question is not None:
        return f"law.reason.open.{it.question}"
    return f"law.reason.timed.{it.fact}" if it.kind == "timed" else f"law.reason.{it.fact}"


def step_lines(decision: Decision) -> tuple[Line, ...]:
    """What can be done; nobody files again before the defect is put right, or while still on the list."""
    steps = [step for step in decision.steps if not (step == FILE and "remove_defect" in decision.steps)]
    if decision.outcome == "cancelled":
        steps = ["ask_later" if step in (FILE, REGISTER) else step for step in steps]
    return tuple(Line("", _step(step, decision)) for step in steps)


def _step(step: str, decision: Decision) -> Term | Phrase:
    """The step as it is told; to somebody on the list of job seekers the Agency gives the status, no application."""
    if step == REGISTER and _paused(decision):
        return Term("law.step.ask_return")
    if step == FILE and seeker_removed(decision):
        return Term("law.step.ask_return")
    state, day = listed(decision), registrable_on(decision)
    if step == FILE and day is not None:
        return Phrase(f"law.step.{FILE}.later", (("day", Weekday.on(day, decision.case.as_of)),))
    return Term(f"law.step.{step}.{state}" if step == REGISTER and state else f"law.step.{step}")


def registrable_on(decision: Decision) -> date | None:
    """The 15th birthday of somebody younger, from which the Agency registers as job seeker (P-01); else None."""
    born = decision.case.facts.get("birth_date")
    if born is None or listed(decision) or birthday(born, SEEKS_FROM) <= decision.case.as_of:
        return None
    return birthday(born, SEEKS_FROM)


def seeker_removed(decision: Decision) -> bool:
    """Whether the registration as job seeker is removed for a time: it is there, and nobody applies again."""
    return decision.case.facts.get("job_seeker_state") == "suspended"


def waits(decision: Decision) -> bool:
    """Whether that removal lasts today, or its end is not known."""
    through = decision.case.facts.get("job_seeker_suspended_through")
    return seeker_removed(decision) and (through is None or through >= decision.case.as_of)


def last_day(it: Finding, decision: Decision) -> date | None:
    """The last day of a reason; of a registration that training asks for, the one of its removal."""
    if it.rule == BY_TRAINING and it.step == FILE and waits(decision):
        return decision.case.facts.get("job_seeker_suspended_through")
    return it.ends_on


def _paused(decision: Decision) -> bool:
    return decision.case.facts.get("unemployed_state") == "suspended"


def listed(decision: Decision) -> str:
    """How the person stands on a list, where no application is wanted: active, suspended, or empty for not at all."""
    if _paused(decision):
        return "suspended"
    state = decision.case.facts.get("job_seeker_state")
    return state if state in ("active", "suspended") else ""
