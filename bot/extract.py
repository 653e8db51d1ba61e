"""The extract among what was told: where it ends, and how long what was told of it is shown again.

The dialog reads the registry anew and asks for another code once the proof is old; a page that still showed the old
words would hand them to whoever sits down next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bot.proof import fresh
from dialogs.policy import stands
from dialogs.script import Block
from dialogs.setting import Level, Person, Setting

if TYPE_CHECKING:
    from bot.ledger.records import Conversation
    from bot.playing import World

DOCUMENT = "sheet"  # the block that ends it
OVER = "sheet.over"  # the block that stands in its place


def ends_at(told: Mapping[str, Any]) -> int:
    """How many blocks of a told message are the extract and what stands before it; 0 without one."""
    blocks = told.get("blocks", ())
    return next((place for place, one in enumerate(blocks, 1) if one.get("document") == DOCUMENT), 0)


def opens(conversation: Conversation, told_at: float, world: World) -> bool:
    """Whether an extract told at `told_at` is still shown: as long as the dialog would read one without a new proof.

    One told before the newest proof stays shut: it may be of the person who was here before.
    """
    proved_at = conversation.level_at
    if proved_at is None or told_at < proved_at:
        return False
    person = None if conversation.person is None else Person("")
    level = cast("Level", conversation.level)
    now = Setting(world.today, world.law, person, level, fresh(proved_at, world.now), world.sheet_level)
    return stands(now, "sheet")


def without(blocks: Sequence[Block], ends: int, read_on: date) -> list[Block]:
    """The blocks of a message with one line in place of the extract."""
    return [Block("sheet.over.say", {"day": read_on}, document=OVER), *blocks[ends:]]
