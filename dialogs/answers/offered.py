"""Which of the numbered choices on the screen a text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogs.answers.contract import Hearing
from dialogs.answers.label_index import LabelIndex
from dialogs.answers.little_words import weight
from dialogs.answers.typed import YES
from dialogs.speech import clean, fold, yes_no
from dialogs.speech.numbers import pieces, runs, words_of
from dialogs.values import Coded, Language, Named, Term, Value

LONGEST_NUMBER: Final = 4  # digits; what is longer is a phone number or a code, and no number of a choice
# Words that may stand beside the number of a choice.
_BESIDE: Final = frozenset(
    fold(word)
    for word in """
    ci cu si su variant variantı nömrə nömrəli nömrəni cavab bənd olsun seçirəm istəyirəm mən ya yə cini cunu
    вариант вариантом номер пункт ответ выбираю мне я хочу й я ое ый ой ая ю e no
    """.split()
)
_LINE: Final = frozenset(map(fold, "sətir sətri sətirdə sətirdəki строка строку строке line".split()))


def chosen_number(text: str, language: Language) -> int | None:
    """The number of a choice, if the text says nothing else: "2", "2-ci variant", "второй"."""
    found: list[int] = []
    for part in runs(pieces(clean(text)), words_of(text, language, ordinals=True)):
        if isinstance(part, int):
            found.append(part)
        elif part.isdigit() and len(part) <= LONGEST_NUMBER:
            found.append(int(part))
        elif part not in _BESIDE:
            return None
    return found[0] if len(found) == 1 else None


def line_number(text: str, language: Language) -> int | None:
    """The number of a line, if the text says nothing else: "3", "sətir 3", "строка 3"."""
    return chosen_number(" ".join(part for part in pieces(clean(text)) if part not in _LINE), language)


def labels_of(label: Value, hearing: Hearing) -> tuple[str, ...]:
    """The words a label is heard by: of its text, of its coded entry, or itself."""
    if isinstance(label, Term):
        return hearing.words(label.key)
    if isinstance(label, Coded):
        coded = hearing.lists.get(label.list)
        entry = coded.get(label.code) if coded else None
        return entry.words() if entry else ()
    if isinstance(label, Named):
        return (label.az, label.ru)
    return (label,) if isinstance(label, str) else ()


def picked(text: str, labels: Sequence[Value], hearing: Hearing, *, careful: bool = False) -> int | None:
    """The place of the choice meant, counted from 0; None if the text is something else, such as a new answer.

    Where a doubtful text was asked back (`careful`) saying it again is no yes: hardly anything but the choice counts.
    """
    number = chosen_number(text, hearing.language)
    if number is not None:
        return number - 1 if 1 <= number <= len(labels) else None
    if YES in labels and (said := yes_no(text, hearing.language)) is not None:
        yes = labels.index(YES)
        return yes if said else next((place for place in range(len(labels)) if place != yes), None)
    return _by_words(text, labels, hearing, careful=careful)


def _by_words(text: str, labels: Sequence[Value], hearing: Hearing, *, careful: bool) -> int | None:
    words = [labels_of(label, hearing) for label in labels]
    folded = fold(text)
    exact = [place for place, heard in enumerate(words) if folded and folded in map(fold, heard)]
    if len(exact) == 1:
        return exact[0]
    # A number or an address that is nearly the one offered is another one.
    fixed = [
        (str(place), heard)
        for place, (label, heard) in enumerate(zip(labels, words, strict=True))
        if not isinstance(label, str)
    ]
    found = LabelIndex(fixed).find(text)
    # "rayon" says little in a long list, but all that is needed between a city and its district.
    kind_only = len(found.keys) == 1 and all(weight(word) < 1 for word in folded.split())
    sure = found.sure and (found.plain or not careful)
    return int(found.keys[0]) if sure or kind_only else None


def offers(step: object, choice: str) -> bool:
    """Whether this step is a question with such a choice."""
    question = getattr(step, "question", None)
    return question is not None and any(one.id == choice for one in question.answer.options())
