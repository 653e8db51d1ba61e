"""The channel's numbers for /metrics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from bot.channels.telegram.results import Verdict
from bot.channels.telegram.watching import ALARMS, Watching
from bot.watch.figures import Figure


def figures(
    refused: Mapping[str, float], again: Mapping[str, int], presses: Mapping[str, float], watching: Watching
) -> tuple[Figure, ...]:
    """Updates not played by why, sends put off by what became of the try, acknowledgements, how the watch stands."""
    put_off = {verdict: float(again.get(verdict, 0)) for verdict in get_args(Verdict)}
    alarms = {code: float(code in watching.alarms) for code in ALARMS}
    return (
        Figure(
            "addim_telegram_refused", "Updates that were not played, by why", "why", refused, counted=True
        ),
        Figure(
            "addim_telegram_again", "Sends put off, by what became of the try", "why", put_off, counted=True
        ),
        Figure(
            "addim_telegram_presses", "Presses by how they were acknowledged", "how", presses, counted=True
        ),
        Figure("addim_telegram_watch", "What is watched, as last looked at", "what", dict(watching.gauges)),
        Figure("addim_telegram_alarm", "1 while somebody has to look", "code", alarms),
    )
