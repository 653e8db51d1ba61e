"""openapi.yaml as the program sees it: operations by name, each with compiled checks of what is sent and answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012, Draft202012Validator, Registry, ValidationError

__all__ = ["PATH", "Contract", "Fault", "Operation", "Parameter", "load"]

PATH = Path(__file__).with_name("openapi.yaml")
HERE = "urn:addim:registry"
MOST_FAULTS = 20
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a body breaks the contract: a JSON Pointer and the broken keyword, never a value."""

    at: str
    rule: str


Check = Callable[[Any], tuple[Fault, ...]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation; `where` is path, query or header; `number` if it stands for an integer."""

    name: str
    where: str
    required: bool
    number: bool
    check: Check = field(repr=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of openapi.yaml with its compiled checks; `scope` is what a token needs for it."""

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    scope: str
    problems: tuple[str, ...]
    statuses: tuple[int, ...]
    request: Check | None = field(repr=False)
    answers: Mapping[int, Check] = field(repr=False)

    @property
    def keyed(self) -> bool:
        """True if it files something and so needs an Idempotency-Key."""
        return any(each.name == "Idempotency-Key" for each in self.parameters)

    @property
    def success(self) -> int:
        """The 2xx status of a good answer."""
        return min(self.statuses)


class Contract:
    """The whole of openapi.yaml; build it once (load) and keep it."""

    def __init__(self, document: dict[str, Any]) -> None:
        """`document` is the parsed file."""
        self.document = document
        self._registry = Registry([(HERE, document)], draft=Draft202012)
        self.problem_types: Mapping[str, Mapping[str, Any]] = document["components"]["x-problem-types"]
        self.problem = self.schema("#/components/schemas/Problem")

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Every operation by its operationId."""
        found = {}
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    found[item[method]["operationId"]] = self._operation(path, method, item[method])
        return found

    @property
    def limits(self) -> Mapping[str, int]:
        """The figures of `x-limits`: calls_a_minute, calls_in_flight, body_bytes, answer_bytes."""
        return dict(self.document["x-limits"])

    def schema(self, pointer: str) -> Check:
        """A check against the schema at this JSON Pointer of the file (`#/components/schemas/Fin`)."""
        made: list[Draft202012Validator] = []

        def check(value: Any) -> tuple[Fault, ...]:
            if not made:  # compiled when first needed: most processes use a few of them
                made.append(self._validator(pointer))
            return _faults(made[0], value)

        return check

    def _validator(self, pointer: str) -> Draft202012Validator:
        return Draft202012Validator({"$ref": HERE + pointer}, registry=self._registry, validate_formats=True)

    def _operation(self, path: str, method: str, item: Mapping[str, Any]) -> Operation:
        place = f"#/paths/{_escape(path)}/{method}"
        parameters = (self._parameter(each) for each in item.get("parameters", ()))
        statuses = tuple(int(status) for status in item["responses"])
        return Operation(
            name=item["operationId"],
            method=method.upper(),
            path=path,
            parameters=tuple(parameters),
            scope=_scope(item.get("security", self.document["security"])),
            problems=tuple(item.get("x-problems", ())),
            statuses=statuses,
            request=self.schema(f"{place}/requestBody/{JSON_CONTENT}") if "requestBody" in item else None,
            answers={s: self.schema(f"{place}/responses/{s}/{JSON_CONTENT}") for s in statuses if s < 300},
        )

    def _parameter(self, item: Mapping[str, Any]) -> Parameter:
        name = item["$ref"].rsplit("/", 1)[-1]
        found = self.document["components"]["parameters"][name]
        check = self.schema(f"#/components/parameters/{name}/schema")
        number = found["schema"].get("type") == "integer"
        return Parameter(found["name"], found["in"], found.get("required", False), number, check)


JSON_CONTENT = "content/application~1json/schema"


def _faults(validator: Draft202012Validator, value: Any) -> tuple[Fault, ...]:
    if validator.is_valid(value):
        return ()
    found = {_fault(error) for error in validator.iter_errors(value)}
    return tuple(sorted(found, key=lambda fault: (fault.at, fault.rule)))[:MOST_FAULTS]


def _fault(error: ValidationError) -> Fault:
    at = "".join(f"/{part}" for part in error.instance_path)
    return Fault(at, str(error.schema_path[-1]))


def _scope(security: Sequence[Mapping[str, Sequence[str]]]) -> str:
    return next(each["oauth"][0] for each in security if "oauth" in each)


def _escape(path: str) -> str:
    return re.sub(r"[{}]", lambda sign: f"%{ord(sign[0]):02X}", path.replace("~", "~0").replace("/", "~1"))


@cache
def load(path: Path = PATH) -> Contract:
    """The contract in the file at `path`; read and compiled once a process."""
    return Contract(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
