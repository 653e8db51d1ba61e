"""Nothing that was answered is lost to a stop or an outage: it is waited for, and gone on with."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dialogs.application import job_seeker_application
from dialogs.binding import FindPerson
from dialogs.script import Refused
from dialogs.sent_code import CheckCode
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.test_known_facts import receipt

CODE = "12345678"


@dataclass
class Registry:
    """Stops who asks for a person, or compares no code, while told to."""

    stop: str | None = None
    comparing: bool = True
    compared: list[str] = field(default_factory=list)

    def __call__(self, errand: object) -> object:
        if isinstance(errand, FindPerson) and self.stop is not None:
            return Refused(self.stop)
        if isinstance(errand, CheckCode):
            if not self.comparing:
                return None
            self.compared.append(errand.code)
            if errand.code != CODE:
                return Refused("code-wrong", {"tries_left": 5 - len(self.compared)})
        return receipt(errand)


@pytest.mark.parametrize(
    ("stop", "why"),
    [
        ("too-many-persons", "binding.too_many_persons.say"),
        ("too-many-tries", "binding.too_many_tries.say"),
    ],
)
def test_a_stop_never_ends_what_was_begun(stop: str, why: str) -> None:
    registry = Registry(stop)
    talk = Talk(job_seeker_application, registry)
    for text in ("1", "1AB2C3D", "AA1234567"):
        talk.say(text)
    assert talk.say("14.05.1990") == [why, "binding.retry.ask"]
    for _ in range(12):
        assert talk.say("1") == [why, "binding.retry.ask"]
    registry.stop, talk.now = None, talk.now + 3600
    assert talk.say("1") == ["binding.code.ask"]  # and nothing of a "1" that came too late


def test_an_outage_is_none_of_the_five_tries_of_a_code() -> None:
    registry = Registry(comparing=False)
    talk = at_code(registry)
    for _ in range(8):
        assert talk.say("11111111") == ["binding.code.unchecked", "binding.code.ask"]
    registry.comparing = True
    assert talk.say(CODE)[-1] != "binding.code.ask"
    assert not open_key(talk).startswith("binding.")


def test_five_wrong_codes_are_still_all_there_are() -> None:
    talk = at_code(Registry())
    told = [talk.say("11111111")[-1] for _ in range(5)]
    assert told == ["binding.code.ask"] * 4 + ["binding.resend.ask"]


def test_a_code_that_could_not_be_compared_is_compared_once_the_registry_answers() -> None:
    registry = Registry(comparing=False)
    talk = at_code(registry)
    talk.say(CODE)
    registry.comparing, talk.now = True, talk.now + 30 * 86400 + 1
    told = talk.say(CODE)
    assert "talk.moved.say" not in told
    assert not open_key(talk).startswith("binding.")
    assert registry.compared == [CODE]


def at_code(registry: Registry) -> Talk:
    """A talk in which the code is asked for."""
    talk = Talk(job_seeker_application, registry)
    for text in ("1", "1AB2C3D", "AA1234567", "14.05.1990"):
        talk.say(text)
    assert open_key(talk).startswith("binding.code.")
    return talk
