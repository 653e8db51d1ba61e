"""ADDIM_* variables: defaults start the demo, everything wrong refuses to start with a sentence."""

import socket
from pathlib import Path

import pytest

from bot.cli import main
from bot.ledger.sqlite import prove
from bot.people.sealing import Sealer
from bot.settings import SettingWrong, read, table
from bot.variables import VARIABLES

PRODUCTION = {
    "ADDIM_ENV": "production",
    "ADDIM_REGISTRY_URL": "https://registry.example",
    "ADDIM_PUBLIC_URL": "https://addim.example",
    "ADDIM_LAW_TEXT": "consolidated text",
    "ADDIM_LAW_APPROVED_BY": "the legal department",
    "ADDIM_LAW_APPROVED_ON": "2026-11-01",
}


def test_without_any_variable_the_demo_starts_with_its_sandbox() -> None:
    settings = read({})
    assert settings.env == "demo"
    assert settings.sandboxed
    assert not settings.law_verified


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ADDIM_PORT", "http", "port number"),
        ("ADDIM_PORT", "70000", "port number"),
        ("ADDIM_ENV", "staging", "demo, production"),
        ("ADDIM_REGISTRY_URL", "registry.example", "http://"),
        ("ADDIM_LAW_VERSION", "2024", "2018-06-29"),
        ("ADDIM_LAW_APPROVED_ON", "1.11.2026", "2026-11-21"),
        ("ADDIM_CALENDAR_DIR", "no-such-folder", "existing folder"),
        ("ADDIM_SHEET_LEVEL", "card", "code, login"),
        ("ADDIM_HOST", "", "127.0.0.1"),
        ("ADDIM_DATABASE", "", "name of a file"),
        ("ADDIM_PUBLIC_URL", "https://", "name a server"),
        ("ADDIM_COLOUR", "green", "no such setting"),
    ],
)
def test_a_wrong_value_is_refused_by_name_with_what_would_be_right(
    name: str, value: str, reason: str
) -> None:
    with pytest.raises(SettingWrong) as wrong:
        read({name: value})
    assert wrong.value.name == name
    assert reason in wrong.value.reason


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        ("ADDIM_REGISTRY_URL", "ADDIM_REGISTRY_URL"),
        ("ADDIM_LAW_TEXT", "ADDIM_LAW_TEXT"),
        ("ADDIM_LAW_APPROVED_BY", "ADDIM_LAW_TEXT"),
        ("ADDIM_LAW_APPROVED_ON", "ADDIM_LAW_TEXT"),
        ("ADDIM_PUBLIC_URL", "ADDIM_PUBLIC_URL"),
    ],
)
def test_production_needs_registry_law_and_https(tmp_path: Path, missing: str, named: str) -> None:
    key = tmp_path / "key"
    key.write_text("k")
    environment = {**PRODUCTION, "ADDIM_KEY_FILE": str(key)}
    assert read(environment).law_verified
    del environment[missing]
    with pytest.raises(SettingWrong) as wrong:
        read(environment)
    assert wrong.value.name == named


def test_production_makes_no_key_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(SettingWrong) as wrong:
        read({**PRODUCTION, "ADDIM_KEY_FILE": str(tmp_path / "none")})
    assert wrong.value.name == "ADDIM_KEY_FILE"


def test_the_command_says_why_it_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADDIM_PORT", "many")
    assert main(["run"]) == 2
    assert "ADDIM_PORT: must be a port number" in capsys.readouterr().err


def test_the_page_on_settings_is_what_the_command_prints() -> None:
    page = Path(__file__).parents[2] / "docs" / "settings.md"
    assert table() in page.read_text(encoding="utf-8")
    assert all(variable.name in page.read_text(encoding="utf-8") for variable in VARIABLES)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADDIM_KEY_FILE", "{here}/no.key"),
        ("ADDIM_DATABASE", "{here}/file/below/ledger.db"),
        ("ADDIM_HOST", "999.1.1.1"),
        ("ADDIM_DATABASE", "{here}/file"),
        ("ADDIM_DATABASE", "/proc/ledger.db"),
        ("ADDIM_SANDBOX_DATABASE", "{here}/file"),
        ("ADDIM_SANDBOX_PORT", "{taken}"),
    ],
)
def test_what_would_stop_the_start_is_said_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    (tmp_path / "no.key").write_text("not a key")
    (tmp_path / "file").write_text("in the way " * 1000)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADDIM_PORT", "0")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv(name, value.format(here=tmp_path, taken=taken.getsockname()[1]))
        assert main(["run"]) == 2
    assert f"addim cannot start. {name}" in capsys.readouterr().err


def test_a_key_of_another_database_is_named_before_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path / "ledger.db", Sealer(bytes(32)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADDIM_DATABASE", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("ADDIM_PORT", "0")
    assert main(["run"]) == 2
    assert "addim cannot start. ADDIM_KEY_FILE: is not the key" in capsys.readouterr().err
    assert main(["doctor"]) == 1
    assert "sealed with another key" in capsys.readouterr().out
