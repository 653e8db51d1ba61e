"""The registry's client as the settings describe it: who we are, who hears of an alarm, what the doctor says."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.cli import main
from bot.registry import credentials, registry_client
from bot.settings import SettingWrong, read
from integrations.registry.contract import load

SECRET = "made-up-secret"
URL = "https://registry.example"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Settings that name files of an identity."""
    named = {
        "CERTIFICATE": "our.crt",
        "PRIVATE_KEY": "our.key",
        "AUTHORITY": "ca.pem",
        "SECRET_FILE": "secret",
    }
    for name in named.values():
        (tmp_path / name).write_text(SECRET)
    return {f"ADDIM_REGISTRY_{name}": str(tmp_path / file) for name, file in named.items()}


def test_mutual_tls_and_client_credentials_are_settings(files: dict[str, str]) -> None:
    settings = read(
        {
            **files,
            "ADDIM_REGISTRY_URL": URL,
            "ADDIM_REGISTRY_TOKEN_URL": f"{URL}/oauth/token",
            "ADDIM_REGISTRY_CLIENT_ID": "addim",
        }
    )
    known = credentials(settings)
    assert known is not None
    assert (known.token_url, known.client_id) == (f"{URL}/oauth/token", "addim")
    places = (known.certificate, known.private_key, known.authority, known.secret_file)
    assert [str(place) for place in places] == list(files.values())
    assert SECRET not in repr(settings)


def test_without_settings_nobody_says_who_we_are() -> None:
    assert credentials(read({"ADDIM_REGISTRY_URL": URL})) is None


def test_half_an_identity_refuses_to_start(files: dict[str, str]) -> None:
    with pytest.raises(SettingWrong, match="belong together"):
        read({"ADDIM_REGISTRY_CERTIFICATE": files["ADDIM_REGISTRY_CERTIFICATE"]})
    with pytest.raises(SettingWrong, match="ADDIM_REGISTRY_SECRET_FILE"):
        read({"ADDIM_REGISTRY_TOKEN_URL": f"{URL}/oauth/token", "ADDIM_REGISTRY_CLIENT_ID": "addim"})
    with pytest.raises(SettingWrong, match="existing file"):
        read({"ADDIM_REGISTRY_SECRET_FILE": "no-such-file"})


async def test_an_alarm_of_the_client_is_an_error_in_the_log() -> None:
    async with registry_client(read({}), "http://127.0.0.1:9") as client:
        with capture_logs() as logged:
            await client.call("readStatus", {"fin": "no FIN"})
    assert [(each["log_level"], each["code"]) for each in logged] == [("error", "request-invalid")]
    assert "readStatus" in load().operations


async def test_an_outage_is_one_line_when_it_begins_and_one_when_it_is_over() -> None:
    async with registry_client(read({}), "http://127.0.0.1:9") as client:
        with capture_logs() as logged:
            for _ in range(7):
                await client.call("readStatus", {"fin": "1AB2C3D"})
            client.breaker.succeed()
            client.breaker.succeed()
    turns = [(each["log_level"], each["state"]) for each in logged if "state" in each]
    assert turns == [("warning", "opened"), ("info", "closed")]


def test_the_doctor_says_one_line_where_no_registry_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--registry", "http://127.0.0.1:9"]) == 1
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert said.startswith("WRONG registry: nothing answers at http://127.0.0.1:9")
