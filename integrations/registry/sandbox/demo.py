"""The demo's endpoints under /sandbox: its day, phone, persons and faults. A real registry has none of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from integrations.registry.contract import PATH
from integrations.registry.sandbox.faults import Faults
from integrations.registry.sandbox.feeds import HAPPENINGS, happen
from integrations.registry.sandbox.fit import read_fit
from integrations.registry.sandbox.going import Going, move_day
from integrations.registry.sandbox.offers import WILLS, make_offer
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.codes import give_desk_code
from integrations.registry.sandbox.person import Person
from integrations.registry.strict import NotJson, read

__all__ = ["demo_routes"]

REFUSED_MOVE = -1
REFUSED = {"type": "/problems/invalid", "title": "invalid", "status": 422}


def demo_routes(office: Office, faults: Faults, going: Going) -> APIRouter:
    """All endpoints under /sandbox, and the contract itself at /openapi.yaml."""
    routes = APIRouter()
    _day(routes, office, going)
    _phone(routes, office)
    _people(routes, office)
    _events(routes, office)
    _faults(routes, faults)

    @routes.get("/openapi.yaml")
    async def schema() -> Response:
        return Response(PATH.read_bytes(), media_type="application/yaml")

    return routes


def _day(routes: APIRouter, office: Office, going: Going) -> None:
    def state() -> dict[str, str]:
        return {"day": office.today().isoformat(), "now": office.now().isoformat()}

    @routes.get("/sandbox/day")
    async def read_day(lived: date | None = None) -> dict[str, str]:
        if lived is not None:  # who asks follows, and has done what there was to do on this day
            going.followed(lived)
        return state()

    @routes.post("/sandbox/day")
    async def change_day(request: Request) -> Response:
        try:
            move_day(office, _days(office, await _json(request)))
        except ValueError:
            return JSONResponse(REFUSED, 422)
        return JSONResponse(state())


def _days(office: Office, wanted: dict[str, Any]) -> int:
    if isinstance(wanted.get("to"), str):
        return (date.fromisoformat(wanted["to"]) - office.today()).days
    days = wanted.get("move_days")
    return days if isinstance(days, int) and not isinstance(days, bool) else REFUSED_MOVE


def _phone(routes: APIRouter, office: Office) -> None:
    @routes.get("/sandbox/phone")
    async def read_phone(after: int = 0, phone: str | None = None) -> dict[str, Any]:
        mine, values = ("", ()) if phone is None else (" AND phone = ?", (phone,))
        sql = f"SELECT * FROM message WHERE id > ?{mine} ORDER BY id LIMIT 500"
        rows = [dict(row) for row in office.database.rows(sql, after, *values)]
        return {"messages": rows, "next": rows[-1]["id"] if rows else after}

    @routes.post("/sandbox/phone")
    async def receive(request: Request) -> Response:
        wanted = await _json(request)
        phone, text = _phone_of(office, wanted), wanted.get("text")
        if phone is None or not isinstance(text, str):
            return JSONResponse(REFUSED, 422)
        with office.database.transaction():
            office.send(phone, text, sender="service")
        return JSONResponse({"ok": True}, 201)


def _phone_of(office: Office, wanted: dict[str, Any]) -> str | None:
    if isinstance(wanted.get("to_fin"), str):
        person = office.people.by_fin(wanted["to_fin"])
        return None if person is None else person.phone
    phone = wanted.get("phone")
    return phone if isinstance(phone, str) else None


def _people(routes: APIRouter, office: Office) -> None:
    @routes.get("/sandbox/people")
    async def read_people(limit: int = 100, offset: int = 0) -> dict[str, Any]:
        listed = office.people.listed(max(offset, 0), min(max(limit, 0), 1000))
        return {"people": [described(each) for each in listed], "count": office.people.count()}


def described(person: Person) -> dict[str, Any]:
    """A made-up person as the demo shows them."""
    story = person.body.get("story") or ("", "")
    return {
        "slug": person.slug,
        "name": person.name,
        "fin": person.fin,
        "card": person.card,
        "birth_date": person.birth_date.isoformat(),
        "phone": person.phone,
        "language": person.language,
        "story": {"az": story[0], "ru": story[1]},
        "says": person.body.get("says", {}),
        "expected": person.body.get("expected", {}),
    }


def _events(routes: APIRouter, office: Office) -> None:
    """What happens to somebody in the demo: an offer, a turn of life, a visit to a desk."""

    @routes.post("/sandbox/offers")
    async def offer(request: Request) -> Response:
        wanted = await _json(request)
        person, will = _person(office, wanted), wanted.get("will", "refuse")
        fit = read_fit(wanted.get("fit", {}))
        if person is None or will not in WILLS or fit is None:
            return JSONResponse(REFUSED, 422)
        position, employer = (
            str(wanted.get("position", "Satıcı")),
            str(wanted.get("employer_name", "Nümunə MMC")),
        )
        with office.database.transaction():
            offer_id = make_offer(office, person, position[:300], employer[:300], will, fit)
        return JSONResponse({"offer_id": offer_id}, 201)

    @routes.post("/sandbox/happenings")
    async def happening(request: Request) -> Response:
        wanted = await _json(request)
        person, name = _person(office, wanted), wanted.get("happening")
        if person is None or not isinstance(name, str) or name not in HAPPENINGS:
            return JSONResponse(REFUSED, 422)
        with office.database.transaction():
            known_on = happen(office, person, name)
        return JSONResponse({"known_on": known_on.isoformat()}, 201)

    @routes.post("/sandbox/desk-codes")
    async def desk_code(request: Request) -> Response:
        person = _person(office, await _json(request))
        if person is None:
            return JSONResponse(REFUSED, 422)
        with office.database.transaction():
            code = give_desk_code(office, person)
        return JSONResponse({"code": code}, 201)


def _person(office: Office, wanted: dict[str, Any]) -> Person | None:
    fin = wanted.get("fin")
    return office.people.by_fin(fin) if isinstance(fin, str) else None


def _faults(routes: APIRouter, faults: Faults) -> None:
    @routes.get("/sandbox/faults")
    async def read_faults() -> dict[str, Any]:
        return faults.wire()

    @routes.post("/sandbox/faults")
    async def set_faults(request: Request) -> Response:
        try:
            faults.set(await _json(request))
        except ValueError:
            return JSONResponse(REFUSED, 422)
        return JSONResponse(faults.wire())

    @routes.get("/sandbox/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}


async def _json(request: Request) -> dict[str, Any]:
    try:
        body = read(await request.body())
    except NotJson:
        return {}
    return body if isinstance(body, dict) else {}
