"""The sandbox as an ASGI application: every operation of openapi.yaml, the demo's endpoints, the page for people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.routing import Route

from integrations.registry import contract
from integrations.registry.sandbox.clock import Clock
from integrations.registry.sandbox.database import SCHEMA_VERSION, open_database
from integrations.registry.sandbox.demo import demo_routes
from integrations.registry.sandbox.desk import Desk
from integrations.registry.sandbox.faults import Faults
from integrations.registry.sandbox.gate import Gate, Terms
from integrations.registry.sandbox.going import Going
from integrations.registry.sandbox.law import catch_up
from integrations.registry.sandbox.office import ADOPTED, Office
from integrations.registry.sandbox.operations import HANDLERS
from integrations.registry.sandbox.page import page_routes
from integrations.registry.sandbox.people import CROWD, plant_all

__all__ = ["OldDatabase", "Wanted", "create_app", "open_office"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a sandbox is started: database, first day (None: today in Baku), size of the crowd, terms, law text."""

    database: str = ":memory:"
    today: date | None = None
    codes_a_day: int = 10
    people: int = CROWD
    terms: Terms = field(default_factory=Terms)
    law: str = ADOPTED


class OldDatabase(Exception):
    """The database was made by another version of the sandbox: begin with a new one."""


def open_office(wanted: Wanted) -> Office:
    """The office over its database; a new one is filled with made-up persons. Raises OldDatabase."""
    database = open_database(wanted.database)
    office = Office(database, Clock(database, wanted.today), wanted.codes_a_day, wanted.law)
    with database.transaction():
        if office.people.count() == 0:
            plant_all(office, wanted.people)
            office.keep_setting("schema", SCHEMA_VERSION)
        if office.setting("schema") != SCHEMA_VERSION:
            raise OldDatabase(wanted.database)
        catch_up(office)
    return office


def create_app(wanted: Wanted, known: contract.Contract | None = None) -> FastAPI:
    """A sandbox held to `known` (openapi.yaml unless given); `app.state` has its office, faults and gate."""
    office, known = open_office(wanted), known or contract.load()
    faults = Faults(frozenset(each.name for each in known.operations.values() if each.keyed))
    gate = Gate(wanted.terms)
    desk = Desk(known, office, HANDLERS, faults, gate)
    app = FastAPI(title="Registry sandbox", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.office, app.state.faults, app.state.gate = office, faults, gate
    app.add_exception_handler(HTTPException, desk.astray)
    for operation in known.operations.values():
        # A plain route: the desk checks calls by openapi.yaml, FastAPI has nothing to add to that.
        app.router.routes.append(
            Route(operation.path, _endpoint(desk, operation), methods=[operation.method])
        )
    going = Going(office)
    for routes in (gate.routes(), demo_routes(office, faults, going), page_routes(office, faults, going)):
        app.include_router(routes)
    return app


def _endpoint(desk: Desk, operation: contract.Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await desk.answer(operation, request)

    return endpoint
