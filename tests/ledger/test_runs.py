"""Runs: versions, one active a conversation, the stack of suspended ones, moving to another conversation."""

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change
from tests.ledger.made import HandClock, run


class TestRuns:
    async def test_a_run_is_kept_with_its_body(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.commit(Change(spoken, runs=(run(spoken, body=b"\x00{}"),)))
        assert await ledger.run("run-1") == run(spoken, body=b"\x00{}", version=1)
        assert await ledger.runs(spoken.id) == [run(spoken, body=b"\x00{}", version=1)]
        assert await ledger.run("run-2") is None

    async def test_a_run_that_changed_since_it_was_read_is_a_conflict(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, runs=(run(spoken),)))
        spoken = await ledger.commit(Change(spoken, runs=(run(spoken, body=b"2", version=1),)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken, runs=(run(spoken, body=b"3", version=1),)))
        stored = await ledger.run("run-1")
        assert stored
        assert (stored.body, stored.version) == (b"2", 2)

    async def test_a_new_run_with_a_known_id_is_a_conflict(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, runs=(run(spoken, state="ended"),)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken, runs=(run(spoken),)))

    async def test_only_one_run_is_active(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, runs=(run(spoken),)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken, runs=(run(spoken, "run-2"),)))

    async def test_one_turn_suspends_a_run_and_begins_another(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, runs=(run(spoken),)))
        new, old = run(spoken, "run-2", depth=1), run(spoken, state="suspended", version=1)
        await ledger.commit(Change(spoken, runs=(new, old)))
        assert [(r.id, r.state) for r in await ledger.runs(spoken.id)] == [
            ("run-2", "active"),
            ("run-1", "suspended"),
        ]

    async def test_they_are_listed_as_a_stack(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        runs = (
            run(spoken, "waits", state="waiting", depth=9),
            run(spoken, "low", state="suspended", depth=0),
            run(spoken, "over", state="ended", depth=5),
            run(spoken, "top", state="suspended", depth=1),
            run(spoken, "now", state="active", depth=2),
        )
        await ledger.commit(Change(spoken, runs=runs))
        assert [r.id for r in await ledger.runs(spoken.id)] == ["now", "top", "low", "waits"]

    async def test_a_conversation_and_its_stack_are_read_in_one_look(self, ledger: Ledger):
        assert await ledger.standing("web", "addr-1") is None
        spoken = await ledger.begin("web", "addr-1", "az")
        assert await ledger.standing("web", "addr-1") == (spoken, [])
        runs = (run(spoken, "low", state="suspended"), run(spoken, "over", state="ended"), run(spoken, "now"))
        spoken = await ledger.commit(Change(spoken, runs=runs))
        assert await ledger.standing("web", "addr-1") == (spoken, await ledger.runs(spoken.id))
        assert [r.id for r in await ledger.runs(spoken.id)] == ["now", "low"]

    async def test_a_run_moves_to_another_conversation(self, ledger: Ledger, clock: HandClock):
        web, sms = await ledger.begin("web", "a", "az"), await ledger.begin("sms", "b", "az")
        person = await ledger.person("1AB2C3D")
        web = await ledger.commit(Change(web, runs=(run(web, person=person), run(web, "old", state="ended"))))
        clock.move(1)
        await ledger.commit(Change(sms, runs=(run(sms, version=1, person=person, state="suspended"),)))
        assert await ledger.runs(web.id) == []
        assert [r.id for r in await ledger.runs(sms.id)] == ["run-1"]
        assert [r.id for r in await ledger.runs_of(person)] == ["run-1"]
        with pytest.raises(Conflict):
            await ledger.commit(Change(web, runs=(run(web, version=1),)))

    async def test_a_persons_runs_come_from_all_conversations(self, ledger: Ledger, clock: HandClock):
        person = await ledger.person("1AB2C3D")
        for channel in ("web", "sms"):
            spoken = await ledger.begin(channel, "a", "az")
            await ledger.commit(Change(spoken, runs=(run(spoken, channel, person=person),)))
            clock.move(1)
        assert [r.id for r in await ledger.runs_of(person)] == ["sms", "web"]
