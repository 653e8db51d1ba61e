"""Simpler words are kept for what a conversation answers on a right: the outcome, its reasons, steps and articles."""

from __future__ import annotations

import re

import pytest

from bot.lists import shipped_lists
from bot.texts import LANGUAGES, Manner, Texts, plain
from dialogs.eligibility import SERVICES
from dialogs.eligibility_answer import Told, tell
from dialogs.eligibility_why import why_lines
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from dialogs.script import Block, Say
from dialogs.values import Language
from tests.law.persons import LAW, person_b, person_r
from tests.texts.catalogue import texts

OUTCOME = re.compile(
    rf"(?:eligibility\.(?:{'|'.join(SERVICES)})\.[a-z_]+(?:\.more|\.undated)?|law\.step\.(?!ask_later|join)\S+)"
)
LONG = 8  # words of a line


def test_every_outcome_and_step_of_a_conversation_has_simpler_words() -> None:
    told = [key for key in texts() if OUTCOME.fullmatch(key) and not key.endswith(".easy")]
    assert len(told) > 30
    assert [key for key in told if f"{key}.easy" not in texts()] == []


PEOPLE: tuple[tuple[str, Facts], ...] = (
    ("unemployed", person_b()),
    ("unemployed", person_b(emp_labour_contract=True, fulltime_he_sse_student=True)),
    ("unemployed", person_b(not_registered_decision_on="05-31")),
    ("unemployed", person_b(job_seeker_state="none")),
    ("self-employment", person_r(receives_ui_payment=True, ui_payment_through="08-31")),
    ("public-works", person_r()),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("service", "person"), PEOPLE)
def test_an_answer_in_simple_words_has_short_lines(service: str, person: Facts, language: Language) -> None:
    shown = Texts.load(shipped_lists())
    told = Told(decide(service, person, LAW), None)
    blocks = [step.block for step in tell(told) if isinstance(step, Say)]
    blocks.append(Block("eligibility.why.say", lines=why_lines(told)))
    for block in blocks:
        if block.key not in ("eligibility.notes.say", "eligibility.other_law.say"):
            usual, easy = (plain(shown.show(block, Manner(language, easy=it))) for it in (False, True))
            first = usual.split("\n")[0]
            assert easy != usual or len(first.split()) <= LONG, usual
            for line in easy.split("\n"):
                said = re.sub(r"(?:maddə|статья) [\d.]+(?: (?:və|и) \w+ [\d.]+)?|\w+ \d+ \w+|: ", " ", line)
                assert len(said.split()) <= LONG + 4, line  # a value stands behind a short sentence
