"""Filed exactly once: keys, references, lost answers and two calls at a time."""

from __future__ import annotations

import asyncio

from tests.registry.asking import WALK, Asking, application

KEY = "run-0001-submit-application"
FIN = WALK["fin"]


async def test_without_a_key_nothing_is_filed(asking: Asking) -> None:
    body = application(reference="TEST-0001")
    reply = await asking.http.post("/applications", json=body)
    short = await asking.http.post("/applications", json=body, headers={"Idempotency-Key": "short"})
    assert (reply.status_code, short.status_code) == (400, 400)
    assert reply.json()["type"] == "/problems/key-missing"
    assert reply.headers["content-type"] == "application/problem+json"
    assert await asking.states(FIN) == ("none", "none")


async def test_the_same_key_gives_the_first_answer_again(asking: Asking) -> None:
    first = await asking.apply(KEY, reference="TEST-0001")
    second = await asking.apply(KEY, reference="TEST-0001")
    assert first.status == second.status == 201
    assert first.body == second.body
    assert count(asking) == 1


async def test_the_same_key_with_another_body_is_refused(asking: Asking) -> None:
    await asking.apply(KEY, reference="TEST-0001")
    reply = await asking.apply(KEY, reference="TEST-0001", email="a@example.az")
    assert (reply.status, reply.code) == (422, "key-reused")


async def test_a_key_of_another_operation_is_refused(asking: Asking) -> None:
    await asking.apply(KEY, reference="TEST-0001")
    reply = await asking.file("leaveList", KEY, fin=FIN, list="job_seeker")
    assert (reply.status, reply.code) == (422, "key-reused")


async def test_while_the_first_call_runs_the_second_is_asked_to_wait(asking: Asking) -> None:
    await asking.demo("faults", slow_seconds=0.3)
    first, second = await asyncio.gather(
        asking.apply(KEY, reference="TEST-0001"), asking.apply(KEY, reference="TEST-0001")
    )
    assert sorted((first.status, second.status)) == [201, 409]
    waiting = max(first, second, key=lambda reply: reply.status)
    assert (waiting.code, waiting.headers["retry-after"]) == ("key-running", "1")
    assert (await asking.apply(KEY, reference="TEST-0001")).status == 201
    assert count(asking) == 1


async def test_a_key_is_kept_for_90_days(asking: Asking) -> None:
    first = await asking.apply(KEY, reference="TEST-0001")
    await asking.move(89)
    assert (await asking.apply(KEY, reference="TEST-0001")).body == first.body
    await asking.move(2)
    assert (await asking.apply(KEY, reference="TEST-0001")).code == "reference-taken"
    assert count(asking) == 1


async def test_a_refusal_leaves_the_key_free(asking: Asking) -> None:
    assert (await asking.apply(KEY, reference="TEST-0001", card="AA7777777")).code == "person-not-found"
    assert (await asking.apply(KEY, reference="TEST-0001")).status == 201


async def test_a_lost_answer_is_found_by_reference_and_by_key(asking: Asking) -> None:
    await asking.demo("faults", lose_answers=1)
    body = application(reference="TEST-0001")
    lost = await asking.http.post("/applications", json=body, headers={"Idempotency-Key": KEY})
    assert lost.status_code == 504
    assert (await asking.ask("findApplication", reference="TEST-0002")).code == "not-found"
    found = await asking.ask("findApplication", reference="TEST-0001")
    assert found.status == 200
    assert (await asking.apply(KEY, reference="TEST-0001")).body == found.body
    assert count(asking) == 1


async def test_a_reference_names_one_thing_only(asking: Asking) -> None:
    await asking.apply(reference="TEST-0001")
    reply = await asking.file("leaveList", fin=FIN, list="job_seeker", reference="TEST-0001")
    assert (reply.status, reply.code) == (409, "reference-taken")
    assert await asking.states(FIN) == ("active", "none")


async def test_what_a_refusal_had_begun_is_undone(asking: Asking) -> None:
    await asking.apply(reference="TEST-0001")
    offer = await asking.demo("offers", fin=FIN)
    answer = {"fin": FIN, "offer_id": offer["offer_id"], "answer": "accepted", "reason": None}
    assert (await asking.file("answerOffer", **answer, reference="TEST-0001")).code == "reference-taken"
    offers = (await asking.ask("readOffers", fin=FIN)).body["offers"]
    assert offers[0]["person"] == "pending"


def count(asking: Asking) -> int:
    """How many applications the registry holds of the walk's person."""
    person = asking.person("walk").id
    row = asking.office.database.row("SELECT count(*) AS n FROM filing WHERE person = ?", person)
    return int(row["n"]) if row else 0
