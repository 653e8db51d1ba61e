"""What an operator did wrong is said by name, not as the program's own failure."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot import calendar
from integrations.registry.sandbox.__main__ import main


def test_a_calendar_file_without_a_table_is_told_which(tmp_path: Path) -> None:
    (tmp_path / "2026.toml").write_text("year = 2026\nconfirmed = true\nholidays = []\n", "utf-8")
    with pytest.raises(calendar.CalendarWrong, match="missing_table: sources"):
        calendar.load(tmp_path)


def test_a_port_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--port", str(port), "--database", str(tmp_path / "sandbox.db")]) == 1
    assert f"127.0.0.1:{port}" in capsys.readouterr().err
