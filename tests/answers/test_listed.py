"""Coded lists: districts of Azerbaijan as people name them, and professions with free text beside the code."""

from __future__ import annotations

import pytest

from bot.lists import shipped_lists
from dialogs.answers import CodedList, Entry, Hearing, Listed, ListedValue, Unsure, Wrong
from dialogs.answers.offered import picked
from dialogs.values import Coded, Term
from tests.answers.heard import hearing, outcome

PLACES = """
    AZ-AGA|Ağstafa|Агстафа  AZ-AGC|Ağcabədi|Агджабеди  AZ-AGM|Ağdam|Агдам  AZ-AGS|Ağdaş|Агдаш  AZ-AGU|Ağsu|Агсу
    AZ-BA|Bakı|Баку  AZ-BAB|Babək|Бабек  AZ-BAL|Balakən|Балакен  AZ-BAR|Bərdə|Барда  AZ-CAL|Cəlilabad|Джалилабад
    AZ-GA|Gəncə|Гянджа  AZ-LA|Lənkəran_şəhəri|Лянкяран,_город  AZ-LAN|Lənkəran_rayonu|Лянкяран,_район
    AZ-MI|Mingəçevir|Мингячевир  AZ-NV|Naxçıvan|Нахчыван  AZ-QAX|Qax|Гах  AZ-QBA|Quba|Губа  AZ-QUS|Qusar|Гусар
    AZ-SA|Şəki_şəhəri|Шеки,_город  AZ-SAK|Şəki_rayonu|Шеки,_район  AZ-SM|Sumqayıt|Сумгайыт  AZ-XA|Xankəndi|Ханкенди
    AZ-XAC|Xaçmaz|Хачмаз  AZ-YAR|Yardımlı|Ярдымлы  AZ-BA-BIN|Binəqədi|Бинагади  AZ-BA-NIZ|Nizami|Низами
"""


def place(row: str) -> Entry:
    code, az, ru = row.replace("_", " ").split("|")
    return Entry(code, az, ru)


DISTRICTS = CodedList(tuple(map(place, PLACES.split())))
PROFESSIONS = CodedList(
    (
        Entry("7212", "Qaynaqçı", "Сварщик", ("svarka",)),
        Entry("2142", "İnşaat mühəndisi", "Инженер-строитель"),
        Entry("2144", "Mexanika mühəndisi", "Инженер-механик"),
        Entry("2330", "Orta məktəb müəllimi", "Учитель средней школы"),
        Entry("2354", "Musiqi müəllimi", "Преподаватель музыки"),
        Entry("8322", "Sürücü (minik avtomobili)", "Водитель легкового автомобиля"),
        Entry("8331", "Avtobus sürücüsü", "Водитель автобуса"),
        Entry("5120", "Aşpaz", "Повар"),
    )
)
LISTS = {"districts": DISTRICTS, "professions": PROFESSIONS}
DISTRICT = Listed("districts")
PROFESSION = Listed("professions", free_text=True)


def heard(text: str) -> Hearing:
    return hearing("ru" if any("а" <= sign <= "я" for sign in text.lower()) else "az", lists=LISTS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bakı", "AZ-BA"), ("BAKI", "AZ-BA"), ("bakida", "AZ-BA"), ("из Баку", "AZ-BA"), ("Баку", "AZ-BA"),
        ("Бакы", "AZ-BA"),
        ("Qusardanam", "AZ-QUS"), ("Gəncədən yazıram", "AZ-GA"), ("в Гяндже", "AZ-GA"), ("Ganja", "AZ-GA"),
        ("Кировабад", "AZ-GA"), ("agdas", "AZ-AGS"), ("Jalilabad", "AZ-CAL"), ("Mingechevir", "AZ-MI"),
        ("Мингечаур", "AZ-MI"), ("Сумгаит", "AZ-SM"), ("sumqayıtda oluram", "AZ-SM"), ("Nakhchivan", "AZ-NV"),
        ("Hacmaz", "AZ-XAC"), ("Хачмазский район", "AZ-XAC"), ("Xan kəndi", "AZ-XA"), ("Şəki şəhəri", "AZ-SA"),
        ("Şəki rayonunda yaşayıram", "AZ-SAK"), ("город Шеки", "AZ-SA"), ("Шекинский район", "AZ-SAK"),
        ("город Ленкорань", "AZ-LA"), ("Низаминский район", "AZ-BA-NIZ"), ("Бинагадинский", "AZ-BA-BIN"),
        ("Yardımlıda yaşayıram", "AZ-YAR"), ("Губинский район", "AZ-QBA"), ("Bakida живу", "AZ-BA"),
        ("Гах", "AZ-QAX"), ("Bakı, Nizami", "AZ-BA-NIZ"), ("Bakı şəhəri, Nizami rayonu", "AZ-BA-NIZ"),
        ("г. Баку, Бинагадинский район", "AZ-BA-BIN"), ("Nizami, Bakı", "AZ-BA-NIZ"), ("Bakı, Zığ", "AZ-BA"),
    ],
)  # fmt: skip
def test_a_place_however_it_is_named(text: str, code: str) -> None:
    assert DISTRICT.read(text, heard(text)) == ListedValue(code)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Şəki", ["AZ-SA", "AZ-SAK", None]), ("Şəkidə", ["AZ-SA", "AZ-SAK", None]),
        ("Шеки", ["AZ-SA", "AZ-SAK", None]),
        ("Ленкорань", ["AZ-LA", "AZ-LAN", None]), ("ağda", ["AZ-AGM", "AZ-AGS", None]),
        ("Ağ", ["AZ-AGA", "AZ-AGC", "AZ-AGM", "AZ-AGS", "AZ-AGU"]),
        ("Bakı və ya Gəncə", ["AZ-BA", "AZ-GA", None]),
        ("Gəncə deyil", ["AZ-GA", None]), ("Gəncə, Nizami", ["AZ-GA", "AZ-BA-NIZ", None]),
        ("Bakı, Nizami və ya Binəqədi", ["AZ-BA-BIN", "AZ-BA-NIZ", None]), ("Bakı deyil, Nizami", ["AZ-BA-NIZ", None]),
    ],
)  # fmt: skip
def test_doubt_is_asked_back_with_at_most_five_offers(text: str, codes: list[str | None]) -> None:
    asked = DISTRICT.read(text, heard(text))
    assert isinstance(asked, Unsure)
    kept = [offer.kept["code"] if isinstance(offer.kept, dict) else None for offer in asked.offers]
    assert kept == codes
    assert len(asked.offers) <= 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moskva", "wrong not_listed"), ("1", "wrong not_listed"), ("bilmirəm", "wrong not_known"),
        ("", "wrong empty"),
        ("x" * 300, "wrong too_long"), ("пенсия", "wrong not_listed"), ("imtina", "wrong not_listed"),
    ],
)  # fmt: skip
def test_no_place(text: str, expected: str) -> None:
    assert outcome(DISTRICT, text, heard(text)) == expected


def test_too_many_places_are_counted() -> None:
    many = CodedList(tuple(Entry(str(n), f"Yer{n}", f"Место{n}") for n in range(9)))
    assert DISTRICT.read("yer", hearing(lists={"districts": many})) == Wrong("too_many", {"count": 9})


@pytest.mark.parametrize(
    ("text", "chosen"), [("rayon", 1), ("şəhər", 0), ("город", 0), ("Şəki rayonu", 1), ("Bakı", None)]
)
def test_picking_between_a_city_and_its_district(text: str, chosen: int | None) -> None:
    offers = (Coded("districts", "AZ-SA"), Coded("districts", "AZ-SAK"), Term("talk.rewrite"))
    assert picked(text, offers, heard(text)) == chosen


SHIPPED = shipped_lists()


def offered(text: str) -> list[str | None]:
    """What is asked back: the codes offered, None for the words as written."""
    asked = PROFESSION.read(text, hearing("az", lists=SHIPPED))
    assert isinstance(asked, Unsure)
    return [offer.kept["code"] for offer in asked.offers if isinstance(offer.kept, dict)]  # type: ignore[misc]  # it is kept as code and text


@pytest.mark.parametrize(("text", "code"), [("aşpaz köməkçisi", "5120"), ("mağazada satıcı", "5221")])
def test_a_doubtful_profession_is_asked_back(text: str, code: str) -> None:
    assert offered(text) == [code, None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("11 sinif", "2341"), ("11 классов", "2341"), ("учился в школе 5", "2330"), ("Ali məktəb", "2310"),
        ("orta məktəb", "2330"), ("ali", "2310"), ("школа", "2330"),
    ],
)  # fmt: skip
def test_where_no_profession_was_named_the_words_stand_first(text: str, code: str) -> None:
    assert offered(text) == [None, code]


@pytest.mark.parametrize(
    "text",
    [
        "hər hansı iş", "hər hansı bir iş", "istənilən iş", "hansısa iş", "iş", "hər iş olar", "günəmuzd iş",
        "любая работа", "любую работу", "работа", "какая угодно работа", "без разницы", "всё равно", "fərqi yoxdur",
    ],
)  # fmt: skip
def test_any_work_is_no_profession_and_stays_as_written(text: str) -> None:
    assert PROFESSION.read(text, hearing("az", lists=SHIPPED)) == ListedValue(None, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("qaynaqçı", "7212"), ("сварщиком работал", "7212"), ("svarka", "7212"), ("aşpaz işləmişəm", "5120"),
        ("повар в ресторане", "5120"), ("sürücü", "8322"), ("avtobus sürücüsü", "8331"),
        ("инженер-механик", "2144"),
        ("astronavt", None), ("çoban", None),
    ],
)  # fmt: skip
def test_a_profession_keeps_the_words_beside_the_code(text: str, code: str | None) -> None:
    assert PROFESSION.read(text, heard(text)) == ListedValue(code, text)


@pytest.mark.parametrize("text", ["да", "Да, отправить", "bəli, göndər", "Hə, dəyişmək istəmirəm", "да нет"])
def test_a_yes_is_nobodys_profession(text: str) -> None:
    expected = ListedValue(None, text) if text == "да нет" else Wrong("yes_no")
    assert PROFESSION.read(text, heard(text)) == expected


@pytest.mark.parametrize("text", ["yox", "нет профессии", "xeyr, peşəm yoxdur"])
def test_a_no_may_say_that_there_is_none_but_names_no_wish(text: str) -> None:
    assert PROFESSION.read(text, heard(text)) == ListedValue(None, text)
    assert Listed("professions", free_text=True, named=True).read(text, heard(text)) == Wrong("yes_no")


def test_a_profession_in_doubt_may_stay_as_written() -> None:
    asked = PROFESSION.read("riyaziyyat müəllimi", heard(""))
    assert isinstance(asked, Unsure)
    assert [offer.label for offer in asked.offers] == [
        Coded("professions", "2330"),
        Coded("professions", "2354"),
        Term("talk.as_written"),
    ]
    assert asked.offers[-1].kept == {"code": None, "text": "riyaziyyat müəllimi"}


def test_without_its_list_free_text_is_still_taken() -> None:
    assert outcome(PROFESSION, "qaynaqçı", hearing()) == ListedValue(None, "qaynaqçı")
    assert outcome(DISTRICT, "Bakı", hearing()) == "wrong not_listed"


@pytest.mark.parametrize(
    ("answer", "kept", "expected"),
    [
        (DISTRICT, {"code": "AZ-BA", "text": ""}, ListedValue("AZ-BA")),
        (DISTRICT, {"code": None, "text": "x"}, None),
        (PROFESSION, {"code": None, "text": "x"}, ListedValue(None, "x")),
        (PROFESSION, {"code": None, "text": ""}, None),
        (PROFESSION, {"code": 5, "text": "x"}, None), (PROFESSION, {"code": "1", "text": 5}, None),
        (PROFESSION, "x", None), (DISTRICT, {"code": "AZ-BA"}, ListedValue("AZ-BA")), (DISTRICT, {}, None),
    ],
)  # fmt: skip
def test_restored(answer: Listed, kept: object, expected: ListedValue | None) -> None:
    assert answer.restore(kept) == expected  # type: ignore[arg-type]  # anything may lie in the store


def test_shown_by_entry_or_words() -> None:
    assert DISTRICT.show(ListedValue("AZ-BA")) == Coded("districts", "AZ-BA")
    assert PROFESSION.show(ListedValue(None, "çoban")) == "çoban"


def test_entries_are_found_and_got() -> None:
    assert [entry.code for entry in DISTRICTS.find("Шеки", "ru")] == ["AZ-SA", "AZ-SAK"]
    assert DISTRICTS.get("AZ-BA") == Entry("AZ-BA", "Bakı", "Баку")
    assert DISTRICTS.get("AZ-XX") is None


def test_a_slip_in_the_first_letter_is_asked_back() -> None:
    trades = CodedList((Entry("6111", "Əkinçi", "Растениевод"), Entry("5120", "Aşpaz", "Повар")))
    asked = Listed("trades", free_text=True).read("İkinci MMC", hearing(lists={"trades": trades}))
    assert not isinstance(asked, ListedValue) or asked.code is None
    assert Listed("trades", free_text=True).read("əkinci", hearing(lists={"trades": trades})) == ListedValue(
        "6111", "əkinci"
    )
