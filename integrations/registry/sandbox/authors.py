"""Who entered what stands in the sheet, and so corrects it (4.4.1, 4.4.8, 5.4, 5.5, 5.7)."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["AGENCY", "EMPLOYER", "PERSON", "POPULATION", "SCHOOL", "authors"]

# What the registers hold: work is there by the employer's notice, education by the school.
EMPLOYER: Final = "employer"
SCHOOL: Final = "education_system"
AGENCY: Final = "agency"
POPULATION: Final = "population_register"
PERSON: Final = "person"


def authors(held: dict[str, Any], phone: str | None, sheet: dict[str, Any]) -> dict[str, str]:
    """Of the address, phone and profession of a new sheet: the register that holds the same, else the person.

    `held` is what the registers say of the person, `phone` the number that the Agency holds.
    """
    specialities = [each.get("speciality") for each in held["education"]]
    profession = sheet["profession"] or {}
    own_words = profession.get("code") is None and profession.get("text") in specialities
    return {
        "address": POPULATION if sheet["address"] == held["address"] else PERSON,
        "phone": AGENCY if sheet["phone"] in (None, phone) else PERSON,
        "profession": SCHOOL if own_words else PERSON,
    }
