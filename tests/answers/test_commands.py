"""Commands: understood in both languages and as people type them; a sentence that contains such a word is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.speech import Command, command, fold
from dialogs.speech.command_words import GRAMMAR, POLITE
from dialogs.values import Language
from tests.answers.test_examples import command_word

HEADS = [(name, head) for name, (heads, _) in GRAMMAR.items() for head in heads.split()]


@pytest.mark.parametrize("language", ["az", "ru"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("geri", "back"), ("назад", "back"), ("Geriyə qayıt", "back"), ("əvvəlki sual", "back"),
        ("на шаг назад", "back"),
        ("təkrar", "repeat"), ("повтори", "repeat"), ("ещё раз", "repeat"), ("kömək", "help"),
        ("помощь", "help"),
        ("?", "help"), ("başa düşmədim", "help"), ("не понимаю", "help"), ("menyu", "menu"), ("меню", "menu"),
        ("menyuya qayıt", "menu"), ("вернуться в меню", "menu"), ("vty.", "menu"), ("davam", "more"),
        ("дальше", "more"),
        ("Davam et", "more"), ("dil", "language_None"), ("язык", "language_None"),
        ("dili dəyiş", "language_None"),
        ("rus dilinə keç", "language_ru"), ("по-азербайджански", "language_az"), ("operator", "human"),
        ("оператор", "human"), ("əməkdaşla danışmaq istəyirəm", "human"),
        ("свяжите меня с сотрудником", "human"),
        ("daha", "more"), ("ещё", "more"), ("dayan", "stop"), ("легче", "easy"),
        ("STOP", "stop"), ("стоп", "stop"), ("START", "start"), ("старт", "start"), ("sadə", "easy"),
        ("проще", "easy"),
        ("sadə dildə yazın", "easy"), ("простым языком", "easy"), ("dəyiş 4", "change:4"),
        ("изменить 4", "change:4"),
        ("4-ü dəyiş", "change:4"), ("dəyiş dörd", "change:4"), ("изменить пятый ответ", "change:5"),
        ("bəndi dəyiş 12", "change:12"), ("dəyiş", "change:None"), ("bir cavabı dəyiş", "change:None"),
        ("изменить", "change:None"), ("/help", "help"), ("/start@AddimBot ab12", "start"),
        ("/az", "language_az"),
    ],
)  # fmt: skip
def test_heard_whatever_the_language(text: str, expected: str, language: Language) -> None:
    assert command_word(text, language) == expected


@pytest.mark.parametrize(("name", "head"), HEADS)
def test_every_head_alone_and_politely(name: str, head: str) -> None:
    expected = {
        "language_az": Command("language", language="az"),
        "language_ru": Command("language", language="ru"),
    }
    for text in (head, head.upper(), f"{head}, zəhmət olmasa", f"пожалуйста {head}"):
        found = command(text, "az", False)
        assert found == expected.get(name, found)
        assert found is not None
        assert name.startswith(found.name)


@pytest.mark.parametrize(
    "text",
    [
        "imtina", "imtina edirəm", "отказ", "отказываюсь", "ləğv", "ləğv et", "отмена", "çıxış", "bəli",
        "xeyr", "да", "нет",
        "razıyam", "1", "3", "Yardımlı", "Yardımlıda yaşayıram", "operator kimi işləmişəm",
        "kompüter operatoru",
        "köməkçi fəhlə", "dil müəllimi", "Rus dili müəllimi", "dil bilirəm", "menecer", "стол", "стопа",
        "меня зовут Анар",
        "помощник повара", "язык программирования", "geri qalmışam işimdən", "телефон изменить",
        "хочу изменить адрес",
        "telefon nömrəm dəyişib", "dəyiş 4 5", "dəyiş 0", "dəyiş 1000", "5 adam", "adam", "asan", "", " ",
        "кг", "/foo", "/",
        "dayanacaq", "davamiyyət", "повторный брак", "başlanğıc", "sadəcə",
        "geri " * 30, "geri " * 12, "mən", "на", "bir",
        "zəhmət olmasa",
    ],
)  # fmt: skip
def test_nothing_that_can_answer_a_question(text: str) -> None:
    for language in ("az", "ru"):
        assert command(text, language, True) is None


@pytest.mark.parametrize(("sign", "name"), [("9", "back"), ("8", "repeat"), ("0", "help"), ("7", "more")])
def test_digits_only_where_they_are_asked_for(sign: str, name: str) -> None:
    for text in (sign, f" {sign} ", f"{sign}."):
        assert command(text, "az", True) == Command(name)  # type: ignore[arg-type]  # a tuple of str is not narrowed
        assert command(text, "az", False) is None


@pytest.mark.parametrize("text", ["1", "6", "90", "08", "9 8", "99"])
def test_other_digits_are_answers(text: str) -> None:
    assert command(text, "ru", True) is None


def test_polite_words_alone_are_no_command() -> None:
    heads = {fold(head) for _, head in HEADS}
    assert heads.isdisjoint({fold(word) for word in POLITE.split()})


@given(st.text(max_size=90), st.booleans())
def test_any_text(text: str, digits: bool) -> None:
    found = command(text, "az", digits)
    assert found is None or len(text) <= 80
