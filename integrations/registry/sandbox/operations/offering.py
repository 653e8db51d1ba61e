"""Offers of suitable jobs and the person's answers."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox import offers
from integrations.registry.sandbox.filings import file
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import subject
from integrations.registry.sandbox.sheets import offers_of

__all__ = ["answer_offer", "read_offers"]


def read_offers(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readOffers."""
    person = subject(office, asked)
    return {
        "fin": person.fin,
        "offers": offers_of(office, person),
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }


def answer_offer(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """answerOffer."""
    person = subject(office, asked)
    offers.answer_offer(office, person, asked["offer_id"], asked["answer"], asked["reason"])
    return file(office, "answerOffer", person, asked, "offer_answer", kind=asked["answer"])
