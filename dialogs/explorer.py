"""Walks through dialogs by itself: a base walk, every single deviation from it, and pairs of deviations.

Everything that can be asked, told and answered is met on the way, so that it can be drawn, worded and counted.
Typed answers are the samples of their kinds, answers of the other side those of samples.py; a group has 0, 1, 2
members, or as many as it may have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from dialogs.answers.contract import Hearing
from dialogs.script import Dialog
from dialogs.setting import Setting
from dialogs.walker import Deviation, Met, Plan, Walk, Walker

Go = Callable[[Plan], Walk]
Shaping = tuple[Plan, frozenset[str]]  # a plan, and the points met on its walk
BEGIN = "(begin)"
LONGEST_PAIRED = 60  # steps; a longer walk is that of a full group, which is walked alone


@dataclass(slots=True)
class Explored:
    """What was met in one dialog, and every walk through it."""

    met: Met = field(default_factory=Met)
    walks: list[Walk] = field(default_factory=list)

    @property
    def endings(self) -> set[str]:
        """The names of all endings."""
        return {walk.ending.name for walk in self.walks if walk.ending is not None}

    def edges(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """From point to point or ending (in brackets), and by which options one leads to the other."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for walk in self.walks:
            places = [BEGIN, *walk.points]
            if walk.ending is not None:
                places.append(f"({walk.ending.name})")
            options = ["", *(taken.option for taken in walk.taken)]
            for start, end, option in zip(places, places[1:], options, strict=False):
                found.setdefault((start, end), {})[option] = None
        return {edge: tuple(options) for edge, options in found.items()}


def explore(
    dialog: Dialog,
    settings: Iterable[Setting],
    hearing: Hearing,
    *,
    pairs: bool = True,
    found: Explored | None = None,
) -> Explored:
    """Walk from every setting: each option of every point once; with `pairs` each two that shape the way together.

    With `found` what is met is added to it.
    """
    explored = Explored() if found is None else found
    for setting in settings:
        go = _going(dialog, setting, hearing, explored)
        shaping = _singles(go)
        for plan in _pairs(shaping) if pairs else ():
            go(plan)
    return explored


def _going(dialog: Dialog, setting: Setting, hearing: Hearing, explored: Explored) -> Go:
    def go(plan: Plan) -> Walk:
        walk = Walker(dialog, setting, hearing, plan, explored.met).walk()
        explored.walks.append(walk)
        return walk

    return go


def _singles(go: Go) -> list[Shaping]:
    """Take each option where it is first met; returned are plans whose last deviation led to other points."""
    walked: list[tuple[Plan, Walk]] = [((), go(()))]
    met: set[tuple[str, int, str]] = set()
    shaping: list[Shaping] = []
    for plan, walk in walked:  # grows while it is walked
        for deviation, name in _deviations(walk, {one.point for one in plan}):
            meant = (deviation.point, deviation.option, name)
            if meant in met:
                continue
            met.add(meant)
            for longer, other in _variants(go, plan, deviation):
                walked.append((longer, other))
                if other.points != walk.points and len(other.points) <= LONGEST_PAIRED:
                    shaping.append((longer, frozenset(other.points)))
    return shaping


def _variants(go: Go, plan: Plan, deviation: Deviation) -> Iterator[tuple[Plan, Walk]]:
    """The deviation for good, and only once where its point is met again."""
    always = (*plan, deviation)
    walk = go(always)
    yield always, walk
    if walk.points.count(deviation.point) > 1:
        once = (*plan, replace(deviation, always=False))
        yield once, go(once)


def _deviations(walk: Walk, settled: set[str]) -> Iterator[tuple[Deviation, str]]:
    """All that could have gone otherwise on this walk, at points that its plan does not settle, with its name."""
    for taken in dict.fromkeys(taken for taken in walk.taken if taken.point not in settled):
        for option, name in enumerate(taken.options):
            if option:
                yield Deviation(taken.point, option), name


def _pairs(shaping: list[Shaping]) -> Iterator[Plan]:
    """The last deviations of two plans together, where they can meet and what led to them agrees."""
    for (first, met), (second, met_too) in combinations(shaping, 2):
        one, other = first[-1], second[-1]
        if one.point == other.point or (other.point not in met and one.point not in met_too):
            continue
        merged = {it.point: it for it in (*first, *second, one, other)}
        plan = tuple(merged.values())
        if plan not in (first, second) and all(merged[it.point].option == it.option for it in first):
            yield plan
