"""The command line of the law: `addim check SERVICE` answers for facts given as JSON."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any, cast, get_args

import orjson

from bot import calendar
from bot.calendar import CalendarWrong
from bot.refusing import Refused, exactly, reader_left, refuse, status_of
from dialogs.rules.acts import CHANGES
from dialogs.rules.decision import Decision, decision_json, finding_json, iso
from dialogs.rules.either_way import either_way
from dialogs.rules.facts import Facts, LawText
from dialogs.rules.flips import flips
from dialogs.rules.intake import FactRefused, day_of, read_facts
from dialogs.rules.notes import notes
from dialogs.rules.other_text import other_answer
from dialogs.rules.rule import Finding
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.versions import ADOPTED, Approval, Law, NoLawInForce
from dialogs.rules.workdays import Counting, UnknownYear
from dialogs.values import Json, Language

CHUNK = 1 << 20  # bytes read at once: a pipe is emptied, not sipped
LAW_VARIABLE = "ADDIM_LAW_VERSION"
Words = Callable[[Decision, Language], Json]


def keys_of(decision: Decision, _language: Language) -> Json:
    """Return the text keys of an answer, for a caller without texts."""
    reasons = [f"law.reason.{it.rule}.{it.fact}" for it in decision.reasons]
    return [f"eligibility.{decision.service}.{decision.outcome}", *dict.fromkeys(reasons)]


def check_command(argv: Sequence[str], words: Words = keys_of) -> int:
    """Answer `check SERVICE --facts FILE|- [--law V] [--lang az|ru|none] [--batch]`; return the exit status.

    One JSON object on standard output, or one a line with --batch.  What cannot be taken is named on standard error
    with the reason, and the status is 2.
    """
    try:
        asked = _check_options().parse_args(argv)
    except SystemExit as exit_:
        return status_of(exit_)
    try:
        judge = Judge(asked.service, asked.law, asked.lang, words)
        with _opened(asked.facts) as lines:
            return _batch(judge, lines) if asked.batch else _single(judge, lines.read())
    except CalendarWrong as wrong:
        return refuse(f"{wrong.file}: {wrong.reason}")
    except Refused as refused:
        return refuse(refused.line)
    except BrokenPipeError:
        return reader_left()


class Judge:
    """Answers one service for one set of facts after another, as JSON."""

    def __init__(self, service: str, text: LawText | None, language: str, words: Words) -> None:
        self.service = service
        self.text = text
        self.language = None if language == "none" else cast("Language", language)
        self.words = words
        self.calendar = calendar.load()
        self.chosen = os.environ.get(LAW_VARIABLE) or ADOPTED
        self.laws = {
            text: Law(text, self.calendar, _counting(), _approval() if text == self.chosen else None)
            for text in get_args(LawText)
        }

    def law(self, facts: Facts) -> Law:
        """Return the law to judge by: as asked, as the facts say, as the operator chose, else the adopted text.

        Raises Refused where the facts say another text than the one asked for: no answer mixes two.
        """
        said = facts.get("law_text")
        if self.text and said and said != self.text:
            raise Refused("law_text", f"not_the_text_of_--law {self.text}")
        chosen = self.text or said or self.chosen
        if chosen not in self.laws:
            raise Refused(LAW_VARIABLE, "unknown_law_text")
        return self.laws[cast("LawText", chosen)]

    def answer(self, given: object) -> dict[str, object]:
        """Return the answer with all keys; raises Refused."""
        try:
            facts = read_facts(given)
            decision = decide(self.service, facts, self.law(facts))
            return self.whole(decision)
        except FactRefused as refused:
            raise Refused(refused.name, refused.reason) from refused
        except NoLawInForce as early:
            raise Refused("as_of", "no_law_in_force") from early
        except UnknownYear as unknown:
            raise calendar.not_known(self.calendar, unknown.year) from unknown

    def whole(self, decision: Decision) -> dict[str, object]:
        """Return the decision with what would change it, what is said beside it and, with a language, its words."""
        answer = decision_json(decision, _finding)
        turning = flips(decision)
        answer["flips"] = list(turning)
        answer["flips_to"] = turning
        answer["either_way"] = [_finding(it) for it in either_way(decision)]
        answer["other_law"] = _other(decision)
        answer["calendar"] = decision.case.law.calendar.version
        answer["verified"] = decision.case.law.approval is not None
        if self.language:
            answer["notes"] = list(notes(decision))
            answer["words"] = self.words(decision, self.language)
        return answer


def _counting() -> Counting:
    """The reading of the counting rules that the operator chose; raises Refused."""
    chosen = []
    for name, other in (("ADDIM_LAW_WINDOWS", "start-day"), ("ADDIM_LAW_WAITING", "same-day")):
        said = os.environ.get(name) or "later"
        if said not in ("later", other):
            raise Refused(name, f"not_one_of_later|{other}")
        chosen.append(said == other)
    return Counting(*chosen)


def _approval() -> Approval | None:
    """The approval of the chosen text, of which all three parts are set or none counts."""
    named, by, on = (
        os.environ.get(f"ADDIM_LAW_{part}", "") for part in ("TEXT", "APPROVED_BY", "APPROVED_ON")
    )
    day = day_of(on)
    return Approval(named, by, day) if named and by and isinstance(day, date) else None


def _other(decision: Decision) -> dict[str, object] | None:
    other = other_answer(decision)
    if other is None:
        return None
    return {
        "law": other.law,
        "outcome": other.decision.outcome,
        "date": iso(other.decision.date),
        "missing": list(other.decision.missing),
        "reasons": [_finding(it) for it in other.decision.reasons],
        "changes": [_change(name) for name in other.changes],
    }


@cache
def _change(name: str) -> Json:
    change = CHANGES[name]
    return {"id": name, "act": change.act, "confirmed": change.act is not None, "seen": list(change.seen)}


@lru_cache(8192)  # a reason is written once, whoever it is given to
def _finding(found: Finding) -> orjson.Fragment:
    return orjson.Fragment(orjson.dumps(finding_json(found)))


def _single(judge: Judge, text: bytes) -> int:
    sys.stdout.buffer.write(_dump(judge.answer(_load(text))))
    sys.stdout.flush()
    return 0


def _batch(judge: Judge, lines: Iterable[bytes]) -> int:
    status, write = 0, sys.stdout.buffer.write
    for number, line in enumerate(lines, 1):
        try:
            answer = judge.answer(_load(line))
        except Refused as refused:
            status = refuse(f"line {number}: {refused.line}")
            answer = refused.as_json()
        write(_dump(answer))
    sys.stdout.flush()
    return status


def _load(text: bytes) -> object:
    try:
        given = orjson.loads(text)
    except orjson.JSONDecodeError:
        return exactly(text)
    # A name given twice shows in the number of colons: no fact that can be taken holds one.
    if isinstance(given, dict):
        more = text.count(b":") - len(given)
        if more and more != _inner_names(given):
            return exactly(text)
    return given


def _inner_names(given: dict[str, Any]) -> int:
    offers = given.get("offers")
    inner = [given.get("contested"), given.get("report_submitted_on")]
    inner += offers if isinstance(offers, list) else []
    return sum([len(one) for one in inner if isinstance(one, dict)])


def _dump(answer: Mapping[str, object]) -> bytes:
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _opened(name: str) -> IO[bytes]:
    if name == "-":
        raw = getattr(sys.stdin.buffer, "raw", None)
        return BufferedReader(raw, CHUNK) if isinstance(raw, RawIOBase) else sys.stdin.buffer
    try:
        return Path(name).open("rb", CHUNK)
    except OSError as error:
        raise Refused("facts", "cannot_be_read") from error


def _check_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="addim check")
    options.add_argument("service", choices=tuple(COMMANDS))
    options.add_argument("--facts", required=True, metavar="FILE", help="a JSON object, - is standard input")
    options.add_argument("--law", choices=get_args(LawText))
    options.add_argument("--lang", choices=("az", "ru", "none"), default="none")
    options.add_argument("--batch", action="store_true", help="JSON lines in, JSON lines out")
    return options
