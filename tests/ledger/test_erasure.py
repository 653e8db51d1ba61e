"""Being forgotten, and wiping by schedule."""

import asyncio
from re import fullmatch

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Consent, Conversation, Inbound
from tests.ledger.made import MORNING, HandClock, effect, inbound, run, said

DAY = 86_400.0


async def talk(ledger: Ledger, address: str = "addr-1", person: int | None = None) -> Conversation:
    """A conversation with a run, two messages, a consent and a waiting inbound."""
    spoken = await ledger.begin("web", address, "az")
    await ledger.receive(inbound(f"in:{address}", address))
    change = Change(
        spoken._replace(person=person),
        runs=(run(spoken, f"run:{address}"),),
        messages=(said(b"a", "in"), said(b"b")),
        consents=(Consent(spoken.id, "registry", MORNING),),
    )
    return await ledger.commit(change)


class TestForget:
    async def test_texts_runs_address_and_person_are_gone(self, ledger: Ledger):
        person = await ledger.person("1AB2C3D")
        spoken = await talk(ledger, person=person)
        await ledger.remind_once("2026-11", person, "first")
        receipt = await ledger.forget(spoken.id)
        assert receipt
        ones = dict.fromkeys(("runs", "consents", "inbox", "conversations", "persons"), 1)
        assert receipt.erased == {"messages": 2, "links": 0, "effects": 0, **ones}
        assert (receipt.at, receipt.kept) == (MORNING, ())
        assert await ledger.conversation("web", "addr-1") is None
        assert await ledger.conversation_by_id(spoken.id) is None
        assert await ledger.messages(spoken.id) == []
        assert await ledger.runs(spoken.id) == []
        assert await ledger.run("run:addr-1") is None
        assert await ledger.consents(spoken.id) == []
        assert await ledger.pending(5) == []
        assert await ledger.person_fin(person) is None
        assert [row.detail for _, row in await ledger.audited()] == [receipt.id]
        assert fullmatch(r"\d{3}(-\d{3}){3}", receipt.id)  # to be read aloud
        assert await ledger.forget(spoken.id) is None

    async def test_others_keep_theirs(self, ledger: Ledger):
        person = await ledger.person("1AB2C3D")
        gone, stays = await talk(ledger, "a", person), await talk(ledger, "b", person)
        receipt = await ledger.forget(gone.id)
        assert receipt
        assert receipt.erased["persons"] == 0
        assert await ledger.person_fin(person) == "1AB2C3D"
        assert await ledger.conversation("web", "b") == stays
        assert len(await ledger.messages(stays.id)) == 2
        assert [r.id for r in await ledger.runs(stays.id)] == ["run:b"]
        assert len(await ledger.pending(5)) == 1

    async def test_filed_references_stay_without_content(self, ledger: Ledger, clock: HandClock):
        spoken = await talk(ledger)
        keys = ("done", "sent", "leased", "ready", "suspect")
        await ledger.commit(Change(spoken, effects=tuple(effect(k, conversation=spoken.id) for k in keys)))
        done, sent, leased, ready, suspect = await ledger.claim(["file"], 9, "boot-1", 30, clock())
        await ledger.finish(done, "done", b"number")
        assert await ledger.sending(sent)
        await ledger.retry(ready, clock() + 60, suspect=False)
        await ledger.retry(suspect, clock() + 60, suspect=True)
        receipt = await ledger.forget(spoken.id)
        assert receipt
        assert receipt.kept == ("done", "sent", "suspect")
        assert receipt.erased["effects"] == 5
        states = {}
        for key in keys:
            kept = await ledger.effect(key)
            assert kept
            assert (kept.body, kept.outcome, kept.conversation, kept.run) == (b"", None, None, None)
            states[key] = kept.state
            assert kept.suspect is (kept.state == "unknown")
        maybe, never = ("sent", "suspect"), ("leased", "ready")
        assert states == {"done": "done"} | dict.fromkeys(maybe, "unknown") | dict.fromkeys(never, "dead")
        assert await ledger.sending(leased) is False
        with pytest.raises(Conflict):
            await ledger.finish(sent, "done", b"number", inbound("outcome"))
        clock.move(DAY)
        assert await ledger.claim(["file"], 9, "boot-1", 30, clock()) == []

    async def test_its_own_outcomes_and_notices_go_too(self, ledger: Ledger):
        gone, stays = await talk(ledger, "a"), await talk(ledger, "b")
        for channel in ("effect", "reminder"):
            for spoken in (gone, stays):
                await ledger.receive(
                    Inbound(channel, str(spoken.id), str(spoken.id), "outcome", b"x", MORNING)
                )
        receipt = await ledger.forget(gone.id)
        assert receipt
        assert receipt.erased["inbox"] == 3
        assert {row.address for _, row in await ledger.pending(9)} == {"b", str(stays.id)}

    async def test_a_turn_that_was_under_way_brings_nothing_back(self, ledger: Ledger):
        spoken = await talk(ledger)
        await ledger.forget(spoken.id)
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken, messages=(said(b"late"),)))
        fresh = await ledger.begin("web", "addr-1", None)
        assert fresh.id != spoken.id
        assert await ledger.messages(fresh.id) == []


class TestSweep:
    async def test_nothing_is_wiped_early(self, ledger: Ledger, clock: HandClock):
        spoken = await talk(ledger)
        await ledger.commit(Change(spoken, effects=(effect("e"),)))
        (leased,) = await ledger.claim(["file"], 1, "b", 30, clock())
        await ledger.finish(leased, "done", b"number")
        assert await ledger.sweep(MORNING + 6.9 * DAY) == {}
        assert await ledger.sweep(MORNING + 29.9 * DAY) == {"bodies": 1}
        assert len(await ledger.messages(spoken.id)) == 2

    async def test_drafts_and_texts_go_after_thirty_days(self, ledger: Ledger, clock: HandClock):
        spoken = await talk(ledger)
        runs = (run(spoken, "s", state="suspended"), run(spoken, "e", state="ended"))
        spoken = await ledger.commit(Change(spoken, runs=(*runs, run(spoken, "w", state="waiting"))))
        (row,) = await ledger.pending(5)
        spoken = await ledger.commit(Change(spoken, done=(row[0],)))
        clock.move(10 * DAY)
        spoken = await ledger.commit(Change(spoken, messages=(said(b"later", at=clock()),)))
        wiped = await ledger.sweep(MORNING + 31 * DAY)
        assert wiped == {"messages": 2, "runs": 3, "inbox": 1}
        assert [m.body for m in await ledger.messages(spoken.id)] == [b"later"]
        assert [r.id for r in await ledger.runs(spoken.id)] == ["w"]
        assert (await ledger.receive(inbound("in:addr-1"))).duplicate is False

    async def test_what_still_waits_is_kept(self, ledger: Ledger):
        await ledger.receive(inbound("1"))
        assert await ledger.sweep(MORNING + 99 * DAY) == {}
        assert len(await ledger.pending(5)) == 1

    async def test_conversations_of_nobody_go(self, ledger: Ledger, clock: HandClock):
        person = await ledger.person("1AB2C3D")
        bound, left = await talk(ledger, "bound", person), await talk(ledger, "left")
        busy, waits = await talk(ledger, "busy"), await talk(ledger, "waits")
        await ledger.commit(Change(waits, runs=(run(waits, "run:w", state="waiting"),)))
        await ledger.commit(Change(busy, effects=(effect("open", conversation=busy.id),)))
        wiped = await ledger.sweep(MORNING + 31 * DAY)
        assert wiped["conversations"] == 1
        assert await ledger.conversation_by_id(left.id) is None
        assert await ledger.conversation_by_id(bound.id) is not None
        assert await ledger.conversation_by_id(busy.id) is not None
        assert await ledger.conversation_by_id(waits.id) is not None
        assert await ledger.consents(left.id) == []

    async def test_a_person_bound_to_nothing_goes(self, ledger: Ledger):
        person = await ledger.person("1AB2C3D")
        assert await ledger.sweep(MORNING + 29 * DAY) == {}
        assert await ledger.sweep(MORNING + 31 * DAY) == {"persons": 1}
        assert await ledger.person_fin(person) is None

    async def test_bodies_go_after_a_week_outcomes_after_three_years(self, ledger: Ledger, clock: HandClock):
        spoken = await ledger.begin("web", "a", None)
        await ledger.commit(Change(spoken, effects=(effect("e"), effect("open"))))
        ended, _ = await ledger.claim(["file"], 2, "b", 30, clock())
        await ledger.finish(ended, "done", b"number")
        assert await ledger.sweep(MORNING + 8 * DAY) == {"bodies": 1}
        kept, waiting = await ledger.effect("e"), await ledger.effect("open")
        assert kept
        assert waiting
        assert (kept.body, kept.outcome, waiting.body) == (b"", b"number", b"body of open")
        assert (await ledger.sweep(MORNING + 1094 * DAY)).get("outcomes") is None
        assert (await ledger.sweep(MORNING + 1096 * DAY))["outcomes"] == 1
        assert await ledger.effect("e") is None
        assert await ledger.effect("open") is not None

    async def test_withdrawn_consents_and_old_counters_go(self, ledger: Ledger):
        person = await ledger.person("1AB2C3D")
        spoken = await talk(ledger, person=person)
        await ledger.withdraw(spoken.id, "registry", MORNING)
        await ledger.count("a", 3600, MORNING, 5)
        assert await ledger.sweep(MORNING + DAY) == {"counters": 1}
        assert (await ledger.sweep(MORNING + 1096 * DAY))["consents"] == 1

    async def test_many_rows_are_wiped_in_parts(self, ledger: Ledger):
        spoken = await ledger.begin("web", "a", None)
        rows = tuple(effect(f"e{n}") for n in range(1200))
        await ledger.commit(Change(spoken, effects=rows))
        leased = await ledger.claim(["file"], 2000, "b", 30, MORNING)
        await asyncio.gather(*(ledger.finish(one, "done", None) for one in leased))
        assert (await ledger.sweep(MORNING + 8 * DAY))["bodies"] == 1200


class TestBacklog:
    async def test_it_counts_what_waits(self, ledger: Ledger, clock: HandClock):
        await ledger.receive(inbound("1"))
        spoken = await ledger.begin("web", "a", None)
        await ledger.commit(Change(spoken, effects=(effect("a"), effect("b"), effect("c", kind="say"))))
        assert await ledger.backlog() == {"inbox": 1, "aside": 0, "file.ready": 2, "say.ready": 1}
        leased, _ = await ledger.claim(["file"], 2, "b", 30, clock())
        await ledger.sending(leased)
        counts = await ledger.backlog()
        assert (counts["file.sending"], counts["file.leased"]) == (1, 1)
