"""Logs: allowed fields only, and nothing that looks like a person or a secret whatever is passed."""

import json
import logging

import pytest

from bot.logs import JsonLines, keep_allowed, mask


@pytest.mark.parametrize(
    "personal",
    [
        "1AB2C3D",
        "AZE12345678",
        "AA1234567",
        "+994501234567",
        "0501234567",
        "42424242:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    ],
)
def test_what_looks_personal_is_masked_in_any_text(personal: str) -> None:
    assert personal not in mask(f"failed for {personal} again")
    assert "***" in mask(f"failed for {personal} again")


def test_a_line_cannot_be_forged() -> None:
    assert "\n" not in mask("one\nlevel=error forged")
    assert "\r" not in mask("one\rtwo")


def test_fields_that_are_not_on_the_list_are_dropped() -> None:
    event = {
        "event": "turn failed",
        "channel": "web",
        "fin": "1AB2C3D",
        "text": "Aysel",
        "code": "AZE12345678",
    }
    kept = keep_allowed(logging.getLogger(), "info", event)
    assert kept == {"event": "turn failed", "channel": "web", "code": "***"}


def test_a_line_of_a_library_is_an_object_too() -> None:
    with pytest.raises(ValueError, match="AZE12345678") as failed:
        int("AZE12345678")
    failure = (failed.type, failed.value, failed.tb)
    record = logging.LogRecord("uvicorn.error", logging.INFO, "-", 1, 'Started "%d"\n', (7,), failure)
    line = JsonLines().format(record)
    said = json.loads(line)
    assert (said["event"], said["logger"], said["level"]) == ('Started "7"\n', "uvicorn.error", "info")
    assert "\n" not in line
    assert "ValueError" in said["exception"]
    assert "AZE" not in said["exception"]
    assert said["timestamp"].endswith("Z")
