"""A made-up person in the registry's words: education, work, address, and the sheet, full and bare."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dialogs.registry import Address
from dialogs.sheet_entries import (
    Current,
    Decision,
    Offered,
    Sheet,
    SheetEducation,
    SheetJob,
    SheetMeasure,
    SheetOwner,
    Work,
)

DAY = date(2026, 9, 14)
AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)

SCHOOL, EMPLOYER, AGENCY = "education_system", "employer", "agency"

LEARNT = SheetEducation(
    "bachelor", "Nümunə Universiteti", "Mühasibat uçotu", date(2010, 6, 25), entered_by=SCHOOL
)
UNNAMED = SheetEducation("secondary", ended_on=date(2008, 6, 1), entered_by=SCHOOL)
WORKED = SheetJob("Nümunə MMC", "Mühasib", date(2018, 2, 1), date(2026, 10, 6), entered_by=EMPLOYER)
WORKS = SheetJob("Sınaq MMC", "Kassir", DAY, entered_by=EMPLOYER)
STATED = replace(WORKS, check="stated", entered_by="person")
OTHERS = ("tax_office", "municipality", "appointing_body", "service_body", "migration_service")
BY_OTHERS = tuple(replace(WORKED, check="left_out", entered_by=body) for body in OTHERS)
CORRECTED = replace(WORKS, check="corrected", held=WORKED)
HOME = Address("AZ-SM", "Sınaq küçəsi 5")
OWNER = SheetOwner(
    "Aygün",
    "Nümunəyeva",
    "Nümunə",
    DAY,
    "*****3D",
    HOME,
    "+994501234567",
    "ad@poct.az",
    "population_register",
    "person",
    "agency",
)
FULL = Sheet(
    "326-000-001",
    DAY,
    OWNER,
    (LEARNT, UNNAMED, replace(UNNAMED, check="corrected", held=LEARNT)),
    (WORKED, WORKS, STATED, *BY_OTHERS, CORRECTED),
    Work("3313", "Mühasib"),
    (Offered("Kassir", "Sınaq MMC", DAY, "refused", "pending", AGENCY),),
    (SheetMeasure("Məsləhətə gəlmək", "Прийти на консультацию", DAY, "planned", AGENCY),),
    (Decision(DAY, "registered_unemployed", "5.5", AGENCY), Decision(DAY, "kept", None, AGENCY)),
    Current("ağır yük qaldırmaq"),
    "employment-subsystem",
    AT,
    SCHOOL,
    "126-000-002",
)
BARE = Sheet(
    "326-000-002",
    DAY,
    SheetOwner("Tural", "Sınaqlı", None, DAY, "*****4G", Address(None, None), "012 000 00 00", None),
    (),
    (),
    None,
    (),
    (),
    (),
    Current(),
    "employment-subsystem",
    AT,
)
