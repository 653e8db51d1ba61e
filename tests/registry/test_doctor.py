"""The doctor: finds nothing at a registry that keeps the contract, and names what another one lacks."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from integrations.registry.contract import Contract, load
from integrations.registry.doctor import Finding, examine
from integrations.registry.sandbox.operations import feed
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, Asking, serving


async def test_a_registry_that_keeps_the_contract_is_healthy(asking: Asking, served: str) -> None:
    findings = await examine(served)
    assert {each.operation for each in findings} == set(load().operations)
    assert [each for each in findings if not each.ok] == []


async def test_the_doctor_files_nothing_and_asks_about_nobody(asking: Asking, served: str) -> None:
    before = content(asking)
    await examine(served)
    assert content(asking) == before


def content(asking: Asking) -> list[object]:
    """Everything the registry holds that a call could change."""
    tables = ("filing", "event", "message", "code", "answered", "report", "offer", "registration", "person")
    return [asking.office.database.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


async def test_each_operation_that_is_missing_or_odd_is_named(asking: Asking, served: str) -> None:
    await asking.demo("faults", odd="server_error", operations=["readSheet", "submitReport"])
    bad = [(each.operation, each.check, each.seen) for each in await examine(served) if not each.ok]
    looks = ("answers", "refuses", "strict", "malformed", "media type")
    filings = ("key", "short key", "refuses", "malformed", "media type")
    assert bad == [
        *(("readSheet", check, "status-500") for check in looks),
        *(("submitReport", check, "status-500") for check in filings),
    ]


async def found_at(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What the doctor finds at a registry that was built to another contract."""
    async with serving(create_app(Wanted(today=TODAY, people=0), Contract(document))) as url:
        return [(each.operation, each.check, each.seen) for each in await examine(url) if not each.ok]


async def test_a_registry_that_ignores_keys_is_found_out() -> None:
    document = copy.deepcopy(load().document)
    document["components"]["parameters"]["IdempotencyKey"]["required"] = False
    keyed = [each.name for each in load().operations.values() if each.keyed]
    assert await found_at(document) == [(name, "key", "invalid") for name in keyed]


async def test_a_registry_that_takes_any_key_is_found_out() -> None:
    document = copy.deepcopy(load().document)
    document["components"]["parameters"]["IdempotencyKey"]["schema"] = {"type": "string"}
    keyed = [each.name for each in load().operations.values() if each.keyed]
    assert await found_at(document) == [(name, "short key", "invalid") for name in keyed]


async def test_a_feed_that_begins_anew_at_every_page_is_found_out(
    asking: Asking, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        await asking.demo("offers", fin=asking.fin("R"))
    assert [each for each in await examine(served) if not each.ok] == []
    monkeypatch.setattr(feed, "_cursor", lambda asked: 0)
    bad = [(each.operation, each.check, each.seen) for each in await examine(served) if not each.ok]
    assert bad == [
        ("listReports", "page", "ok"),
        ("readEvents", "page", "ok"),
        ("readEvents", "page", "page-repeats"),
    ]


async def test_a_registry_that_takes_members_nobody_named_is_found_out() -> None:
    document = copy.deepcopy(load().document)
    document["components"]["schemas"]["Subject"]["additionalProperties"] = True
    reads = ("readStatus", "readSheet", "readOffers", "readProgramme")
    found = await found_at(document)
    assert found == [(name, "strict", "person-not-found") for name in reads]


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("http://127.0.0.1:9", "connecterror"),
        ("127.0.0.1:9", "unsupportedprotocol"),
        ("http://127.0.0.1:port", "invalidurl"),
    ],
)
async def test_a_registry_that_is_not_there_is_one_finding(url: str, seen: str) -> None:
    assert await examine(url) == [Finding("registry", "reached", ok=False, seen=seen)]
