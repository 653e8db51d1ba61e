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


def opened(conversation: Conversation, text: str, wish: str | None) -> tuple[Conversation, str]:
    """The conversation and the dialog that opens it; a wish tells the language too, where none was chosen yet."""
    if wish is None or conversation.language is not None:
        return conversation, first(conversation)
    return replace(conversation, language=written_in(text)), "hello"


def first(conversation: Conversation) -> str:
    """The dialog of a conversation without one: the language is asked unless it is known."""
    if conversation.language is None:
        return "welcome"
    return "menu" if conversation.seq else "hello"
