"""Made-up answers of the other side, for every errand: what the explorer is answered, and what a reader may expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dialogs.application import ApplicationFiled, SubmitApplication
from dialogs.binding import FindPerson, PersonFound
from dialogs.contact import ContactNoted, RequestContact
from dialogs.eligibility_differing import Statement
from dialogs.eligibility_registered import LawFact, LawFacts, ReadLawFacts
from dialogs.keep import keep
from dialogs.registry import (
    Address,
    Bar,
    KnownFacts,
    LatestApplication,
    PersonName,
    ReadFacts,
    ReadName,
    ReadStatus,
    Registration,
    Status,
)
from dialogs.report import Measure, Programme, ReadProgramme, Receipt, ReportFiled, SubmitReport
from dialogs.sample_sheets import AT, BARE, DAY, FULL, HOME, LEARNT, UNNAMED, WORKED, WORKS
from dialogs.script import Errand
from dialogs.sent_code import CheckCode, CheckFreshCode, CodeRight, CodeSent, SendCode
from dialogs.sheet import ReadSheet
from dialogs.support import RequestPublicWorks, RequestSelfEmployment, SupportAsked
from dialogs.values import Json

REFERENCE = "000-000-000-001"


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: its short name, and the result as it is stored in a run's memory."""

    name: str
    result: Mapping[str, Json]


def _done(name: str, receipt: object) -> Sample:
    return Sample(name, {"done": keep(receipt)})


def _refused(code: str, **values: Json) -> Sample:
    return Sample(code, {"refused": {"code": code, "values": values}})


UNREACHABLE = Sample("unreachable", {"unreachable": "status-503"})
PENDING = Sample("pending", {"pending": {"reference": REFERENCE, "at": AT.isoformat()}})

NONE = Registration("none")
ACTIVE = Registration("active", DAY, article="5.2")
REMOVED = Registration("suspended", DAY, date(2026, 11, 1), "5.10.4", DAY)
CANCELLED = Registration("cancelled", DAY, None, None, date(2026, 11, 20))
KNOWN = KnownFacts("Aygün", "Nümunəyeva", "Nümunə", (LEARNT,), (WORKED, WORKS), HOME, "67")
GUIDANCE = Measure("1-guidance", "Məsləhətə gəlmək", "Прийти на консультацию")
COURSE = Measure("1-training", "Kursa yazılmaq", "Записаться на курсы")
BORN = date(1988, 4, 12)
SUSPENDED = {
    "residence_status": "citizen",
    "job_seeker_state": "active",
    "unemployed_state": "suspended",
    "unemployed_suspended_through": "2027-03-01",
}
EMPLOYED = {"residence_status": "citizen", "emp_labour_contract": True, "age_pension_assigned": True}
REGISTERED = {
    "job_seeker_state": "active",
    "unemployed_state": "active",
    "unemployed_registered_on": "2026-10-05",
    "owns_agri_land_share": False,
    "receives_ui_payment": False,
}
FREE = {"residence_status": "citizen", "job_seeker_state": "none"}
DIFFER = {  # what a second register says: a yes, a day, a residence, a ground, a registration, who comes first
    "emp_labour_contract": (True, False),
    "referral_contract_ended_on": ("2026-09-01", None),
    "residence_status": ("citizen", "stateless_nonresident"),
    "referral_contract_end_ground": ("69", "75.2"),
    "job_seeker_state": ("active", "none"),
    "has_disability": (True, False),
}


def _facts(born_on: date | None = None, /, **facts: Any) -> LawFacts:
    held = {name: LawFact(value, "employment-subsystem", DAY) for name, value in facts.items()}
    return LawFacts(held, born_on, AT)


def _differing() -> LawFacts:
    facts = {
        name: LawFact(one, "labour-contracts", DAY, (Statement(other, "tax", DAY),))
        for name, (one, other) in DIFFER.items()
    }
    return LawFacts({**_facts(unemployed_state="none").facts, **facts}, BORN, AT)


_CODE = (
    _done("right", CodeRight()),
    _refused("code-wrong", tries_left=3),
    _refused("code-wrong", tries_left=0),
    _refused("code-wrong"),
    _refused("code-expired"),
    UNREACHABLE,
)
_SUPPORT = (_done("asked", SupportAsked("SE-2026-000001", REFERENCE, AT)), PENDING, _refused("not-eligible"))

SAMPLES: Mapping[type[Errand[Any]], tuple[Sample, ...]] = {
    FindPerson: (
        _done("found", PersonFound("67")),
        _done("no phone", PersonFound(None)),
        _refused("person-not-found"),
        _refused("too-many-persons"),
        _refused("too-many-tries"),
        UNREACHABLE,
    ),
    SendCode: (
        _done("sent", CodeSent("rJ50CZTVIZDQ3C9m", "67", AT)),
        _refused("too-many-codes"),
        _refused("not-confirmed"),
        PENDING,
    ),
    CheckCode: _CODE,
    CheckFreshCode: _CODE,
    ReadStatus: (
        _done("none", Status(NONE, NONE)),
        _done("unemployed", Status(ACTIVE, ACTIVE)),
        _done("job seeker", Status(ACTIVE, NONE)),
        _done("job seeker, no date", Status(Registration("active"), NONE)),
        _done("under review", Status(NONE, NONE, LatestApplication("126-000-001", "under_review", AT))),
        _done("accepted before", Status(NONE, NONE, LatestApplication("126-000-001", "accepted", AT))),
        _done("removed, no end", Status(ACTIVE, replace(REMOVED, through=None))),
        _done("removed before", Status(ACTIVE, REMOVED)),
        _done("asked anew", Status(ACTIVE, CANCELLED, window_end=date(2026, 11, 27))),
        *(
            _done(f"ended by {article}", Status(ACTIVE, replace(CANCELLED, article=article)))
            for article in ("5.11.1", "5.11.2", "5.11.4", "5.11.6")
        ),
        _done("false data before", Status(ACTIVE, Registration("cancelled", DAY, None, "5.11.4", DAY))),
        _done("left by oneself", Status(Registration("cancelled", DAY, None, "5.9.4"), CANCELLED)),
        _done("barred", Status(NONE, NONE, bar=Bar("5.8.3", date(2027, 6, 23)))),
        _done("barred, no end", Status(NONE, NONE, bar=Bar("5.8.1"))),
        _refused("person-not-found"),
        UNREACHABLE,
    ),
    ReadFacts: (
        _done("all known", KNOWN),
        _done("no speciality", KnownFacts("Aygün", "Nümunəyeva", education=(UNNAMED,), phone_ending="67")),
        _done("district only", KnownFacts("Aygün", "Nümunəyeva", address=Address("AZ-SM"))),
        _done("nothing known", KnownFacts("Tural", "Sınaqlı")),
        _refused("person-not-found"),
        UNREACHABLE,
    ),
    ReadName: (_done("named", PersonName("Aygün", "Nümunəyeva")), _refused("person-not-found"), UNREACHABLE),
    SubmitApplication: (
        _done("filed", ApplicationFiled("126-000-007", REFERENCE, AT, date(2026, 12, 1))),
        _done("examined", ApplicationFiled("126-000-008", REFERENCE, AT)),
        PENDING,
        _refused("already-registered", article="5.2"),
        _refused("application-under-way", number="126-000-001"),
        _refused("barred", article="5.8.3", through="2027-06-23"),
        _refused("barred", article="5.8.1"),
        _refused("given-up"),
    ),
    ReadSheet: (
        _done("full", FULL),
        _done("bare", BARE),
        _refused("no-sheet"),
        _refused("person-not-found"),
        UNREACHABLE,
    ),
    ReadProgramme: (
        _done("due", Programme(True, "2026-11", date(2026, 11, 30), None, (GUIDANCE, COURSE))),
        _done("due in December", Programme(True, "2026-12", date(2026, 12, 30), None, (GUIDANCE,))),
        _done("filed", Programme(True, "2026-11", DAY, ReportFiled("226-000-001", AT), (GUIDANCE,))),
        _done("none", Programme(False)),
        _refused("person-not-found"),
        UNREACHABLE,
    ),
    SubmitReport: (
        _done("accepted", Receipt("226-000-001", REFERENCE, AT)),
        PENDING,
        _refused("already-filed", number="226-000-001"),
        _refused("no-programme"),
        _refused("measure-unknown"),
        _refused("given-up"),
    ),
    RequestContact: (
        _done("noted", ContactNoted("CR-2026-000001", REFERENCE, AT)),
        PENDING,
        _refused("person-not-found"),
    ),
    RequestSelfEmployment: _SUPPORT,
    RequestPublicWorks: _SUPPORT,
    ReadLawFacts: (
        _done("employed", _facts(**EMPLOYED)),
        _done("suspended", _facts(BORN, **SUSPENDED)),
        _done("too young", _facts(date(2011, 12, 20), **FREE, unemployed_state="none")),
        _done("eligible", _facts(BORN, **FREE)),
        _done("registered", _facts(BORN, **REGISTERED)),
        _done("odd", _facts(emp_labour_contract="perhaps")),
        _done("differing", _differing()),
        _refused("person-not-found"),
        UNREACHABLE,
    ),
}


def samples_of(errand: Errand[Any]) -> tuple[Sample, ...]:
    """The answers an errand may get, the usual one first."""
    return SAMPLES[type(errand)]
