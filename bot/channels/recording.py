"""Writes a talk down as a transcript test: < the person, > the service, # what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.channels.contract import Told
from bot.texts import plain
from dialogs.values import Language


@dataclass(slots=True)
class Recording:
    """The lines of one talk, in the format of tests/transcripts."""

    language: Language
    today: date
    lines: list[str] = field(default_factory=list)

    def add(self, message: Told) -> None:
        """One more message; an answer that is not kept is written as ***."""
        if message.direction == "in":
            self.lines.append(f"< {'***' if message.text is None else message.text}")
            return
        for shown in message.shown:
            first, *rest = plain(shown).split("\n")
            self.lines += [f"> {first}", *(f"  {line}" for line in rest)]

    def text(self) -> str:
        """The whole file."""
        head = f"# channel: terminal   lang: {self.language}   today: {self.today.isoformat()}   case: recorded\n"
        return head + "\n".join(self.lines) + "\n"
