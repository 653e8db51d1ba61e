"""What may be printed: the whole conversation, a receipt, an extract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.contract import Talk, Told
from bot.channels.web import markup, view
from bot.channels.web.parts import PART, Parts
from bot.channels.web.site import CHANNEL, Site
from bot.channels.web.visit import Answer, Visit
from bot.channels.web.words import OTHER, marked
from bot.ledger.errors import LedgerError
from bot.ledger.records import LATEST
from bot.texts import Shown
from dialogs.values import Language


@dataclass(frozen=True, slots=True)
class Documents:
    """GET of print, receipt and sheet."""

    site: Site

    async def transcript(self, visit: Visit) -> Answer:
        """Every message with its time, a part of a long conversation at a time."""
        try:
            begins = 0 if visit.new else await self.site.desk.begins(CHANNEL, visit.session)
            newest = await self._last(visit)
            parts = Parts.of(begins, newest, visit.number("part"))
            talk = await self._part(visit, parts)
        except LedgerError:
            return self.site.problem(visit, 503, "service")
        words = self.site.words[visit.language]
        messages = view.messages(talk.messages, visit.language)
        for shown, told in zip(messages, talk.messages, strict=True):
            shown["at"] = words.instant(told.at)
        listed = [one for one in messages if one["n"] > parts.starts]
        number, many = parts.shown - parts.first + 1, parts.last - parts.first + 1
        return self.site.page(
            visit,
            "transcript",
            title=words["print.title"],
            history=markup.history(listed, visit.language, words.plain),
            at=words.say("print.at", at=words.instant(self.site.options.clock.by_day())),
            part=words.say("print.part", part=number, parts=many) if many > 1 else "",
            ways=[(f"?part={part}", words[key]) for key, part in parts.ways()],
            wiped=begins > 1 and number == 1,
            elsewhere=f"/{OTHER[visit.language]}/print" + (f"?part={parts.shown}" if many > 1 else ""),
        )

    async def receipt(self, visit: Visit) -> Answer:
        """The registry's number, for keeping."""
        return await self._document(visit, "receipt")

    async def sheet(self, visit: Visit) -> Answer:
        """The extract from the employment sheet."""
        return await self._document(visit, "sheet")

    async def _document(self, visit: Visit, kind: str) -> Answer:
        try:
            told = await self._told(visit, kind)
        except LedgerError:
            return self.site.problem(visit, 503, "service")
        words, named, wanted = self.site.words[visit.language], visit.asked("n"), visit.number("n")
        elsewhere = f"/{OTHER[visit.language]}/{kind}" + (f"?n={wanted}" if named else "")
        blocks = () if told is None else _of_document(told.shown, kind)
        over = told is not None and any(block.document == f"{kind}.over" for block in told.shown)
        spoken = visit.language if told is None or not blocks else told.language
        return self.site.page(
            visit,
            "document",
            200 if blocks else 403 if over else 404,
            title=words[f"{kind}.title"],
            blocks="".join([_printed(block, spoken) for block in blocks]),
            over=over,
            spoken=spoken,
            at=words.say("document.at", at=words.instant(told.at)) if told is not None and blocks else "",
            elsewhere=elsewhere,
        )

    async def _told(self, visit: Visit, kind: str) -> Told | None:
        """The message of the number that is asked for, or the newest that ends such a document."""
        desk, wanted = self.site.desk, visit.number("n")
        if visit.new or (visit.asked("n") and not wanted):  # what is no number names none of them
            return None
        if wanted:
            talk = await desk.history(CHANNEL, visit.session, wanted - 1, 1, wanted)
        else:
            talk = await desk.newest(CHANNEL, visit.session, kind)
        return next(iter(talk.messages), None)

    async def _last(self, visit: Visit) -> int:
        """The number of the newest message."""
        talk = await self._history(visit, 0, 1, LATEST)
        return talk.messages[-1].seq if talk.messages else 0

    async def _part(self, visit: Visit, parts: Parts) -> Talk:
        """The messages of a part, and the one before them: it offered what the first of them may have chosen."""
        return await self._history(visit, max(parts.starts - 1, 0), PART + 1, parts.starts + PART)

    async def _history(self, visit: Visit, after: int, limit: int, upto: int) -> Talk:
        if visit.new:
            return Talk(None, ())
        return await self.site.desk.history(CHANNEL, visit.session, after, limit, upto)


def _of_document(shown: Sequence[Shown], kind: str) -> Sequence[Shown]:
    """What a message says up to where the document ends; what is asked after it stays out."""
    last = next((place for place, block in enumerate(shown, 1) if block.document == kind), 0)
    return shown[:last]


def _printed(block: Shown, language: Language) -> str:
    rows = [marked(line, language) for line in (*block.lines, *block.printed)]
    return f"<p>{markup.said(marked(block.text, language))}</p>" + (markup.lines(rows) if rows else "")
