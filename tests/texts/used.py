"""Which keys the program names: as they stand, with something inserted (f-strings), or by a question or ending."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("bot", "dialogs")
QUOTED = re.compile(r"""["']([a-z_]+(?:\.[a-z0-9_-]+)*)["']""")
VARIANTS = (".heard", ".sms", ".easy", ".easy.sms", ".hint", ".line", ".short", ".help", ".why")


@dataclass(frozen=True, slots=True)
class Named:
    """Keys named in sources: whole, and as patterns with at least one dot before the first insertion."""

    whole: frozenset[str]
    patterns: re.Pattern[str]

    def names(self, key: str) -> bool:
        """Whether a source names this key, or that of which it is a variant."""
        roots = [key, *(key.removesuffix(variant) for variant in VARIANTS if key.endswith(variant))]
        spoken = [one.removeprefix("web.") for one in roots if one.startswith("web.")]
        return any(one in self.whole or self.patterns.fullmatch(one) for one in (*roots, *spoken))


def named(paths: Iterable[Path] = ()) -> Named:
    """What the sources name; pages (jinja, js) name texts in quotes."""
    whole: set[str] = set()
    patterns: set[str] = set()
    for path in paths or sources():
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            whole.update(QUOTED.findall(text))
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                patterns.update(_pattern(node))
    return Named(frozenset(whole), re.compile("|".join(sorted(patterns)) or "(?!)"))


def sources() -> Iterator[Path]:
    """Every source that may name a text."""
    for room in ROOMS:
        for suffix in ("*.py", "*.jinja", "*.js"):
            yield from sorted((ROOT / room).rglob(suffix))


def _pattern(node: ast.JoinedStr) -> Iterator[str]:
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and "." in str(first.value) and " " not in str(first.value)):
        return
    parts = (
        re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[A-Za-z0-9_.-]+"
        for one in node.values
    )
    yield "".join(parts)


def is_needed(key: str, declared: Iterable[str], refused: Iterable[str], names: Named) -> bool:
    """Whether somebody can ever read this text."""
    roots = {key, *(key.removesuffix(variant) for variant in VARIANTS if key.endswith(variant))}
    return not roots.isdisjoint(declared) or key in set(refused) or names.names(key)
