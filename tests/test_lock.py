"""The lock: everything the project names is pinned with hashes, and nothing says where it came from."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CARD = ("aiogram", "python-telegram-bot", "fastapi", "redis", "babel", "httpx")


def plain(requirement: str) -> str:
    """The normal form of a requirement's name (PEP 503)."""
    name = re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    """Each pinned package with its block of hashes."""
    found = re.findall(
        r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==\S+[^\n]*((?:\n    --hash=\S+[^\n]*)*)", LOCK, re.MULTILINE
    )
    return {plain(name): hashes for name, hashes in found}


@pytest.mark.parametrize("requirement", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
def test_each_requirement_is_pinned(requirement: str) -> None:
    assert plain(requirement) in pins()
    exact = re.search(r"==(\S+)$", requirement)
    assert exact is None or re.search(
        rf"^{plain(requirement)}(\[[^\]]*\])?=={re.escape(exact[1])}\s", LOCK, re.MULTILINE
    )


def test_what_only_the_benchmarks_need_is_locked_apart() -> None:
    lock = (ROOT / "benchmarks" / "requirements.lock").read_text(encoding="utf-8")
    for requirement in PROJECT["optional-dependencies"]["bench"]:
        assert lock.startswith(f"{requirement} \\\n    --hash=sha256:")
        assert plain(requirement) not in pins()


def test_each_pin_has_a_hash() -> None:
    assert {name for name, hashes in pins().items() if "--hash=sha256:" not in hashes} == set()


def test_the_lock_names_no_place() -> None:
    assert re.findall(r"^\s*--(?!hash=sha256:[0-9a-f]{64}).*$|://|@ ", LOCK, re.MULTILINE) == []


def test_the_six_of_the_card_are_plain_dependencies() -> None:
    assert set(CARD) <= {plain(requirement) for requirement in PROJECT["dependencies"]}


BEHIND = {"python-multipart": "request.form()", "httptools": '"httptools"', "uvloop": '"uvloop"'}
"""What is used by its name only: through another library."""


def sources() -> str:
    """Everything the service consists of."""
    rooms = ("bot", "dialogs", "integrations")
    return "\n".join(
        path.read_text("utf-8") for room in rooms for path in sorted((ROOT / room).rglob("*.py"))
    )


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_each_requirement_of_the_service_is_used(requirement: str) -> None:
    name = plain(requirement)
    modules = [one for one, owners in packages_distributions().items() if name in map(plain, owners)]
    imported = re.search(rf"^\s*(?:import|from) (?:{'|'.join(modules)})\b", sources(), re.MULTILINE)
    assert modules
    assert imported or BEHIND.get(name, "\0") in sources()
