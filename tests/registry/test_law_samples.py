"""What the law's transcripts let the registry say is what the shipped sandbox really sends.

REWRITE_SAMPLES=1 writes the samples anew from the sandbox; the difference is then read like any other.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator

import pytest

from dialogs.eligibility_registered import LawFacts
from dialogs.keep import restore
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import Asking
from tests.registry.law_people import PEOPLE, SAMPLES, TODAY, sample, settle

AT = "2026-11-23T10:00:00+04:00"


@pytest.fixture
async def registry_of_that_day() -> AsyncIterator[Asking]:
    caller = Asking(create_app(Wanted(today=TODAY, people=0)))
    settle(caller.office)
    yield caller
    await caller.http.aclose()
    caller.office.database.close()


@pytest.mark.parametrize("name", PEOPLE)
async def test_the_sample_is_the_sandboxs_answer(name: str, registry_of_that_day: Asking) -> None:
    answer = await registry_of_that_day.ask("readFacts", fin=PEOPLE[name].fin)
    body = {**answer.body, "answered_at": AT}
    if os.environ.get("REWRITE_SAMPLES"):
        text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
        (SAMPLES / f"law-{name}.json").write_text(text, "utf-8")
    assert sample(name) == body


@pytest.mark.parametrize("name", PEOPLE)
def test_the_birth_date_stands_beside_the_facts_and_is_known(name: str) -> None:
    told = sample(name)
    assert "birth_date" not in told["facts"]
    read: LawFacts = restore(LawFacts, told)
    born = read.known["birth_date"]
    assert (born.value, born.source, born.as_of) == (told["birth_date"], "population", TODAY)
    assert read.known.keys() == {*told["facts"], "birth_date"}
