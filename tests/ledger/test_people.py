"""Persons, consents, reminders, counters and the audit."""

import asyncio

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import AuditRow, Change, Consent, Person
from tests.ledger.made import MORNING, effect, inbound

FIN, OTHER_FIN = "1AB2C3D", "7ZX9Y8W"


class TestPerson:
    async def test_a_fin_is_one_person(self, ledger: Ledger):
        many = await asyncio.gather(*(ledger.person(FIN) for _ in range(9)), ledger.person(OTHER_FIN))
        assert len(set(many[:9])) == 1
        assert many[9] != many[0]
        assert await ledger.person_fin(many[0]) == FIN
        assert await ledger.person_fin(-5) is None

    async def test_everybody_is_listed_with_their_conversations(self, ledger: Ledger):
        one, two = await ledger.person(FIN), await ledger.person(OTHER_FIN)
        bound = []
        for channel in ("web", "sms"):
            spoken = await ledger.begin(channel, "a", None)
            bound.append((await ledger.commit(Change(spoken._replace(person=one)))).id)
        other = await ledger.commit(Change((await ledger.begin("mail", "b", None))._replace(person=two)))
        three = await ledger.person("5QW6E7R")
        everybody = {person async for person in ledger.persons()}
        assert everybody == {Person(one, tuple(sorted(bound))), Person(two, (other.id,)), Person(three, ())}

    async def test_more_than_a_page_of_them(self, ledger: Ledger):
        many = await asyncio.gather(*(ledger.person(f"1A{n:05}") for n in range(1100)))
        assert [person.id async for person in ledger.persons()] == sorted(many)


class TestConsent:
    async def test_it_is_given_withdrawn_and_given_again(self, ledger: Ledger):
        spoken = await ledger.begin("web", "a", None)
        given = Consent(spoken.id, "registry", MORNING, "v1")
        await ledger.consent(given)
        assert await ledger.consents(spoken.id) == [given]
        assert await ledger.withdraw(spoken.id, "registry", MORNING + 1) is True
        assert await ledger.withdraw(spoken.id, "registry", MORNING + 2) is False
        assert await ledger.consents(spoken.id) == [given._replace(withdrawn_at=MORNING + 1)]
        renewed = Consent(spoken.id, "registry", MORNING + 3, "v2")
        await ledger.commit(Change(spoken, consents=(renewed,)))
        assert await ledger.consents(spoken.id) == [renewed]
        assert await ledger.withdraw(spoken.id, "reminders", MORNING) is False

    async def test_it_needs_a_conversation(self, ledger: Ledger):
        with pytest.raises(Conflict):
            await ledger.consent(Consent(404, "registry", MORNING))


class TestReminder:
    async def test_a_stage_is_noted_once_a_period_and_person(self, ledger: Ledger):
        one, two = await ledger.person(FIN), await ledger.person(OTHER_FIN)
        notes = [("2026-11", one, "first"), ("2026-11", one, "last"), ("2026-12", one, "first")]
        notes += [("2026-11", two, "first")]
        assert [await ledger.remind_once(*note) for note in notes] == [True] * 4
        assert [await ledger.remind_once(*note) for note in notes] == [False] * 4

    async def test_it_comes_with_what_carries_it_out_or_not_at_all(self, ledger: Ledger):
        person = await ledger.person(FIN)
        what = (effect("remind:1", "remind"), inbound("tick:1"))
        assert await ledger.remind_once("2026-11", person, "first", *what)
        assert await ledger.effect("remind:1") is not None
        assert len(await ledger.pending(5)) == 1
        assert not await ledger.remind_once("2026-11", person, "first", effect("x"), inbound("y"))
        assert await ledger.effect("x") is None
        assert len(await ledger.pending(5)) == 1
        with pytest.raises(Conflict):
            await ledger.remind_once("2026-12", person, "first", effect("z")._replace(conversation=404))
        assert await ledger.remind_once("2026-12", person, "first")

    async def test_it_needs_a_person(self, ledger: Ledger):
        with pytest.raises(Conflict):
            await ledger.remind_once("2026-11", 404, "first")


class TestCounter:
    async def test_the_limit_itself_is_within_it(self, ledger: Ledger):
        assert [await ledger.count("fin", 3600, MORNING, 3) for _ in range(5)] == [True] * 3 + [False] * 2

    async def test_buckets_count_apart(self, ledger: Ledger):
        assert await ledger.count("a", 3600, MORNING, 1)
        assert await ledger.count("b", 3600, MORNING, 1)

    async def test_counting_at_once_lets_no_more_through(self, ledger: Ledger):
        answers = await asyncio.gather(*(ledger.count("a", 3600, MORNING, 5) for _ in range(50)))
        assert sum(answers) == 5

    async def test_a_new_window_does_not_forget_the_last_minutes(self, ledger: Ledger):
        start = 3600.0 * 1000
        for _ in range(5):
            assert await ledger.count("a", 3600, start + 3599, 5)
        assert not await ledger.count("a", 3600, start + 3660, 5)
        assert await ledger.count("a", 3600, start + 7140, 5)
        assert await ledger.count("a", 3600, start + 7200 + 3600, 5)

    async def test_many_are_counted_in_one_unit_and_taken_back(self, ledger: Ledger):
        assert await ledger.tally(["a", "b"], 3600, MORNING) == [1, 1]
        assert await ledger.tally(["b", "c"], 3600, MORNING) == [2, 1]
        await ledger.give_back(["b", "c", "never"], 3600, MORNING)
        assert [await ledger.counted(one, 3600, MORNING) for one in ("a", "b", "c", "never")] == [1, 1, 0, 0]
        await ledger.give_back(["c"], 3600, MORNING)  # never below none
        assert await ledger.counted("c", 3600, MORNING) == 0


class TestAudit:
    async def test_rows_are_kept_in_order(self, ledger: Ledger):
        spoken = await ledger.begin("web", "a", None)
        rows = [AuditRow(MORNING + n, "read", spoken.id, 7, f"code-{n}") for n in range(4)]
        await ledger.commit(Change(spoken, audit=tuple(rows[:2])))
        await ledger.audit(*rows[2:])
        kept = await ledger.audited()
        assert [row for _, row in kept] == rows
        assert [row for _, row in await ledger.audited(after=kept[1][0], limit=1)] == [rows[2]]
