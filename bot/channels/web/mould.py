"""A page cast once: its template is rendered with holes at start, and filled by joining at every turn."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Template
from markupsafe import Markup

_HOLE = re.compile("\x00(\\w+)\x00")


class Mould:
    """A template of one language with everything in it that never changes."""

    def __init__(self, template: Template, fixed: Mapping[str, object], holes: tuple[str, ...]) -> None:
        marks = {name: Markup(f"\x00{name}\x00") for name in holes}  # noqa: S704 - names of ours, nothing typed
        html = template.render({**fixed, **marks})
        pieces = _HOLE.split(html)
        self.pieces = pieces[::2]
        self.names = pieces[1::2]

    def fill(self, values: Mapping[str, str]) -> str:
        """The page; the values are HTML, escaped already."""
        parts: list[str] = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            parts.append(values[name])
            parts.append(piece)
        return "".join(parts)
