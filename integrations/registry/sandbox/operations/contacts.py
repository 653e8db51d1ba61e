"""Complaints, requests to be contacted, and what became of anything filed."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox.filings import examine_later, file, filing_wire
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import subject

__all__ = ["file_complaint", "find_filing", "request_contact"]

COMPLAINT_WORKDAYS = 15


def file_complaint(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """fileComplaint."""
    person = subject(office, asked)
    receipt = file(office, "fileComplaint", person, asked, "other", state="under_review")
    examine_later(office, person, receipt, COMPLAINT_WORKDAYS)
    return receipt


def request_contact(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """requestContact: a person need not say who they are."""
    person = None if asked["fin"] is None else subject(office, asked)
    return file(office, "requestContact", person, asked, "other")


def find_filing(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """findFiling."""
    return filing_wire(office, asked["reference"])
