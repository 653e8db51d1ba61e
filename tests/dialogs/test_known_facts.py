"""What the registry knows is confirmed as a whole and changed line by line."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.application import SubmitApplication, job_seeker_application
from dialogs.keep import restore
from dialogs.registry import Address, Education, Job, KnownFacts, ReadFacts
from dialogs.samples import samples_of
from dialogs.script import Refused
from dialogs.sent_code import CheckCode
from tests.dialogs.talk import Talk, open_key

BEGUN = "1 1AB2C3D AZE01234567 12.04.1988 12345678".split()
REST = "1 aşpaz 1 1 1".split()


def receipt(errand: object) -> object:
    """The usual answer of the other side."""
    result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
    return restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand


def at_summary(*confirming: str) -> Talk:
    talk = Talk(job_seeker_application, receipt)
    for text in (*BEGUN, *confirming, *REST):
        talk.say(text)
    assert open_key(talk).startswith("application.review:")
    return talk


@pytest.mark.parametrize(
    ("line", "asked", "said"),
    [
        ("3", "application.education.changed", "2"),
        ("4", "application.profession.changed", "aşpaz"),
        ("7", "application.street.changed", "Sınaq küçəsi 7"),
        ("8", "application.phone.changed", "050 123 45 67"),
    ],
)
def test_a_line_the_registry_knew_is_asked_alone(line: str, asked: str, said: str) -> None:
    talk = at_summary("1")
    talk.say(line)
    assert open_key(talk) == asked
    talk.say(said)
    assert open_key(talk).startswith("application.review:")


def test_another_district_has_another_street_and_nothing_else_is_asked() -> None:
    talk = at_summary("1")
    talk.say("6")
    assert open_key(talk) == "application.district.changed"
    talk.say("Naftalan")
    assert open_key(talk) == "application.street.AZ-NA"
    talk.say("bəli")  # a yes is no street
    assert open_key(talk) == "application.street.AZ-NA"
    talk.say("Sınaq küçəsi 7")
    assert open_key(talk).startswith("application.review:")


def filed_jobs(talk: Talk) -> list[tuple[str, str, date | None, date | None]]:
    """The work history that a yes to the summary files."""
    talk.say("bəli")
    [filed] = [errand for errand in talk.asked if isinstance(errand, SubmitApplication)]
    return [(job.employer, job.position, job.started_on, job.ended_on) for job in filed.jobs]


LEARNT = Education("bachelor", "Nümunə Universiteti", "Mühasibat uçotu", date(2010, 6, 25))
WORKED = ("Nümunə MMC", "Mühasib", date(2018, 2, 1), date(2026, 10, 6))
WORKS = ("Sınaq MMC", "Kassir", date(2026, 9, 14), None)


@pytest.mark.parametrize(
    "called", [("1", "5"), ("2", "2")]
)  # at the line of the summary, or when asked what is wrong
@pytest.mark.parametrize(
    ("said", "filed"),
    [
        ("1|5|xeyr", [WORKS]),
        ("2|4|01.11.2026|xeyr", [WORKED, (*WORKS[:3], date(2026, 11, 1))]),
        ("1|1|Yeni MMC|xeyr", [("Yeni MMC", *WORKED[1:]), WORKS]),
        ("1|1 2|Yeni MMC|satıcı|xeyr", [("Yeni MMC", "satıcı", *WORKED[2:]), WORKS]),
        ("1|3|01.03.2019|xeyr", [(*WORKED[:2], date(2019, 3, 1), WORKED[3]), WORKS]),
        ("1|3|01.11.2026|02.11.2026|xeyr", [(*WORKED[:2], date(2026, 11, 1), date(2026, 11, 2)), WORKS]),
        ("1 2|5|5|xeyr", []),
        ("hamısı|0|0|xeyr", [WORKED, WORKS]),
        ("0|xeyr", [WORKED, WORKS]),
        (
            "0|bəli|Yeni MMC|satıcı|01.02.2016|01.03.2017|xeyr",
            [WORKED, WORKS, ("Yeni MMC", "satıcı", date(2016, 2, 1), date(2017, 3, 1))],
        ),
    ],
)
def test_of_known_jobs_only_what_is_wrong_is_typed(
    called: tuple[str, str], said: str, filed: list[tuple[str, str, date | None, date | None]]
) -> None:
    confirmed, jobs = called
    if confirmed == "1":
        talk = at_summary("1")
        for text in (jobs, *said.split("|")):
            talk.say(text)
    else:
        talk = at_summary("2", jobs, *said.split("|"))
    assert open_key(talk).startswith("application.review:")
    assert filed_jobs(talk) == filed


def knowing(jobs: list[Job]) -> Talk:
    """A talk that has come to which of the known jobs are wrong."""

    def answer(errand: object) -> object:
        known = KnownFacts("Tural", "Sınaqlı", None, (LEARNT,), tuple(jobs), None, "67")
        return known if isinstance(errand, ReadFacts) else receipt(errand)

    talk = Talk(job_seeker_application, answer)
    for text in (*BEGUN, "2"):
        talk.say(text)
    assert open_key(talk) == "application.known.parts"
    return talk


def test_the_lines_show_what_the_registry_holds_and_a_wrong_number_repeats_them() -> None:
    talk = knowing([Job(f"Nümunə {number} MMC", "Kassir") for number in range(1, 21)])
    [asked] = talk.blocks("2")
    assert (asked.key, asked.numbered, len(asked.lines)) == ("application.wrong_jobs.ask", True, 20)
    assert asked.options == ()
    [refused] = talk.blocks("30")
    assert (refused.key, refused.lines) == ("application.wrong_jobs.wrong.no_such_number", asked.lines)
    assert refused.again == "application.wrong_jobs.short"
    assert talk.say("20") == ["application.wrong_in_job.ask"]
    assert talk.say("5") == ["application.missing_job.ask"]


def test_twenty_jobs_that_stay_leave_no_room_for_another() -> None:
    talk = knowing([Job("Nümunə MMC", "Kassir", date(2001 + year, 1, 1)) for year in range(20)])
    talk.say("2")
    talk.say("0")
    assert open_key(talk) == "application.district"


def test_the_only_job_is_wrong_without_asking_which() -> None:
    talk = knowing([Job("Nümunə MMC", "Kassir")])
    [asked] = talk.blocks("2")
    assert (asked.key, asked.values["job"]) == ("application.wrong_in_job.ask", "Nümunə MMC, Kassir")
    assert talk.say("4") == ["application.job_started.ask"]  # its beginning is not known either


def test_two_jobs_that_are_alike_are_two_lines() -> None:
    talk = knowing([Job("Nümunə MMC", "Kassir")] * 2)
    for text in ("2", "2", "5"):
        talk.say(text)
    assert talk.say("xeyr") == ["application.district.ask"]
    assert len(talk.memory.answers["application.jobs.wrong"]) == 1  # type: ignore[arg-type]  # it is kept as a list


def test_what_was_said_of_a_job_stays_with_it_when_the_registry_comes_to_know_another() -> None:
    first, second, new = (Job(name, "Kassir", date(2018, 2, 1)) for name in ("A MMC", "B MMC", "C MMC"))
    jobs = [first, second]
    talk = knowing(jobs)
    for text in ("2", "2", "5"):
        talk.say(text)
    jobs.insert(0, new)
    talk.now += ReadFacts.fresh_seconds + 1
    assert open_key(talk) == "application.jobs.0.more"
    for text in ("xeyr", "Naftalan", "Sınaq küçəsi 7", *REST):
        talk.say(text)
    assert [employer for employer, *_ in filed_jobs(talk)] == ["C MMC", "A MMC"]


def test_left_with_back_the_line_stays_as_the_registry_has_it() -> None:
    talk = at_summary("1")
    talk.say("5")
    talk.say("geri")
    talk.say("bəli")
    [filed] = [errand for errand in talk.asked if isinstance(errand, SubmitApplication)]
    assert [job.employer for job in filed.jobs] == ["Nümunə MMC", "Sınaq MMC"]


def test_what_was_typed_counts_no_more_once_all_is_called_right() -> None:
    talk = at_summary("2", "1", "2", "aşpaz")  # education is wrong: secondary, cook
    talk.say("geri")
    for _ in range(20):
        if open_key(talk) == "application.known":
            break
        talk.say("geri")
    talk.say("1")
    for _ in range(20):
        if open_key(talk).startswith("application.review:"):
            break
        talk.say("davam")
    talk.say("bəli")
    [filed] = [errand for errand in talk.asked if isinstance(errand, SubmitApplication)]
    assert filed.education.level == "bachelor"
    assert filed.profession is not None
    assert filed.profession.text == "Mühasibat uçotu"


def test_back_after_a_code_is_no_way_to_the_code() -> None:
    def wrong(errand: object) -> object:
        return Refused("code-wrong", {"tries_left": 3}) if isinstance(errand, CheckCode) else receipt(errand)

    talk = Talk(job_seeker_application, wrong)
    for text in BEGUN:
        talk.say(text)
    assert open_key(talk) == "binding.code.application.1.2"
    assert talk.say("geri")[0] == "talk.frozen.say"
    assert open_key(talk) == "binding.code.application.1.2"
    right = Talk(job_seeker_application, receipt)
    for text in BEGUN:
        right.say(text)
    assert open_key(right) == "application.known"
    right.say("geri")
    assert open_key(right) == "application.known"


def test_only_what_the_registry_knows_can_be_called_wrong() -> None:
    known = KnownFacts("Tural", "Sınaqlı", address=Address("AZ-NX", "Sınaq küçəsi 5"), phone_ending="67")
    talk = Talk(
        job_seeker_application, lambda errand: known if isinstance(errand, ReadFacts) else receipt(errand)
    )
    for text in BEGUN:
        talk.say(text)
    [asked] = talk.blocks("2")
    assert [option.id for option in asked.options] == ["address", "phone", "other"]


@pytest.mark.parametrize("text", ["2", "ad", "дата рождения"])
def test_what_only_the_registry_mends_is_told_so_and_the_application_goes_on(text: str) -> None:
    known = KnownFacts("Tural", "Sınaqlı", phone_ending="67")
    talk = Talk(
        job_seeker_application, lambda errand: known if isinstance(errand, ReadFacts) else receipt(errand)
    )
    for begun in BEGUN:
        talk.say(begun)
    talk.say("2")
    assert talk.say(text) == ["application.wrong_elsewhere.say", "application.education.ask"]
    assert open_key(talk) == "application.education"
