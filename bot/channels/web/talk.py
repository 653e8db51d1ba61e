"""The conversation: its history, the form, and what is posted to it."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from bot.channels.contract import Arrival, Talk
from bot.channels.web import view
from bot.channels.web.form import TEXT_LIMIT, NotAForm, TooLarge, clean, read_form
from bot.channels.web.screen import Screen
from bot.channels.web.session import fresh_key, own_form
from bot.channels.web.site import CHANNEL, Site
from bot.channels.web.visit import JSON, Answer, Visit, see_other
from bot.ledger.errors import LedgerError
from dialogs.values import Language

SHOWN = 8  # messages on the page; the whole conversation is one link away
GREETING = {"az": "Salam", "ru": "Здравствуйте"}
OF_LIMIT = 200

Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Conversation:
    """GET and POST of /az/ and /ru/."""

    site: Site
    screen: Screen

    async def show(self, visit: Visit) -> Answer:
        """The newest messages and the form."""
        return await self._shown(visit)

    async def missing(self, visit: Visit) -> Answer:
        """No such page: say so, show the way back."""
        return self.site.problem(visit, 404, "missing")

    async def hear(self, visit: Visit) -> Answer:
        """An answer, a choice, a word, the beginning or another language."""
        try:
            form = await read_form(visit.headers, visit.receive)
        except TooLarge:
            return self.site.problem(visit, 413, "large")
        except NotAForm:
            return self.site.problem(visit, 415, "form")
        if not self._ours(visit, form):
            return self.site.problem(visit, 403, "token")
        try:
            return await self._heard(visit, form)
        except LedgerError:
            return self.site.problem(visit, 503, "service")

    def _ours(self, visit: Visit, form: Form) -> bool:
        purpose = "begin" if "begin" in form else "talk"
        return own_form(visit.headers) and self.site.sessions.holds(
            form.get("token", ""), visit.session, purpose
        )

    async def _heard(self, visit: Visit, form: Form) -> Answer:
        pace, clock = self.site.options.pace, self.site.options.clock
        if pace is not None and (seconds := pace.wait(visit.session, clock.now())):
            return await self._too_fast(visit, form, seconds)
        if "begin" in form:
            return await self._begin(visit, form)
        if "speak" in form:
            await self.site.desk.speak(CHANNEL, visit.session, visit.language)
            return see_other(f"/{visit.language}/#answer", visit.session)
        raw = form.get("choice") or form.get("word") or form.get("text", "")
        text = clean(raw)
        if not text or len(text) > TEXT_LIMIT:
            return await self._refused(visit, text)
        talk = await self.site.desk.take(self._arrival(visit, form, text))
        return self._told(visit, talk)

    def _arrival(self, visit: Visit, form: Form, text: str) -> Arrival:
        of = form.get("of", "")[:OF_LIMIT]
        key = self.site.sessions.arrival(visit.session, form.get("key", ""))
        return Arrival(CHANNEL, visit.session, key, text, of or None, visit.language, source=visit.source)

    async def _begin(self, visit: Visit, form: Form) -> Answer:
        """Open the conversation, or go on with the one that is there in the language asked for."""
        desk, options = self.site.desk, self.site.options
        there = await desk.history(CHANNEL, visit.session, 0, 1)
        if there.conversation is not None and there.messages:
            if there.conversation.language not in (None, visit.language):
                await desk.speak(CHANNEL, visit.session, visit.language)
            if visit.wants_json:  # the answer to the first press may have got lost
                return self._told(visit, await desk.history(CHANNEL, visit.session, 0, SHOWN))
            return see_other(f"/{visit.language}/#answer", visit.session)
        if options.limits is not None and not await options.limits.newcomer(
            visit.source, options.clock.now()
        ):
            return self.site.problem(visit, 429, "many")
        return self._told(visit, await desk.take(self._arrival(visit, form, GREETING[visit.language])))

    def _told(self, visit: Visit, talk: Talk) -> Answer:
        language = spoken(talk, visit.language)
        if not visit.wants_json:
            return see_other(f"/{language}/#m{view.first_answer(talk.messages)}", visit.session)
        return Answer(200, orjson.dumps(self.reply(visit, talk)), JSON, visit.session)

    def reply(self, visit: Visit, talk: Talk) -> view.View:
        """What the script needs of a turn: the new messages, the open question, the key of the next answer."""
        return {
            "messages": view.messages(talk.messages, visit.language),
            "question": view.question(talk, visit.language),
            "language": spoken(talk, visit.language),
            "key": fresh_key(),
        }

    async def _refused(self, visit: Visit, text: str) -> Answer:
        """Nothing was played: say why, keep the text."""
        code = "long" if text else "empty"
        if visit.wants_json:
            return self.site.problem(visit, 422, code)
        return await self._shown(visit, self.site.words[visit.language][f"error.{code}"], text)

    async def _too_fast(self, visit: Visit, form: Form, seconds: int) -> Answer:
        """Nothing was played: say when to go on, keep the text."""
        answer = self.site.problem(visit, 429, "fast", count=seconds)
        if not visit.wants_json and "begin" not in form:
            said = self.site.words[visit.language].say("error.fast", count=seconds)
            shown = await self._shown(visit, said, clean(form.get("text", "")))
            if shown.status == 422:
                answer = shown._replace(status=429)
        return answer._replace(again=seconds)

    async def _shown(self, visit: Visit, error: str = "", kept: str = "") -> Answer:
        try:
            talk = None if visit.new else await self.site.desk.history(CHANNEL, visit.session, 0, SHOWN)
        except LedgerError:
            return self.site.problem(visit, 503, "service")
        if talk is None or talk.conversation is None or not talk.messages:
            return self._start(visit)
        language = spoken(talk, visit.language)
        if language != visit.language and not error:
            return see_other(f"/{language}/", visit.session)
        after = visit.number("after")
        if after and talk.messages[-1].seq > after:
            newer = next(one.seq for one in talk.messages if one.seq > after)
            return see_other(f"/{language}/#m{newer}", visit.session)
        return self.screen.draw(visit, talk, error, kept, "new.none" if after else "")

    def _start(self, visit: Visit) -> Answer:
        words = self.site.words[visit.language]
        token = self.site.sessions.token(visit.session, "begin")
        return self.site.page(visit, "start", title=words["title"], token=token, key=fresh_key(), known=False)


def spoken(talk: Talk, otherwise: Language) -> Language:
    """The language of the conversation, the page's own where none was chosen yet."""
    known = talk.conversation.language if talk.conversation is not None else None
    return "az" if known == "az" else "ru" if known == "ru" else otherwise
