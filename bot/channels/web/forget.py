""" "Forget me": says what is erased and what stays, erases after a yes, gives a receipt."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.web.form import NotAForm, TooLarge, read_form
from bot.channels.web.session import fresh_session, own_form
from bot.channels.web.site import CHANNEL, Site
from bot.channels.web.visit import Answer, Visit
from bot.channels.web.words import OTHER
from bot.ledger.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Forget:
    """GET and POST of forget."""

    site: Site

    async def ask(self, visit: Visit) -> Answer:
        """The page that asks for a yes."""
        try:
            return self._page(visit, "", await self.site.desk.unanswered(CHANNEL, visit.session))
        except LedgerError:
            return self.site.problem(visit, 503, "service")

    async def erase(self, visit: Visit) -> Answer:
        """Erase; the browser gets a new session, so that nothing ties it to the old one."""
        try:
            form = await read_form(visit.headers, visit.receive)
        except (TooLarge, NotAForm):
            return self.site.problem(visit, 413, "large")
        if not own_form(visit.headers) or not self.site.sessions.holds(
            form.get("token", ""), visit.session, "forget"
        ):
            return self.site.problem(visit, 403, "token")
        try:
            unanswered = await self.site.desk.unanswered(CHANNEL, visit.session)
            receipt = await self.site.desk.forget(CHANNEL, visit.session)
        except LedgerError:
            return self.site.problem(visit, 503, "service")
        words = self.site.words[visit.language]
        done = words["forget.nothing"] if receipt is None else words.say("forget.done", receipt=receipt)
        visit.session = fresh_session()
        return self._page(visit, done, unanswered)

    def _page(self, visit: Visit, done: str, unanswered: tuple[str, ...]) -> Answer:
        """`unanswered` are the numbers of what may never arrive once the conversation is erased."""
        key, words = "forget.unknown" if done else "forget.unanswered", self.site.words[visit.language]
        return self.site.page(
            visit,
            "forget",
            title=self.site.words[visit.language]["forget.title"],
            token=self.site.sessions.token(visit.session, "forget"),
            done=done,
            unanswered=[words.say(key, number=one) for one in unanswered],
            known=not done and not visit.new,
            elsewhere=f"/{OTHER[visit.language]}/forget",
        )
