"""/healthz and /metrics: whether the service can do its work, and counts without anything personal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

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
        registry.register(_Told(part.figures()))
    return generate_latest(registry)


class _Told(Collector):
    """The figures of one part; a counter of the library would tell each time that it has just begun."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.figures = tuple(figures)

    def collect(self) -> Iterator[Metric]:
        for figure in self.figures:
            kind = CounterMetricFamily if figure.counted else GaugeMetricFamily
            family = kind(figure.name, figure.about, labels=[figure.label])
            for value, number in figure.values.items():
                family.add_metric([value], number)
            yield family
