"""What hangs on a line that is changed is asked again: the street of a district, the limits of health."""

from __future__ import annotations

import pytest

from dialogs.application import SubmitApplication, job_seeker_application
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.test_known_facts import BEGUN, REST, at_summary, receipt


def test_a_third_district_does_not_keep_the_street_of_the_second() -> None:
    talk = at_summary("1")
    for text in ("6", "Naftalan", "Sınaq küçəsi 7", "6", "Quba"):
        talk.say(text)
    assert open_key(talk) == "application.street.AZ-QBA"
    talk.say("Dəniz küçəsi 3")
    assert filed(talk)[:2] == ("AZ-QBA", "Dəniz küçəsi 3")


def test_the_street_of_the_other_district_is_changed_by_its_line() -> None:
    talk = at_summary("1")
    for text in ("6", "Quba", "Sınaq küçəsi 7", "7"):
        talk.say(text)
    assert open_key(talk) == "application.street.AZ-QBA"
    talk.say("Dəniz küçəsi 3")
    assert filed(talk)[:2] == ("AZ-QBA", "Dəniz küçəsi 3")


def at_limits() -> Talk:
    """A talk whose limits of health are summed up, unseen."""
    talk = Talk(job_seeker_application, receipt)
    for text in (*BEGUN, "1", "2", "ağır qaldırmaq", *REST[1:]):
        talk.say(text)
    assert open_key(talk).startswith("application.review:")
    return talk


@pytest.mark.parametrize("between", [(), ("1", "dəyiş 10")])
def test_a_change_of_the_question_of_health_asks_the_limits_again(between: tuple[str, ...]) -> None:
    talk = at_limits()
    for text in ("dəyiş 10", *between, "2"):
        talk.say(text)
    assert open_key(talk) == "application.health.limits"
    talk.say("soyuqda işləmək")
    assert filed(talk)[2] == "soyuqda işləmək"


@pytest.mark.parametrize(("said", "kept"), [("1", None), ("davam", "ağır qaldırmaq")])
def test_limits_taken_back_are_not_filed_and_those_left_are(said: str, kept: str | None) -> None:
    talk = at_limits()
    talk.say("dəyiş 10")
    talk.say(said)
    assert filed(talk)[2] == kept


def filed(talk: Talk) -> tuple[str, str | None, str | None]:
    """District, street and limits of health that a yes to the summary files."""
    talk.say("bəli")
    [one] = [errand for errand in talk.asked if isinstance(errand, SubmitApplication)]
    return one.district, one.address_line, one.health_limits
