"""The dialog that all contestants play: twelve turns, five typed and seven by a button, in Azerbaijani and Russian.

Another file with the same names may stand in for this one: its path is given in BENCH_DIALOG.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

# What is asked in turn; the first message of a person opens the dialog, so n questions take n + 1 turns.
STEPS = ("lang", "menu", "fin", "phone", "edu", "prof", "reg", "dis", "dob", "con", "ok")
PROMPTS = (*(f"ask_{step}" for step in STEPS[:-1]), "summary")
NEXT = {step: place for place, step in enumerate(STEPS, 1)}
CHOICES: dict[str, tuple[str, ...]] = {
    "lang": ("az", "ru"),
    "menu": ("apply", "extract", "remind"),
    "edu": tuple("012345"),
    "reg": tuple("0123456789"),
    "dis": ("1", "0"),
    "con": ("1", "0"),
    "ok": ("1", "0"),
}
EDU = {
    "az": ("Orta məktəb yoxdur", "9 sinif", "11 sinif", "Peşə məktəbi", "Kollec", "Universitet"),
    "ru": ("Нет аттестата", "9 классов", "11 классов", "Профессиональная школа", "Колледж", "Университет"),
}
REG = {
    "az": ("Bakı", "Gəncə", "Sumqayıt", "Şəki", "Quba", "Xaçmaz", "Zaqatala", "Ağdam", "Füzuli", "Masallı"),
    "ru": ("Баку", "Гянджа", "Сумгаит", "Шеки", "Губа", "Хачмаз", "Загатала", "Агдам", "Физули", "Масаллы"),
}
TEXT = {
    "az": {
        "ask_lang": "Hansı dildə danışaq? На каком языке говорим?",
        "ask_menu": "Sizə nə lazımdır?",
        "ask_fin": "FİN kodu yazın: vəsiqədə 7 işarədir.",
        "ask_phone": "Mobil nömrənizi +994 ilə yazın.",
        "ask_edu": "Sonuncu təhsiliniz hansıdır?",
        "ask_prof": "Hansı işi bacarırsınız? Bir neçə sözlə yazın.",
        "ask_reg": "Harada yaşayırsınız?",
        "ask_dis": "Əlillik dərəcəniz varmı?",
        "ask_dob": "Nə vaxt anadan olmusunuz? Məsələn: 05.09.1990.",
        "ask_con": "Məlumatınızı bazadan götürək?",
        "summary": "Hamısı düzdür?\nFİN: {fin}\nNömrə: {phone}\nTəhsil: {edu_t}\nİş: {prof}\nYer: {reg_t}\n"
        "Əlillik: {dis_t}\nDoğum günü: {dob}\nGöndərək?",
        "done": "Göndərildi. Nömrəsi: {no}. Cavab on iş günündən gec olmayacaq.",
        "bad": "Bunu oxuya bilmədik. Bir də yazın.",
        "yes": "Bəli",
        "no": "Xeyr",
        "confirm": "Göndər",
        "cancel": "Göndərmə",
        "apply": "Ərizə",
        "extract": "Çıxarış",
        "remind": "Xatırlatma",
    },
    "ru": {
        "ask_lang": "Hansı dildə danışaq? На каком языке говорим?",
        "ask_menu": "Что вам нужно?",
        "ask_fin": "Напишите ФИН: на удостоверении это 7 знаков.",
        "ask_phone": "Напишите мобильный номер, начиная с +994.",
        "ask_edu": "Какое у вас последнее образование?",
        "ask_prof": "Какую работу вы умеете делать? Напишите в двух словах.",
        "ask_reg": "Где вы живёте?",
        "ask_dis": "Есть ли у вас степень инвалидности?",
        "ask_dob": "Когда вы родились? Например: 05.09.1990.",
        "ask_con": "Взять ваши данные из базы?",
        "summary": "Всё верно?\nФИН: {fin}\nНомер: {phone}\nОбразование: {edu_t}\nРабота: {prof}\nМесто: {reg_t}\n"
        "Инвалидность: {dis_t}\nДата рождения: {dob}\nОтправить?",
        "done": "Отправлено. Номер: {no}. Ответ будет не позднее чем через десять рабочих дней.",
        "bad": "Прочитать не удалось. Напишите ещё раз.",
        "yes": "Да",
        "no": "Нет",
        "confirm": "Отправить",
        "cancel": "Не отправлять",
        "apply": "Заявление",
        "extract": "Выписка",
        "remind": "Напоминание",
    },
}
TODAY = date(2026, 11, 21)
YOUNGEST, OLDEST = 15, 65
_FIN = re.compile(r"[0-9A-HJ-NP-Z]{7}")
_PHONE = re.compile(r"\+994(?:10|50|51|55|60|70|77|99)\d{7}")
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


def _fin(text: str) -> str | None:
    code = text.strip().upper()
    return code if _FIN.fullmatch(code) else None


def _phone(text: str) -> str | None:
    number = text.strip().replace(" ", "")
    return number if _PHONE.fullmatch(number) else None


def _profession(text: str) -> str | None:
    return text.strip() if 2 <= len(text.strip()) <= 80 else None


def _birth(text: str) -> str | None:
    found = _DAY.fullmatch(text.strip())
    try:
        born = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
    if born is None or found is None:
        return None
    age = TODAY.year - born.year - ((TODAY.month, TODAY.day) < (born.month, born.day))
    return found[0] if YOUNGEST <= age <= OLDEST else None


VALID: dict[str, Callable[[str], str | None]] = {
    "fin": _fin,
    "phone": _phone,
    "prof": _profession,
    "dob": _birth,
}


def buttons(lang: str, step: str) -> tuple[tuple[str, str], ...]:
    """(label, value) of each choice of a step; none where an answer is typed."""
    words = TEXT[lang]
    labels: dict[str, tuple[str, ...]] = {
        "lang": ("Azərbaycanca", "По-русски"),
        "menu": (words["apply"], words["extract"], words["remind"]),
        "edu": EDU[lang],
        "reg": REG[lang],
        "dis": (words["yes"], words["no"]),
        "con": (words["yes"], words["no"]),
        "ok": (words["confirm"], words["cancel"]),
    }
    return tuple(zip(labels[step], CHOICES[step], strict=True)) if step in labels else ()


def render(lang: str, prompt: str, data: dict[str, Any]) -> str:
    """The text of a prompt."""
    words = TEXT[lang]
    if prompt == "done":
        return words["done"].format(no=data["no"])
    if prompt != "summary":
        return words[prompt]
    disability = words["yes" if data["dis"] == "1" else "no"]
    named = {"edu_t": EDU[lang][int(data["edu"])], "reg_t": REG[lang][int(data["reg"])], "dis_t": disability}
    return words["summary"].format(**{name: data[name] for name in ("fin", "phone", "prof", "dob")}, **named)


def app_no(chat_id: int) -> str:
    """The number of the application of a chat."""
    return f"2026-{chat_id % 10**6:06d}"


def inputs(lang: str = "az") -> tuple[tuple[str, str], ...]:
    """What the person sends: ("t", typed text) or ("c", "step:value" of a button)."""
    trade = "Mühasib" if lang == "az" else "Бухгалтер"
    typed = {"fin": "5ABC123", "phone": "+994501234567", "prof": trade, "dob": "12.03.1991"}
    pressed = {"lang": lang, "menu": "apply", "edu": "5", "reg": "4", "dis": "0", "con": "1", "ok": "1"}
    told = (("t", typed[step]) if step in typed else ("c", f"{step}:{pressed[step]}") for step in STEPS)
    return (("t", "/start"), *told)


def expected(chat_id: int, lang: str = "az") -> list[str]:
    """The twelve texts the person is told."""
    answers = dict(zip(STEPS, (said.rpartition(":")[2] for _, said in inputs(lang)[1:]), strict=True))
    answers["no"] = app_no(chat_id)
    return [render(lang, prompt, answers) for prompt in (*PROMPTS, "done")]


def update(update_id: int, chat_id: int, kind: str, payload: str, message_id: int) -> bytes:
    """One update as the Bot API sends it."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Nümunə", "language_code": "az"}
    chat = {"id": chat_id, "first_name": "Nümunə", "type": "private"}
    message: dict[str, Any] = {"message_id": message_id, "chat": chat, "date": 1795000000}
    if kind == "t":
        message |= {"from": person, "text": payload}
        if payload.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(payload)}]
        return json.dumps({"update_id": update_id, "message": message}, ensure_ascii=False).encode()
    message |= {"from": {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}, "text": "-"}
    press = {"id": str(update_id), "from": person, "message": message, "chat_instance": "1", "data": payload}
    return json.dumps({"update_id": update_id, "callback_query": press}, ensure_ascii=False).encode()


def script(chat_id: int) -> list[bytes]:
    """The twelve updates of one conversation; chats with an odd number speak Russian."""
    said = enumerate(inputs("ru" if chat_id % 2 else "az"))
    return [update(chat_id * 100 + n, chat_id, kind, payload, 10 + n) for n, (kind, payload) in said]


def sent_message(chat_id: int) -> bytes:
    """What the Bot API answers to sendMessage."""
    result = {"message_id": 77, "chat": {"id": chat_id, "type": "private"}, "date": 1795000000, "text": "ok"}
    return json.dumps({"ok": True, "result": result}).encode()


OK_TRUE = b'{"ok":true,"result":true}'
