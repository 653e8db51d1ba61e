"""One-time codes: to the phone number the registry holds, or given out by a DOST desk."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta
from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import ending, subject
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.words import say

__all__ = ["check_code", "check_desk_code", "give_desk_code", "send_code"]

GOOD_FOR = timedelta(minutes=10)
TRIES = 5


def send_code(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """sendCode: a new code ends the one before."""
    person = subject(office, asked)
    if person.phone is None:
        raise Refusal("no-phone")
    _count_today(office, person)
    now = office.now()
    code, code_id = f"{secrets.randbelow(10**8):08d}", secrets.token_urlsafe(12)
    office.database.run("UPDATE code SET state = 'ended' WHERE person = ?", person.id)
    expires_at = (now + GOOD_FOR).isoformat()
    row = (
        code_id,
        person.id,
        asked["purpose"],
        _digest(code_id, code),
        now.isoformat(),
        expires_at,
        TRIES,
        "open",
    )
    office.database.run("INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row)
    office.send(person.phone, say("sms.code", asked.get("language", person.language), code=code))
    return {"code_id": code_id, "phone_ending": ending(person), "expires_at": expires_at}


def check_code(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """checkCode: five tries, good once."""
    row = office.database.row("SELECT * FROM code WHERE id = ?", asked["code_id"])
    if row is None or row["state"] == "ended" or row["expires_at"] < office.now().isoformat():
        raise Refusal("code-expired")
    if row["tries"] <= 0:
        raise Refusal("too-many-tries")
    if not hmac.compare_digest(row["digest"], _digest(row["id"], asked["code"])):
        office.database.run("UPDATE code SET tries = tries - 1 WHERE id = ?", row["id"])
        raise Refusal("code-wrong", keep=True, tries_left=row["tries"] - 1)
    office.database.run("UPDATE code SET state = 'ended' WHERE id = ?", row["id"])
    return {"ok": True}


def give_desk_code(office: Office, person: Person) -> str:
    """A desk has seen the card: a code of eight digits, good today and once; replaces an earlier one."""
    code, today = f"{secrets.randbelow(10**8):08d}", office.today().isoformat()
    office.database.run("DELETE FROM desk_code WHERE person = ?", person.id)
    row = (person.id, _digest(str(person.id), code), today, TRIES)
    office.database.run("INSERT INTO desk_code VALUES (?, ?, ?, ?)", *row)
    return code


def check_desk_code(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """checkDeskCode."""
    person = subject(office, asked)
    row = office.database.row("SELECT * FROM desk_code WHERE person = ?", person.id)
    if row is None or row["on_day"] != office.today().isoformat():
        raise Refusal("code-expired")
    if row["tries"] <= 0:
        raise Refusal("too-many-tries")
    if not hmac.compare_digest(row["digest"], _digest(str(person.id), asked["code"])):
        office.database.run("UPDATE desk_code SET tries = tries - 1 WHERE person = ?", person.id)
        raise Refusal("code-wrong", keep=True, tries_left=row["tries"] - 1)
    office.database.run("DELETE FROM desk_code WHERE person = ?", person.id)
    return {"ok": True}


def _count_today(office: Office, person: Person) -> None:
    today = office.today().isoformat()
    sql = "SELECT count(*) AS n FROM code WHERE person = ? AND sent_at >= ?"
    row = office.database.row(sql, person.id, today)
    if row and row["n"] >= office.codes_a_day:
        now = office.now()
        midnight = now.replace(hour=0, minute=0, second=0) + timedelta(days=1)
        raise Refusal("too-many-codes", retry_after=int((midnight - now).total_seconds()))


def _digest(code_id: str, code: str) -> str:
    return hashlib.sha256(f"{code_id}:{code}".encode()).hexdigest()
