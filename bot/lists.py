"""The coded lists (districts, professions ...): the registry's own, read at start, else those that are shipped."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.answers.contract import CodedList, Entry
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known
from integrations.registry.lists import SHIPPED, shipped

TWO_OF_A_NAME = {"city": ("şəhəri", "город"), "district": ("rayonu", "район")}


def shipped_lists() -> dict[str, CodedList]:
    """The lists as this release carries them."""
    return {name: CodedList(_entries(name, shipped(name))) for name in SHIPPED}


async def read_lists(registry: RegistryClient, known: Mapping[str, CodedList]) -> dict[str, CodedList]:
    """The registry's lists; one that cannot be read stays as it is known."""
    lists = dict(known)
    for name in SHIPPED:
        answer = await registry.call("readList", {"name": name})
        if isinstance(answer, Known) and answer.ok:
            entries = _entries(name, list(answer.body["entries"]))
            if (
                entries != known[name].entries
            ):  # an index is most of a list's size: the same one is not made twice
                lists[name] = CodedList(entries)
    return lists


def _entries(name: str, rows: list[Mapping[str, str]]) -> tuple[Entry, ...]:
    rows = _told_apart(rows) if name == "districts" else rows
    return tuple(Entry(row["code"], row["az"], row["ru"]) for row in rows)


def _told_apart(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """A city and a district of one name (Şəki, Lənkəran, Yevlax) get the word that tells them apart."""
    names = [row["az"] for row in rows]
    return [_with_kind(row) if names.count(row["az"]) > 1 else row for row in rows]


def _with_kind(row: Mapping[str, str]) -> Mapping[str, str]:
    # ISO 3166-2:AZ gives cities two letters and districts three.
    kind = "city" if len(row["code"].removeprefix("AZ-")) == 2 else "district"
    az, ru = TWO_OF_A_NAME[kind]
    return {"code": row["code"], "az": f"{row['az']} {az}", "ru": f"{row['ru']}, {ru}"}
