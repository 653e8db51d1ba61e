"""What scripts record (consent, proof, language, reminders) becomes rows of the same unit as the turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

import orjson

from bot.effects import DECISION
from bot.ledger.contract import Ledger
from bot.ledger.records import AuditRow, Consent, Conversation, Link, NewEffect
from bot.people.links import LASTS_SECONDS, Links
from bot.reminders.wanted import wanted
from dialogs.binding import PersonProved
from dialogs.consent import ConsentGiven, ConsentWithdrawn
from dialogs.eligibility_next import Decided, RemindOn
from dialogs.keep import keep
from dialogs.setting import LEVELS
from dialogs.settings import LanguageChosen, LinkGiven, PersonLeft, RemindersChosen


@dataclass(slots=True)
class Noted:
    """Rows gathered for the unit."""

    consents: list[Consent] = field(default_factory=list)
    audit: list[AuditRow] = field(default_factory=list)
    effects: list[NewEffect] = field(default_factory=list)
    gives: Link | None = None
    spends: str = ""

    def reminders(self, conversation: Conversation, where: str, now: float) -> None:
        """Reminders go to `where` from now on; kept as a consent whose wording names the place."""
        self.consents.append(
            Consent(conversation.id, "reminders", now, where, now if where == "none" else None)
        )

    def link(self, conversation: Conversation, mark: str, now: float) -> None:
        """A link from this conversation, which is a person's, holds from now on."""
        assert conversation.person is not None
        self.gives = Link(mark, conversation.id, conversation.person, now + LASTS_SECONDS)
        self.audit.append(AuditRow(now, "link-given", conversation.id, conversation.person))


async def note(
    event: object,
    conversation: Conversation,
    noted: Noted,
    ledger: Ledger,
    now: float,
    links: Links | None = None,
) -> Conversation:
    """The conversation after the event; rows go into `noted`."""
    match event:
        case LanguageChosen(language):
            return conversation._replace(language=language)
        case ConsentGiven(purpose):
            noted.consents.append(Consent(conversation.id, purpose, now, f"{purpose}.consent.ask"))
        case ConsentWithdrawn(purpose):
            noted.consents.append(Consent(conversation.id, purpose, now, f"{purpose}.consent.ask", now))
        case RemindersChosen(where):
            noted.reminders(conversation, where, now)
        case LinkGiven(nonce) if links is not None:
            noted.link(conversation, links.mark(links.token(nonce)), now)
        case PersonLeft():
            noted.audit.append(AuditRow(now, "person-left", conversation.id, conversation.person))
            return conversation._replace(person=None, level="anonymous", level_at=None)
        case PersonProved():
            return await _proved(event, conversation, noted, ledger, now)
        case Decided() if conversation.person is not None:  # nothing is kept of somebody unknown
            key = f"decision:{conversation.id}:{uuid4()}"
            noted.effects.append(
                NewEffect(DECISION, key, conversation.id, None, orjson.dumps(keep(event)), now)
            )
        case RemindOn(free, service):
            noted.effects.append(wanted(conversation.id, service, free))
        case _:
            pass
    return conversation


async def _proved(
    event: PersonProved, conversation: Conversation, noted: Noted, ledger: Ledger, now: float
) -> Conversation:
    known, level = await ledger.person(event.person.fin), event.level
    noted.audit.append(AuditRow(now, "person-proved", conversation.id, known, level))
    if known == conversation.person and LEVELS.index(level) < LEVELS.index(conversation.level):
        return conversation  # a weaker proof of the same person takes nothing away
    return conversation._replace(person=known, level=level, level_at=now)
