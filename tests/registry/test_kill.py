"""The sandbox killed in the middle: what it confirmed is there, and what it did not can be filed with the same key."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known
from integrations.registry.sandbox.people import generate
from integrations.registry.sandbox.service import Wanted, open_office
from tests.registry.asking import TODAY, application

KILLS = 6
EACH = 12


class Victim:
    """A sandbox as a process of its own, on one database."""

    def __init__(self, place: Path) -> None:
        options = ("--port", "0", "--people", "200", "--today", TODAY.isoformat(), "--database", str(place))
        command = [sys.executable, "-m", "integrations.registry.sandbox", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().removeprefix("ready ").strip()

    def kill(self) -> None:
        """Kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


def forms() -> list[dict[str, Any]]:
    """Applications of strangers of the crowd."""
    crowd = [made for made in generate(200, 2018, TODAY) if made.job_seeker.state == "none"]
    strangers = [made for made in crowd if made.under_review_since is None][: KILLS * EACH]
    assert len(strangers) >= KILLS * EACH // 2
    return [
        application(
            reference=f"KILL-{number:06d}",
            fin=made.fin,
            card=made.card,
            birth_date=made.birth_date.isoformat(),
        )
        for number, made in enumerate(strangers)
    ]


async def file_until_killed(victim: Victim, wanted: list[dict[str, Any]], moment: float) -> set[str]:
    """File everything while the sandbox dies after a moment; the references that were confirmed."""
    async with RegistryClient(victim.url) as client:

        async def file(form: dict[str, Any]) -> str | None:
            answer = await client.call("submitApplication", form, key=f"key-of-{form['reference']}")
            return form["reference"] if isinstance(answer, Known) and answer.ok else None

        asyncio.get_running_loop().call_later(moment, victim.kill)
        answers = await asyncio.gather(*(file(form) for form in wanted))
    return {reference for reference in answers if reference is not None}


@pytest.mark.faults
@pytest.mark.timeout(120)
async def test_confirmed_is_kept_and_everything_is_filed_once(tmp_path: Path) -> None:
    place, chance = tmp_path / "registry.db", random.Random(7)
    wanted, confirmed = forms(), set[str]()
    for _ in range(KILLS):
        victim = Victim(place)
        open_forms = [form for form in wanted if form["reference"] not in confirmed]
        confirmed |= await file_until_killed(victim, open_forms, chance.uniform(0.0, 0.15))
        victim.kill()
        assert confirmed <= filed(place)
    victim = Victim(place)
    while len(confirmed) < len(wanted):
        confirmed |= await file_until_killed(victim, wanted, 60.0)
    victim.kill()
    assert confirmed == filed(place) == {form["reference"] for form in wanted}


def filed(place: Path) -> set[str]:
    """References of the applications in the database; each is there once."""
    office = open_office(Wanted(str(place)))
    rows = office.database.rows("SELECT reference, person FROM filing WHERE reference LIKE 'KILL-%'")
    people = [row["person"] for row in rows]
    office.database.close()
    assert len(people) == len(set(people))
    return {row["reference"] for row in rows}
