"""What the other text of the law answers and what in it says so, each with its article and how far its act is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dialogs.eligibility_lines import DERIVED, article_lines, articles_told, fact_lines, reason_key
from dialogs.rules.acts import CHANGES
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.rules.other_text import Other, other_answer
from dialogs.rules.questions import deciding
from dialogs.rules.rule import Finding
from dialogs.rules.versions import AMENDED
from dialogs.script import Line
from dialogs.values import Phrase, Term, Value, Weekday

KEY = "eligibility.other_law"
IN_ORDER = tuple(FACTS)
NOT_FINAL = frozenset({"undecidable", "step_needed", "wait_until"})  # what is missing may give another one


def other_lines(decision: Decision) -> tuple[Line, ...]:
    """The other answer, then each reason for it; nothing where both texts answer alike."""
    other = other_answer(decision)
    return () if other is None else tuple(Line("", phrase) for phrase in dict.fromkeys(_told(other)))


def other_articles(decision: Decision) -> tuple[Line, ...]:
    """The articles of that answer in the plain words of the other text."""
    other = other_answer(decision)
    if other is None:
        return ()
    found = dict.fromkeys(it.article for it in (*other.because, *other.gone))
    return article_lines([*found], other.law)


def _told(other: Other) -> Iterator[Phrase]:
    asks = [it for it in other.because if it.kind == "unknown"]
    if not asks:  # else it is told by what it asks
        yield Phrase(_key(other), (("outcome", Term(f"eligibility.word.{other.decision.outcome}")),))
    for it in asks:
        yield _about(it, f"{_key(other)}.asks", f"law.fact.{it.fact}")
    yield from _missing(other, {it.fact for it in asks})
    known = [it for it in other.because if it.kind != "unknown" and it.fact not in DERIVED]
    for it in known:
        yield _reason(it, other)
    if not known:
        for it in other.gone:
            yield _gone(it, other)
    for change in other.ways:
        how = _source(change) if other.law == AMENDED else ""
        yield Phrase(f"{_key(other)}.way{how}", (("what", Term(f"law.change.{change}")),))


def _missing(other: Other, asked: Collection[str]) -> Iterator[Phrase]:
    """What is missing there for an answer and is not told as missing here: a firm no asks nothing more (5.12.3)."""
    if other.decision.outcome not in NOT_FINAL:
        return
    here = deciding(other.than)
    for line in fact_lines(sorted(deciding(other.decision) - here - set(asked), key=IN_ORDER.index)):
        yield Phrase(f"{KEY}.misses", (("what", line.value),))


def _reason(it: Finding, other: Other) -> Phrase:
    """A reason that only the other text has, with its last day."""
    article = articles_told(it, other.decision.reasons)
    values: tuple[tuple[str, Value], ...] = (
        ("what", Term(reason_key(it, other.decision))),
        ("article", article),
    )
    if it.ends_on is None:
        return Phrase(f"{_key(other)}.reason{_source(it.change)}", values)
    day = Weekday.on(it.ends_on, other.decision.case.as_of)
    return Phrase(f"{_key(other)}.until{_source(it.change)}", (*values, ("day", day)))


def _gone(it: Finding, other: Other) -> Phrase:
    """A reason or a question of this text that the other one does not have."""
    if it.kind == "unknown":
        return _about(it, f"{KEY}.not_asked", f"law.fact.{it.fact}")
    return _about(it, f"{KEY}.gone", reason_key(it, other.than))


def _about(it: Finding, key: str, what: str) -> Phrase:
    return Phrase(f"{key}{_source(it.change)}", (("what", Term(what)), ("article", it.article)))


def _key(other: Other) -> str:
    return f"{KEY}.{other.law.replace('-', '_')}"


def _source(change: str | None) -> str:
    """Whether what is told rests on a change whose act was not seen."""
    return "" if change is None or CHANGES[change].act is not None else ".unconfirmed"
