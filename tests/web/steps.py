"""Steps into a conversation that several tests take."""

from __future__ import annotations

from tests.web.visitor import Visitor

CONSENT = "application.consent"


async def asked(visitor: Visitor) -> str:
    """The key of the open question."""
    await visitor.get(f"/{visitor.language}/")
    return visitor.page.form("write")["of"]


async def at_consent(visitor: Visitor) -> None:
    """From the first page to the first question of the application."""
    await visitor.begin()
    await visitor.say("1")
    assert visitor.page.form("write")["of"] == CONSENT
