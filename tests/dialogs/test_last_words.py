"""What is said at the end: after the last try nothing is to be typed again."""

from __future__ import annotations

from dialogs.application import job_seeker_application
from dialogs.script import Refused
from tests.dialogs.talk import Talk


def test_the_last_try_that_does_not_match_only_stops() -> None:
    talk = Talk(job_seeker_application, lambda errand: Refused("person-not-found"))
    talk.open()
    talk.say("1")
    told: list[str] = []
    for _ in range(5):
        for typed in ("1AB2C3D", "AZE01234567", "12.04.1988"):
            told = talk.say(typed)
    ending = talk.open().ending
    assert ending is not None
    assert ending.name == "binding.stopped"
    assert told == []
