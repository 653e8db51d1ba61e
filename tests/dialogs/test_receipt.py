"""A receipt says who filed what, to whom and under which numbers, and shows no more of a FIN than its end."""

from __future__ import annotations

import pytest

from bot.texts import Manner, Texts
from dialogs.application import job_seeker_application
from dialogs.keep import restore
from dialogs.registry import ReadName
from dialogs.report import monthly_report
from dialogs.samples import samples_of
from dialogs.script import Dialog, Line
from dialogs.support import public_works_request, self_employment_request
from dialogs.values import Language, Term
from tests.dialogs.talk import Answer, Talk

FIN = "1AB2C3D"
PROOF = f"1 {FIN} AZE01234567 12.04.1988 12345678".split()
REPORT = "1 1 bəli".split()
APPLICATION = "1 1 aşpaz 1 1 1 bəli".split()


def answer(errand: object) -> object:
    """The usual answer of the other side."""
    result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
    return restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand


def filed(dialog: Dialog, *said: str, other: Answer | None = None) -> dict[str, Line]:
    """The lines of the receipt by label, after the dialog was walked to its end."""
    talk = Talk(dialog, other or answer)
    for text in (*PROOF, *said):
        talk.say(text)
    ending = talk.open().ending
    assert ending is not None
    assert ending.document == "receipt"
    return {line.label: line for line in ending.printed}


def test_the_receipt_of_an_application_says_who_filed_what_where() -> None:
    lines = filed(job_seeker_application, *APPLICATION)
    assert lines["receipt.agency.line"].value == Term("receipt.agency")
    assert lines["receipt.reference.line"].value
    assert "receipt.received.line" in lines
    assert "Aygün" in str(lines["application.name.line"].value)
    assert lines["application.email.line"].value == Term("application.not_given"), (
        "nothing can be added on paper"
    )
    assert [label for label in lines if label.startswith("application.")][-1] == "application.reminders.line"


@pytest.mark.parametrize(
    ("dialog", "said"),
    [
        (job_seeker_application, APPLICATION),
        (monthly_report, REPORT),
        (self_employment_request, ("aşpaz", "çörək bişirmək", "bəli")),
        (public_works_request, ("Yasamal", "aşpaz", "bəli")),
    ],
)
def test_a_receipt_names_who_filed_and_of_the_fin_only_its_end(dialog: Dialog, said: list[str]) -> None:
    lines = filed(dialog, *said)
    assert "Aygün" in str(lines["application.name.line"].value)
    assert lines["sheet.fin.line"].value == "3D"
    assert FIN not in str(lines)


def test_what_is_filed_stands_where_the_name_cannot_be_read() -> None:
    lines = filed(
        monthly_report, *REPORT, other=lambda errand: None if type(errand) is ReadName else answer(errand)
    )
    assert "application.name.line" not in lines
    assert lines["receipt.reference.line"].value


@pytest.mark.parametrize("language", ["az", "ru"])
def test_its_lines_have_words(language: Language) -> None:
    texts, manner = Texts.load({}), Manner(language)
    for label in filed(job_seeker_application, *APPLICATION):
        assert texts.say(label, {}, manner)
