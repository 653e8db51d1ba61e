"""What a person types or the registry knows of them is nowhere in clear: logs, metrics, addresses, files, database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.faults.checker import FILED, quiet
from tests.faults.conftest import World
from tests.faults.person import Person, words
from tests.faults.processes import until

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

DECIDED, NEXT_REPORT_DUE_SOON = "2026-06-24", "2026-07-27"
OWN_WORDS = "Qənarəçi usta"  # typed as the wished work; no list has it
KNOWN = ("Aygün", "Nümunəyeva", "Sınaq Qida", "Nümunə Ticarət", "Nümunə küçəsi", "Nümunə İqtisad")
_ADDRESS = re.compile(r'(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def walked(world: World) -> Person:
    """Somebody who filed, read their sheet, filed a report and was reminded."""
    person = world.newcomer()
    person.begin()
    person.walk_to("application.wished_work")
    person.post({**person.form, "text": OWN_WORDS})
    choose_as_written(person)
    person.walk_to("menu.main")
    quiet(world.service)
    assert FILED in words(list(person.history().values()))
    move(world, DECIDED)
    for service in ("çıxarış", "hesabat"):
        person.look()
        person.post({**person.form, "text": service})
        person.walk_to("menu.main")
    last = max(person.history())
    move(world, NEXT_REPORT_DUE_SOON)
    assert "hesabat" in words(person.events(last)).lower()  # the reminder of the month after
    return person


def choose_as_written(person: Person) -> None:
    """Keep the own words where the service offers others."""
    if person.form["of"].startswith("application.wished_work"):
        offers = person.look().count('name="choice"')
        person.post({**person.form, "text": str(offers)})


def move(world: World, day: str) -> None:
    """It is another day."""
    place = f"{world.sandbox.url}/sandbox/day"
    httpx.post(place, json={"to": day}, timeout=60.0).raise_for_status()


def canaries(person: Person) -> list[str]:
    """What must not be read anywhere."""
    made, digits = person.made, person.made.phone.removeprefix("+994")
    phones = (
        made.phone,
        f"994{digits}",
        f"0{digits}",
        f"0{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}",
    )
    return [made.fin, made.card, made.card[3:], *phones, *person.codes(), OWN_WORDS, *KNOWN]


def found(haystack: bytes, needles: list[str]) -> list[str]:
    """Which of them it holds, as text, as JSON or as part of an address."""
    forms = {needle: (needle, json.dumps(needle)[1:-1], quote(needle)) for needle in needles}
    return [needle for needle, ways in forms.items() if any(way.encode() in haystack for way in ways)]


def files(folder: Path) -> Iterator[Path]:
    """The service's own files: those of the registry's stand-in beside them hold persons, as a registry does."""
    yield from (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("registry"))


def test_the_search_finds_what_is_there(world: World, walked: Person) -> None:
    stored = b"".join(path.read_bytes() for path in world.sandbox.database.parent.glob("registry.db*"))
    assert set(found(stored, [walked.made.fin, walked.made.card, *KNOWN])) == {
        walked.made.fin,
        walked.made.card,
        *KNOWN,
    }
    assert found(b'{"a": "Ayg\\u00fcn"}', ["Aygün"]) == ["Aygün"]


def test_logs_hold_nothing_personal(world: World, walked: Person) -> None:
    log = world.service.log.read_bytes()
    assert b"Uvicorn running" in log
    assert found(log, canaries(walked)) == []
    assert found("\n".join(world.service.lines).encode(), canaries(walked)) == []


def test_files_and_their_names_hold_nothing_personal(world: World, walked: Person) -> None:
    mine = list(files(world.service.folder))
    assert {"addim.db", "addim.db-wal"} <= {path.name for path in mine}
    for path in mine:
        assert found(path.read_bytes(), canaries(walked)) == [], path.name
        assert found(str(path).encode(), canaries(walked)) == [], path.name


def test_metrics_and_health_hold_nothing_personal(world: World, walked: Person) -> None:
    for path in ("/metrics", "/healthz"):
        answer = httpx.get(f"{world.service.url}{path}", timeout=30.0)
        assert answer.status_code == 200
        assert found(answer.content, canaries(walked)) == []


def test_addresses_hold_nothing_personal(world: World, walked: Person) -> None:
    with walked.browser() as browser:
        pages = [
            browser.get(path) for path in ("/az/", "/az/print", "/az/receipt", "/az/sheet", "/az/forget", "/")
        ]
        plain = browser.post("/az/", data={**walked.form, "text": "kömək"})
    addresses = [address for page in pages for address in _ADDRESS.findall(page.text)]
    assert len(addresses) > 30
    assert plain.status_code == 303
    assert found("\n".join([*addresses, plain.headers["location"]]).encode(), canaries(walked)) == []


def test_the_list_of_processes_holds_nothing_personal(world: World, walked: Person) -> None:
    process = Path(f"/proc/{world.service.process.pid}")
    until(process.is_dir, 1.0, "the service runs")
    for name in ("cmdline", "environ"):
        assert found((process / name).read_bytes(), canaries(walked)) == []
