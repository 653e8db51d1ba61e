"""What the summary says of what was told, and what somebody proved before hears about their card."""

from __future__ import annotations

import pytest

from dialogs.application import job_seeker_application
from dialogs.binding import FindPerson
from dialogs.registry import KnownFacts, ReadFacts
from dialogs.replies import replies
from dialogs.script import Refused, Review
from dialogs.setting import Person
from dialogs.values import Term
from tests.dialogs.talk import SETTING, Talk
from tests.dialogs.test_known_facts import BEGUN, REST, at_summary, receipt


def summary_value(talk: Talk, label: str) -> object:
    """What a line of the summary shows."""
    step = talk.open().at
    assert isinstance(step, Review)
    [value] = [line.value for line in step.lines if line.label == label]
    return value


@pytest.mark.parametrize(
    ("said", "shown"),
    [(("1",), "given"), (("2", "ağır yük qaldırmaq"), "given"), (("3",), "not_given")],
)
def test_the_summary_tells_of_health_whether_it_was_answered(said: tuple[str, ...], shown: str) -> None:
    talk = at_summary("1")
    for text in ("10", *said):
        talk.say(text)
    assert summary_value(talk, "application.health.line") == Term(f"application.health.{shown}")


def test_the_summary_says_that_there_was_no_work() -> None:
    known = KnownFacts("Tural", "Sınaqlı")
    talk = Talk(
        job_seeker_application, lambda errand: known if isinstance(errand, ReadFacts) else receipt(errand)
    )
    for text in (*BEGUN, "1", "yox", "xeyr", "Quba", "Sınaq küçəsi 5", "0501234567", *REST):
        talk.say(text)
    assert summary_value(talk, "application.jobs.line") == Term("application.jobs.none")


def test_somebody_proved_hears_why_the_card_is_asked_for_and_what_did_not_match() -> None:
    known = SETTING._replace(person=Person("1AB2C3D"), level="code", consents=frozenset({"application"}))

    def mismatched(errand: object) -> object:
        return Refused("person-mismatch") if isinstance(errand, FindPerson) else receipt(errand)

    talk = Talk(job_seeker_application, mismatched, setting=known)
    assert [block.key for block in replies(talk.open())] == ["binding.card_again.say", "binding.card.ask"]
    talk.say("AZE01234567")
    assert talk.say("12.04.1988") == ["binding.card.mismatch", "binding.card.ask"]
