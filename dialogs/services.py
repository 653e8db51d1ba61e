"""The list of dialogs: what the menu, the channels and the explorer know them by."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.application import job_seeker_application
from dialogs.contact import contact
from dialogs.eligibility import eligibility, keep, public_works, self_employment, unemployed_status
from dialogs.information import information
from dialogs.menu import hello, menu, resume, welcome
from dialogs.report import monthly_report
from dialogs.script import Dialog
from dialogs.settings import language, reminders, withdrawal
from dialogs.sheet import employment_sheet
from dialogs.support import (
    land_share_request,
    public_works_request,
    seeker_works_request,
    self_employment_request,
    share_works_request,
)

DIALOGS: Mapping[str, Dialog] = {
    "welcome": welcome,
    "hello": hello,
    "menu": menu,
    "resume": resume,
    "language": language,
    "application": job_seeker_application,
    "sheet": employment_sheet,
    "report": monthly_report,
    "reminders": reminders,
    "withdrawal": withdrawal,
    "eligibility": eligibility,
    "unemployed": unemployed_status,
    "self-employment": self_employment,
    "public-works": public_works,
    "keep": keep,
    "information": information,
    "self-employment-request": self_employment_request,
    "land-share-request": land_share_request,
    "public-works-request": public_works_request,
    "seeker-works-request": seeker_works_request,
    "share-works-request": share_works_request,
    "contact": contact,
}
"""A name is a promise: stored runs hang on it."""

LINKING = frozenset({"reminders"})
"""Dialogs that may give a link into Telegram."""

LANGUAGE = "language"
PASSING = frozenset({"welcome", "hello", "menu", "resume", LANGUAGE})
"""Dialogs that are not worth coming back to: left, they end."""
