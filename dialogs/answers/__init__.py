"""How typed answers are read: one kind of answer a file."""

from dialogs.answers.card_number import CardNumber
from dialogs.answers.choice import Choice
from dialogs.answers.contract import (
    Answer,
    CodedList,
    Entry,
    Hearing,
    Offer,
    Option,
    Unsure,
    Wrong,
)
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.email_address import EmailAddress
from dialogs.answers.fin_code import FinCode
from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.mobile import Mobile
from dialogs.answers.number import Number
from dialogs.answers.one_time_code import OneTimeCode
from dialogs.answers.several import Several
from dialogs.answers.yes_no import YesNo

__all__ = [
    "Answer",
    "CardNumber",
    "Choice",
    "CodedList",
    "DateAnswer",
    "EmailAddress",
    "Entry",
    "FinCode",
    "FreeText",
    "Hearing",
    "Listed",
    "ListedValue",
    "Mobile",
    "Number",
    "Offer",
    "OneTimeCode",
    "Option",
    "Several",
    "Unsure",
    "Wrong",
    "YesNo",
]
