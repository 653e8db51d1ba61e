"""What an offer tells about how the job suits the person (6.1, 6.3 to 6.6)."""

from __future__ import annotations

from tests.registry.asking import WALK, Asking

FIN = WALK["fin"]


async def test_an_offer_tells_what_is_held_about_how_it_suits(asking: Asking) -> None:
    await asking.demo("offers", fin=FIN, fit={"commute_ok": False, "health_ok": True})
    await asking.demo("offers", fin=FIN)
    first, again = [one["fit"] for one in (await asking.ask("readOffers", fin=FIN)).body["offers"]]
    assert (first["commute_ok"], first["health_ok"], first["matches_education"]) == (False, True, None)
    assert (first["offered_before"], again["offered_before"]) == (False, True)
    assert again["commute_ok"] is None


async def test_what_is_no_such_fact_is_refused(asking: Asking) -> None:
    reply = await asking.http.post("/sandbox/offers", json={"fin": FIN, "fit": {"likes_it": True}})
    assert reply.status_code == 422
