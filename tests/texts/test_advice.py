"""Advice to end a state is caught in both languages, whatever state it is; what only tells of one is not."""

from __future__ import annotations

import pytest

from dialogs.values import Language
from tests.texts.advice import advises

ADVICE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # the state -> how it is advised to end it
    "job": (
        ("İşdən çıxın.", "Status üçün işdən çıxmaq lazımdır.", "İşinizdən ayrılsanız, status olar.", "İstefa verin."),
        ("Увольтесь.", "Уйдите с работы.", "Если уволиться, статус дадут.", "Лучше оставить работу."),
    ),
    "contract": (
        ("Əmək müqaviləsini ləğv edin.", "Müqaviləni pozmaq olar.", "Müqaviləyə xitam verin."),
        ("Расторгните трудовой договор.", "Достаточно расторгнуть договор.", "Прекратите действие договора."),
    ),
    "land": (
        ("Torpaq payını satın.", "Payınızı satsanız, olar.", "Torpağı başqasına verin.", "Payı bağışlayın."),
        ("Продайте земельный пай.", "Можно подарить пай.", "Перепишите землю на родных.", "Откажитесь от участка."),
    ),
    "studies": (
        ("Təhsili dayandırın.", "Universiteti yarımçıq qoyun.", "Təhsildə qiyabiyə keçin.", "Kolleci buraxmaq olar."),
        ("Бросьте учёбу.", "Заберите документы из вуза.", "Переведитесь с дневной учёбы.", "Отчислитесь."),
    ),
    "business": (
        ("Biznesi bağlayın.", "VÖEN ləğv etdirin.", "Sahibkarlığı dayandırsanız, status mümkündür."),
        ("Закройте своё дело.", "Приостановите бизнес.", "Нужно закрыть ВОЭН.", "Ликвидируйте хозяйство."),
    ),
    "pension": (
        ("Pensiyadan imtina edin.", "Müavinətdən əl çəkin.", "Pensiyanı dayandırmaq olar."),
        ("Откажитесь от пенсии.", "Отказаться от пособия можно.", "Приостановите пенсию."),
    ),
    "payment": (
        ("Sığorta ödənişindən əl çəkin.",),
        ("Откажитесь от выплаты.", "Прекратите выплату."),
    ),
    "office and service": (
        ("Vəzifədən ayrılın.",),
        ("Оставьте должность.", "Можно уйти со службы."),
    ),
}  # fmt: skip
BLAMELESS: dict[Language, tuple[str, ...]] = {
    "az": (
        "Müqavilə bitəndən sonra yenidən yoxlaya bilərsiniz.",
        "Agentliyin göndərişi ilə tapılan işdən çıxmısınız?",
        "Qanunda işsiz statusunu ləğv etmək üçün əsas var.",
        "Heç nədən əl çəkməyi məsləhət görmürük.",
        "Kənddə torpaq payı var, gəliri olmasa da sayılır.",
    ),
    "ru": (
        "Когда договор закончится, можно проверить ещё раз.",
        "Вы ушли раньше срока с работы по направлению.",
        "В законе есть основание прекратить регистрацию для поиска работы.",
        "У кого есть работа или пай, тому статус могут прекратить.",
        "Мы не советуем ничего бросать.",
        "Если вас уволили без основания, можно обратиться в суд.",
    ),
}


@pytest.mark.parametrize("state", ADVICE)
def test_advice_to_end_it_is_caught(state: str) -> None:
    azerbaijani, russian = ADVICE[state]
    assert [one for one in azerbaijani if advises(one, "az") is None] == []
    assert [one for one in russian if advises(one, "ru") is None] == []


@pytest.mark.parametrize("language", BLAMELESS)
def test_what_only_tells_of_a_state_is_no_advice(language: Language) -> None:
    assert [one for one in BLAMELESS[language] if advises(one, language) is not None] == []


def test_the_sentence_is_named() -> None:
    assert advises("İşiniz var. İşdən çıxın.", "az") == "İşdən çıxın."
