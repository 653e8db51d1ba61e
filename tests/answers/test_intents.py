"""Free sentences in the menu."""

from __future__ import annotations

import pytest

from dialogs.menu import INTENTS
from dialogs.speech import TOLD_ONLY, intent, wish


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("işsiz statusu ala bilərəmmi?", "check_unemployed"),
        ("могу ли я получить статус безработного?", "check_unemployed"),
        ("qeydiyyatdan keçmək istəyirəm", "apply_job_seeker"), ("ərizə vermək istəyirəm", "apply_job_seeker"),
        ("хочу встать на учёт", "apply_job_seeker"), ("Можно ли мне зарегистрироваться", "apply_job_seeker"),
        ("подать заявление", "apply_job_seeker"), ("ищу работу", "apply_job_seeker"),
        ("iş axtarıram", "apply_job_seeker"),
        ("иш ахтарырам", "apply_job_seeker"),
        ("HESABAT", "monthly_report"), ("ОТЧЁТ", "monthly_report"), ("отчет", "monthly_report"),
        ("hesabatı gecikdirsəm nə olar", "report_deadline"), ("когда сдавать отчёт", "report_deadline"),
        ("выписка", "get_sheet"), ("məşğulluq vərəqi", "get_sheet"),
        ("karta yox, məşğulluq vərəqi", "get_sheet"),
        ("öz biznesimi qurmaq istəyirəm", "check_self_employment"),
        ("хочу открыть своё дело", "check_self_employment"),
        ("statusumu itirə bilərəm?", "check_keep"), ("могут ли меня снять с учёта?", "check_keep"),
        ("qeydiyyatımı itirərəmmi, necə saxlayım", "check_keep"),
        ("как сохранить статус безработного", "check_keep"),
        ("mən qeydiyyatdan çıxarıldım, niyə?", "check_keep"), ("могу потерять статус", "check_keep"),
        ("ictimai işlər", "check_public_works"), ("общественные работы", "check_public_works"),
        ("хочу на курсы, пожалуйста", "training"), ("mənə iş tapın", "job_offers"),
        ("найдите мне работу", "job_offers"),
        ("что с моим заявлением", "my_status"), ("ərizəm hansı mərhələdədir", "my_status"),
        ("mənim statusum nədir", "my_status"), ("nömrəmi dəyişmək", "update_profile"),
        ("ünvanım dəyişib", "update_profile"),
        ("məlumatlarımı silmək istəyirəm", "delete_my_data"), ("удалите меня", "delete_my_data"),
        ("забудьте меня", "delete_my_data"), ("şikayətim var", "complaint"),
        ("я недоволен решением", "complaint"),
        ("xatırlatmaları dayandırın", "unsubscribe_reminders"),
        ("xatırlatma lazım deyil", "unsubscribe_reminders"),
        ("не присылайте мне больше уведомления", "unsubscribe_reminders"),
    ],
)  # fmt: skip
def test_a_wish_is_understood(text: str, expected: str) -> None:
    assert intent(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "не удаляйте мои данные", "пособие по безработице", "işsizlikdən sığorta ödənişi", "курс доллара",
        "пожалуйста",
        "не хочу регистрироваться", "hesabat göndərmək istəmirəm", "pensiya üçün müraciət etmək istəyirəm",
        "как дела",
        "necəsən", "işsizəm", "qeydiyyatım ləğv olunub?",
        "хочу сняться с учёта", "qeydiyyatdan çıxmaq istəyirəm", "статус прекратили, могу получить снова?",
        "хочу работать оператором", "sağ ol", "1", "👍",
        "слово " * 50,
        "отчёт " + "x" * 1000,
    ],
)  # fmt: skip
def test_no_wish_is_invented(text: str) -> None:
    assert intent(text) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("положена ли мне выплата по безработице?", TOLD_ONLY), ("дадут ли мне пособие?", TOLD_ONLY),
        ("пособие по безработице", TOLD_ONLY), ("müavinət ala bilərəmmi?", TOLD_ONLY),
        ("sığorta ödənişi mənə düşür?", TOLD_ONLY), ("təqaüd", TOLD_ONLY), ("стипендия", TOLD_ONLY),
        ("peşə kursu ala bilərəmmi?", "training"), ("işsiz statusu ala bilərəmmi?", "check_unemployed"),
        ("не хочу пособие", None), ("pensiya üçün müraciət etmək istəyirəm", None), ("как дела", None),
    ],
)  # fmt: skip
def test_what_can_only_be_told_is_heard_beside_the_wishes(text: str, heard: str | None) -> None:
    assert wish(text) == heard
    assert heard is None or heard in dict(INTENTS)
