"""The rules of wording as data: what may not be said, what letters there are, how long values may be."""

from __future__ import annotations

from typing import Final

from dialogs.values import Language

# Beginnings of words, in small letters, that the service does not use, by the reason why.
FORBIDDEN: Final[dict[Language, dict[str, str]]] = {
    "az": {
        "apology": r"təəssüf|üzr istəyi|ups\b",
        "asking from above": r"xahiş olunur|rica|zəruridir|vacibdir",
        "bookish imperative": r"yazınız|seçiniz|göndəriniz|baxınız|gözləyiniz|yoxlayınız|ediniz|alınız|veriniz"
        r"|basınız|deyiniz|gəliniz",
        "promise": r"mütləq|zəmanət|hüququnuz var|hüququnuz yox|qarantiya",
        "refusal": r"rədd ed|imtina",
        "official filler": r"müvafiq|həmin|qeyd edilən|qeyd olunan|hal-hazırda|hal hazırda|real vaxt",
        "law's word for a plain one": r"işaxtaran|müraciət etdiyiniz halda|təqdim ed|fərdi məşğulluq vərəq"
        r"|natura şəklində",
        "wounding": r"əlil(?!li)|şikəst|qüsurlu|kor\b|kar\b|lal\b|məhkum|qaçqın",
        "title": r"cənab|bəy\b|xanım",
        "scolding": r"səhv etdiniz|səhv etmisiniz|yanlış yaz",
        "another word for one thing": r"işçi\b",
        "place, colour, hand": r"düymə|aşağıda|yuxarıda|qırmızı|yaşıl|sol |sağ ",
        "we, not I": r"mən\b|mənə\b(?! zəng| e-poçt| sms)",
        "abbreviation": r"və s\.|dəq\.|tel\.|küç\.|məs\.",
    },
    "ru": {
        "apology": r"к сожалению|извините|простите|ой\b|упс\b",
        "asking from above": r"просьба|просим|необходимо|следует|надо\b|вы должны",
        "promise": r"гарантир|имеете право|не имеете права|наверняка",
        "refusal": r"отказ|отклонен|отклонён",
        "official filler": r"соответствующ|данный|данного|вышеуказан|является|осуществля|в случае если|представить\b",
        "law's word for a plain one": r"работоискател|индивидуальная карта|натур|срочн"
        r"|(?<!статус )(?<!статуса )(?<!статусу )(?<!статусе )(?<!статусом )безработн",
        "wounding": r"инвалид(?!ност)|страда|прикован|глухонем|ограниченными возможностями|здоровые люди"
        r"|беженц|судим|зэк",
        "title": r"господин|госпожа|уважаем|пользовател|соискател",
        "gender": r"согласен|согласна|вы готов\b|вы готова\b",
        "scolding": r"неверный ввод|вы ошиблись|неправильный ввод",
        "place, colour, hand": r"кнопк|ниже\b|выше\b|красн|зелён|слева\b|справа\b",
        "we, not I": r"я\b",
        "abbreviation": r"руб\.|т\. ?д\.|т\. ?п\.|ман\.|мин\.|тел\.",
    },
}
# Second person singular, which is for friends and children.
FAMILIAR: Final[dict[Language, str]] = {
    "az": r"\b(?:sən|sənin|səni|sənə|səndə|səndən|seç|göndər|bax|gözlə|yoxla|dəyişdir|bas)\b",
    "ru": r"\b(?:ты|тебя|тебе|тобой|твой|твоя|твоё|твои|напиши|выбери|отправь|нажми|введи|подожди|проверь)\b",
}
# Words that are often written with е where ё stands.
WITHOUT_YO: Final = (
    r"\b(?:еще|отчет\w*|счет|счету|счетом|счете|учет\w*|ее|мое|твое|свое|моем|твоем|своем|придет|подойдет|прием"
    r"|приема|приему|приемом|приеме|начнем|пришлем|возьмем|дает|даем|найдем|вернемся|живет|живете|идет|идете|ведет"
    r"|несет|зовет|партнер\w*|трех|четырех|ребенок|ребенк\w*|объем\w*|надежн\w*|самолет\w*|определен|включен"
    r"|решен|подтвержден|сохранен|принес|произошел|пришел|зашел|ушел|подошел|нашел|прошел|вошел|вышел|темн\w+)\b"
)
# The letters and signs that the fallback fonts (Noto Sans, DejaVu Sans) have and a reader's voice can say.
LETTERS: Final = (
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyzwABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZW"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    "0123456789 \n.,:;?!()«»-@"
)
# Names that are written in capitals, and words to be typed that reminders write so.
CAPITALS: Final = frozenset(
    "FİN ФИН SMS СМС DOST STOP START СТОП СТАРТ HESABAT ОТЧЁТ AZE AA AB ƏMAS VÖEN ВОЭН QR ASAN PDF ИНН".split()
)
# How long a value of this name may be, in Azerbaijani and Russian.
LONGEST: Final = {
    "date": (28, 24),
    "day": (22, 21),
    "ref": (11, 11),
    "choices": (18, 16),
    "month": (8, 8),
    "code": (8, 8),
    "article": (6, 6),
    "count": (2, 2),
    "reason": (24, 24),
    "facts": (24, 24),
}
SMS_CHARACTERS: Final = 134  # two segments of 67 with full letters
MOST_WORDS, MOST_LINES, MOST_CHOICES = 15, 6, 5
MOST_EASY_WORDS = 8
# What a stranger may read over a shoulder: nothing of who it is, their state, money, reasons or links.
NOT_ON_A_LOCKED_SCREEN: Final = (
    r"f[iİ]n\b|фин\b|işsiz|безработн|status|статус|əlil|инвалид|sağlam|здоров|xəst|болезн|manat|манат|ödəniş|выплат"
    r"|maddə|стать|http|www|\{(?!count|date)|təsdiq|rədd|qəbul edil|принят|отказ|ünvan|адрес|ad və soyad|имя"
)
