"""A made-up person in the registry's words: education, work, address, and the sheet, full and bare."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dialogs.registry import Address
from dialogs.sheet import (
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

LEARNT = SheetEducation("bachelor", "Nümunə Universiteti", "Mühasibat uçotu", date(2010, 6, 25))
UNNAMED = SheetEducation("secondary", ended_on=date(2008, 6, 1))
WORKED = SheetJob("Nümunə MMC", "Mühasib", date(2018, 2, 1), date(2026, 10, 6))
WORKS = SheetJob("Sınaq MMC", "Kassir", DAY)
CORRECTED = replace(WORKS, check="corrected", held=WORKED)
HOME = Address("AZ-SM", "Sınaq küçəsi 5")
OWNER = SheetOwner("Aygün", "Nümunəyeva", "Nümunə", DAY, "*****3D", HOME, "+994501234567", "ad@poct.az")
FULL = Sheet(
    "326-000-001",
    DAY,
    OWNER,
    (LEARNT, UNNAMED, replace(UNNAMED, check="corrected", held=LEARNT)),
    (WORKED, WORKS, *(replace(WORKS, check=one) for one in ("stated", "left_out")), CORRECTED),
    Work("3313", "Mühasib"),
    (Offered("Kassir", "Sınaq MMC", DAY, "refused", "pending"),),
    (SheetMeasure("Məsləhətə gəlmək", "Прийти на консультацию", DAY, "planned"),),
    (Decision(DAY, "registered_unemployed", "5.5"), Decision(DAY, "kept", None)),
    Current("ağır yük qaldırmaq"),
    "employment-subsystem",
    AT,
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
