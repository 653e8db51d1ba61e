"""Commands: the few words that work everywhere, in both languages, and nothing that could be an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from dialogs.speech.command_words import (
    DIGITS,
    GRAMMAR,
    PHRASES,
    POLITE,
    SIGNS,
    SLASHES,
    SWITCHABLE,
    Name,
)
from dialogs.speech.keyboard import switched
from dialogs.speech.letters import clean, fold
from dialogs.speech.numbers import pieces, runs, words_of
from dialogs.values import Language

LONGEST_COMMAND: Final = 80
_MOST_WORDS = 9
_MOST_LINES = 99


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `line` belongs to change (None: not said which), `language` to language (None: ask)."""

    name: Name
    line: int | None = None
    language: Language | None = None


_COMMANDS: Final[dict[str, Command]] = {
    **{name: Command(name) for name in get_args(Name)},
    "language_az": Command("language", language="az"),
    "language_ru": Command("language", language="ru"),
}

# One bit a command: a text is a command if one bit survives in all its words and a head was among them.
_BIT: Final = {word: 1 << place for place, word in enumerate(GRAMMAR)}
_CHANGE: Final = _BIT["change"]
_ANY: Final = (1 << len(GRAMMAR)) - 1


def _masks() -> dict[str, tuple[int, int]]:
    """Folded word -> (bits of the commands it names, bits of the commands it may stand beside)."""
    masks: dict[str, tuple[int, int]] = {fold(word): (0, _ANY) for word in POLITE.split()}
    for word, (heads, company) in GRAMMAR.items():
        for said in company.split():
            head, beside = masks.get(fold(said), (0, 0))
            masks[fold(said)] = (head, beside | _BIT[word])
        for said in heads.split():
            head, beside = masks.get(fold(said), (0, 0))
            masks[fold(said)] = (head | _BIT[word], beside)
    return masks


_MASKS: Final = _masks()
_BY_BIT: Final = {bit: _COMMANDS[word] for word, bit in _BIT.items()}
_PHRASES: Final = {fold(phrase): word for word, phrases in PHRASES.items() for phrase in phrases}
_NUMBERS: Final = frozenset("123456")  # the usual answers to a choice, which are no command anywhere
_SWITCHABLE: Final = frozenset(fold(word) for word in SWITCHABLE.split())
_MOST_KEYS: Final = max(map(len, SWITCHABLE.split()))


def command(text: str, language: Language, digits: bool) -> Command | None:
    """The command a text is, None for anything else; a sentence that only contains such a word is none.

    `digits` tells whether 9, 8, 0 and 7 stand for back, repeat, help and more: only where the expected
    answer is not a number or a longer code.
    """
    if text in _NUMBERS or len(text) > LONGEST_COMMAND:
        return None
    said = clean(text)
    if len(said) <= 3:
        sign = said.rstrip(".")
        if digits and sign in DIGITS:
            return Command(DIGITS[sign])
        if said in SIGNS:
            return Command(SIGNS[said])
    if said.upper() == said.lower():
        return None  # without a letter: numbers, days, phones
    if said.startswith("/"):
        return _slash(said)
    folded = fold(said)
    return _by_words(folded, said, language) or _by_other_keyboard(said)


def _slash(said: str) -> Command | None:
    word = said[1:].partition(" ")[0].partition("@")[0].lower()
    return _COMMANDS[SLASHES[word]] if word in SLASHES else None


def _by_words(folded: str, said: str, language: Language) -> Command | None:
    if folded in _PHRASES:
        return _COMMANDS[_PHRASES[folded]]
    words = folded.split()
    if len(words) > _MOST_WORDS:
        return None
    meant, heads, unknown = _ANY, 0, False
    for word in words:
        mask = _MASKS.get(word)
        if mask is None:
            unknown = True
            continue
        heads |= mask[0]
        meant &= mask[0] | mask[1]
    if not heads & meant:
        return None
    if unknown:
        return _change_of_line(said, language) if heads & meant & _CHANGE else None
    return _BY_BIT.get(heads & meant)


def _change_of_line(said: str, language: Language) -> Command | None:
    """A change whose other words are exactly one number of a line, in digits or in words."""
    found: list[int | None] = []
    for part in runs(pieces(said), words_of(said, language, ordinals=True)):
        if isinstance(part, int):
            # "bir cavabı" is "an answer" as often as "answer 1": then ask which line.
            found.append(part if part > 1 else None)
        elif part.isdigit():
            found.append(int(part[:4]))
        else:
            head, beside = _MASKS.get(part, (0, 0))
            if not (head | beside) & _CHANGE:
                return None
    line = found[0] if len(found) == 1 else 0
    return Command("change", line) if line is None or 1 <= line <= _MOST_LINES else None


def _by_other_keyboard(said: str) -> Command | None:
    other = switched(said) if len(said) <= _MOST_KEYS else None
    if other is None or fold(other) not in _SWITCHABLE:
        return None
    return _BY_BIT[_MASKS[fold(other)][0]]
