"""One turn: what arrived is played in the conversation it belongs to, and all that follows is committed as one unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.commands import left, obey, ordered
from bot.effects import act_effect, awaited
from bot.events import Noted, note
from bot.ledger.contract import Ledger
from bot.ledger.records import Conversation, NewEffect, Run
from bot.opening import ANYWHERE, GREETINGS, agreed, began, first, opened, wished
from bot.people.links import Links
from bot.people.personal import personal
from bot.playing import Looks, Playing, World, go_on, listen, play
from bot.stack import Stack
from bot.texts import Texts
from dialogs.privacy import sensitive
from dialogs.replies import replies
from dialogs.script import Act, Ask, Block, Ending, Review
from dialogs.services import LINKING, PASSING
from dialogs.speech import fold
from dialogs.values import Json, Language


@dataclass(slots=True)
class Turn:
    """What one turn has gathered so far.

    `slot` is when its message may go out (0: before all others), `expected` the kind of answer the text was (it is
    not kept if `hidden`, or `stray`: personal anyway), `wished` the dialog that a first message begins, not the menu,
    `before` the key of the question that was open when it began; `elsewhere`: the text answered another one.
    """

    conversation: Conversation
    stack: Stack
    world: World
    looks: Looks
    blocks: list[Block] = field(default_factory=list)
    effects: list[NewEffect] = field(default_factory=list)
    noted: Noted = field(default_factory=Noted)
    hidden: bool = False
    stray: bool = False
    expected: str = ""
    wished: str | None = None
    trace: Mapping[str, Json] | None = None
    slot: float = 0.0
    before: str | None = None
    elsewhere: bool = False

    @property
    def asked(self) -> str | None:
        """The key of the question that is open after this turn."""
        return self.stack.asked

    @property
    def language(self) -> Language:
        return "ru" if self.conversation.language == "ru" else "az"


@dataclass(slots=True, eq=False)
class Player:
    """Plays turns; touches the ledger only to read what is there, and returns what is to be written."""

    ledger: Ledger
    texts: Texts
    looks: Looks
    world: Callable[[], World]
    links: Links | None = None

    async def open(
        self, conversation: Conversation, looks: Looks | None = None, runs: Sequence[Run] | None = None
    ) -> Turn:
        """Begin a turn; `looks` stand before those of the service, `runs` spare reading them."""
        stack = Stack.of(conversation, await self.ledger.runs(conversation.id) if runs is None else runs)
        return Turn(conversation, stack, self.world(), looks or self.looks, before=stack.asked)

    async def hear(self, turn: Turn, text: str, of: str | None) -> None:
        """Hear a person's message; the first one of a conversation opens it."""
        active = turn.stack.active
        if of is None and (active is None or active.run.dialog == "welcome"):
            turn.wished = None if active is None and ordered(turn, text) else wished(text)
        turn.stray = personal(text, dates=active is None or active.run.dialog in PASSING)
        if active is None or turn.wished is not None:
            turn.hidden = of is not None and sensitive(of)
            turn.conversation, dialog = opened(turn.conversation, text, turn.wished)
            await self.begin(turn, dialog)
            return
        wanted = ANYWHERE.get(fold(text, turn.language))
        if wanted == "withdrawal" and not await agreed(self.ledger, turn.conversation):
            await self.remark(turn, "consent.none.say")
            return
        if wanted is not None and active.run.dialog not in (wanted, "menu"):
            turn.stack.leave()
            await self.begin(turn, wanted)
            return
        current = await play(active, turn.world, turn.looks, turn.conversation)
        idle = wanted == active.run.dialog or fold(text, turn.language) in GREETINGS
        if idle and isinstance(current.at, (Ask, Review)):
            turn.blocks += left(turn)
            await self.tell(turn)
            return
        listen(active, text, of, self.texts, turn.world, turn.language)
        current.notes += [Block("talk.closed.say")] if turn.elsewhere and turn.stack.closed(of) else []
        turn.hidden, turn.expected = active.hidden, active.expected
        turn.stack.touch(active)
        if active.command is not None:
            await obey(self, turn, active.command)
        else:
            await go_on(active, turn.world, turn.looks, turn.conversation)
            await self.tell(turn)

    async def remark(self, turn: Turn, key: str) -> None:
        """Tell the text `key` about something that cannot be heard, and ask the open question again."""
        turn.blocks.append(Block(key))
        active = turn.stack.active
        if active is None:
            await self.begin(turn, first(turn.conversation))
            return
        current = await play(active, turn.world, turn.looks, turn.conversation)
        marks: Any = (turn.trace or {}).get("marks")
        if marks is not None and isinstance(current.at, Ask):
            active.memory.marks = [current.at.key, *marks]
        turn.stack.touch(active)
        await self.tell(turn)

    async def outcome(self, turn: Turn, run: str, act: str, result: dict[str, Json]) -> None:
        """The outcome of an act has arrived: play on where it was awaited."""
        playing = turn.stack.find(run)
        if playing is None:
            return
        known: Any = playing.memory.results.get(act, {})
        if "running" not in known and "pending" not in known:
            return
        playing.memory.results[act] = result
        turn.stack.touch(playing)
        if playing.run.state == "suspended" and "pending" in result:
            return
        current = await play(playing, turn.world, turn.looks, turn.conversation)
        if playing is turn.stack.active:
            await self.tell(turn)
        elif current.ending is not None and not current.ending.waiting:
            await self._note(turn, playing)
            self._ended(turn, playing, current.ending)
            turn.stack.drop(playing)

    async def begin(self, turn: Turn, dialog: str) -> None:
        """Start a dialog, or ask whether to go on with one that was interrupted."""
        if dialog == "menu" and turn.wished is not None:
            dialog, turn.wished = turn.wished, None
        pending, interrupted = turn.stack.pending(dialog), turn.stack.interrupted(dialog)
        if pending is not None:
            await self._still_waiting(turn, pending)
            if turn.stack.interrupting:
                await self.tell(turn)
                return
            dialog = "menu"
        elif interrupted is not None:
            turn.stack.start("resume", {"of": dialog})
            await self.play_and_tell(turn)
            return
        known = {} if dialog in PASSING else await began(self.ledger, turn.conversation, turn.world.now)
        if dialog in LINKING and self.links is not None:
            known["link"] = self.links.nonce(turn.conversation.channel)
        turn.stack.start(dialog, {**known, "interrupts": turn.stack.interrupting})
        await self.play_and_tell(turn)

    async def _still_waiting(self, turn: Turn, playing: Playing) -> None:
        current = await play(playing, turn.world, turn.looks, turn.conversation)
        if current.ending is not None:
            self._ended(turn, playing, current.ending)

    async def play_and_tell(self, turn: Turn) -> None:
        assert turn.stack.active is not None
        await play(turn.stack.active, turn.world, turn.looks, turn.conversation)
        await self.tell(turn)

    async def tell(self, turn: Turn) -> None:
        """Gather what the active run has to say; follow its ending into the next dialog."""
        active = turn.stack.active
        assert active is not None
        assert active.play is not None
        current = active.play
        turn.blocks += replies(current)
        await self._note(turn, active)
        if isinstance(current.at, Act):
            self._act(turn, active, current.at)
        if isinstance(current.at, (Ask, Review)):
            active.memory.asked = current.at.key
        if isinstance(current.at, Ask) and current.at.awaits:
            turn.noted.effects.append(awaited(active.run, current.at, turn.world.now))
        if current.ending is not None:
            await self._finish(turn, active, current.ending)

    async def _finish(self, turn: Turn, active: Playing, ending: Ending) -> None:
        self._ended(turn, active, ending)
        turn.stack.settle("waiting" if ending.waiting else "ended")
        if ending.then in ("continue", "again"):
            await self._resumed(turn, str(active.memory.began.get("of")), anew=ending.then == "again")
        elif ending.then:
            await self.begin(turn, ending.then)
        elif active.memory.began.get("interrupts"):
            await self._return(turn, turn.stack.suspended[0])
        else:
            await self.begin(turn, "menu")

    async def _resumed(self, turn: Turn, dialog: str, *, anew: bool) -> None:
        interrupted = turn.stack.interrupted(dialog)
        if interrupted is not None and not anew:
            await self._return(turn, interrupted)
            return
        if interrupted is not None:
            turn.stack.drop(interrupted)
        await self.begin(turn, dialog)

    async def _return(self, turn: Turn, playing: Playing) -> None:
        turn.stack.resume(playing)
        await self.play_and_tell(turn)

    def _ended(self, turn: Turn, playing: Playing, ending: Ending) -> None:
        current = playing.play
        assert current is not None
        if playing is not turn.stack.active:
            turn.blocks += current.says
        if not ending.silent:
            key, document, printed = f"{ending.name}.say", ending.document, ending.printed
            turn.blocks.append(Block(key, ending.values, document=document, printed=printed))

    def _act(self, turn: Turn, active: Playing, step: Act) -> None:
        """An act begins: its effect is committed with this turn, and answers before it are settled."""
        if step.name not in active.memory.results:
            effect, reference = act_effect(active.run, step, turn.world.now)
            active.memory.begin_act(step.name, reference)
            turn.effects.append(effect)

    async def _note(self, turn: Turn, active: Playing) -> None:
        for event in active.events:
            before = turn.conversation
            turn.conversation = await note(event, before, turn.noted, self.ledger, turn.world.now, self.links)
            turn.stack.heard(event, another=turn.conversation.person != before.person)
        active.events.clear()

    async def again(self, turn: Turn, first: Block) -> None:
        """Say something and ask the open question again."""
        turn.blocks.append(first)
        await self.tell(turn)
