"""/healthz and /metrics: whether the service can do its work, and counts without anything personal."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from bot.core import Core
from bot.ledger.errors import LedgerError


def watch_routes(core: Core) -> APIRouter:
    """The two routes."""
    router = APIRouter()

    @router.get("/healthz")
    async def healthz() -> Response:
        """200 while the ledger answers; the registry being down does not make the service unhealthy."""
        try:
            await core.ledger.backlog()
        except LedgerError as error:
            return Response(error.code, 503, media_type="text/plain")
        return Response("ok", media_type="text/plain")

    @router.get("/metrics")
    async def metrics() -> Response:
        """The backlog by kind and state, and the breaker's state, in Prometheus' text format."""
        return Response(await _metrics(core), media_type=CONTENT_TYPE_LATEST)

    return router


async def _metrics(core: Core) -> bytes:
    registry = CollectorRegistry()
    waiting = Gauge("addim_waiting", "Rows of the ledger that wait", ["what"], registry=registry)
    for what, count in (await core.ledger.backlog()).items():
        waiting.labels(what).set(count)
    closed = Gauge(
        "addim_registry_breaker_closed", "1 while the registry is called normally", registry=registry
    )
    closed.set(core.registry.breaker.state == "closed")
    return generate_latest(registry)
