"""The work history of the e-application: what the registry holds is mended line by line, what it lacks is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import blake2s
from typing import Any

from dialogs.answers.contract import Option
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.free_text import FreeText
from dialogs.answers.period_end import STILL, End, PeriodEnd
from dialogs.answers.several import Several
from dialogs.answers.several_lines import SeveralLines
from dialogs.answers.yes_no import YesNo
from dialogs.registry import Job
from dialogs.script import Line, Question, Script, ask, collect, offer
from dialogs.values import Phrase, Term

WORKED: Question[bool] = Question("application.worked", YesNo(), line=False)
MISSING_JOB: Question[bool] = Question("application.missing_job", YesNo(), line=False)
MORE_JOBS: Question[bool] = Question("application.more_jobs", YesNo(), line=False)
EMPLOYER: Question[str] = Question("application.employer", FreeText(at_most=120, letters=2, sentence=True))
POSITION: Question[str] = Question("application.position", FreeText(at_most=120, letters=2, sentence=True))
JOB_STARTED: Question[date] = Question("application.job_started", DateAnswer())
PARTS = ("employer", "position", "started_on", "ended_on", "whole")
WRONG_IN_JOB: Question[tuple[str, ...]] = Question(
    "application.wrong_in_job",
    Several(tuple(Option(part, Term(f"application.wrong_in_job.option.{part}")) for part in PARTS)),
    line=False,
)

JOBS = "application.jobs"
_AS_HELD: Any = object()  # stands for jobs of which nobody says that they are wrong
AT_MOST_JOBS = 20


@lru_cache(maxsize=256)
def wrong_jobs(marks: tuple[str, ...]) -> Question[tuple[str, ...]]:
    """Which of these jobs are wrong."""
    return Question("application.wrong_jobs", SeveralLines.of(marks), line=False)


@lru_cache(maxsize=256)
def job_ended(started_on: date) -> Question[End]:
    """When a job ended that began on this day."""
    return Question("application.job_ended", PeriodEnd(started_on))


def work_history(held: tuple[Job, ...], wrong: bool) -> Script[tuple[Job, ...]]:
    """The jobs the registry holds; if they are `wrong`, or their line is changed, only what is wrong is typed."""
    known = held[:AT_MOST_JOBS]
    if not known:
        return (yield from collect(MORE_JOBS, _job, JOBS, AT_MOST_JOBS, first=WORKED))
    marks = tuple(_marks(known))
    chosen = yield from _chosen(known, marks, wrong)
    if chosen is None:
        return known
    kept: list[Job] = []
    for place, (job, mark) in enumerate(zip(known, marks, strict=True), 1):
        kept += (yield from _mended(job, f"{JOBS}.{mark}", place)) if mark in chosen else (job,)
    added = yield from collect(
        MORE_JOBS,
        lambda prefix, number: _job(prefix, len(kept) + number),
        JOBS,
        AT_MOST_JOBS - len(kept),
        first=MISSING_JOB,
    )
    return (*kept, *added)


def _marks(jobs: tuple[Job, ...]) -> Iterator[str]:
    """What tells one job from another; not its place, for the registry may come to know one more meanwhile."""
    for place, job in enumerate(jobs):
        same = jobs[:place].count(job)
        yield blake2s(repr((job, same)).encode(), digest_size=6).hexdigest()


def _chosen(jobs: tuple[Job, ...], marks: tuple[str, ...], wrong: bool) -> Script[tuple[str, ...] | None]:
    """The marks of the jobs that are wrong; None where nobody says that anything is.

    What is said when the line is changed has a key of its own: it does not outlive that all was called right again.
    """
    if wrong and len(jobs) == 1:
        return marks
    question, lines = wrong_jobs(marks), tuple(map(_line, jobs))
    if wrong:
        return (yield from ask(question, f"{JOBS}.wrong", lines=lines))
    said = yield from offer(question, _AS_HELD, f"{JOBS}.changed", lines)
    return None if said is _AS_HELD else said


def _line(job: Job) -> Line:
    """All that the registry holds of a job."""
    started, ended = job.started_on or Term("application.not_given"), job.ended_on or STILL
    values = (("job", f"{job.employer}, {job.position}"), ("started", started), ("ended", ended))
    return Line("", Phrase("application.job.whole", values))


def _mended(job: Job, key: str, number: int) -> Script[tuple[Job, ...]]:
    """The job with what is wrong typed anew, or none if there was no such job."""
    wrong = yield from ask(WRONG_IN_JOB, f"{key}.wrong", {"job": f"{job.employer}, {job.position}"})
    if "whole" in wrong:
        return ()
    if "employer" in wrong:
        job = replace(job, employer=(yield from ask(EMPLOYER, f"{key}.employer", {"number": number})))
    if "position" in wrong:
        job = replace(job, position=(yield from ask(POSITION, f"{key}.position")))
    return ((yield from _dated(job, key, wrong)),)


def _dated(job: Job, key: str, wrong: tuple[str, ...]) -> Script[Job]:
    """The days of a job; an end before its new beginning is asked again, and its ground was that of the old end."""
    ends = "ended_on" in wrong
    if "started_on" in wrong or (ends and job.started_on is None):
        job = replace(job, started_on=(yield from ask(JOB_STARTED, f"{key}.started_on")))
    started_on = job.started_on or date.min
    if ends or (job.ended_on is not None and job.ended_on < started_on):
        ended = yield from ask(job_ended(started_on), f"{key}.ended_on")
        job = replace(job, ended_on=ended.on, ground=None)
    return job


def _job(prefix: str, number: int) -> Script[Job]:
    employer = yield from ask(EMPLOYER, f"{prefix}.employer", {"number": number})
    position = yield from ask(POSITION, f"{prefix}.position")
    started_on = yield from ask(JOB_STARTED, f"{prefix}.started_on")
    ended = yield from ask(job_ended(started_on), f"{prefix}.ended_on")
    return Job(employer, position, started_on, ended.on)
