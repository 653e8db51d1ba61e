"""What the client alarms somebody of: a wrong record, our own mistakes, registers that contradict each other."""

from __future__ import annotations

import pytest

from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known, Unknown
from tests.registry.asking import WALK, Asking, application
from tests.registry.test_client import ASKED, FIN, KEY, answered, raw


async def test_somebody_else_s_record_raises_an_alarm(asking: Asking, served: str) -> None:
    alarms: list[str] = []
    await asking.demo("faults", odd="wrong_person")
    async with RegistryClient(served, alarm=alarms.append) as client:
        for operation in ("readStatus", "readFacts", "readProgramme", "readOffers", "findPerson"):
            asked = WALK if operation == "findPerson" else ASKED
            assert await client.call(operation, asked) == Unknown("wrong-person"), operation
    assert alarms == ["wrong-person"] * 5


async def test_somebody_else_s_record_is_seen_in_lists_months_and_references_too(
    asking: Asking, served: str
) -> None:
    alarms: list[str] = []
    async with RegistryClient(served, alarm=alarms.append) as client:
        await client.call("submitApplication", application(reference="TEST-0001"), key=KEY)
        await asking.demo("faults", odd="wrong_person")
        assert await client.call("readStatuses", {"fins": [FIN]}) == Unknown("wrong-person")
        assert await client.call("listReports", {"period": "2026-06"}) == Unknown("wrong-record")
        for operation in ("findApplication", "findFiling"):
            assert await client.call(operation, {"reference": "TEST-0001"}) == Unknown("wrong-record")
        left = {**ASKED, "reference": "TEST-0002", "list": "job_seeker"}
        assert await client.call("leaveList", left, key=KEY + "-2") == Unknown("wrong-record")
        await asking.demo("faults", odd="")
        # Filed as something else under the same reference: another thing than was looked for.
        assert await client.lookup("leaveList", "TEST-0001") == Unknown("wrong-record")
    assert alarms == ["wrong-person", *["wrong-record"] * 5]


@pytest.mark.parametrize(
    ("status", "headers", "body", "alarms"),
    [
        (422, {}, "invalid", ["invalid"]),
        (400, {}, "malformed", ["malformed"]),
        (404, {}, "person-not-found", []),
        (500, {"x-road-error": "Server.ServerProxy.ServiceDisabled"}, "", ["service-disabled"]),
        (500, {"x-road-error": "Server.ServerProxy.GlobalConfOutdated"}, "", ["global-conf-outdated"]),
        (500, {"x-road-error": "Server.ServerProxy.AccessDenied"}, "", ["access-denied"]),
        (400, {"x-road-error": "Client.BadRequest"}, "", ["bus-client"]),
        (500, {"x-road-error": "Server.ServerProxy.NetworkError"}, "", []),
    ],
)
async def test_what_is_our_own_mistake_or_configuration_pages_somebody(
    status: int, headers: dict[str, str], body: str, alarms: list[str]
) -> None:
    problem = f'{{"type": "/problems/{body}", "title": "", "status": {status}}}'
    heard: list[str] = []
    kind = {"content-type": "application/problem+json"}
    await answered(lambda _: raw(status, {**kind, **headers}, problem), heard.append)
    assert heard == alarms


async def test_registers_that_contradict_each_other_are_told_without_a_name(
    asking: Asking, served: str
) -> None:
    known = (person := asking.person("R")).known()
    alarms: list[str] = []
    async with RegistryClient(served, alarm=alarms.append) as client:
        assert isinstance(await client.call("readFacts", {"fin": person.fin}), Known)
        other = {"value": False, "source": "tax", "as_of": "2026-06-01"}
        known.others["emp_labour_contract"] = [other]
        asking.office.people.keep_known(person, known)
        await client.call("readFacts", {"fin": person.fin})
        assert alarms == []
        known.others["emp_labour_contract"] = [{**other, "value": True}]
        asking.office.people.keep_known(person, known)
        answer = await client.call("readFacts", {"fin": person.fin})
    assert isinstance(answer, Known)
    assert answer.body["facts"]["emp_labour_contract"]["others"][0]["source"] == "tax"
    assert alarms == ["facts-contradict"]
