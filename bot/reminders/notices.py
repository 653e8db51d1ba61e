"""Reminders of the monthly report (27.2): each person once a stage, before the last working day of the month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import orjson
import structlog

from bot.dates import BAKU
from bot.ledger.contract import Ledger
from bot.ledger.records import Inbound, Person
from bot.news import News
from bot.playing import World
from bot.reminders.wanted import MORNING, morning, shown_at
from dialogs.keep import NotKept, restore
from dialogs.memory import pack_block
from dialogs.registration import ENDED
from dialogs.registry import Registration, Status
from dialogs.report import Programme
from dialogs.rules.workdays import Calendar, UnknownYear
from dialogs.script import Block
from dialogs.values import Weekday
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known

CLOSES = time(18, 0)  # reports of the last day are taken until then
MOVED = "telegram"  # of a consent that ended because the reminders go to the chat that was joined
SATURDAY = 5
STAGES = (0, 1, 3, 7)  # working days before the last day on which a reminder goes out
log = structlog.get_logger("reminders")


@dataclass(slots=True)
class Reminders:
    """Looks once a day at every bound person, and at whoever orders reminders later that day.

    What the registry says at that moment decides.  Nobody is reminded before ten, nor after the hour until which the
    last day lasts.  Not `by_hours`: in the demo a day passes at a press, and whoever is due on a day that was moved to
    is reminded as on its morning; the message bears that hour.
    """

    ledger: Ledger
    registry: RegistryClient
    news: News
    world: Callable[[], World]
    by_hours: bool = True
    _done_on: date | None = field(default=None)

    async def run_if_new_day(self, *, begins: bool = False) -> int:
        """Remind everybody who is due today, once a day; how many notices were written.  `begins`: it is morning."""
        world = self.world()
        today, hour = world.today, self._hour(world)
        if today == self._done_on:
            return await self._ordered_since()
        if begins or (world.moved and not self.by_hours):
            hour = MORNING
        if hour < MORNING:
            return 0
        sent, complete = 0, True
        async for person in self.ledger.persons():
            reminded = await self._remind(person, hour)
            complete = complete and reminded is not None
            sent += reminded or 0
        if complete:
            self._done_on = today
        return sent

    async def _ordered_since(self) -> int:
        """Remind those who ordered it after everybody else was looked at."""
        sent, hour = 0, self._hour(self.world())
        if hour < MORNING and self.by_hours:
            return 0
        for person, conversation in [*self.news.ordered.items()]:
            reminded = await self._remind(Person(person, (conversation,)), hour)
            if reminded is not None and self.news.ordered[person] == conversation:
                del self.news.ordered[person]
            sent += reminded or 0
        return sent

    @staticmethod
    def _hour(world: World) -> time:
        """The time of day in Baku."""
        return datetime.fromtimestamp(world.shown or world.now, BAKU).time()

    async def _remind(self, person: Person, hour: time) -> int | None:
        """Notices written for one person; None when the registry did not answer."""
        place = await self._place(person)
        fin = await self.ledger.person_fin(person.id) if place is not None else None
        if fin is None or place is None:
            return 0
        answer = await self.registry.call("readProgramme", {"fin": fin})
        if not isinstance(answer, Known):
            return None
        try:
            programme: Programme = restore(Programme, dict(answer.body)) if answer.ok else Programme(False)
        except NotKept:
            return None
        if answer.ok and not programme.exists:
            return await self._ended(person, place, fin, hour)
        return await self._notice(person, place, programme, hour)

    async def _ended(self, person: Person, conversation: int, fin: str, hour: time) -> int | None:
        """Tell once that unemployed status was lost (5.10, 5.11) while reminders were wanted: no report is due."""
        answer = await self.registry.call("readStatus", {"fin": fin})
        if not isinstance(answer, Known):
            return None
        try:
            lost = restore(Status, dict(answer.body)).unemployed if answer.ok else Registration("none")
        except NotKept:
            return None
        if lost.state not in ENDED or not await self._news_of(lost, conversation):
            return 0
        stage = f"{lost.state}:{lost.article}:{lost.since}"
        return await self._write("status", person, stage, conversation, status_notice(lost), hour)

    async def _news_of(self, lost: Registration, conversation: int) -> bool:
        """Whether the decision is not older than the wish for reminders: who knew it then is not told it as news."""
        noted = [one for one in await self.ledger.consents(conversation) if one.purpose == "reminders"]
        wished_on = datetime.fromtimestamp(noted[-1].given_at, BAKU).date() if noted else None
        return lost.since is None or wished_on is None or lost.since >= wished_on

    async def _notice(self, person: Person, conversation: int, programme: Programme, hour: time) -> int:
        world = self.world()
        if not programme.exists or programme.filed or programme.due_on is None or programme.period is None:
            return 0
        due_on = last_day(world.law.calendar, world.today, programme.period, programme.due_on)
        left = workdays_left(world.law.calendar, world.today, due_on)
        stage = next((stage for stage in STAGES if left is not None and left <= stage), None)
        if stage is None or left is None or (left == 0 and hour >= CLOSES):
            return 0
        return await self._write(
            programme.period, person, str(stage), conversation, notice(left, due_on, world.today), hour
        )

    async def _write(
        self, period: str, person: Person, stage: str, conversation: int, told: Block, hour: time
    ) -> int:
        """Have a notice told, once for this period, person and stage."""
        world = self.world()
        block = {**pack_block(told), **shown_at(morning(world.today) if hour == MORNING else None)}
        key = f"{period}:{person.id}:{stage}"
        inbound = Inbound("reminder", key, str(conversation), "notice", orjson.dumps(block), world.now)
        new = await self.ledger.remind_once(period, person.id, stage, inbound=inbound)
        if new:
            self.news.work.set()
        return int(new)

    async def _place(self, person: Person) -> int | None:
        """Where reminders were ordered last; if no such place can be reached, the one they were moved away from."""
        wanted, moved, blocked = {}, {}, False
        for one in person.conversations:
            noted = await self.ledger.consents(one)
            chosen = next((row for row in reversed(noted) if row.purpose == "reminders"), None)
            reached = not any(
                row.purpose.endswith(".reach") and row.withdrawn_at is not None for row in noted
            )
            if chosen is not None and chosen.withdrawn_at is None:
                blocked = blocked or not reached
                wanted.update({one: chosen.given_at} if reached else {})
            elif chosen is not None and chosen.wording == MOVED and reached:
                moved[one] = chosen.given_at
        open_to_us = wanted or (moved if blocked else {})
        return max(open_to_us, key=lambda one: open_to_us[one], default=None)


def last_day(calendar: Calendar, today: date, period: str, registered: date) -> date:
    """The last day to report for a month such as 2026-11: the registry's, or ours where that comes sooner.

    So an operator's calendar file moves what is open already; once our day is over, the registry's holds.
    """
    year, month = period.split("-")
    try:
        ours = calendar.last_workday(int(year), int(month))
    except UnknownYear:
        return registered
    return ours if today <= ours < registered else registered


def workdays_left(calendar: Calendar, today: date, due_on: date) -> int | None:
    """Working days from tomorrow through the last day; None when it is over.

    In a year whose holidays are not announced yet these are Mondays to Fridays: the reminder is not left out.
    """
    if today > due_on:
        return None
    try:
        return calendar.workdays_between(today, due_on)
    except UnknownYear:
        later = (today + timedelta(days=days) for days in range(1, (due_on - today).days + 1))
        return sum(day.weekday() < SATURDAY for day in later)


def notice(left: int, due_on: date, today: date) -> Block:
    """The reminder as a block, as it is told today."""
    if left == 0:
        return Block("reminder.report.last_day")
    return Block("reminder.report.days_left", {"count": left, "date": Weekday.on(due_on, today)})


def status_notice(lost: Registration) -> Block:
    """That unemployed status was suspended or cancelled; the reason is the person's, and is told when they ask."""
    return Block(f"reminder.status.{lost.state}", {"article": lost.article or "5.10"})
