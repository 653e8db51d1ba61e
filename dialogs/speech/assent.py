"""Yes and no, as people say them in Azerbaijani and Russian."""

from __future__ import annotations

from typing import Final

from dialogs.speech.keyboard import switched
from dialogs.speech.letters import clean, fold, is_cyrillic
from dialogs.values import Language

_MOST_WORDS = 12


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


# Plain words: the only ones that send an application.
_PLAIN_YES: Final = _set("bəli hə да yes")
_PLAIN_NO: Final = _set("xeyr xeyir yox нет no net")
PLAIN_WORDS: Final = _PLAIN_YES | _PLAIN_NO

_YES: Final = _PLAIN_YES | _set(
    """
    razı razıyam razıyıq düzdür düzdü doğrudur doğrudu təsdiqləyirəm təsdiq əlbəttə əlbətdə tamam ok okey okay
    həə hae aha ага угу конечно согласен согласна согласны верно правильно подтверждаю ладно окей ок разумеется
    soglasen soglasna konechno
    """
)
_NO: Final = _PLAIN_NO | _set(
    """
    yoo yoox yoxx düzdeyil razıdeyiləm lazımdeyil əsla yanlışdır səhvdir неа неверно неправильно несогласен
    несогласна отказываюсь nea nyet nope
    """
)
# These say yes or no only when nothing else is said beside them: "var" is yes, "sualım var" is not,
# "хочу" is yes, "хочу изменить адрес" is another wish.
_YES_ALONE: Final = _set(
    """
    var vardır mütləq oldu əla yaxşı olar istəyirəm düz doğru есть имеется точно хорошо давай давайте хочу можно
    естественно именно
    """
)
_NO_ALONE: Final = _set("yoxdur yoxdu olmaz istəmirəm qətiyyən нету никак никогда")
_AFFIRMED: Final = _YES | _YES_ALONE
_NOT: Final = fold("не")
_KNOW: Final = fold("знаю")
# The Azerbaijani particle "too" is spelt like the Russian yes.
_TOO: Final = "da"
_NEGATORS_AFTER: Final = _set("deyil deyiləm deyilik deyildir döyül")
_DOUBT: Final = _set(
    """
    bilmirəm bəlkə bəlkədə bilsin yəqin yaxud niyə necə hansı amma lakin ancaq yalnız təkcə savayı
    хотя только кроме зато ни или может наверное наверно возможно вероятно когда почему зачем какой что как
    """
)
# Cyrillic "но" (but) looks like English "no" in the skeleton, Azerbaijani "nə" (what) like Russian "не".
_BUT: Final = fold("но")
# Words that only lean to a yes: "əlbəttə yox", "конечно нет", "да нет" are no.
_LEANING: Final = _set("əlbəttə əlbətdə mütləq конечно разумеется естественно konechno да")
# Words that add nothing, so that a yes or a no beside them still counts.
_FILLERS: Final = _set(
    """
    zəhmət olmasa sağ olun ol çox təşəkkür təşəkkürlər edirəm edir mən mənim biz bizim bu bunu o onu ki axı da
    də lap hər şey tam tamamilə artıq indi salam
    я мы это всё все так вполне полностью очень спасибо пожалуйста же уж ну то мне у меня spasibo pojaluysta
    """
)
_SIGNS: Final = {
    "👍": True,
    "👌": True,
    "✅": True,
    "☑": True,
    "✔": True,
    "👎": False,
    "❌": False,
    "✖": False,
}
_KEYBOARD: Final = {fold(word): True for word in "да ага угу bəli hə beli he".split()} | {
    fold(word): False for word in "нет неа xeyr yox".split()
}


def yes_no(text: str, language: Language = "az", *, alone: bool = False) -> bool | None:
    """True for yes, False for no, None for anything that is not surely one of them.

    With `alone` nothing else may be said beside it: "нет, я фермер" begins with a no and names something.
    """
    said = clean(text)
    words = fold(said).split()
    if not words:
        return _by_sign(said)
    cyrillic = is_cyrillic(said)
    azerbaijani = language == "az" and not cyrillic
    if len(words) > _MOST_WORDS or _doubtful(words, cyrillic=cyrillic, azerbaijani=azerbaijani):
        return None
    answer = _by_words(words, azerbaijani=azerbaijani, alone=alone)
    return answer if answer is not None or len(words) > 1 else _by_other_keyboard(said, words[0])


def plain_yes_no(text: str) -> bool | None:
    """Only the plain words bəli, hə, да and xeyr, yox, нет, each alone: nothing else may send a form."""
    folded = fold(clean(text))
    if folded in _PLAIN_YES:
        return True
    return False if folded in _PLAIN_NO else None


def _by_sign(said: str) -> bool | None:
    meant = {_SIGNS[sign] for sign in said if sign in _SIGNS}
    return meant.pop() if len(meant) == 1 else None


def _doubtful(words: list[str], *, cyrillic: bool, azerbaijani: bool) -> bool:
    """Doubt, a condition or a question."""
    if not _DOUBT.isdisjoint(words) or (_NOT in words and _KNOW in words):
        return True
    return (cyrillic and _BUT in words) or (azerbaijani and _NOT in words)


def _by_words(words: list[str], *, azerbaijani: bool, alone: bool) -> bool | None:
    values, open_negation, strangers = _values(words, azerbaijani=azerbaijani)
    if not values:
        return _alone(words)
    if strangers and (alone or values[0][0] != 0):
        return None
    meant = {value for _, value in values}
    if len(meant) > 1:
        leaning = all(words[place] in _LEANING for place, _ in values[:-1])
        return False if leaning and not values[-1][1] else None
    first = values[0][1]
    return None if first and open_negation else first


def _values(words: list[str], *, azerbaijani: bool) -> tuple[list[tuple[int, bool]], bool, int]:
    """The yes and no words with their places, whether a negation is left over, how many words are unknown."""
    values: list[tuple[int, bool]] = []
    open_negation, strangers = False, 0
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        if word in _NEGATORS_AFTER or word == _NOT:
            beside = before if word in _NEGATORS_AFTER else following
            open_negation |= beside not in _AFFIRMED
        elif word in _AFFIRMED and (following in _NEGATORS_AFTER or before == _NOT):
            values.append((place, False))
        elif word == _TOO and azerbaijani and place:
            continue
        elif word in _YES or word in _NO:
            values.append((place, word in _YES))
        elif word not in _FILLERS:
            strangers += 1
    return values, open_negation, strangers


def _alone(words: list[str]) -> bool | None:
    rest = [word for word in words if word not in _FILLERS]
    if len(rest) != 1:
        return None
    if rest[0] in _YES_ALONE:
        return True
    return False if rest[0] in _NO_ALONE else None


def _by_other_keyboard(said: str, word: str) -> bool | None:
    other = switched(said)
    if other is None or word in _KEYBOARD:
        return None
    return _KEYBOARD.get(fold(other))
