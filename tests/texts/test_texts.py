"""Every text keeps the rules of wording, and every rule is shown to catch a planted break of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

import pytest

from bot.texts import LANGUAGES
from tests.texts import rules
from tests.texts.catalogue import Text, Texts, catalogue, files, pair, texts

Rule = Callable[[Texts], Iterator[str]]
RULES: tuple[Rule, ...] = (
    rules.both_languages,
    rules.finished,
    rules.same_insertions,
    rules.no_glue,
    rules.plural_forms,
    rules.not_stale,
    rules.short_sentences,
    rules.few_lines,
    rules.allowed_words,
    rules.ends_nothing,
    rules.polite,
    rules.with_yo,
    rules.known_letters,
    rules.calm,
    rules.begins_with_words,
    rules.plain_choices,
    rules.fits_an_sms,
    rules.for_a_locked_screen,
    rules.easy,
)
FRESH = rules.made_from(("Bəli",))
LONG = " ".join(["söz"] * 16) + "."
LINES = "\n".join(["Söz."] * 7)
LEFT = ("{count} cəhd qalıb.", "{count} cəhd qalıb.")
LEFT_RU = ("осталась {count} попытка", "осталось {count} попытки", "осталось {count} попыток")
REPORT, SAFE, YES_RU = "reminder.report.days_left", "Addım: hesabat.", "Аддым: отчёт."
WHOLE = pair("a.say", "Son gün: {day}. Zəng edin: 142.", "Последний день: {day}. Позвоните: 142.")
EASY = pair("a.say.easy", "Son gün: {day}.\nZəng edin: 142.", "Последний день: {day}.\nПозвоните: 142.")

# rule, a text that breaks it, the text put right
PLANTED: tuple[tuple[Rule, Texts, Texts], ...] = (
    (rules.both_languages, {"a.say": {"az": Text("a.say", "az", ("Bəli",))}}, pair("a.say", "Bəli", "Да")),
    (rules.finished, pair("a.say", "", "Да"), pair("a.say", "Bəli", "Да")),
    (rules.finished, pair("a.say", "Bəli ", "Да"), pair("a.say", "Bəli", "Да")),
    (
        rules.finished,
        {"a.say": {"az": Text("a.say", "az", ("Bəli",), fuzzy=True)}},
        {"a.say": {"az": Text("a.say", "az", ("Bəli",))}},
    ),
    (
        rules.same_insertions,
        pair("a.say", "Ay: {month}.", "Месяц: {day}."),
        pair("a.say", "Ay: {month}.", "Месяц: {month}."),
    ),
    (
        rules.same_insertions,
        pair("a.say", LEFT, ("{count}", "{count}", "много")),
        pair("a.say", LEFT, LEFT_RU),
    ),
    (
        rules.no_glue,
        pair("a.say", "Yer: {region}da.", "{region}"),
        pair("a.say", "Yer: {region}.", "{region}"),
    ),
    (rules.no_glue, pair("a.say", "{date}-dək", "{date}"), pair("a.say", "Son gün: {date}.", "{date}")),
    (rules.no_glue, pair("a.say", "{day} qədər", "{day}"), pair("a.say", "{day} tarixinə qədər", "{day}")),
    (rules.no_glue, pair("a.say", "{x} da", "{x}"), pair("a.say", "həmçinin {x}", "{x}")),
    (rules.plural_forms, pair("a.say", LEFT, LEFT_RU[:2]), pair("a.say", LEFT, LEFT_RU)),
    (rules.plural_forms, pair("a.say", LEFT[0], LEFT_RU), pair("a.say", LEFT, LEFT_RU)),
    (rules.plural_forms, pair("a.say", LEFT, ("один", *LEFT_RU[1:])), pair("a.say", LEFT, LEFT_RU)),
    (
        rules.plural_forms,
        pair("a.say", "Hələ {count} gün.", "{count} дней"),
        pair("a.say", "Gün: {count}.", "Дней: {count}."),
    ),
    (
        rules.plural_forms,
        pair("a.say", ("{count} gün", "{count} günlər"), LEFT_RU),
        pair("a.say", LEFT, LEFT_RU),
    ),
    (rules.not_stale, pair("a.say", "Xeyr", "Да", FRESH), pair("a.say", "Bəli", "Да", FRESH)),
    (
        rules.short_sentences,
        pair("a.say", LONG, "Да"),
        pair("a.say", LONG.replace("söz söz", "söz. söz", 1), "Да"),
    ),
    (rules.few_lines, pair("a.say", LINES, "Да"), pair("a.say", LINES[5:], "Да")),
    (
        rules.few_lines,
        {**pair("a.ask", LINES[5:], "Да"), **pair("a.hint", "1 yazın.", "1")},
        {**pair("a.ask", LINES[10:], "Да"), **pair("a.hint", "1 yazın.", "1")},
    ),
    (
        rules.allowed_words,
        pair("a.say", "Ərizə rədd edildi.", "Да"),
        pair("a.say", "Ərizə qəbul edilmir.", "Да"),
    ),
    (rules.allowed_words, pair("a.say", "Kodu yazınız.", "Да"), pair("a.say", "Kodu yazın.", "Да")),
    (rules.allowed_words, pair("a.say", "Əlil insan", "Да"), pair("a.say", "Əlilliyi olan insan", "Да")),
    (
        rules.allowed_words,
        pair("a.say", "Bəli", "Вы безработный."),
        pair("a.say", "Bəli", "Статус безработного."),
    ),
    (
        rules.allowed_words,
        pair("a.say", "Bəli", "Вам отказано."),
        pair("a.say", "Bəli", "Закон не разрешает."),
    ),
    (rules.allowed_words, pair("a.say", "Bəli", "Нажмите кнопку."), pair("a.say", "Bəli", "Напишите 1.")),
    (
        rules.ends_nothing,
        pair("a.say", "Torpaq payını satın.", "Да"),
        pair("a.say", "Torpaq payı var.", "Да"),
    ),
    (
        rules.ends_nothing,
        pair("a.say", "Bəli", "Расторгните трудовой договор."),
        pair("a.say", "Bəli", "Когда трудовой договор закончится, можно проверить ещё раз."),
    ),
    (
        rules.polite,
        pair("a.say", "Sən harada yaşayırsan?", "Да"),
        pair("a.say", "Harada yaşayırsınız?", "Да"),
    ),
    (rules.polite, pair("a.say", "Nömrə seç.", "Да"), pair("a.say", "Nömrə seçin.", "Да")),
    (rules.polite, pair("a.say", "Bəli", "Напиши код."), pair("a.say", "Bəli", "Напишите код.")),
    (rules.with_yo, pair("a.say", "Bəli", "Еще раз."), pair("a.say", "Bəli", "Ещё раз.")),
    (rules.with_yo, pair("a.say", "Bəli", "Отчет принят."), pair("a.say", "Bəli", "Отчёт принят.")),
    (rules.known_letters, pair("a.say", "400 ₼", "Да"), pair("a.say", "400 manat", "Да")),
    (rules.known_letters, pair("a.say", "Bəli — xeyr", "Да"), pair("a.say", "Bəli, xeyr", "Да")),
    (rules.known_letters, pair("a.say", "Bəli 👍", "Да"), pair("a.say", "Bəli", "Да")),
    (rules.calm, pair("a.say", "Əla!", "Да"), pair("a.say", "Salam!", "Здравствуйте!")),
    (rules.calm, pair("a.say", "DİQQƏT, kodu yazın.", "Да"), pair("a.say", "FİN kodu yazın.", "ФИН")),
    (
        rules.begins_with_words,
        pair("a.say", "{month} ayı üçün.", "{month}"),
        pair("a.say", "Ay: {month}.", "Месяц: {month}."),
    ),
    (rules.plain_choices, pair("a.option.b", "Dərhal.", "Сразу"), pair("a.option.b", "Dərhal", "Сразу")),
    (rules.plain_choices, pair("a.option.b", "dərhal", "Сразу"), pair("a.option.b", "2 həftə", "2 недели")),
    (rules.fits_an_sms, pair("a.sms", "x" * 135, "Да"), pair("a.sms", "x" * 134, "Да")),
    (
        rules.fits_an_sms,
        pair("a.sms", "x" * 120 + "{day}", "{day}"),
        pair("a.sms", "x" * 112 + "{day}", "{day}"),
    ),
    (
        rules.for_a_locked_screen,
        pair(REPORT, "Addım: işsiz statusu.", "Аддым: да"),
        pair(REPORT, "Addım: hesabat.", "Аддым: да"),
    ),
    (
        rules.for_a_locked_screen,
        pair(REPORT, "Hesabat.", "Аддым: да"),
        pair(REPORT, "Addım: hesabat.", "Аддым: да"),
    ),
    (
        rules.for_a_locked_screen,
        pair(REPORT, "Addım: {name}.", "Аддым: {name}"),
        pair(REPORT, "Addım: {date}.", "Аддым: {date}"),
    ),
    (rules.easy, {**WHOLE, **pair("a.say.easy", "Son gün: {day}.", "{day}")}, {**WHOLE, **EASY}),
    (rules.easy, {**WHOLE, **pair("a.say.easy", "Gün: {day}. Zəng edin: 142.", "x")}, {**WHOLE, **EASY}),
    (rules.easy, {**WHOLE, **pair("a.say.easy", "Son gün ({day}).\nZəng: 142.", "x")}, {**WHOLE, **EASY}),
    (rules.easy, EASY, {**WHOLE, **EASY}),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_text_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(texts())) == []


@pytest.mark.parametrize(("rule", "bad", "good"), PLANTED, ids=lambda part: getattr(part, "__name__", None))
def test_a_planted_break_is_caught(rule: Rule, bad: Texts, good: Texts) -> None:
    assert list(rule(bad)) != []
    assert list(rule(good)) == []


def test_every_rule_is_planted_and_run() -> None:
    public = {
        rule
        for _, rule in inspect.getmembers(rules, inspect.isfunction)
        if rule.__module__ == rules.__name__ and inspect.signature(rule).return_annotation == "Iterator[str]"
    }
    assert public == set(RULES) == {rule for rule, *_ in PLANTED}


def test_there_are_texts() -> None:
    assert len(texts()) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plural_rule_of_the_language_heads_every_file(language: str) -> None:
    for path in files("ru" if language == "ru" else "az"):
        found = catalogue(path, "ru" if language == "ru" else "az")
        assert found.num_plurals == rules.PLURALS["ru" if language == "ru" else "az"]
        assert not found.fuzzy
        assert not found.obsolete
