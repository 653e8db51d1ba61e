"""What may be printed: the whole conversation, a receipt, an extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.contract import Talk
from bot.channels.web import markup, view
from bot.channels.web.site import CHANNEL, Site
from bot.channels.web.visit import Answer, Visit
from bot.channels.web.words import OTHER, marked
from bot.ledger.errors import LedgerError
from bot.texts import Shown
from dialogs.values import Language

WHOLE = 1000  # messages of a transcript


@dataclass(frozen=True, slots=True)
class Documents:
    """GET of print, receipt and sheet."""

    site: Site

    async def transcript(self, visit: Visit) -> Answer:
        """Every message with its time."""
        talk = await self._talk(visit)
        if talk is None:
            return self.site.problem(visit, 503, "service")
        words = self.site.words[visit.language]
        messages = view.messages(talk.messages, visit.language)
        for shown, told in zip(messages, talk.messages, strict=True):
            shown["at"] = words.instant(told.at)
        at = words.say("print.at", at=words.instant(self.site.options.clock.by_day()))
        history = markup.history(messages, visit.language, words.plain)
        title, elsewhere = words["print.title"], f"/{OTHER[visit.language]}/print"
        return self.site.page(visit, "transcript", title=title, history=history, at=at, elsewhere=elsewhere)

    async def receipt(self, visit: Visit) -> Answer:
        """The registry's number, for keeping."""
        return await self._document(visit, "receipt")

    async def sheet(self, visit: Visit) -> Answer:
        """The extract from the employment sheet."""
        return await self._document(visit, "sheet")

    async def _document(self, visit: Visit, kind: str) -> Answer:
        talk = await self._talk(visit)
        if talk is None:
            return self.site.problem(visit, 503, "service")
        words, named, wanted = self.site.words[visit.language], visit.asked("n"), visit.number("n")
        elsewhere = f"/{OTHER[visit.language]}/{kind}" + (f"?n={wanted}" if named else "")
        title = words[f"{kind}.title"]
        for told in reversed(talk.messages):
            blocks = _of_document(told.shown, kind)
            if blocks and (not named or wanted == told.seq):  # what is no number names none of them
                shown = "".join([_printed(block, told.language) for block in blocks])
                at = words.say("document.at", at=words.instant(told.at))
                return self.site.page(
                    visit,
                    "document",
                    title=title,
                    blocks=shown,
                    spoken=told.language,
                    at=at,
                    elsewhere=elsewhere,
                )
        return self.site.page(
            visit, "document", 404, title=title, blocks="", spoken=visit.language, at="", elsewhere=elsewhere
        )

    async def _talk(self, visit: Visit) -> Talk | None:
        if visit.new:
            return Talk(None, ())
        try:
            return await self.site.desk.history(CHANNEL, visit.session, 0, WHOLE)
        except LedgerError:
            return None


def _of_document(shown: Sequence[Shown], kind: str) -> Sequence[Shown]:
    """What a message says up to where the document ends; what is asked after it stays out."""
    last = next((place for place, block in enumerate(shown, 1) if block.document == kind), 0)
    return shown[:last]


def _printed(block: Shown, language: Language) -> str:
    rows = [marked(line, language) for line in (*block.lines, *block.printed)]
    return f"<p>{markup.said(marked(block.text, language))}</p>" + (markup.lines(rows) if rows else "")
