"""The page of the conversation, drawn at every turn without a script."""

from __future__ import annotations

from html import escape

from bot.channels.contract import Talk
from bot.channels.web import markup, view
from bot.channels.web.first import First
from bot.channels.web.mould import Mould
from bot.channels.web.parts import PART, part_of
from bot.channels.web.session import fresh_key
from bot.channels.web.site import Site
from bot.channels.web.visit import Answer, Visit
from dialogs.values import Language

HOLES = (
    "title", "past", "history", "token", "key", "of", "choices", "hint", "error", "field", "note", "last", "people",
)  # fmt: skip
MANY = 4  # messages from which on a way to the last one is offered


class Screen:
    """Draws the conversation in one language."""

    def __init__(self, site: Site, first: First, language: Language) -> None:
        self.site = site
        self.first = first
        self.language = language
        self.texts = site.words[language].plain
        wide = "wide" if site.options.demo else "narrow"
        fixed = site.frame(language, known=True, talking=True, wide=wide)
        self.mould = Mould(site.templates["talk"], fixed, HOLES)
        self.people = ""

    def draw(self, visit: Visit, talk: Talk, error: str = "", kept: str = "", note: str = "") -> Answer:
        """The messages and the form; `error` and the key `note` are what is said about the last answer."""
        shown = view.messages(talk.messages, self.language)
        question = view.question(talk, self.language)
        last = talk.messages[-1].seq
        wrong = bool(error) or talk.wrong
        described = "err " if error else f"m{last} " if wrong else ""
        page = self.mould.fill(
            {
                "title": escape(self.texts["title.wrong" if wrong else "title"]),
                "past": self._past(talk.messages[0].seq, last, len(shown)),
                "history": markup.history(shown, self.language, self.texts),
                "token": self.site.sessions.token(visit.session, "talk"),
                "key": fresh_key(),
                "of": escape(question["of"]),
                "choices": markup.choices(question, self.language, self.texts),
                "hint": markup.hint(question, self.language),
                "error": escape(error),
                "field": markup.field(question, kept or _typed(talk), described, wrong),
                "note": escape(self.texts[note]) if note else "",
                "last": str(last),
                "people": self._people(),
            }
        )
        return Answer(422 if error else 200, page.encode(), session=visit.session)

    def _past(self, first: int, last: int, count: int) -> str:
        """Ways to earlier messages and to the last one, where the page is long."""
        ways = []
        if first > 1:
            ways.append(f'<a href="{_earlier(self.language, first - 1)}">{escape(self.texts["earlier"])}</a>')
        if count > MANY:
            ways.append(f'<a href="#m{last}">{escape(self.texts["last"])}</a>')
        return " ".join(ways)

    def _people(self) -> str:
        """Whom to be in the demo; drawn once, for they do not change."""
        if not self.people and self.first.persons:
            self.people = self.site.templates["people"].render(w=self.texts, people=self.first.persons)
        return self.people


def _earlier(language: Language, before: int) -> str:
    """Where the message stands that is too old for this page."""
    at = f"/{language}/print"
    return at if before <= PART else f"{at}?part={part_of(before)}#m{before}"


def _typed(talk: Talk) -> str:
    """What the person wrote last, to be put right."""
    if not talk.wrong:
        return ""
    last = next((told for told in reversed(talk.messages) if told.direction == "in"), None)
    return (last.text or "") if last is not None else ""
