"""An answer of the law in words, as addim check --lang prints it and the conversation tells it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lists import shipped_lists
from bot.texts import Manner, Texts, plain
from dialogs.eligibility_answer import Told, change_key, flip_lines, tell
from dialogs.eligibility_why import why_lines
from dialogs.rules.decision import Decision
from dialogs.script import Block, Say
from dialogs.values import Json, Language


class Wording:
    """Words for decisions."""

    def __init__(self, texts: Texts | None = None) -> None:
        self.texts = texts or Texts.load(shipped_lists())

    def words(self, decision: Decision, language: Language) -> Json:
        """The answer, its articles in plain words and what decides it, each as a list of lines."""
        case = (
            decision.case
        )  # what is contested stands against a register, whose data is of the day of the facts
        told = Told(decision, case.as_of if case.contested else None)
        change = flip_lines(told)
        blocks = [step.block for step in tell(told) if isinstance(step, Say)]
        return {
            "answer": self.lines(blocks, language),
            "why": self.lines([Block("eligibility.why.say", lines=why_lines(told))], language),
            "change": self.lines([Block(change_key(decision), lines=change)], language),
        }

    def lines(self, blocks: Sequence[Block], language: Language) -> list[Json]:
        """What is told, line by line."""
        manner = Manner(language, "terminal")
        return [line for block in blocks for line in plain(self.texts.show(block, manner)).split("\n")]
