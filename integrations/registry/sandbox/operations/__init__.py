"""One handler for each operation of openapi.yaml: a checked call in, an answer or a Refusal out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations import coded, codes, persons, registration, reports, sheet

__all__ = ["HANDLERS"]

HANDLERS: Mapping[str, Callable[[Office, dict[str, Any]], dict[str, Any]]] = {
    "findPerson": persons.find_person,
    "readFacts": persons.read_facts,
    "sendCode": codes.send_code,
    "checkCode": codes.check_code,
    "readStatus": registration.read_status,
    "submitApplication": registration.submit_application,
    "findApplication": registration.find_application,
    "readSheet": sheet.read_sheet,
    "readProgramme": reports.read_programme,
    "submitReport": reports.submit_report,
    "findReport": reports.find_report,
    "readList": coded.read_list,
}
