"""Words that tell little or deny: what a typed text says less by than by its other words."""

from __future__ import annotations

from typing import Final

from dialogs.speech import fold

# Words that say little by themselves; they tell "не в браке" from "в браке", but never choose alone.
LITTLE: Final = frozenset(
    fold(word)
    for word in """
    mən mənim biz bizim bu o və ilə üçün kimi üzrə görə ya da də ki bir var idi olaraq istəyirəm seçirəm
    yaşayıram yaşayırıq oluram işləmişəm işləyirəm işləyirdim qalıram yazıram oxumuşam peşə peşəm sahəsində
    iş işi işə işdə işim işlər işləmək hər hansı hansısa istənilən fərqi
    şəhər şəhəri şəhərində şəhərinin şəhərindən rayon rayonu rayonunda rayonunun rayonundan
    я мы мой моя моё у меня в во на по с со к из от до для и или как это есть хочу выбираю живу живём работаю
    работа работу работы работе работать любая любую любой любое какая какую угодно равно без
    работал работала проживаю не нет город города городе г район района районе
    """.split()
)
LITTLE_WEIGHT: Final = 0.1
DENIALS: Final = frozenset(
    fold(word) for word in "deyil deyiləm yox yoxdur heç istəmirəm не нет ни без кроме başqa".split()
)
# What is denied, or was once, is not: "без договора", "torpaq payı vardı".
TURNING: Final = DENIALS | frozenset(
    fold(word)
    for word in """
    раньше был была было были работал работала
    olmayan idi vardı işləmişəm işləyirdim oxumuşam olub əvvəl
    """.split()
)
WITHOUT: Final = ("siz", "suz")  # the end of "müqaviləsiz", in folded letters
# A cook's helper is no cook.
HELPERS: Final = frozenset(
    fold(word)
    for word in "köməkçi köməkçisi köməkçiyəm şagird şagirdi помощник помощница помощником ученик".split()
)
# Who wishes for a thing, or waits for it, does not have it.
WISHES: Final = frozenset(
    fold(word)
    for word in """
    istəyirəm istəyirik gözləyirəm lazım lazımdır lazımdı almaq alım olmaq
    хочу хотим хотел хотела жду ждём ждем нужен нужна нужно нужны надо получить оформить стать
    """.split()
)
_ADJECTIVES: Final = ("ii", "oi", "aia", "oe")  # endings, in folded letters


def weight(word: str) -> float:
    """How much a word says."""
    return LITTLE_WEIGHT if word in LITTLE else 1.0


def says_little(text: str) -> bool:
    """Whether a text is of little words only: "hər hansı iş" (any work) chooses none."""
    words = fold(text).split()
    return bool(words) and LITTLE.issuperset(words)


def head(words: tuple[str, ...], *, cyrillic: bool) -> str:
    """The word of a label that names the thing: the last one in Azerbaijani, the first noun in Russian."""
    if not cyrillic:
        return words[-1]
    return next((word for word in words if not word.endswith(_ADJECTIVES)), words[0])
