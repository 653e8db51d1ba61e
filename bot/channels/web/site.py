"""What all pages share: the desk, the words, the templates, the files and the frame around each page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.channels.contract import Desk
from bot.channels.web.options import WebOptions
from bot.channels.web.session import Sessions
from bot.channels.web.visit import JSON, Answer, Visit
from bot.channels.web.words import OTHER, PageWords
from dialogs.values import Language

HERE = Path(__file__).parent
CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the pages; its address changes with its content, so browsers may keep it."""

    body: bytes
    kind: bytes
    address: str


@cache
def _files() -> Mapping[str, File]:
    kinds = {
        ".css": b"text/css; charset=utf-8",
        ".js": b"text/javascript; charset=utf-8",
        ".svg": b"image/svg+xml",
    }
    found = {}
    for path in sorted((HERE / "static").iterdir()):
        if path.suffix in kinds:
            body = path.read_bytes()
            version = blake2s(body, digest_size=4).hexdigest()
            found[path.name] = File(body, kinds[path.suffix], f"/static/{path.name}?v={version}")
    return found


@cache
def _templates(demo: bool) -> Mapping[str, Template]:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals["files"] = {name: file.address for name, file in _files().items()}
    environment.globals["demo"] = demo
    return {
        name.removesuffix(".jinja"): environment.get_template(name) for name in environment.list_templates()
    }


@dataclass(frozen=True, slots=True)
class Site:
    """The pages' common ground."""

    desk: Desk
    words: Mapping[Language, PageWords]
    options: WebOptions
    sessions: Sessions
    files: Mapping[str, File]
    templates: Mapping[str, Template]

    @classmethod
    def of(cls, desk: Desk, words: Mapping[Language, PageWords], options: WebOptions) -> Site:
        """Everything read and compiled once."""
        sessions = Sessions(options.key, options.secure)
        return cls(desk, words, options, sessions, _files(), _templates(options.demo is not None))

    def frame(self, language: Language, **values: Any) -> dict[str, Any]:
        """What every template needs; `elsewhere` is the page in the other language, `known` that there is a talk."""
        other = OTHER[language]
        return {
            "w": self.words[language].plain,
            "lang": language,
            "other": other,
            "elsewhere": f"/{other}/",
            "talking": False,
            "known": False,
            "wide": "narrow",
            **values,
        }

    def page(self, visit: Visit, name: str, status: int = 200, **values: Any) -> Answer:
        """The page `name`."""
        frame = self.frame(visit.language, **{"known": not visit.new, **values})
        return Answer(status, self.templates[name].render(frame).encode(), session=visit.session)

    def problem(self, visit: Visit, status: int, code: str, **values: int) -> Answer:
        """What went wrong, calmly: as a page, or as JSON for the script."""
        words = self.words[visit.language]
        text = words.say(f"error.{code}", **values)
        if visit.wants_json:
            return Answer(status, orjson.dumps({"error": text}), JSON)
        title = words["error.title"]
        return self.page(visit, "problem", status, title=title, heading=words["error.heading"], text=text)
