"""What people write when they want a service; data only.

A wish is a name, groups of word beginnings of which each must occur, and beginnings that must not.  "="
marks a whole word.  The first wish that fits wins, so the narrower ones stand first.
"""

from __future__ import annotations

from typing import Final

_WORK_SEEKER: Final = "işaxtar axtaran axtarır axtarıc работоискател ищущ соискател =ищу"
_REGISTER: Final = "qeydiyyat qeydiyat =qeydə müraciət ərizə registr регистр зарегистр учёт заявлен"
_REPORT: Final = "hesabat отчёт"
_REMINDER: Final = "xatırlat напомин уведомлен bildiriş рассылк =sms"
_PROFILE: Final = """
    telefon nömrə ünvan məlumat soyad email mail poçt =peşəm =peşəmi ixtisasım адрес телефон номер фамили
    почт данны профил profil
    """
_CHANGED: Final = "dəyiş yenilə düzəlt təzələ измен обнов поменя смени исправ"
_MY_DATA: Final = "məlumat данны сведен профил profil персональн =hesabımı аккаунт"
_UNEMPLOYED: Final = "işsiz безработн"
_JOB: Final = "=iş işlər =işə =işi =işdə =işim =işin работ"

WISHES: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    (
        "unsubscribe_reminders",
        (
            _REMINDER,
            """
            =göndərmə göndərməyin göndərməyəsiniz yollamayın =yollama dayandır söndür istəmir =kəs kəsin
            ləğv отключ останов отпис отмен хватит убери уберите выключ прекрат
            """,
        ),
        "",
    ),
    (
        "unsubscribe_reminders",
        (
            _REMINDER,
            "=не =без",
            "присыл отправл шлите надо нужн пиши напомин",
        ),
        "",
    ),
    (
        "unsubscribe_reminders",
        (
            _REMINDER,
            "lazım",
            "deyil",
        ),
        "",
    ),
    (
        "delete_my_data",
        (
            _MY_DATA,
            "sil =unudun удал сотр стереть сотрите уничтож",
        ),
        "=silməyin =silmə =silməsin =не",
    ),
    (
        "delete_my_data",
        (
            "=məni =меня",
            "=unudun =unut silin удалите забудь забыть",
        ),
        "=не",
    ),
    (
        "withdraw_consent",
        ("razılı согласи",),
        "",
    ),
    (
        "complaint",
        ("şikayət жалоб жалов пожалов недовол обжал",),
        "",
    ),
    (
        "human",
        (
            "operator оператор əməkdaş сотрудник живой живого живым canlı adam insan человек людьми",
            """
            danış bağla birləşdir qoş çağır lazım соедин свяж позов =дай дайте поговор переключ нужен
            нужна говорить
            """,
        ),
        "işlə работат работаю vakansi",
    ),
    (
        "report_deadline",
        (
            _REPORT,
            "=son qədər =vaxt vaxta müddət gecik последн срок =числа дедлайн =когда опозда",
        ),
        "göndərmək хочу istəyir",
    ),
    (
        "monthly_report",
        (_REPORT,),
        "maliyyə vergi налог финанс",
    ),
    (
        "get_sheet",
        ("çıxarış выписк",),
        "bank банк vergi налог больниц",
    ),
    (
        "get_sheet",
        (
            "vərəq карту карте карты карта",
            "məşğulluq занятост",
        ),
        "",
    ),
    (
        "check_self_employment",
        ("özünüməşğul самозанят özüməşğul",),
        "",
    ),
    (
        "check_self_employment",
        (
            "=öz свое свой собственн",
            "=işimi =biznesimi =iş biznes =дело",
            "qur aç начать открыть",
        ),
        "",
    ),
    (
        "check_public_works",
        (
            "ictimai общественн",
            _JOB,
        ),
        "",
    ),
    (
        "training",
        (
            """
            kurs =курс =курсы =курсов =курса курсах təlim обучен переобуч переквалиф тренинг повышени
            """,
        ),
        "valyuta валют доллар dollar",
    ),
    (  # may they lose what they have; who wants to leave, or to have it anew, asks something else
        "check_keep",
        (
            "status статус qeydiyyat qeydiyat регистрац учёт",
            """
            itir itirər itə itər ləğv dayandır çıxar əlimdən saxla потеря лиш снять сним сняли снимают прекра аннулир
            приостан отобра отнять сохран
            """,
            """
            =bilər =bilərəm bilərəmmi bilərlər bilərmi bilirəm oluna olunar olar =nə =niyə =necə hansı halda
            могут можно =могу может =ли =как когда почему =что
            """,
        ),
        "istəyir istəmir =хочу хотел сняться yenidən yenə заново снова опять almaq =ala alım получ xatırlat напомин",
    ),
    (
        "check_unemployed",
        (
            _UNEMPLOYED,
            """
            status =ala =alım almaq düşür =olar =olaram bilər hüqu müraciət qeydiyyat qeydə veril şərt
            istəyir yoxla статус полож положен могу можно подхож получ стать встать призна учёт регистр
            провер хочу
            """,
        ),
        "ödəniş müavinət sığorta пособ выплат страхов",
    ),
    (
        "update_profile",
        (
            _PROFILE,
            _CHANGED,
        ),
        "",
    ),
    (
        "apply_job_seeker",
        (
            _WORK_SEEKER,
            _REGISTER,
        ),
        "oldu что где",
    ),
    (
        "apply_job_seeker",
        (
            _WORK_SEEKER,
            "=kimi =как status статус olmaq стать",
        ),
        "",
    ),
    (
        "job_offers",
        ("vakansi ваканс",),
        "",
    ),
    (
        "job_offers",
        (
            "=boş uyğun təklif свободн подходящ предлож",
            _JOB,
        ),
        "",
    ),
    (
        "job_offers",
        (
            _JOB,
            "=tap tapın tapmaq tapım göstər найти найдите покаж подбер подобр",
        ),
        "",
    ),
    (
        "my_status",
        (
            "müraciətim ərizəm заявлен заявк обращени",
            "=oldu =necə =nə vəziyyət harada hansı gəldi baxıl =что =где =как статус рассм стади",
        ),
        "подать vermək",
    ),
    (
        "my_status",
        (
            "status статус vəziyyət",
            "=mənim nədir =nə =necə hansı =statusum =vəziyyətim какой =мой =моя =меня узна каков",
        ),
        "",
    ),
    (
        "my_status",
        (
            "qeydiyyatda состою =стою",
            "=yox =yoxsa =ли учёт =qeydiyyatdayam =qeydiyyatdayammı",
        ),
        "keç",
    ),
    (
        "apply_job_seeker",
        (
            _REGISTER,
            """
            istə lazım keçm keçə keçi düşmək olmaq doldur yazıl göndərmək vermək verim =хочу =нужно =надо
            =можно подать подам встать записаться оформ запол зарегистрир
            """,
        ),
        "pensiya пенси müavinət пособ şikayət ləğv çıxmaq çıxar сняться снять maşın машин",
    ),
    (
        "apply_job_seeker",
        (
            "=iş работу",
            "axtarıram axtarıb =ищу",
        ),
        "",
    ),
)

# After these the person says what they do not want.
UNWILLING: Final = (
    "istəmirəm",
    "istəmirik",
    "lazım deyil",
    "не хочу",
    "не надо",
    "не нужно",
    "не нужен",
    "не нужна",
    "не буду",
)
EXCEPT: Final = frozenset({"unsubscribe_reminders", "withdraw_consent", "complaint"})
