"""Why an answer is as it is: the articles behind it in plain words, and what the Law leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dialogs.eligibility_answer import Told
from dialogs.eligibility_beside import BY_DISABILITY, basis, change_lines, removal_grounds
from dialogs.eligibility_lines import article_lines
from dialogs.eligibility_other import other_articles, other_lines
from dialogs.rules.decision import Decision
from dialogs.rules.either_way import either_way
from dialogs.rules.questions import deciding
from dialogs.rules.rule import Finding
from dialogs.script import Line
from dialogs.values import Term

BEHIND: Mapping[tuple[str, str, str], tuple[str, ...]] = {  # articles that a reason rests on besides its own
    ("E-5.5", "timed", "offers"): ("5.13",),
    ("E-5.11.4", "timed", "false_data_found"): ("5.13",),
}
ASKED_BY_DISABILITY = frozenset({"has_disability", "has_rehabilitation_programme", "birth_date"})  # DIS-20.3


def why_lines(told: Told) -> tuple[Line, ...]:
    """The articles behind the answer and its missing facts in plain words, open questions, those of the other text."""
    decision = told.decision
    findings = (*decision.reasons, *_open(decision))
    other = [it for it in findings if _by_other_law(decision, it)]
    behind = [article for it in findings if it not in other for article in _cited(it)]
    removed = removal_grounds(decision).values()  # of a removal that bars, beside the removal itself
    articles = dict.fromkeys((*(behind if findings else basis(decision)), *removed))
    lines = article_lines([*articles], decision.law)
    if other:
        lines = (*lines, Line("", Term(BY_DISABILITY)))
    if not findings:
        lines = (*lines, *change_lines(decision))
    return (*lines, *_questions(decision), *other_lines(decision), *other_articles(decision))


def _open(decision: Decision) -> tuple[Finding, ...]:
    """The conditions that miss a fact which could change the answer, told as missing beside what bars already."""
    matters = deciding(decision) if decision.missing else set()
    missed = tuple(it for it in decision.not_checked if it.fact in matters)
    return (*missed, *either_way(decision)) if decision.missing else ()


def _cited(it: Finding) -> Iterator[str]:
    yield it.article
    yield from BEHIND.get((it.rule, it.kind, it.fact), ())


def _by_other_law(decision: Decision, it: Finding) -> bool:
    """Whether only the Law on the rights of persons with disabilities asks for it."""
    missed = decision.service == "training" and it.kind == "unknown" and it.fact in ASKED_BY_DISABILITY
    return missed or it.rule.startswith("DIS-")


def _questions(decision: Decision) -> tuple[Line, ...]:
    """What the Law does not say clearly, once a question."""
    asked = dict.fromkeys(it.question for it in decision.reasons if it.question is not None)
    return tuple(Line("", Term(f"law.question.{question}")) for question in asked)
