"""Addım as a contestant: engine and texts; the memory is JSON between turns, written and read again each time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import orjson

from benchmarks.dialog.catalogue import write
from benchmarks.dialog.contestant import Contestant
from bot import calendar
from bot.texts import LANGUAGES, Manner, Shown, Texts
from dialogs.answers import DateAnswer, FinCode, FreeText, Mobile
from dialogs.answers.contract import Answer, Hearing, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.engine import Play
from dialogs.hearing import hear
from dialogs.memory import Memory
from dialogs.replies import replies
from dialogs.rules.versions import Law
from dialogs.script import Dialog, Ending, Question, Script, ask, choice
from dialogs.setting import Setting
from dialogs.values import Json, Language, Term, Value


@dataclass(frozen=True, slots=True)
class Checked(TextAnswer):
    """A typed answer held to a validator of the dialog, as the other contestants hold it."""

    valid: Callable[[str], str | None]
    samples: ClassVar[tuple[str, ...]] = ()

    def accepts(self, kept: str) -> bool:
        return self.valid(kept) is not None

    def find(self, said: str) -> str | Wrong:
        return self.valid(said) or Wrong("bad")


def kinds(spec: ModuleType, readers: str) -> dict[str, Answer[Any]]:
    """How the typed answers are read: by the product's own readers, or by the dialog's validators."""
    if readers == "validators":
        return {step: Checked(valid) for step, valid in spec.VALID.items()}
    born = DateAnswer(years_back=65)
    return {"fin": FinCode(), "phone": Mobile(), "prof": FreeText(at_most=80), "dob": born}


def written(spec: ModuleType, readers: str) -> Dialog:
    """The dialog in the words of dialogs/script.py."""
    typed = kinds(spec, readers)
    questions: dict[str, Question[Any]] = {
        step: Question(f"bench.{step}", typed[step])
        if step in typed
        else choice(f"bench.{step}", *spec.CHOICES[step])
        for step in spec.STEPS
    }

    def script(setting: Setting) -> Script[Ending]:
        del setting
        said: dict[str, Any] = {}
        for step in spec.STEPS[:-1]:
            said[step] = yield from ask(questions[step])
        yield from ask(questions["ok"], values=_summary(said))
        return Ending("bench.done")

    return script


def _summary(said: dict[str, Any]) -> dict[str, Value]:
    born = said["dob"]
    return {
        "fin": said["fin"],
        "phone": said["phone"],
        "prof": said["prof"],
        "edu_t": Term(f"bench.edu.option.{said['edu']}"),
        "reg_t": Term(f"bench.reg.option.{said['reg']}"),
        "dis_t": Term(f"bench.dis.option.{said['dis']}"),
        "dob": f"{born.day:02}.{born.month:02}.{born.year}" if isinstance(born, date) else born,
    }


class Ours(Contestant):
    """Decode, load, play, hear, put into words, store, encode."""

    def __init__(self, spec: ModuleType, readers: str) -> None:
        super().__init__(spec)
        self.kept: dict[int, bytes] = {}
        self.dialog = written(spec, readers)
        self.setting = Setting(spec.TODAY, Law("2018-06-29", calendar.load()))
        with tempfile.TemporaryDirectory() as folder:
            write(spec, Path(folder))
            self.texts = texts = Texts.load({}, Path(folder))
        self.manners = {one: Manner(one, "telegram") for one in LANGUAGES}
        self.rows: dict[tuple[tuple[str, str], ...], list[list[dict[str, str]]]] = {}
        self.hearing = {one: Hearing(one, spec.TODAY, texts.heard, {}) for one in LANGUAGES}

    async def feed(self, chat_id: int, turn: int, raw: bytes) -> None:
        del chat_id, turn
        update = orjson.loads(raw)
        if "message" in update:
            chat, heard, pressed, press = (
                update["message"]["chat"]["id"],
                update["message"]["text"],
                None,
                None,
            )
        else:
            press = update["callback_query"]
            chat, heard, pressed = press["message"]["chat"]["id"], *self._pressed(press["data"])
        self._answer(chat, self._turn(chat, heard, pressed))
        if press is not None:
            self.sent(chat, None, len(orjson.dumps({"callback_query_id": press["id"]})))

    def _pressed(self, data: str) -> tuple[str, str]:
        """A press as a channel hands it in: the number of the choice, and the key of the question it belongs to."""
        step, _, value = data.partition(":")
        return str(self.spec.CHOICES[step].index(value) + 1), f"bench.{step}"

    def _turn(self, chat: int, heard: str, pressed: str | None) -> Shown:
        kept = self.kept.get(chat)
        stored: dict[str, Any] = {"language": "az", "memory": {}} if kept is None else orjson.loads(kept)
        memory, language = Memory.from_json(stored["memory"]), stored["language"]
        play = Play(self.dialog, self.setting, memory)
        if kept is not None:
            hear(play, heard, self.hearing[language], pressed)
            language = self._chosen(memory.answers, language)
        return self._shown(chat, play, language)

    def _chosen(self, answers: dict[str, Json], language: Language) -> Language:
        return "ru" if answers.get("bench.lang", language) == "ru" else "az"

    def _shown(self, chat: int, play: Play, language: Language) -> Shown:
        """The last block in words, after the memory is stored (or dropped at the end)."""
        manner = self.manners[language]
        if play.ending is not None:
            del self.kept[chat]
            return Shown(self.texts.say(f"{play.ending.name}.say", {"no": self.spec.app_no(chat)}, manner))
        play.memory.asked = getattr(play.at, "key", None)
        self.kept[chat] = orjson.dumps({"language": language, "memory": play.memory.as_json()})
        return [self.texts.show(block, manner) for block in replies(play)][-1]

    def _answer(self, chat: int, shown: Shown) -> None:
        body: dict[str, Any] = {"chat_id": chat, "text": shown.text}
        if shown.choices:
            rows = self.rows.get(shown.choices)
            if rows is None:  # as many as the dialog has choices
                rows = [[{"text": label, "callback_data": number}] for number, label in shown.choices]
                self.rows[shown.choices] = rows
            body["reply_markup"] = {"inline_keyboard": rows}
        self.sent(chat, shown.text, len(orjson.dumps(body)))


def make(spec: ModuleType, readers: str) -> Contestant:
    """The contestant; `readers` is own or validators."""
    return Ours(spec, readers)
