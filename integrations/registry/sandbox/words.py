"""Texts of the sandbox in both languages: SMS of the registry and its page."""

from __future__ import annotations

__all__ = ["WORDS", "say"]

WORDS: dict[str, tuple[str, str]] = {
    "code": ("Addım kodu: {code}. Heç kimə deməyin. 10 dəqiqə etibarlıdır.", "Код Аддым: {code}. Никому не говорите. Действует 10 минут."),
    "application_accepted": ("Ərizəniz qəbul olundu. Siz iş axtaran kimi qeydiyyatdasınız.", "Заявление принято. Вы записаны как ищущий работу."),
    "registered_unemployed": ("Siz işsiz kimi qeydiyyata alındınız. İş tapmaq planınız hazırdır.", "Вы записаны как безработный. Ваш план поиска работы готов."),
    "report_filed": ("Aylıq hesabatınız qəbul olundu. Nömrə: {number}.", "Отчёт за месяц принят. Номер: {number}."),
}  # fmt: skip


def say(key: str, language: str, **values: str) -> str:
    """The text of a key in `az` or `ru`. Raises KeyError for an unknown key."""
    return WORDS[key][0 if language == "az" else 1].format(**values)
