"""How a conversation opens: greeting, then the menu, or at once the service that the first message asks for."""

from __future__ import annotations

from dataclasses import replace

from bot.ledger.records import Conversation
from dialogs.menu import INTENTS
from dialogs.speech import intent
from dialogs.speech.letters import is_azerbaijani_cyrillic, is_cyrillic
from dialogs.values import Language

SERVED = dict(INTENTS)


def wished(text: str) -> str | None:
    """The dialog that a free sentence asks for ("işsiz statusu ala bilərəmmi?")."""
    return SERVED.get(intent(text) or "")


def written_in(text: str) -> Language:
    """The language of a sentence, by its letters."""
    return "ru" if is_cyrillic(text) and not is_azerbaijani_cyrillic(text) else "az"


def spoken_to(conversation: Conversation, text: str) -> Conversation:
    """The conversation, in the language of a wish where none was chosen yet."""
    if conversation.language is not None:
        return conversation
    return replace(conversation, language=written_in(text))


def first(conversation: Conversation) -> str:
    """The dialog of a conversation without one: the language is asked unless it is known."""
    if conversation.language is None:
        return "welcome"
    return "menu" if conversation.seq else "hello"
