"""Lines that keep an answer short: many facts by topic, many articles by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dialogs.rules.questions import GROUPS
from dialogs.script import Line
from dialogs.values import Phrase, Term

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
}


def fact_lines(facts: Iterable[str]) -> tuple[Line, ...]:
    """One line a fact; more than a message holds: one line a topic, a topic of one fact by the fact's name."""
    named = list(dict.fromkeys(facts))
    if len(named) <= MOST:
        return tuple(Line("", Term(f"law.fact.{fact}")) for fact in named)
    topics: dict[str, list[str]] = {}
    for fact in named:
        topics.setdefault(TOPIC_OF.get(fact, fact), []).append(fact)
    keys = [f"law.fact.{of[0]}" if len(of) == 1 else f"law.topic.{topic}" for topic, of in topics.items()]
    return tuple(Line("", Term(key)) for key in keys)


def article_lines(articles: Sequence[str]) -> tuple[Line, ...]:
    """Each article in plain words; those that a message has no room for by their numbers."""
    shown = articles if len(articles) <= MOST else articles[: MOST - 1]
    lines = [Line("", _article(article)) for article in shown]
    if rest := articles[len(shown) :]:
        lines.append(Line("", Phrase("eligibility.article.others", (("articles", ", ".join(rest)),))))
    return tuple(lines)


def _article(article: str) -> Phrase:
    return Phrase(
        "eligibility.article.item", (("article", article), ("what", Term(f"law.article.{article}")))
    )
