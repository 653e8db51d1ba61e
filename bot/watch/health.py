"""/healthz and /metrics: whether the service can do its work, and counts without anything personal."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, generate_latest

from bot.core import Core
from bot.ledger.errors import LedgerError
from bot.watch.figures import Figure, Watched


def watch_routes(core: Core, parts: Sequence[Watched] = ()) -> APIRouter:
    """The two routes; `parts` are the channels that tell figures of their own."""
    router = APIRouter()

    @router.get("/healthz")
    async def healthz() -> Response:
        """200 while the ledger answers; neither the registry nor a channel makes the service unhealthy.

        What needs somebody's look stands in further lines, a code each.
        """
        try:
            await core.ledger.backlog()
        except LedgerError as error:
            return Response(error.code, 503, media_type="text/plain")
        lines = ("ok", *(alarm for part in parts for alarm in part.alarms()))
        return Response("\n".join(lines), media_type="text/plain")

    @router.get("/metrics")
    async def metrics() -> Response:
        """The backlog by kind and state, the breaker's state, and the figures of the parts, as Prometheus' text."""
        return Response(await _metrics(core, parts), media_type=CONTENT_TYPE_LATEST)

    return router


async def _metrics(core: Core, parts: Sequence[Watched]) -> bytes:
    registry = CollectorRegistry()
    waiting = Gauge("addim_waiting", "Rows of the ledger that wait", ["what"], registry=registry)
    for what, count in (await core.ledger.backlog()).items():
        waiting.labels(what).set(count)
    closed = Gauge(
        "addim_registry_breaker_closed", "1 while the registry is called normally", registry=registry
    )
    closed.set(core.registry.breaker.state == "closed")
    for part in parts:
        for figure in part.figures():
            _told(figure, registry)
    return generate_latest(registry)


def _told(figure: Figure, registry: CollectorRegistry) -> None:
    if figure.counted:
        counter = Counter(figure.name, figure.about, [figure.label], registry=registry)
        for value, number in figure.values.items():
            counter.labels(value).inc(number)
        return
    gauge = Gauge(figure.name, figure.about, [figure.label], registry=registry)
    for value, number in figure.values.items():
        gauge.labels(value).set(number)
