"""A line of the summary is changed by buttons only: which line, the new answer, or the answer before."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from bot.channels.telegram.buttons import KEEP, LINES, MOST_BUTTONS, Seals, prompt
from bot.channels.telegram.out import Out
from bot.channels.telegram.wording import Wording
from bot.texts import Manner
from dialogs.speech import command
from dialogs.values import Language
from tests.telegram.stand import Stand, texts
from tests.telegram.test_walk import SEND, Walk, Words

pytestmark = pytest.mark.telegram
CHANGE: Words = {"az": "Dəyişmək", "ru": "Изменить"}
KEPT: Words = {"az": "Davam: olduğu kimi qalsın", "ru": "Дальше: оставить как есть"}
TRAVEL: Words = {"az": "13. İşə gediş", "ru": "13. Дорога"}
ON_FOOT: Words = {"az": "Piyada", "ru": "Пешком"}
PHONE: Words = {"az": "8. Telefon", "ru": "8. Телефон"}
MAIL: Words = {"az": "9. E-poçt", "ru": "9. Элек"}
NAME: Words = {"az": "1. Ad", "ru": "1. "}
FIXED: Words = {"az": "dövlət bazası verir", "ru": "даёт государственная база"}


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_by_buttons_only(running: Stand, language: Language) -> None:
    walk = Walk(running, language, buttons=True)
    person = walk.person
    await walk.fill()
    summary = person.last
    await person.press(CHANGE[language])
    lines = [line for line in person.last.split("\n") if line[:1].isdigit()]
    assert len(lines) == 14
    assert [line.partition(":")[0] for line in lines] == person.labels[:-1]
    assert person.labels[-1] == KEPT[language]
    await person.press(KEPT[language])
    assert person.last == summary
    await person.press(CHANGE[language])
    await person.press(TRAVEL[language])
    assert person.labels[-1] == KEPT[language]
    await person.press(KEPT[language])
    assert person.last == summary
    await person.press(CHANGE[language])
    await person.press(NAME[language])
    assert FIXED[language] in person.last
    await person.say("bəli" if language == "az" else "да")  # which line was asked, not whether to send
    assert "126-000-" not in person.last
    await person.press(TRAVEL[language])
    await person.press(ON_FOOT[language])
    assert ON_FOOT[language] in person.last
    assert "126-000-" in await walk.do(SEND, "")


async def test_what_is_typed_wrongly_leaves_the_answer_before(running: Stand) -> None:
    walk = Walk(running, "az", buttons=True)
    await walk.fill()
    summary = walk.person.last
    await walk.person.press(CHANGE["az"])
    await walk.person.press(MAIL["az"])
    await walk.person.say("aygun")
    assert walk.person.labels == [KEPT["az"]]
    await walk.person.press(KEPT["az"])
    assert walk.person.last == summary


async def test_help_while_a_line_is_chosen_does_not_say_that_yes_sends(running: Stand) -> None:
    walk = Walk(running, "az", buttons=True)
    await walk.fill()
    sends = "Bəli yazsanız, ərizə göndəriləcək."
    await walk.person.say("kömək")
    assert sends in walk.person.last
    await walk.person.press(CHANGE["az"])
    await walk.person.say("kömək")
    assert "Hansı sətri dəyişmək lazımdır?" in walk.person.last
    assert sends not in walk.person.last


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_a_number_is_kept_beside_the_contact_button(running: Stand, language: Language) -> None:
    walk = Walk(running, language, buttons=True)
    await walk.fill()
    summary = walk.person.last
    await walk.person.press(CHANGE[language])
    await walk.person.press(PHONE[language])
    sent = [call.params for call in running.account.calls if call.method == "sendMessage"][-1]
    [[contact], [keep]] = sent["reply_markup"]["keyboard"]
    assert contact["request_contact"]
    assert keep == {"text": KEPT[language]}
    await walk.person.say(keep["text"])  # what such a button does
    assert walk.person.last.endswith(summary)


@pytest.mark.parametrize(
    ("language", "words"),
    [("az", "olduğu kimi qalsın"), ("ru", "Оставить как есть"), ("az", "Davam: olduğu kimi qalsın")],
)
async def test_the_words_of_the_button_that_keeps_an_answer_are_no_answer(
    running: Stand, language: Language, words: str
) -> None:
    walk = Walk(running, language, buttons=True)
    await walk.fill()
    summary = walk.person.last
    await walk.person.say("7")
    assert KEEP[language] in walk.person.last
    await walk.person.say(words)
    assert walk.person.last == summary


def listed(count: int, language: str = "az") -> dict[str, Any]:
    lines = [["", f"Nümunə təşkilatında çox uzun adı olan {place}-ci tədbir"] for place in range(count)]
    block = {"key": LINES, "lines": lines, "numbered": True}
    return {"chat": "77", "asked": "q", "language": language, "blocks": [block]}


def shown(told: dict[str, Any]) -> Out:
    return Wording(texts(), Seals(bytes(32))).outs(told)[-1]


def test_a_button_does_not_hold_what_a_line_without_a_label_holds() -> None:
    told = listed(2)
    told["blocks"][0]["lines"][1][1] = "Məsləhətə gəlmək: bəli, bu edilib"
    assert shown(told).buttons[1][0] == "dəyiş 2. Məsləhətə gəlmək"


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_line_has_a_button_that_says_its_number(language: Language) -> None:
    told = listed(40, language)
    asked, out = prompt(told), shown(told)
    assert asked is not None
    assert len(out.buttons) == 41
    for place in range(1, 41):
        said = command(asked.said(place, 0) or "", language, digits=True)
        assert said is not None
        assert (said.name, said.line) == ("change", place)
    assert asked.said(41, 0) == KEEP[language]
    assert all(len(data.encode()) <= 64 for _, data in out.buttons)


def test_more_lines_than_buttons_fit_into_one_keyboard() -> None:
    out = shown(listed(150))
    assert len(out.buttons) == MOST_BUTTONS
    assert len(orjson.dumps(out.markup())) < 10_000
    assert out.buttons[-1][0] == KEPT["az"]


@pytest.mark.parametrize("hint", ["application.review.hint", ""])
def test_a_button_is_the_beginning_of_its_line(hint: str) -> None:
    told = listed(3)
    [block] = told["blocks"]
    block["lines"].append(["application.phone.line", "050 123 45 67"])
    block["hint"] = hint
    out = Wording(texts(), Seals(bytes(32))).outs(told)[-1]
    lines = out.text.split("\n")[1:5]
    assert [line.partition(": 050")[0] for line in lines] == [label for label, _ in out.buttons[:4]]
    assert "050" not in out.buttons[3][0]


def test_a_button_of_before_a_change_is_another_one() -> None:
    told = listed(3)
    question: dict[str, Any] = {**told, "blocks": [{"key": "q.ask", "expects": "FreeText"}]}
    before, while_changing = prompt(question), prompt({**question, "changing": True})
    assert before is not None
    assert while_changing is not None
    assert before.digest != while_changing.digest
    assert while_changing.said(1, 0) == "davam"


@pytest.mark.parametrize(("language", "word"), [("az", "Davam MMC"), ("ru", "Дальше, ООО")])
def test_the_word_of_a_button_elsewhere_in_the_text_hides_nothing(language: Language, word: str) -> None:
    """It names the button only where the message says how to answer."""
    lines = [["application.phone.line", word]]
    block = {"key": "application.review.ask", "expects": "Review", "lines": lines, "numbered": True}
    out = shown({"chat": "77", "asked": "q", "language": language, "blocks": [block], "changing": True})
    assert out.text.endswith(texts().say("telegram.keep.button.how", {}, Manner(language, "telegram")))


def test_how_to_keep_the_answer_before_is_said_once() -> None:
    blocks = [
        {"key": "talk.before.say", "values": {"answer": "davam"}},
        {"key": "application.email.ask", "expects": "EmailAddress"},
    ]
    told = {"chat": "77", "asked": "q", "language": "az", "blocks": blocks, "changing": True}
    assert shown(told).text.count("davam yazın") == 1


def test_none_of_these_in_the_text_does_not_stand_for_its_button() -> None:
    options = [[one, ["term", f"menu.main.option.{one}"]] for one in ("application", "sheet")]
    blocks = [
        {"key": "eligibility.group.none"},  # "... qruplarından heç biri görünmür"
        {"key": "menu.main.ask", "hint": "menu.main.hint", "expects": "Several", "options": options},
    ]
    out = shown({"chat": "77", "asked": "q", "language": "az", "blocks": blocks})
    assert "seçin: Heç biri." in out.text
