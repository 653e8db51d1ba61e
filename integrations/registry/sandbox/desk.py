"""The desk: takes a call, holds it to openapi.yaml, does it once, and holds the answer to openapi.yaml too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from fastapi import Request, Response
from starlette.requests import ClientDisconnect

from integrations.registry.contract import Contract, Operation, Parameter
from integrations.registry.sandbox.faults import Faults
from integrations.registry.sandbox.gate import Gate
from integrations.registry.sandbox.law import catch_up
from integrations.registry.sandbox.listed import unlisted
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.strict import NotJson, read

__all__ = ["Desk", "Handler"]

Handler = Callable[[Office, dict[str, Any]], dict[str, Any]]
Keep = Callable[[dict[str, Any]], None]
MOST_BYTES = 256 * 1024
METHOD_NOT_ALLOWED = 405
KEPT = timedelta(days=90)


class Desk:
    """Answers every operation of the contract through one handler each."""

    def __init__(
        self,
        contract: Contract,
        office: Office,
        handlers: Mapping[str, Handler],
        faults: Faults,
        gate: Gate,
    ) -> None:
        """Raises ValueError when the handlers are not exactly the operations of the contract."""
        if set(handlers) != set(contract.operations):
            raise ValueError(sorted(set(handlers) ^ set(contract.operations)))
        self.contract = contract
        self.office = office
        self.faults = faults
        self._handlers = handlers
        self._gate = gate
        self._running: set[str] = set()

    async def answer(self, operation: Operation, request: Request) -> Response:
        """One call, from bytes to bytes."""
        gateway = await self.faults.before(operation.name)
        if gateway is not None:
            return gateway
        try:
            self._gate.check(request, operation.scope, self.faults.now.calls_a_minute)
            response = await self._take(operation, request)
        except Refusal as refusal:
            response = self._problem(refusal.code, refusal.members)
        return self.faults.after(operation.name, response)

    async def astray(self, _: Request, lost: Exception) -> Response:
        """A call to an address or by a method that the contract does not have, refused like any other."""
        wrong_method = getattr(lost, "status_code", 404) == METHOD_NOT_ALLOWED
        response = self._problem("method-not-allowed" if wrong_method else "not-found", {})
        response.headers.update(getattr(lost, "headers", None) or {})
        return response

    async def _take(self, operation: Operation, request: Request) -> Response:
        values = self._parameters(operation, request)
        body = await self._body(operation, request)
        key = request.headers.get("idempotency-key") if operation.keyed else None
        with self._claimed(key):
            await self.faults.think(operation.name)
            if key is None:
                return self._reply(operation.success, self._handle(operation, body | values))
            return self._once(operation, key, body | values)

    @contextmanager
    def _claimed(self, key: str | None) -> Iterator[None]:
        if key in self._running:
            raise Refusal("key-running", retry_after=1)
        running = {key} if key else set()
        self._running |= running
        try:
            yield
        finally:
            self._running -= running

    def _parameters(self, operation: Operation, request: Request) -> dict[str, Any]:
        given = {"path": request.path_params, "query": request.query_params, "header": request.headers}
        values = {}
        for each in operation.parameters:
            value = given[each.where].get(each.name)
            if value is not None or each.required:
                values[each.name] = self._parameter(each, value)
        values.pop("Idempotency-Key", None)
        return values

    def _parameter(self, parameter: Parameter, value: str | None) -> Any:
        known: Any = int(value) if parameter.number and value and value.isdecimal() else value
        if value is None or parameter.check(known):
            if parameter.name == "Idempotency-Key":
                raise Refusal("key-missing")
            raise Refusal("invalid", errors=[{"at": f"/{parameter.name}", "rule": parameter.where}])
        return known

    async def _body(self, operation: Operation, request: Request) -> dict[str, Any]:
        if operation.request is None:
            return {}
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
            raise Refusal("media-type")
        try:
            body = read(await _read(request))
        except NotJson as broken:
            raise Refusal("malformed") from broken
        faults = [asdict(fault) for fault in operation.request(body)]
        if faults or (faults := unlisted(self.contract, operation, body)):
            raise Refusal("invalid", errors=faults)
        return dict(body)

    def _handle(
        self, operation: Operation, values: dict[str, Any], keep: Keep | None = None
    ) -> dict[str, Any]:
        with self.office.database.transaction():
            catch_up(self.office)
            outcome = self._outcome(operation, values)
            if keep is not None and not isinstance(outcome, Refusal):
                # The effect and its kept answer are one transaction: killed between them, a registry would file twice.
                keep(outcome)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def _outcome(self, operation: Operation, values: dict[str, Any]) -> dict[str, Any] | Refusal:
        try:
            answer = self._handlers[operation.name](self.office, values)
        except Refusal as refusal:
            if refusal.code not in operation.problems:
                raise RuntimeError(f"{operation.name} does not declare {refusal.code}") from refusal
            if not refusal.keep:
                raise
            return refusal
        faults = operation.answers[operation.success](answer)
        if faults:
            raise RuntimeError(f"{operation.name} answers against the contract: {faults}")
        return answer

    def _once(self, operation: Operation, key: str, values: dict[str, Any]) -> Response:
        digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
        database = self.office.database
        database.run("DELETE FROM answered WHERE kept_until < ?", self.office.now().isoformat())
        kept = database.row("SELECT * FROM answered WHERE key = ?", key)
        if kept is None:
            return self._reply(
                operation.success, self._handle(operation, values, self._keep(operation, key, digest))
            )
        if (kept["operation"], kept["digest"]) != (operation.name, digest):
            raise Refusal("key-reused")
        return self._reply(kept["status"], json.loads(kept["body"]))

    def _keep(self, operation: Operation, key: str, digest: str) -> Keep:
        until = (self.office.now() + KEPT).isoformat()

        def keep(answer: dict[str, Any]) -> None:
            row = (key, operation.name, digest, operation.success, json.dumps(answer), until)
            self.office.database.run("INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?)", *row)

        return keep

    def _reply(self, status: int, body: dict[str, Any]) -> Response:
        return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json")

    def _problem(self, code: str, members: dict[str, Any]) -> Response:
        status = int(self.contract.problem_types[code]["status"])
        body = {"type": f"/problems/{code}", "title": code.replace("-", " "), "status": status, **members}
        headers = {"Retry-After": str(members["retry_after"])} if "retry_after" in members else {}
        return Response(json.dumps(body), status, headers, media_type="application/problem+json")


async def _read(request: Request) -> bytes:
    raw = bytearray()
    try:
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > MOST_BYTES:
                raise Refusal("too-large")
    except ClientDisconnect as gone:
        raise Refusal("malformed") from gone
    return bytes(raw)
