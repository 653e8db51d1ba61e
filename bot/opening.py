"""How conversations and dialogs open: greeting, menu or the service asked for at once, and what a new run finds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ledger.contract import Ledger
from bot.ledger.records import Consent, Conversation
from bot.limits import Limits
from dialogs.consent import CONSENTS
from dialogs.menu import INTENTS
from dialogs.speech import fold, wish
from dialogs.speech.letters import is_azerbaijani_cyrillic, is_cyrillic
from dialogs.values import Json, Language

SERVED = dict(INTENTS)
GREETINGS = frozenset(
    fold(word)
    for word in ("salam", "salam aleykum", "sabahınız xeyir", "привет", "здравствуйте", "добрый день")
)
# Words that reminders ask to be typed or have on a button, and those that take consents back, begin their dialog
# whatever is going on.
ANYWHERE = {
    **{fold(words): "report" for words in ("hesabat", "отчёт", "hesabata başlamaq", "начать отчёт")},
    **{fold(words): "withdrawal" for words in ("razılığı geri götürmək", "отозвать согласие")},
}


def wished(text: str) -> str | None:
    """The dialog that a free sentence asks for ("işsiz statusu ala bilərəmmi?")."""
    return SERVED.get(wish(text) or "")


def written_in(text: str) -> Language:
    """The language of a sentence, by its letters."""
    return "ru" if is_cyrillic(text) and not is_azerbaijani_cyrillic(text) else "az"


def opened(conversation: Conversation, text: str, wish: str | None) -> tuple[Conversation, str]:
    """The conversation and the dialog that opens it; a wish tells the language too, where none was chosen yet."""
    if wish is None or conversation.language is not None:
        return conversation, first(conversation)
    return conversation._replace(language=written_in(text)), "hello"


def first(conversation: Conversation) -> str:
    """The dialog of a conversation without one: the language is asked unless it is known."""
    if conversation.language is None:
        return "welcome"
    return "menu" if conversation.seq else "hello"


async def agreed(ledger: Ledger, conversation: Conversation) -> bool:
    """Whether there is anything here to be taken back: a consent, or who it was that is known."""
    noted = await ledger.consents(conversation.id)
    return conversation.person is not None or bool(_given(noted))


def _given(noted: Sequence[Consent]) -> list[str]:
    """The purposes agreed to."""
    return [one.purpose for one in noted if one.withdrawn_at is None and one.purpose in CONSENTS]


async def began(ledger: Ledger, conversation: Conversation, now: float) -> dict[str, Json]:
    """What was agreed to and who was proved in this conversation, as a new run finds it; or that it was stopped."""
    given = _given(await ledger.consents(conversation.id))
    found: dict[str, Json] = {"consents": [*given]} if given else {}
    if conversation.person is None:
        return {**found, "stopped": True} if await Limits(ledger).stopped(conversation.id, now) else found
    fin = await ledger.person_fin(conversation.person)
    return {**found, "fin": fin, "level": conversation.level, "level_at": conversation.level_at}
