"""A summary is sent by a plain yes or by the very words on its button, in either language, and by nothing else."""

from __future__ import annotations

import pytest

from bot.texts import LANGUAGES, Manner
from tests.dialogs.made import summed
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk, open_key

LABELS = [TEXTS.say("telegram.review.send", {}, Manner(language, "telegram")) for language in LANGUAGES]
SENDING = [*LABELS, *(label.replace(",", "").upper() for label in LABELS), "Bəli göndərmək.", "da, otpravit"]
OTHERS = """göndərmək|отправить|bəli, göndər|да, отправьте|bəli göndərmək istəmirəm|да, отправить не надо
bəli, bəli, göndərmək|да, отправить завтра|нет, отправить|xeyr, göndərmək|1. Да, отправить|всё верно|düzdür|ok|да да"""


def at_summary() -> Talk:
    talk = Talk(summed)
    talk.say("Aygün")
    talk.say("Şəki")
    assert open_key(talk).startswith("made.review:")
    return talk


def sent(talk: Talk) -> bool:
    return any(key.startswith("made.review:") for key in talk.memory.answers)


@pytest.mark.parametrize("text", SENDING)
def test_the_words_on_its_button_send_it(text: str) -> None:
    talk = at_summary()
    talk.say(text)
    assert sent(talk)


@pytest.mark.parametrize("text", OTHERS.replace("\n", "|").split("|"))
def test_words_beside_them_do_not(text: str) -> None:
    talk = at_summary()
    assert talk.say(text) == ["made.review.wrong.unclear", "made.review.ask"]
    assert not sent(talk)


@pytest.mark.parametrize("text", LABELS)
def test_where_a_line_was_asked_last_they_do_not_either(text: str) -> None:
    talk = at_summary()
    talk.say("dəyiş")
    assert talk.say(text) == ["talk.change.unclear", "talk.change.ask"]
    assert not sent(talk)
    talk.say("2")
    assert open_key(talk) == "made.town"
