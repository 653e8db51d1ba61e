"""Choices by number, word, beginning and slip; several at once; and picking one of the offers of a question back."""

from __future__ import annotations

import pytest

from dialogs.answers import Choice, Option, Several, Unsure, Wrong
from dialogs.answers.offered import picked
from dialogs.values import Named, Term, Value
from tests.answers.heard import LABELS, hearing, outcome

WORDS = {
    **LABELS,
    "foot": ("Piyada", "Пешком"),
    "bus": ("İctimai nəqliyyat", "Общественный транспорт", "avtobus", "metro"),
    "car": ("Öz avtomobilim", "Свой автомобиль", "maşın"),
    "home": ("Yalnız evdən işləyə bilərəm", "Могу работать только из дома"),
    "yes": ("Bəli", "Да"),
    "no": ("Xeyr", "Нет"),
    "skip": ("Cavab vermək istəmirəm", "Не хочу отвечать"),
}
HEARD = hearing(labels=WORDS)


def options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, Term(key)) for key in keys)


TRAVEL = Choice(options("foot", "bus", "car", "home"))
VOLUNTARY = Choice(options("yes", "no", "skip"))
MANY = Several(options("foot", "bus", "car", "home"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "foot"), ("4", "home"), ("2.", "bus"), ("2-ci variant", "bus"), ("üçüncü", "car"),
        ("второй", "bus"),
        ("вариант 3", "car"), ("iki", "bus"), ("piyada", "foot"), ("PİYADA", "foot"),
        ("piada", "unsure meant: foot"),
        ("пешком хожу", "foot"), ("avtobusla", "bus"), ("öz maşınım", "car"), ("maşınla gedirəm", "car"),
        ("обществен", "bus"), ("evdən", "home"), ("из дома", "home"),
        ("5", "wrong no_such_number"), ("0", "wrong no_such_number"), ("uçaqla", "wrong not_listed"),
        ("bilmirəm", "wrong not_known"), ("1ABCDEF", "wrong not_listed"), ("1 2", "wrong not_listed"),
        ("piyada deyil", "unsure meant: foot"), ("avtobus və ya maşın", "unsure several: bus"),
        ("", "wrong empty"),
    ],
)  # fmt: skip
def test_one_of_a_few(text: str, expected: str) -> None:
    assert outcome(TRAVEL, text, HEARD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11", "whole"), ("11-ci sinif", "whole"), ("11 sinif bitirmişəm", "whole"),
        ("012 440 11 22", "unsure meant: whole"), ("1988 11", "unsure meant: whole"),
    ],
)  # fmt: skip
def test_a_number_among_others_is_not_taken_for_a_label_with_a_number(text: str, expected: str) -> None:
    labels = {"some": ("9 sinif və ya az", "9 классов или меньше"), "whole": ("11 sinif", "11 классов")}
    assert outcome(Choice(options("some", "whole")), text, hearing(labels=labels)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hə", "yes"), ("нет", "no"), ("razıyam", "yes"), ("3", "skip"), ("istəmirəm cavab vermək", "skip"),
        ("не хочу отвечать", "skip"),
    ],
)  # fmt: skip
def test_yes_and_no_among_other_choices(text: str, expected: str) -> None:
    assert outcome(VOLUNTARY, text, HEARD) == expected


def test_the_highest_number_is_told() -> None:
    assert TRAVEL.read("7", HEARD) == Wrong("no_such_number", {"number": 7, "highest": 4})
    phone = TRAVEL.read("0557654321", HEARD)  # no number of a choice: said back, it would lose its zero
    assert isinstance(phone, Wrong)
    assert phone.code == "not_listed"


def test_doubt_offers_what_may_be_meant_and_a_way_out() -> None:
    asked = TRAVEL.read("avtobus və ya maşın", HEARD)
    assert isinstance(asked, Unsure)
    assert [offer.kept for offer in asked.offers] == ["bus", "car", None]
    assert asked.offers[0].label == Term("bus")


@pytest.mark.parametrize(
    ("text", "is_label"), [("Piyada", True), ("пешком", True), ("metro", True), ("piya", False), ("", False)]
)
def test_a_label_is_told_from_other_words(text: str, is_label: bool) -> None:
    assert TRAVEL.names(text, HEARD) is is_label


def test_labels_given_from_outside_are_heard() -> None:
    answer = Choice((Option("a", Named("Alma", "Яблоко")), Option("b", "Bostan")))
    assert [outcome(answer, text) for text in ("яблоко", "bostan", "armud")] == ["a", "b", "wrong not_listed"]


def test_an_option_no_longer_offered_is_not_restored() -> None:
    assert TRAVEL.restore("bus") == "bus"
    assert [TRAVEL.restore(kept) for kept in ("plane", None, 1)] == [None, None, None]
    assert TRAVEL.show("car") == Term("car")
    assert TRAVEL.show("plane") == "plane"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("piyada", ("foot",)), ("0", ()), ("heç biri", ()), ("ни один", ()), ("yoxdur", ()), ("1", ("foot",)),
        ("1 3", ("foot", "car")),
        ("3,1", ("foot", "car")), ("1 və 3", ("foot", "car")), ("bir, üç", ("foot", "car")), ("1 1", ("foot",)),
        ("hamısı", ("foot", "bus", "car", "home")), ("все", ("foot", "bus", "car", "home")),
        ("piyada və maşın", ("foot", "car")), ("пешком, metro", ("foot", "bus")),
        ("13", "unsure together: ['foot', 'car']"), ("1-3", "unsure together: ['foot', 'bus', 'car']"),
        ("1 5", "wrong no_such_number"), ("0 1", "wrong no_such_number"), ("15", "wrong no_such_number"),
        ("piyada və uçaq", "wrong not_among"), ("hazırdır", "wrong nothing_marked"),
        ("Готово", "wrong nothing_marked"), ("bilmirəm", "wrong not_known"), ("", "wrong empty"),
    ],
)  # fmt: skip
def test_several_of_a_few(text: str, expected: object) -> None:
    assert outcome(MANY, text, HEARD) == expected


def test_several_are_kept_in_the_order_of_the_options() -> None:
    assert MANY.keep(("foot", "car")) == ["foot", "car"]
    assert MANY.restore(["foot", "car"]) == ("foot", "car")
    assert (MANY.show(()), MANY.show(("car",)), MANY.show(("foot", "car"))) == (
        Term("talk.none_of_these"),
        Term("car"),
        "1, 3",
    )


@pytest.mark.parametrize("kept", [["plane"], ["foot", "foot"], "foot", None, [1]])
def test_several_not_restored(kept: object) -> None:
    assert MANY.restore(kept) is None  # type: ignore[arg-type]  # anything may lie in the store


CONFIRM: tuple[Value, ...] = (Term("talk.yes"), Term("talk.rewrite"))
NUMBERS: tuple[Value, ...] = ("050 234 56 78", "055 111 22 33", Term("talk.rewrite"))


@pytest.mark.parametrize(
    ("labels", "text", "place"),
    [
        (CONFIRM, "1", 0), (CONFIRM, "2-ci", 1), (CONFIRM, "hə", 0), (CONFIRM, "нет", 1),
        (CONFIRM, "yenidən yazacağam", 1),
        (CONFIRM, "1ABCDEF", None), (CONFIRM, "5A2B3CK", None), (CONFIRM, "3", None), (CONFIRM, "", None),
        (NUMBERS, "1", 0), (NUMBERS, "055 111 22 33", 1), (NUMBERS, "050 234 56 79", None),
        (NUMBERS, "заново", None),
        (NUMBERS, "напишу ещё раз", 2),
    ],
)  # fmt: skip
def test_picking_an_offer(labels: tuple[Value, ...], text: str, place: int | None) -> None:
    assert picked(text, labels, HEARD) == place
