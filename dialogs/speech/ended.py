"""That something is over ("müqaviləm 1 noyabrda bitib"), and of what that is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dialogs.speech.letters import LONGEST, clean, fold

_MOST_WORDS = 20


def _beginnings(words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words.split())


_OVER: Final = _beginnings(
    """
    bitib bitdi bitmiş qurtardı qurtarıb qurtarmış başa sona xitam bağlanıb bağlandı bağladım bağlamışam çıxdım
    çıxmışam çıxıb ayrıldım ayrılmışam кончил закончил окончил завершил истёк истекл прекратил расторг уволил уволен
    закрыл отчислен отчислил ушёл ушла
    """
)
_NOT_SAID: Final = frozenset(map(fold, "не если когда бы как əgər necə vaxt nə deyil".split()))
_IF: Final = fold("sə")
_TOPICS: Final[Mapping[str, tuple[str, ...]]] = {  # what may be over, by the beginnings of the words for it
    topic: _beginnings(words)
    for topic, words in {
        "contract": "müqavilə договор контракт",
        "work": "işim işdən işlədi вакан работ служб уволил уволен",
        "study": "təhsil oxu universitet institut kollec tələbə учёб учеб обучен универ институт колледж отчисл",
        "business": "biznes vöen sahibkar бизнес предприним дело ип",
        "farm": "təsərrüfat хозяйств",
        "land": "torpaq земл земел пай",
        "pension": "pensiya пенси",
        "payment": "ödəniş müavinət sığorta выплат пособ",
        "service": "xidmət hərbi əsgər служб арми",
        "registration": "qeydiyyat status dayandır регистр статус приостан",
    }.items()
}


def ended(text: str) -> frozenset[str] | None:
    """The topics of which the text says that they are over; None where it does not say so of anything."""
    if len(text) > LONGEST or "?" in text:
        return None
    words = re.findall(r"\w+", fold(clean(text)))
    if not 1 < len(words) <= _MOST_WORDS or not _NOT_SAID.isdisjoint(words):
        return None
    if not any(word.startswith(_OVER) and not word.endswith(_IF) for word in words):
        return None
    return frozenset(
        topic for topic, stems in _TOPICS.items() if any(word.startswith(stems) for word in words)
    )
