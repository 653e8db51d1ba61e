"""Whether a sentence advises somebody to end a state of theirs: job, contract, land, studies, business, pension.

A sentence is caught if it holds both a way to end something oneself and a state that one would end.  What ends by
itself ("when the contract is over"), what was ("you left the job") and what the Agency may end (a registration, a
status) has other words.
"""

from __future__ import annotations

import re
from typing import Final

from dialogs.values import Language

SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
# What the Agency keeps is no state of this kind, nor is a measure that one asks for.
KEPT_BY_THE_AGENCY: Final[dict[Language, str]] = {
    "az": r"işsiz\w* status\w*|iş axtaran\w*|iş tapma\w*|qeydiyyat\w*",
    "ru": r"(?:статус|регистрацию) могут \w+|статус\w* безработного|поиска работы|поиск работы|регистраци\w*",
}
# What one may do to end it: stems, and the forms in which it is advised (do it, to do it, if you do it, you must).
AZ_STEMS: Final = (
    "çıx",
    "tərk e[dt]",
    "sat",
    "bağışla",
    "başqasına ver",
    "dayandır",
    "yarımçıq qoy",
    "(?:yarımçıq )?burax",
    "at",
    "ləğv e[dt]",
    "ləğv etdir",
    "poz",
    "xitam ver",
    "bağla",
    "bitir",
    "əl çək",
    "istefa ver",
    "ayrıl",
    "qiyabiyə keç",
    "imtina e[dt]",
    "son qoy",
    "üzərinizdən sil",
)
AZ_FORMS: Final = r"(?:y?[ıiuü]n|m[aə][qkğy]\w*|m[aə]l[ıi]\w*|s[aə]n[ıi]z)"
RU_WORDS: Final = (
    "увол(?:ьтесь|итесь|иться|ьняйтесь|ьняться)",
    "уй(?:дите|ти|дёте)",
    "уход(?:ите|ить)",
    "расторг(?:ните|нуть|нёте|ать)",
    "разорв(?:ите|ать)",
    "прекра(?:тите|тить|щайте|щать)",
    "закро(?:йте|ете)",
    "закры(?:ть|вайте|вать)",
    "ликвидир(?:уйте|овать|уете)",
    "брос(?:ьте|ить|ите)",
    "броса(?:йте|ть)",
    "остав(?:ьте|ить|ите)",
    "прода(?:йте|ть|дите|вайте)",
    "подар(?:ите|ить)",
    "переда(?:йте|ть|дите)",
    "перепи(?:шите|сать)",
    "отка(?:житесь|заться|зывайтесь)",
    "отчисл(?:итесь|иться|яйтесь)",
    "перев(?:едитесь|естись)",
    "забер(?:ите|ёте)",
    "забрать",
    "приостанов(?:ите|ить)",
    "сним(?:итесь|ите)",
    "сняться",
    "вый(?:дите|ти|дете)",
    "избав(?:ьтесь|иться)",
    "аннулир(?:уйте|овать)",
    "отмен(?:ите|ить)",
    "законч(?:ите|ить)",
    "заверш(?:ите|ить)",
    "останов(?:ите|ить)",
)
ENDING: Final[dict[Language, str]] = {
    "az": rf"(?:{'|'.join(AZ_STEMS)}){AZ_FORMS}",
    "ru": "|".join(RU_WORDS),
}
AZ_STATES: Final = (
    r"iş(?:i|ini|indən|inizi|inizdən|dən|lərinizi)",
    r"müqavilə\w*",
    r"torpa[qğ]\w*",
    "pay(?:ı|ını|ınızı|dan|ından|ınızdan)",
    r"təhsil\w*",
    r"oxuma[qğ]\w*",
    r"universitet\w*",
    r"kollec\w*",
    r"ali mək\w*",
    r"biznes\w*",
    r"vöen\w*",
    r"sahibkar\w*",
    r"təsərrüfat\w*",
    r"pensiya\w*",
    r"müavinət\w*",
    "ödəniş(?:i|dən|inizi|indən|inizdən)",
    r"vəzifə\w*",
    r"hərbi xidmət\w*",
    r"qazanc\w*",
    r"istefa\w*",
)
RU_STATES: Final = (
    "работ(?:у|ы|а|е|ой)",
    r"должност\w*",
    r"трудов\w*",
    r"договор\w*",
    r"контракт\w*",
    "па(?:й|я|ю|ем|е)",
    r"земл\w+",
    r"земельн\w*",
    "участ(?:ок|ка|ком)",
    r"учёб\w*",
    "учиться",
    r"обучени\w*",
    r"вуз\w*",
    r"колледж\w*",
    "дел(?:о|а|ом)",
    r"бизнес\w*",
    "vöen|воэн|инн",
    r"предпринимат\w*",
    r"хозяйств\w*",
    r"пенси\w*",
    r"пособи\w*",
    r"выплат\w*",
    r"служб\w*",
    r"заработ\w*",
    r"увол\w*",
    r"отчисл\w*",
)
STATE: Final[dict[Language, str]] = {"az": "|".join(AZ_STATES), "ru": "|".join(RU_STATES)}


def advises(text: str, language: Language) -> str | None:
    """The first sentence of the text that advises to end a state; None if none does."""
    for sentence in SENTENCE.split(text):
        spoken = re.sub(
            KEPT_BY_THE_AGENCY[language], "", sentence.replace("I", "ı").replace("İ", "i").lower()
        )
        ending, state = (
            re.search(rf"(?<!\w)(?:{pattern[language]})(?!\w)", spoken) for pattern in (ENDING, STATE)
        )
        if ending and state:
            return sentence
    return None
