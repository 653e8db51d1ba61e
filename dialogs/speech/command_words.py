"""The words of every command: heads that name it and company that may stand beside them; data only."""

from __future__ import annotations

from typing import Final, Literal

Name = Literal[
    "back", "repeat", "help", "menu", "more", "change", "language", "operator", "stop", "start", "restart",
    "easy", "why",
]  # fmt: skip

# Polite words and wishes that may stand beside any command.
POLITE: Final = """
    zəhmət olmasa olar xahiş edirəm edin et elə edək etmək edə bilərsiniz bilərəm istəyirəm istərdim
    lütfən mənə mən salam artıq indi di sağ ol olun пожалуйста прошу хочу можно мне давай давайте я хотел
    хотела бы нужно надо спасибо а ну pojaluysta please
    """

# name -> (heads, company)
GRAMMAR: Final[dict[str, tuple[str, str]]] = {
    "back": (
        """
        geri geriyə qayıt qayıdın qayıdaq qayıtmaq qayıda назад обратно вернись вернитесь вернуться
        вернёмся верни nazad back
        """,
        """
        əvvəlki əvvəlkinə keçən suala sual cavaba bir addım dön qaytar на шаг к прошлому предыдущему
        вопросу вопрос один
        """,
    ),
    "repeat": (
        """
        təkrar təkrarla təkrarlayın təkrarlamaq повтор повтори повторите повторить повторим povtori repeat
        """,
        "de deyin sualı sual bir daha də yenə вопрос его это ещё раз сообщение mesajı",
    ),
    "help": (
        "kömək yardım помощь помоги помогите помощи help pomosh",
        "lazımdır lazım göstərin ver verin edərsiniz нужна нужен с вашу ваша это",
    ),
    "menu": (
        "menyu menyuya menyunu menü menu меню menyusu",
        """
        əsas əsasa baş başlanğıc qayıt qayıdaq qayıtmaq göstər göstərin aç açın keç в во главное основное
        покажи покажите открой откройте вернуться вернись вернитесь
        """,
    ),
    "more": (
        """
        davam davamı davamını дальше далее продолжить продолжай продолжайте продолжаем продолжим dalshe
        next
        """,
        "oxu göstər göstərin ver verin покажи покажите читать читай листай",
    ),
    "stop": (
        "stop dayandır dayandırın dayandırmaq стоп отписаться отпишите отписка",
        """
        xatırlatma xatırlatmaları xatırlatmanı mesaj mesajları от напоминаний напоминания меня рассылка
        рассылки sms
        """,
    ),
    "start": (
        """
        start başla başlayaq başlayın başlamaq başlat старт начать начни начните начнём начинаем начинай
        """,
        "xatırlatma xatırlatmaları напоминания",
    ),
    "restart": (
        "yenidən əvvəldən başdan заново сначала restart zanovo",
        """
        başla başlayaq başlayın başlamaq başlat hər şeyi начать начни начните начнём начинаем начинай всё
        лучше
        """,
    ),
    "operator": (
        """
        operator operatora operatorla operatoru оператор оператора оператором оператору живой живого живым
        canlı əməkdaş əməkdaşla əməkdaşa insan insanla insana adamla сотрудник сотрудником сотрудника
        сотруднику человек человеком человеку operatorla
        """,
        """
        меня danışmaq danışım danışa qoş qoşun birləşdir birləşdirin bağla bağlayın çağır çağırın keçid əlaqə
        saxlamaq yaratmaq lazımdır adam ilə əməkdaşınızla istəyirik bir
        соедини соедините соединить свяжи свяжите связаться с со позови позовите позвать дай дайте
        переключи переключите человека людьми поговорить говорить пообщаться
        нужен нужна ваш вашим мне к
        """,
    ),
    "easy": (
        "sadə sadələşdir sadələşdirin проще попроще простой простым простыми",
        """
        dil dildə dillə daha yaz yazın danış danışın deyin sözlərlə язык языком говори говорите пиши
        пишите скажи скажите словами по более
        """,
    ),
    "change": (
        """
        dəyiş dəyişin dəyişmək dəyişdir dəyişdirmək dəyişək düzəlt düzəldin düzəltmək düzəliş изменить
        измени измените исправить исправь исправьте поменять поменяй поменяйте сменить смени правка
        izmenit change
        """,
        """
        bir один одну sual sualı cavab cavabı cavabımı sətir sətri sətiri xətt bənd bəndi nömrə nömrəli nömrəni ci cu i
        u ni nu si su ответ ответа вопрос вопроса вопросе строку строка строки строке пункт пункта пункте
        номер в под на й ю ой ый ую го е другой мой свой
        """,
    ),
    "language": (
        "dil dili dilini язык языка til language yazik",
        """
        dəyiş dəyişin dəyişmək dəyişdir dəyişdirmək seç seçin seçmək başqa сменить смени смените поменять
        поменяй поменяйте изменить измени измените выбрать выбор другой
        """,
    ),
    "language_az": (
        """
        azərbaycanca azərbaycan azəri azərbaycani az aze азербайджанский азербайджанском азербайджански
        азербайджанского азербайджанскому azerbaijani azerbaycanca azerbaijan
        """,
        """
        dil dili dilində dilinə dilindən keç keçək keçin danış danışaq danışın yaz yazın olsun dəyiş язык
        языке на по го перейти перейди перейдите давай говори говорите пиши пишите переключи переключите
        """,
    ),
    "language_ru": (
        "rusca rus russkiy русский русском русски русского русскому ru rusiyaca russian urusca",
        """
        dil dili dilində dilinə dilindən keç keçək keçin danış danışaq danışın yaz yazın olsun dəyiş язык
        языке на по po na перейти перейди перейдите давай говори говорите пиши пишите переключи
        переключите
        """,
    ),
}

# Whole phrases that have no head of their own, one a line.
PHRASES: Final[dict[str, tuple[str, ...]]] = {
    "back": (
        "əvvəlki sual",
        "əvvəlki suala keç",
        "предыдущий вопрос",
        "прошлый вопрос",
        "к прошлому вопросу",
        "bir addım geri",
    ),
    "repeat": (
        "bir də de",
        "bir də deyin",
        "bir daha",
        "bir daha de",
        "yenə de",
        "ещё раз",
        "еще разок",
        "скажи ещё раз",
        "скажите ещё раз",
        "cavabı oxumaq",  # on the button under the word that something is new: any word brings it
        "прочитать ответ",
        "sualın təkrarı",  # in the list of commands
        "повтор вопроса",
    ),
    "help": (
        "başa düşmədim",
        "başa düşmürəm",
        "anlamadım",
        "nə etməliyəm",
        "не понял",
        "не поняла",
        "не понимаю",
        "что делать",
        "что мне делать",
    ),
    "more": (
        "daha",
        "ещё",
        "davam olduğu kimi qalsın",
        "дальше оставить как есть",
    ),
    "stop": (
        "dayan",
        "dayanın",
        "остановись",
        "остановитесь",
        "xatırlatma göndərmə",
        "не присылайте напоминания",
        "xatırlatma istəmirəm",
        "xatırlatma lazım deyil",  # on the button under a reminder
        "больше не напоминать",
        "xatırlatmasız davam etmək",  # in the list of commands
        "без напоминаний",
    ),
    "easy": (
        "легче",
        "asan dil",
        "asan dildə",
        "asan dildə yaz",
        "asan yaz",
        "простые слова",
    ),
    "operator": ("разговор с сотрудником",),
    "language": (
        "başqa dildə",
        "на другом языке",
    ),
    "why": (
        "niyə",
        "nə üçün",
        "nəyə görə",
        "bu niyə lazımdır",
        "niyə lazımdır",
        "nəyə lazımdır",
        "bu nəyə lazımdır",
        "niyə soruşursunuz",
        "bunu niyə soruşursunuz",
        "nə üçün soruşursunuz",
        "nəyə görə soruşursunuz",
        "niyə soruşursan",
        "почему",
        "зачем",
        "для чего",
        "а зачем",
        "а почему",
        "зачем это",
        "зачем это нужно",
        "зачем вам это",
        "зачем вам это нужно",
        "для чего это нужно",
        "почему спрашиваете",
        "зачем спрашиваете",
        "почему вы спрашиваете",
        "зачем вы спрашиваете",
        "почему вы это спрашиваете",
        "зачем вы это спрашиваете",
        "почему вы об этом спрашиваете",
        "зачем вы об этом спрашиваете",
    ),
}

# The signs a person may send instead of a word; digits only where the answer is not a number (DESIGN 5).
DIGITS: Final[dict[str, Name]] = {"9": "back", "8": "repeat", "0": "help", "7": "more"}
SIGNS: Final[dict[str, Name]] = {"?": "help", "??": "help", "???": "help"}

# Telegram sends its own commands with a slash, some with "@name" or a payload.
SLASHES: Final[dict[str, str]] = {
    "start": "start",
    "help": "help",
    "menu": "menu",
    "stop": "stop",
    "back": "back",
    "repeat": "repeat",
    "restart": "restart",
    "lang": "language",
    "language": "language",
    "az": "language_az",
    "ru": "language_ru",
    "operator": "operator",
    "easy": "easy",
}

# Heads that are understood even when the keyboard was left in the other layout.
SWITCHABLE: Final = """
    geri kömək komek menyu menu təkrar tekrar davam dəyiş deyis sadə sade operator назад помощь меню
    повтор повтори дальше язык проще оператор стоп
    """
