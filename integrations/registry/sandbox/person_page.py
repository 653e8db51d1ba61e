"""The page of one person: what the registry holds of them, and forms for what happens to them in the demo."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from integrations.registry.sandbox.dossier import dossier
from integrations.registry.sandbox.feeds import HAPPENINGS, happen
from integrations.registry.sandbox.offers import WILLS, make_offer
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.codes import give_desk_code
from integrations.registry.sandbox.painting import SAFE, language_of, own, show
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.words import in_words, say

__all__ = ["person_pages"]

Act = Callable[[Office, Person, dict[str, str], str], str]


def person_pages(routes: APIRouter, office: Office) -> None:
    """Add the page and its forms."""

    @routes.get("/people/{number}", response_class=HTMLResponse)
    async def read(number: int, request: Request) -> Response:
        return _shown(office, number, request, None)

    @routes.post("/people/{number}/{act}", response_class=HTMLResponse)
    async def write(number: int, act: str, request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        if act not in ACTS or not own(request):
            return HTMLResponse(say("page.not_found", language_of(request)), 404, SAFE)
        return _shown(
            office, number, request, lambda person: ACTS[act](office, person, form, language_of(request))
        )


def _shown(office: Office, number: int, request: Request, act: Callable[[Person], str] | None) -> Response:
    language = language_of(request)
    try:
        person = office.people.by_id(number)
    except KeyError:
        return HTMLResponse(say("page.not_found", language), 404, SAFE)
    notice = ""
    if act is not None:
        with office.database.transaction():
            notice = act(person)
    return show("person.html", language, notice=notice, **dossier(office, person, language))


def _offer(office: Office, person: Person, form: dict[str, str], language: str) -> str:
    will = form.get("will", "")
    position = " ".join(form.get("position", "").split())[:100]
    if will not in WILLS or not position:
        return ""
    make_offer(office, person, position, "Nümunə MMC", will)
    return say("page.saved", language)


def _happening(office: Office, person: Person, form: dict[str, str], language: str) -> str:
    name = form.get("happening", "")
    if name not in HAPPENINGS:
        return ""
    return say("page.known_on", language, day=in_words(happen(office, person, name).isoformat(), language))


def _desk_code(office: Office, person: Person, _: dict[str, str], language: str) -> str:
    code = give_desk_code(office, person)
    return say("page.desk_code", language, code=code)


ACTS: dict[str, Act] = {"offer": _offer, "happening": _happening, "desk-code": _desk_code}
