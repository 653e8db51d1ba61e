"""What the registry knows is confirmed as a whole and changed line by line."""

from __future__ import annotations

import pytest

from dialogs.application import SubmitApplication, job_seeker_application
from dialogs.binding import CheckCode
from dialogs.keep import restore
from dialogs.registry import Address, KnownFacts, ReadFacts
from dialogs.samples import samples_of
from dialogs.script import Refused
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
    assert open_key(talk) == "application.street"
    talk.say("Sınaq küçəsi 7")
    assert open_key(talk).startswith("application.review:")


def test_known_jobs_are_typed_anew_only_when_their_line_is_changed() -> None:
    talk = at_summary("1")
    talk.say("5")
    for key, said in (
        ("changed", "bəli"),
        ("0.employer", "Yeni MMC"),
        ("0.position", "satıcı"),
        ("0.started_on", "01.02.2018"),
        ("0.ended_on", "işləyirəm"),
        ("1.more", "xeyr"),
    ):
        assert open_key(talk) == f"application.jobs.{key}"
        talk.say(said)
    talk.say("bəli")
    [filed] = [errand for errand in talk.asked if isinstance(errand, SubmitApplication)]
    assert [(job.employer, job.ended_on) for job in filed.jobs] == [("Yeni MMC", None)]


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
    assert [option.id for option in asked.options] == ["address", "phone"]


def test_the_only_thing_known_is_wrong_without_asking_which() -> None:
    known = KnownFacts("Tural", "Sınaqlı", phone_ending="67")
    talk = Talk(
        job_seeker_application, lambda errand: known if isinstance(errand, ReadFacts) else receipt(errand)
    )
    for text in BEGUN:
        talk.say(text)
    talk.say("2")
    assert open_key(talk) == "application.education"
