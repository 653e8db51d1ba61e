"""Conversations that stand still because the registry does not answer: called back into once it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.effects import AWAITED, awaited
from bot.ledger.contract import Ledger
from bot.ledger.records import Inbound
from bot.playing import play
from bot.turn import Player, Turn
from dialogs.memory import unpack_block
from dialogs.script import Ask, Block

PARKED_SECONDS = 30 * 86400.0  # a draft is kept no longer; the registry's return comes before
# Who wrote this long ago still sits before the page, and a code sent now is still good.
PRESENT_SECONDS = 600.0
LEASE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Awaiting:
    """The worker's part: what is new is put aside until somebody notices the registry's return."""

    ledger: Ledger
    owner: str

    async def sort(self, now: float) -> int:
        """Put aside what is new, have played what was hastened; how many are to be played."""
        due = await self.ledger.claim([AWAITED], 50, self.owner, LEASE_SECONDS, now)
        back = [effect for effect in due if effect.attempts > 1]
        for effect in due:
            if effect.attempts == 1:
                await self.ledger.retry(effect, now + PARKED_SECONDS, suspect=False)
        for effect in back:
            told = Inbound(AWAITED, effect.key, str(effect.conversation), AWAITED, effect.body, now)
            await self.ledger.finish(effect, "done", None, told)
        return len(back)


async def call_back(player: Player, turn: Turn, body: Mapping[str, Any], silent_for: float) -> None:
    """The registry answers again: go on where the run stands still, or tell somebody who is away that it may go on."""
    playing = turn.stack.find(body["run"])
    if playing is None or playing.memory.asked != body["of"]:
        return
    turn.stack.touch(playing)
    unanswered = playing.memory.drop_unanswered()
    current = await play(playing, turn.world, turn.looks, turn.conversation)
    stands = getattr(current.at, "key", None) == body["of"]
    if unanswered and isinstance(current.at, Ask) and stands:  # this very look has got no answer again
        turn.noted.effects.append(awaited(playing.run, current.at, turn.world.now, anew=True))
    elif playing is not turn.stack.active:
        await player.remark(turn, "talk.back.say")
    elif stands or silent_for > PRESENT_SECONDS:
        turn.blocks.append(unpack_block(body["back"]))
    else:
        await player.again(turn, Block("talk.back.now"))
