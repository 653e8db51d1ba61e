"""openapi.yaml: what the agency's engineers read is complete, strict, and the only schema there is."""

from __future__ import annotations

import copy
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from integrations.registry.contract import PATH, Contract, Fault, load
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, Asking, application

KNOWN = load()
OPERATIONS = sorted(KNOWN.operations)
LIVE = {"401", "429", "503"}


def schemas(node: Any) -> list[dict[str, Any]]:
    """Every schema of the document, at any depth."""
    if isinstance(node, dict):
        return ([node["schema"]] if "schema" in node else []) + [
            s for each in node.values() for s in schemas(each)
        ]
    return [s for each in node for s in schemas(each)] if isinstance(node, list) else []


def test_every_schema_is_json_schema_2020_12() -> None:
    found = schemas(KNOWN.document) + list(KNOWN.document["components"]["schemas"].values())
    assert len(found) > 80
    for schema in found:
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_personal_number_never_travels_in_an_address(name: str) -> None:
    operation = KNOWN.operations[name]
    assert "{fin" not in operation.path
    assert not {"fin", "card", "phone", "birth_date"} & {each.name for each in operation.parameters}


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_problem_of_an_operation_has_its_status_among_the_answers(name: str) -> None:
    operation = KNOWN.operations[name]
    for code in operation.problems:
        assert KNOWN.problem_types[code]["status"] in operation.statuses, code
    assert {str(status) for status in operation.statuses} >= LIVE


@pytest.mark.parametrize("name", [name for name in OPERATIONS if KNOWN.operations[name].keyed])
def test_what_files_something_takes_a_key_and_a_reference(name: str) -> None:
    operation = KNOWN.operations[name]
    assert {"key-missing", "key-reused", "key-running", "reference-taken"} <= set(operation.problems)
    assert operation.request is not None
    assert Fault(at="", rule="required") in operation.request({})


@pytest.mark.parametrize("name", [n for n in OPERATIONS if KNOWN.operations[n].request])
def test_a_request_takes_no_member_the_contract_does_not_name(name: str) -> None:
    request = KNOWN.operations[name].request
    assert request is not None
    assert Fault(at="", rule="additionalProperties") in request({"nickname": "x"})


def test_every_problem_says_whether_the_same_call_may_be_repeated() -> None:
    for code, kind in KNOWN.problem_types.items():
        assert isinstance(kind["retry"], bool), code
        assert kind["meaning"].endswith("."), code
        assert 400 <= kind["status"] < 600


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("Fin", "1AB2C3D", "1AB2C3D\n"),
        ("Fin", "7ZZZZZZ", "1AB2C3O"),
        ("Card", "AZE01234567", "AZE1234567"),
        ("Card", "AA1234567", "aa1234567"),
        ("Phone", "+994501234567", "+994121234567"),
        ("Day", "2028-02-29", "2026-02-29"),
        ("Day", "2026-11-21", "20261121"),
        ("Instant", "2026-11-21T10:15:00+04:00", "2026-11-21T10:15:00"),
        ("Instant", "2026-11-23T00:30:00+04:00", "2026-11-22T20:30:00Z"),
        ("Instant", "2026-11-23T00:30:00.250+04:00", "2026-11-22T20:30:00+00:00"),
        ("Period", "2026-11", "2026-13"),
        ("Ground", "68.2.ç", "68.2.Ç"),
        ("Ground", "77-1", "none."),
        ("Line", "Nümunə küçəsi 12", "two\nlines"),
        ("Text", "two\nlines", "bell\x07"),
    ],
)
def test_the_small_shapes_take_the_good_and_refuse_the_bad(name: str, good: str, bad: str) -> None:
    check = KNOWN.schema(f"#/components/schemas/{name}")
    assert check(good) == ()
    assert check(bad) != ()


def test_an_error_of_the_contract_names_places_and_never_values() -> None:
    request = KNOWN.operations["findPerson"].request
    assert request is not None
    faults = request({"fin": "SECRET-1", "card": "SECRET2", "birth_date": "SECRET3", "SECRET4": 1})
    assert {each.at for each in faults} == {"", "/fin", "/card", "/birth_date"}
    assert "SECRET" not in repr(faults)


async def test_a_new_field_of_the_form_touches_openapi_yaml_and_no_program() -> None:
    document = copy.deepcopy(KNOWN.document)
    form = document["components"]["schemas"]["Application"]
    form["properties"]["shift"] = {"enum": ["day", "night"]}
    form["required"].append("shift")
    app = create_app(Wanted(today=TODAY, people=0), Contract(document))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry") as http:
        key = {"Idempotency-Key": "a-key-of-the-new-form"}
        body = application(reference="TEST-new-form")
        without = await http.post("/applications", json=body, headers=key)
        filed = await http.post("/applications", json={**body, "shift": "night"}, headers=key)
    assert (without.status_code, filed.status_code) == (422, 201)
    kept = app.state.office.database.row("SELECT body FROM filing WHERE reference = 'TEST-new-form'")
    assert '"shift": "night"' in kept["body"]


def test_every_example_an_engineer_reads_is_good() -> None:
    components = KNOWN.document["components"]
    shown = 0
    for name, schema in components["schemas"].items():
        if "example" in schema:
            assert KNOWN.schema(f"#/components/schemas/{name}")(schema["example"]) == (), name
            shown += 1
    for name, parameter in components["parameters"].items():
        if "example" in parameter:
            assert KNOWN.schema(f"#/components/parameters/{name}/schema")(parameter["example"]) == (), name
            shown += 1
    assert shown > 10


def test_each_fact_says_in_a_line_what_it_means_and_where_the_law_uses_it() -> None:
    for name, fact in KNOWN.document["components"]["schemas"]["Facts"]["properties"].items():
        line = fact["description"]
        assert 20 < len(line) < 200, name
        assert line.endswith("."), name
        assert any(sign.isdigit() for sign in line) or "no article" in line, name


def test_the_file_stands_alone() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert ".md" not in text
    assert "the project" not in text


UNLISTED = [
    ("/district", {"district": "AZ-XX"}),
    ("/profession/code", {"profession": {"code": "9999", "text": "x"}}),
    ("/wished_work/code", {"wished_work": {"code": "9999", "text": "x"}}),
    ("/education/level", {"education": {"level": "somewhere"}}),
    ("/travel", {"travel": "by_balloon"}),
]


@pytest.mark.parametrize(("at", "differs"), UNLISTED)
async def test_a_code_its_list_does_not_have_is_refused_and_nothing_is_filed(
    asking: Asking, at: str, differs: dict[str, Any]
) -> None:
    refused = await asking.apply(**differs)
    assert (refused.status, refused.code) == (422, "invalid")
    assert refused.body["errors"] == [{"at": at, "rule": "x-list"}]
    assert asking.office.database.rows("SELECT 1 FROM filing WHERE reference LIKE 'TEST-%'") == []


@pytest.mark.parametrize("reminders", ["letter", "", None])
async def test_reminders_go_where_the_contract_names(asking: Asking, reminders: str | None) -> None:
    assert (await asking.apply(reminders=reminders)).body["errors"] == [{"at": "/reminders", "rule": "enum"}]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "decision",
            {"decision": "kept", "article": "27.3", "decided_on": "2026-06-10", "through": None},
            {},
        ),
        ("programme", {"drawn_on": "2026-06-10"}, {"drawn_on": None}),
        ("report", {"number": "1", "period": "2026-06"}, {"number": "1"}),
        (
            "filing",
            {"number": "1", "operation": "leaveList", "filing_kind": "leaveList", "state": "accepted"},
            {"number": "1", "operation": "leaveList", "state": "accepted"},
        ),
        ("offer", {"offer_id": "offer-1", "answer_by": None}, {"offer_id": "offer-1"}),
        ("offer_closed", {"offer_id": "offer-1"}, {}),
        ("employer_answered", {"offer_id": "offer-1", "employer": "hired"}, {"offer_id": "offer-1"}),
        ("facts_changed", {"names": ["has_disability"]}, {"names": []}),
    ],
)
def test_the_body_of_an_event_goes_by_its_kind(kind: str, good: dict[str, Any], bad: dict[str, Any]) -> None:
    check = KNOWN.schema("#/components/schemas/Event")
    event = {"id": "1", "kind": kind, "at": "2026-06-10T09:00:00+04:00", "fin": "1AB2C3D", "phone": None}
    assert check({**event, "language": "az", "body": good}) == ()
    assert check({**event, "language": "az", "body": bad}) != ()
    assert check({**event, "language": "az", "kind": "news", "body": bad}) == ()
