"""Codes of coded lists in a request: a code that its list (`x-list` of openapi.yaml) does not have is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from integrations.registry.contract import Contract, Operation
from integrations.registry.sandbox.codelists import coded_list

__all__ = ["unlisted"]

RULE = "x-list"


def unlisted(contract: Contract, operation: Operation, body: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where a request that follows its schema names codes of no entry: {at, rule}, never the code itself."""
    item = contract.document["paths"][operation.path][operation.method.lower()]
    schema = item["requestBody"]["content"]["application/json"]["schema"]
    return [{"at": at, "rule": RULE} for at in _places(contract.document, schema, body, "")][:20]


def _places(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, at: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _places(document, _at(document, schema["$ref"]), value, at)
    name = schema.get(RULE)
    if name is not None and isinstance(value, str) and value not in coded_list(name).labels:
        yield at
    for branch in (*schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _places(document, branch, value, at)
    for member, within in schema.get("properties", {}).items():
        if isinstance(value, dict) and member in value:
            yield from _places(document, within, value[member], f"{at}/{member}")
    for number, each in enumerate(value if isinstance(value, list) else ()):
        yield from _places(document, schema.get("items", {}), each, f"{at}/{number}")


def _at(document: Mapping[str, Any], ref: str) -> Mapping[str, Any]:
    found: Any = document
    for part in ref.removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)
