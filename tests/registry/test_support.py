"""Requests for support, changed data, complaints, contacts, and what became of each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, Asking, Reply

BUSINESS: dict[str, Any] = {"field": {"code": "6123", "text": "Arıçılıq"}, "plan": None}
WORKS: dict[str, Any] = {"district": "AZ-GA", "work": None}


async def self_employment(asking: Asking, slug: str, route: str) -> Reply:
    """Somebody asks for support of their own business."""
    return await asking.file("requestSelfEmployment", fin=asking.fin(slug), route=route, **BUSINESS)


@pytest.mark.parametrize(
    ("slug", "route", "article"),
    [
        ("R", "unemployed", None),
        ("B", "unemployed", "24.1"),
        ("S2", "unemployed", "24.10"),
        ("S9", "land_share", None),
        ("S10", "land_share", "24.8"),
        ("S17", "land_share", "24.8"),
        ("B", "land_share", "24.8"),
    ],
)
async def test_self_employment_is_open_to_whom_the_law_opens_it(
    asking: Asking, slug: str, route: str, article: str | None
) -> None:
    reply = await self_employment(asking, slug, route)
    if article is None:
        assert reply.status == 201
    else:
        assert (reply.status, reply.code, reply.body["article"]) == (403, "not-eligible", article)


async def test_a_request_is_examined_for_five_working_days_and_found_by_reference(asking: Asking) -> None:
    receipt = (await self_employment(asking, "R", "unemployed")).body
    assert (await self_employment(asking, "R", "unemployed")).code == "application-under-way"
    await asking.move_to("2026-06-17")
    found = (await asking.ask("findFiling", reference=receipt["reference"])).body
    assert (found["operation"], found["state"]) == ("requestSelfEmployment", "under_review")
    await asking.move(1)
    found = (await asking.ask("findFiling", reference=receipt["reference"])).body
    assert (found["state"], found["decided_on"], found["number"]) == (
        "accepted",
        "2026-06-18",
        receipt["number"],
    )


async def test_public_works_are_for_the_unemployed(asking: Asking) -> None:
    assert (await asking.file("requestPublicWorks", fin=asking.fin("R"), **WORKS)).status == 201
    refused = await asking.file("requestPublicWorks", fin=asking.fin("B"), **WORKS)
    assert (refused.code, refused.body["article"]) == ("not-eligible", "21.1")


@pytest.fixture
async def later() -> AsyncIterator[Asking]:
    """A caller beside a sandbox that follows the later text."""
    caller = Asking(create_app(Wanted(today=TODAY, people=0, law="amended")))
    yield caller
    await caller.http.aclose()
    caller.office.database.close()


LATER_WAYS = [
    ("R", "unemployed", True),
    ("B", "unemployed", False),
    ("B", "job_seeker", True),
    ("S17", "job_seeker", False),  # on no list
    ("S9", "land_share", True),
    ("S17", "land_share", True),  # a registration is not asked of the owner
    ("S10", "land_share", False),  # has a labour contract
    ("B", "land_share", False),
]


@pytest.mark.parametrize(("slug", "route", "taken"), LATER_WAYS)
async def test_the_later_text_opens_public_works_to_more(
    later: Asking, slug: str, route: str, taken: bool
) -> None:
    reply = await later.file("requestPublicWorks", fin=later.fin(slug), route=route, **WORKS)
    if taken:
        assert reply.status == 201
    else:
        assert (reply.status, reply.code, reply.body["article"]) == (403, "not-eligible", "21.1")


@pytest.mark.parametrize("route", ["job_seeker", "land_share"])
async def test_the_text_of_2018_does_not(asking: Asking, route: str) -> None:
    reply = await asking.file("requestPublicWorks", fin=asking.fin("S9"), route=route, **WORKS)
    assert (reply.code, reply.body["article"]) == ("not-eligible", "21.1")


async def test_changed_data_stand_in_the_sheet_at_once(asking: Asking) -> None:
    fin = asking.fin("report")
    changed: dict[str, Any] = {
        "profession": {"code": "3221", "text": "Feldşer"},
        "health_limits": "Ağır qaldıra bilmir",
        "district": "AZ-GA",
        "address_line": "Yeni küçə 1",
        "phone": "+994700000001",
        "proved_by": "national_login",
    }
    assert (await asking.file("changeProfile", fin=fin, **changed)).status == 201
    sheet = (await asking.ask("readSheet", fin=fin)).body
    assert sheet["current"] == {
        "profession": changed["profession"],
        "speciality": "Tibb bacısı işi",
        "health_limits": "Ağır qaldıra bilmir",
        "address": {"district": "AZ-GA", "line": "Yeni küçə 1"},
    }
    assert (await asking.ask("sendCode", fin=fin, purpose="status")).body["phone_ending"] == "01"


@pytest.mark.parametrize("proof", [{}, {"proved_by": "code"}, {"proved_by": "desk_code"}])
async def test_a_new_phone_number_is_taken_from_the_national_login_only(
    asking: Asking, proof: dict[str, str]
) -> None:
    reply = await asking.file("changeProfile", fin=asking.fin("R"), phone="+994700000001", **proof)
    assert (reply.status, reply.code) == (422, "invalid")


async def test_data_of_somebody_who_is_on_no_list_are_not_changed(asking: Asking) -> None:
    reply = await asking.file("changeProfile", fin=asking.fin("walk"), speciality="Mühasib")
    assert (reply.status, reply.code) == (409, "not-registered")


async def test_a_change_of_nothing_and_half_an_address_are_refused(asking: Asking) -> None:
    fin = asking.fin("report")
    assert (await asking.file("changeProfile", fin=fin)).code == "invalid"
    assert (await asking.file("changeProfile", fin=fin, district="AZ-GA")).code == "invalid"


async def test_a_complaint_is_numbered_and_answered_in_fifteen_working_days(asking: Asking) -> None:
    body = {"about": "delay", "number": None, "text": "Cavab gecikir.\nXahiş edirəm.", "answer_way": "sms"}
    receipt = await asking.file("fileComplaint", fin=asking.fin("B"), **body)
    assert receipt.status == 201
    assert (await state(asking, receipt)) == "under_review"
    await asking.move_to("2026-07-03")
    assert (await state(asking, receipt)) == "accepted"


@pytest.mark.parametrize("way", ["call", "write", "sms"])
@pytest.mark.parametrize("named", [True, False])
async def test_anybody_may_ask_to_be_reached_named_or_not(asking: Asking, named: bool, way: str) -> None:
    body = {
        "phone": None if way == "write" else "+994501112233",
        "email": "ad@example.az" if way == "write" else None,
        "way": way,
        "language": "az",
        "needs": "sign_interpreter",
        "text": None,
    }
    receipt = await asking.file("requestContact", fin=asking.fin("B") if named else None, **body)
    assert receipt.status == 201
    assert (await state(asking, receipt)) == "accepted"


@pytest.mark.parametrize(
    ("way", "phone", "email"),
    [("write", "+994501112233", None), ("call", None, "ad@example.az"), ("sms", None, "ad@example.az")],
)
async def test_nobody_is_reached_where_no_address_was_given(
    asking: Asking, way: str, phone: str | None, email: str | None
) -> None:
    body = {"phone": phone, "email": email, "way": way, "language": "az", "needs": "none", "text": None}
    assert (await asking.file("requestContact", fin=None, **body)).status == 422


async def state(asking: Asking, receipt: Reply) -> str:
    """What became of it."""
    return str((await asking.ask("findFiling", reference=receipt.body["reference"])).body["state"])
