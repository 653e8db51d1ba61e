"""The registry's page for people: what it holds, its day, its faults. Works without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from integrations.registry.sandbox.days import add_months, last_workday, next_workday
from integrations.registry.sandbox.faults import Faults, Switches
from integrations.registry.sandbox.going import Going
from integrations.registry.sandbox.odd import ODD
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.painting import PAGES, SAFE, language_of, own, show
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.person_page import person_pages

__all__ = ["page_routes"]

SHOWN = 50


def _after(day: date) -> date:
    return day + timedelta(days=1)


MOVES: dict[str, Callable[[date], date]] = {
    "1": _after,
    "7": lambda day: day + timedelta(days=7),
    "workday": lambda day: next_workday(_after(day)),
    "month_end": lambda day: max(day, last_workday(day.year, day.month)),
    "next_month": lambda day: next_workday(add_months(day.replace(day=1), 1)),
}


def page_routes(office: Office, faults: Faults, going: Going) -> APIRouter:
    """The page, a page for each person, and the two forms."""
    routes = APIRouter()

    @routes.get("/", response_class=HTMLResponse)
    async def home(request: Request) -> Response:
        return show("home.html", language_of(request), **_home(office, faults, request))

    @routes.get("/feed", response_class=HTMLResponse)
    async def feed(request: Request) -> Response:
        events = office.database.rows("SELECT * FROM event ORDER BY id DESC LIMIT 100")
        return show("feed.html", language_of(request), events=events)

    @routes.get("/registry.css")
    async def style() -> Response:
        return Response((PAGES / "registry.css").read_bytes(), media_type="text/css", headers=SAFE)

    _forms(routes, office, faults, going)
    person_pages(routes, office)
    return routes


def _forms(routes: APIRouter, office: Office, faults: Faults, going: Going) -> None:
    @routes.post("/day")
    async def change_day(request: Request) -> Response:
        form = await request.form()
        move = MOVES.get(str(form.get("move")))
        if move is not None and own(request):
            await going.go(move(office.clock.today()))
        return _back(form.get("lang"), "day")

    @routes.post("/faults")
    async def change_faults(request: Request) -> Response:
        form = await request.form()
        if own(request):
            faults.set(_switches({name: str(value) for name, value in form.items()}))
        return _back(form.get("lang"), "faults")


def _switches(form: dict[str, str]) -> dict[str, Any]:
    if "mend" in form:
        return asdict(Switches()) | {"operations": [], "schedule": []}
    slow = form.get("slow_seconds", "")
    return {
        "slow_seconds": min(float(slow), 600.0) if slow.replace(".", "", 1).isdecimal() else 0.0,
        "down": "down" in form,
        "odd": form["odd"] if form.get("odd") in ODD else "",
        "odd_count": 0,
        **{name: _whole(form.get(name, "")) for name in ("lose_answers", "cut_at", "calls_a_minute")},
    }


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _home(office: Office, faults: Faults, request: Request) -> dict[str, Any]:
    start = request.query_params.get("from", "0")
    first = int(start) if start.isdecimal() and len(start) < 9 else 0
    count = office.people.count()
    language = language_of(request)
    return {
        "today": office.today().isoformat(),
        "moves": tuple(MOVES),
        "faults": faults.now,
        "odd": tuple(ODD),
        "messages": office.database.rows("SELECT * FROM message ORDER BY id DESC LIMIT 10"),
        "people": [_line(office, each, language) for each in office.people.listed(first, SHOWN)],
        "count": count,
        "next": first + SHOWN if first + SHOWN < count else None,
    }


def _line(office: Office, person: Person, language: str) -> dict[str, Any]:
    story = person.body.get("story") or ("", "")
    return {
        "id": person.id,
        "name": person.name,
        "fin": person.fin,
        "card": person.card,
        "birth_date": person.birth_date.isoformat(),
        "job_seeker": office.people.registration(person, "job_seeker"),
        "unemployed": office.people.registration(person, "unemployed"),
        "story": story[0 if language == "az" else 1],
    }


def _back(language: object, place: str) -> Response:
    return RedirectResponse(f"/?lang={'ru' if language == 'ru' else 'az'}#{place}", 303, SAFE)
