"""The house as tests: the tree keeps every rule, and every rule is shown to catch a planted break of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.house import checks, imports, shape, words
from tests.house.page import Page, Rule, page, tree_of

ROOT = Path(__file__).resolve().parent.parent
RULES: tuple[Rule, ...] = (
    imports.one_way,
    imports.pure_dialogs,
    imports.one_door,
    imports.httpx_outside,
    shape.short_files,
    shape.tables_only_data,
    shape.short_functions,
    shape.telling_names,
    shape.docstrings,
    shape.finished,
    words.no_machine,
    words.reasons,
    words.nothing_compiled,
    checks.checked,
    checks.no_sleeps,
)
LONG = "    x = 1\n"
WORK = "/" + "work/main"
SILENCE = "# no" + "qa"
UNDONE = "raise NotImplemented" + "Error"

# rule, path, text that breaks it, text beside it that does not
PLANTED: tuple[tuple[Rule, str, str, str], ...] = (
    (imports.one_way, "dialogs/menu.py", "from bot.turn import Turn", "from dialogs.script import ask"),
    (imports.one_way, "dialogs/menu.py", "def f():\n    import integrations.registry", "import dataclasses"),
    (imports.one_way, "integrations/registry/client.py", "import dialogs.values", "from . import errors"),
    (
        imports.one_way,
        "integrations/registry/client.py",
        "from ...bot import turn",
        "from ..registry import errors",
    ),
    (
        imports.one_way,
        "integrations/a.py",
        "importlib.import_module('bot.turn')",
        "importlib.import_module('json')",
    ),
    (imports.one_way, "bot/turn.py", "from tests.house import page", "from dialogs import engine"),
    (imports.pure_dialogs, "dialogs/fin.py", "import msgspec", "import re"),
    (imports.pure_dialogs, "dialogs/fin.py", "import time", "from datetime import date"),
    (imports.pure_dialogs, "dialogs/fin.py", "from pathlib import Path", "from decimal import Decimal"),
    (imports.pure_dialogs, "dialogs/fin.py", "x = open('a')", "x = reopen('a')"),
    (imports.pure_dialogs, "dialogs/fin.py", "x = datetime.date.today()", "x = setting.today"),
    (imports.pure_dialogs, "dialogs/fin.py", "print(1)", "pages.print(1)"),
    (imports.httpx_outside, "bot/app.py", "import httpx", "import fastapi"),
    (
        imports.httpx_outside,
        "bot/app.py",
        "from httpx import AsyncClient",
        "from integrations import registry",
    ),
    (shape.short_files, "bot/a.py", "\n" * 251, "\n" * 250),
    (shape.short_functions, "bot/a.py", "def f():\n" + LONG * 40, "def f():\n" + LONG * 39),
    (
        shape.short_functions,
        "tests/a.py",
        "class A:\n async def f():\n" + LONG * 40,
        "def f():\n" + LONG * 39,
    ),
    (shape.telling_names, "bot/text_utils.py", "", ""),
    (shape.telling_names, "bot/common/a.py", "", ""),
    (shape.telling_names, "bot/a.py", "class RunManager: ...", "class Run: ..."),
    (shape.docstrings, "bot/a.py", "x = 1", '"""A sentence."""\nx = 1'),
    (shape.docstrings, "tests/__init__.py", "", '"""A sentence."""'),
    (shape.finished, "bot/a.py", f"def f():\n    {UNDONE}", "def f():\n    raise ValueError"),
    (shape.finished, "bot/a.py", "try:\n    f()\nexcept E:\n    pass", "try:\n    f()\nexcept E:\n    x = 1"),
    (words.no_machine, "docs/a.md", f"see {WORK}/x", "see ./x and https://example.az/" + "work/x"),
    (words.no_machine, "bot/a.py", "x = '/tm" + "p/things'", "x = tmp_path"),
    (words.no_machine, "requirements.txt", "--index-url https://py" + "pi.org/simple", "httpx==0.28.1"),
    (words.reasons, "bot/a.py", f"x = 1  {SILENCE}", f"x = '{SILENCE}'"),
    (words.reasons, "bot/a.py", f"x = 1  {SILENCE}: S608", f"x = 1  {SILENCE}: S608 - joined from constants"),
    (words.reasons, "bot/a.py", "x = 1  # type: " + "ignore[attr-defined]", "x = 1  # type is plain"),
    (
        words.reasons,
        "bot/a.py",
        "x = 1  # pragma: no " + "cover",
        "x = 1  # pragma: no " + "cover - a lost disk",
    ),
    (words.nothing_compiled, "locales/az/LC_MESSAGES/messages.mo", "", ""),
    (checks.checked, "tests/test_a.py", "def test_a():\n    f()", "def test_a():\n    assert f()"),
    (
        checks.checked,
        "tests/test_a.py",
        "def test_a():\n    assert True",
        "def test_a():\n    with raises(E):\n        f()",
    ),
    (
        checks.checked,
        "tests/test_a.py",
        "def holds():\n    f()\ndef test_a():\n    holds()",
        "def holds():\n    assert f()\ndef test_a():\n    holds()",
    ),
    (checks.no_sleeps, "tests/a.py", "import time\ntime.sleep(0.1)", "event.wait(0.1)"),
    (
        checks.no_sleeps,
        "tests/a.py",
        "async def f():\n    await asyncio.sleep(d)",
        "async def f():\n    await asyncio.sleep(0)",
    ),
)


@cache
def house() -> tuple[Page, ...]:
    """The tree, read once."""
    return tree_of(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(house())) == []


@pytest.mark.parametrize(
    ("rule", "path", "bad", "good"), PLANTED, ids=lambda part: getattr(part, "__name__", None)
)
def test_a_planted_break_is_caught(rule: Rule, path: str, bad: str, good: str) -> None:
    assert list(rule([page(path, bad)])) != []
    if good:
        assert list(rule([page(path, good)])) == []


@pytest.mark.parametrize("library", imports.ONE_FILE)
def test_a_second_door_is_caught(library: str) -> None:
    door, second = (
        page("bot/channels/a.py", f"import {library}"),
        page("bot/b.py", f"from {library}.types import X"),
    )
    peer = page("tests/peer.py", f"import {library}")
    assert list(imports.one_door([door, peer])) == []
    assert list(imports.one_door([door, second])) != []


def test_a_table_with_logic_is_caught() -> None:
    table = "dialogs/answers/districts.py"
    assert list(shape.tables_only_data([page(table, "X = (1, 2)")], frozenset({table}))) == []
    assert list(shape.tables_only_data([page(table, "def f(): ...")], frozenset({table}))) != []


def test_listed_tables_exist() -> None:
    assert {path for path in shape.TABLES if not (ROOT / path).is_file()} == set()


def test_every_rule_of_a_single_file_is_planted() -> None:
    planted = {rule for rule, *_ in PLANTED} | {imports.one_door, shape.tables_only_data}
    assert planted == set(RULES)


def test_the_tree_is_really_read() -> None:
    assert {"bot", "dialogs", "integrations", "tests"} <= {found.room for found in house()}
