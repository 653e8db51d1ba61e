"""One handler for each operation of openapi.yaml: a checked call in, an answer or a Refusal out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations import (
    coded,
    codes,
    contacts,
    feed,
    offering,
    persons,
    profile,
    registration,
    reports,
    sheet,
    support,
)

__all__ = ["HANDLERS"]

HANDLERS: Mapping[str, Callable[[Office, dict[str, Any]], dict[str, Any]]] = {
    "findPerson": persons.find_person,
    "readFacts": persons.read_facts,
    "sendCode": codes.send_code,
    "checkCode": codes.check_code,
    "checkDeskCode": codes.check_desk_code,
    "readStatus": registration.read_status,
    "readStatuses": registration.read_statuses,
    "submitApplication": registration.submit_application,
    "findApplication": registration.find_application,
    "changeProfile": profile.change_profile,
    "leaveList": profile.leave_list,
    "readSheet": sheet.read_sheet,
    "readOffers": offering.read_offers,
    "answerOffer": offering.answer_offer,
    "readProgramme": reports.read_programme,
    "submitReport": reports.submit_report,
    "findReport": reports.find_report,
    "listReports": feed.list_reports,
    "readEvents": feed.read_events,
    "requestSelfEmployment": support.request_self_employment,
    "requestPublicWorks": support.request_public_works,
    "fileComplaint": contacts.file_complaint,
    "requestContact": contacts.request_contact,
    "findFiling": contacts.find_filing,
    "readList": coded.read_list,
}
