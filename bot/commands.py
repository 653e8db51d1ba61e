"""Words that concern the conversation and are no answer: menu, more, language, easy, stop, operator, why, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.hearing import digits
from dialogs.replies import LINE
from dialogs.script import Block
from dialogs.speech import Command, command
from dialogs.values import Language

if TYPE_CHECKING:
    from bot.turn import Player, Turn
    from dialogs.engine import Play


async def obey(player: Player, turn: Turn, said: Command) -> None:
    """Do what the word says; the open question is kept or asked again."""
    match said.name:
        case "menu" | "restart":
            await _menu(player, turn)
        case "more":
            await _more(player, turn)
        case "language":
            await _language(player, turn, said.language)
        case "easy":
            await _easy(player, turn)
        case "stop" | "start":
            await _reminders(player, turn, begin=said.name == "start")
        case "why":
            await _why(player, turn)
        case _:
            await _help(player, turn, said)


async def _reminders(player: Player, turn: Turn, *, begin: bool) -> None:
    """Stop or begin them; of somebody unknown there are none to begin, only how to order them."""
    if begin and turn.conversation.person is None:
        await player.again(turn, Block("reminder.start.none"))
        return
    _set_reminders(turn, begin=begin)
    await player.tell(turn)


def ordered(turn: Turn, text: str) -> bool:
    """Whether reminders are stopped or begun where nothing is open: what was is wiped in time, and they still come."""
    said = command(text, turn.language, digits=False)
    if turn.conversation.person is None or said is None or said.name not in ("stop", "start"):
        return False
    _set_reminders(turn, begin=said.name == "start")
    return True


def _set_reminders(turn: Turn, *, begin: bool) -> None:
    turn.noted.reminders(turn.conversation, "this_chat" if begin else "none", turn.world.now)
    turn.blocks.append(Block("reminder.start.say" if begin else "reminder.stop.say"))


def left(turn: Turn) -> list[Block]:
    """How to come back to what is left half-way, for somebody in the menu."""
    active = turn.stack.active
    in_menu = active is None or active.run.dialog == "menu"
    return [Block("talk.left.say")] if in_menu and turn.stack.suspended else []


async def _menu(player: Player, turn: Turn) -> None:
    """To the menu; what is left is kept.  Before a language is chosen that question stands."""
    if turn.conversation.language is None:
        await player.tell(turn)
        return
    turn.stack.leave()
    turn.blocks += left(turn)
    await player.begin(turn, "menu")


async def _more(player: Player, turn: Turn) -> None:
    """In the menu: on with what was left last, or with what waits; anywhere else the open question is what goes on."""
    active = turn.stack.active
    assert active is not None
    if active.run.dialog != "menu":
        await player.tell(turn)
    elif turn.stack.suspended:
        turn.stack.resume(turn.stack.suspended[0])
        await player.play_and_tell(turn)
    elif turn.stack.waiting:
        await player.begin(turn, turn.stack.waiting[0].run.dialog)
    else:
        await player.again(turn, Block("talk.nothing_left.say"))


async def _language(player: Player, turn: Turn, wanted: Language | None) -> None:
    if wanted is None:
        turn.stack.start("language", {"interrupts": turn.stack.interrupting})
        await player.play_and_tell(turn)
        return
    turn.conversation = turn.conversation._replace(language=wanted)
    await player.again(turn, Block("settings.language_changed.say"))


async def _easy(player: Player, turn: Turn) -> None:
    easy = not turn.conversation.easy
    turn.conversation = turn.conversation._replace(easy=easy)
    await player.again(turn, Block("settings.easy_on.say" if easy else "settings.easy_off.say"))


async def _why(player: Player, turn: Turn) -> None:
    """Why the open question is asked: of this one where there is a text of it, else of all; it stays open."""
    active = turn.stack.active
    assert active is not None
    assert active.play is not None
    about = _of_question(active.play, "why")
    await player.again(turn, Block(about if player.texts.knows(about, turn.language) else "talk.why.say"))


def _of_question(play: Play, what: str) -> str:
    """The key of such a text about the open question; every question for consent has the same."""
    question = getattr(play.at, "question", None)
    name = "" if question is None else question.name
    return f"consent.{what}" if name.endswith(".consent") else f"{name}.{what}"


async def _help(player: Player, turn: Turn, said: Command) -> None:
    """Operator begins the way to a person; everything else is told of the open question and what may be typed.

    Before a language is chosen nothing can be asked, so the number to call is told instead.
    """
    active = turn.stack.active
    assert active is not None
    spoken = turn.conversation.language is not None
    if said.name == "operator" and active.run.dialog != "contact" and spoken:
        await player.begin(turn, "contact")
        return
    assert active.play is not None
    about = _of_question(active.play, "help")
    choosing = (active.memory.unsure or {}).get("code") == LINE  # what is asked then is which line to change
    if not choosing and player.texts.knows(about, turn.language):
        turn.blocks.append(Block(about))
    await player.again(turn, Block("talk.help.say" if digits(active.play) else "talk.help.words"))
