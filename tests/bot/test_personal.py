"""What tells in words who somebody is, also written by a slip of the finger or from another country."""

from __future__ import annotations

import string
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.personal import has_document, has_phone, personal
from dialogs.answers.card_number import CardNumber
from dialogs.answers.fin_code import FinCode
from dialogs.answers.mobile import Mobile


@pytest.mark.parametrize(
    "words",
    ["AZE01234567", "AA0123456", "AA01234567", "AZE0123456", "aze 0123 bax AZE012345678", "aa-012345"],
)
def test_a_card_is_told_also_with_a_digit_too_many_or_too_few(words: str) -> None:
    assert has_document(words)


@pytest.mark.parametrize("words", ["AZE 2026", "aa 5", "maddə 5.10.4", "126-000-007"])
def test_what_is_no_card_is_left_alone(words: str) -> None:
    assert not has_document(words)


@pytest.mark.parametrize(
    "words",
    [
        "050 123 45 67",
        "+7 916 123-45-67",
        "8 (916) 123-45-67",
        "012 345 67 89",
        "+994 12 345 67 89",
        "zəng edin: +90 532 123 45 67",
        "0049 151 23456789",
        "(022) 345-67-89",
        "мой номер 050.123.45.67",
        "(050) 123.45.67",
        "+994.50.123.45.67",
        "+994 (0)50 123 45 67",
        "050/123/45/67",
        "050–123–45–67",
        "050\u00a0123\u00a045\u00a067",
        "+7.916.123.45.67",
        "8.916.123.45.67",
        "012.345.67.89",
        "nömrəm 0501234567dir",
    ],
)
def test_a_telephone_is_told_wherever_it_is(words: str) -> None:
    assert has_phone(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "142",
            "126-000-007",
            "900-000-000-003",
            "012-345-678-901",
            "12.04.1988",
            "8 916",
            "2026-11-30",
            "0",
        ),
        *("01.09.2015-10.10.2016", "10/11/2020", "126.000.007", "05.10.1999", "10.10.2010 10:00", "5.10.4"),
    ],
)
def test_what_is_no_telephone_is_left_alone(words: str) -> None:
    assert not has_phone(words)


ENDS = [
    "dür",
    "dur",
    "dir",
    "dır",
    "DÜR",
    "nı",
    "ni",
    "nın",
    "un",
    "da",
    "dən",
    "dan",
    "ya",
    "lı",
    "dı",
    "nındır",
    "a",
]
SIGNS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PIECES = st.text(SIGNS, min_size=7, max_size=7)


def changes(words: str) -> int:
    """How often letters and digits change."""
    return sum(a.isdigit() != b.isdigit() for a, b in pairwise(words))


@given(
    fin=PIECES.filter(lambda one: changes(one) > 1), end=st.sampled_from(ENDS), cut=st.sampled_from("., !")
)
def test_a_fin_is_told_with_an_end_that_is_written_to_it(fin: str, end: str, cut: str) -> None:
    assert has_document(fin + end)
    assert has_document(f"finim {fin.lower()}{end}{cut} başqa söz")


@given(
    fin=PIECES.filter(lambda one: changes(one) == 1), end=st.sampled_from(["dür", "dur", "dir", "dır", "DIR"])
)
def test_also_one_that_looks_like_a_number_and_a_word(fin: str, end: str) -> None:
    assert has_document(fin + end)


@given(
    number=st.integers(1, 9_999_999).map(str),
    word=st.sampled_from(
        ["", "mayda", "martda", "manata", "azna", "saatda", "gündə", "ayda", "kq", "ya", "den"]
    ),
)
def test_a_number_with_the_word_it_counts_is_no_fin(number: str, word: str) -> None:
    """Unless it has just the length of one, which is then deleted and said to be."""
    words = number + word
    assert not has_document(words) or len(words) == 7


@given(words=st.text(string.ascii_letters + "əıöüğşçİƏ", max_size=12), end=st.sampled_from(ENDS))
def test_a_word_without_a_digit_is_no_fin(words: str, end: str) -> None:
    assert not has_document(words + end)


@given(number=st.integers(0, 10**9), end=st.sampled_from(ENDS))
def test_a_number_with_an_end_is_no_fin(number: int, end: str) -> None:
    assert not has_document(f"{number}{end}") or len(f"{number}{end}") == 7


@pytest.mark.parametrize("words", ["AZE12345678dir", "aa1234567də", "finim 1AB 2C3Ddür.", "1АВ2С3Dдыр"])
def test_a_card_and_a_fin_in_two_parts_have_ends_too(words: str) -> None:
    assert has_document(words)


FINS = """FIN: 2VL 9QC 5|1AB 2C3 D|1A B2C 3D|1-AB2C3D|1AB.2C3D|1AB/2C3D|FIN1AB2C3D|fin kodum: 1 A B 2 C 3 D
FİN 2vl 9qc 5|фин: 2VL 9QC 5|salam, 2VL 9QC 5, mənim
FIN kodum 7654321|фин код 7654321|ФИН: 7654321|fin 1ab2c3o|FİN: 1AB2C3İ|finim I2B3C4D|фин 1АВ2С3О
1AB2¶C3D|fin¶7654321"""
CARDS = """AZE 1234 5678|AZE № 1234 5678|AZE-12-34-56-78|AA 123 45 67|aa123-45-67|AZE nömrə 12345678
AZE nomresi 12345678|AZE nomrəsi 12345678|AZE NÖMRƏSİ 12345678|AZE seriyalı 12345678|AZE seriyası, nömrəsi 12345678
AZE/12345678|AA seriyali 1234567|АЗЕ серия номер 12345678|AZE¶12345678|AA¶1234567|AZE nömrəsi¶12345678
AZE nömrəsi: 1234 5678|АЗЕ номер 1234 5678|AZE no 12345678|AZE 12345678 12.04.1988"""
PHONES = """050 12 34 567|050-12-345-67|05 01 23 45 67|050 1234 567|0 5 0 1 2 3 4 5 6 7|050.12.345.67|+994 50 12 34 567
994-50-12-34-567|00994 (0)50 12 345 67|zəng edin: 050 12 34 567.|050 12 34 567 12.04.1988
050¶123 45 67|050¶123¶45¶67|+994 50¶123 45 67"""


@pytest.mark.parametrize(
    "words", [*FinCode.samples, *CardNumber.samples, *f"{FINS}|{CARDS}".replace("\n", "|").split("|")]
)
def test_a_document_is_seen_as_its_own_question_reads_it(words: str) -> None:
    assert has_document(words.replace("¶", "\n"))


@pytest.mark.parametrize("words", [*Mobile.samples, *PHONES.replace("\n", "|").split("|")])
def test_a_mobile_number_is_seen_as_its_own_question_reads_it(words: str) -> None:
    assert has_phone(words.replace("¶", "\n"))


OTHERS = """1 2 3|1,2,3|1 2 3 4 5 6 7|50 1 2 3 4 5 6 7|0 1 2 3 4 5 6 7 8 9|1 a 2 b 3 c 4|5A 5B 12C|10A 5B 5C
bina 12a 3b 45|12 may 25|5 ay 10 gün|30 000 manat|1 050 000|1 250 000.50 AZN|05.10.1999 10:00|05.05.2015-10.10.2016
05.01.23 1000|05/10/23|07.07.2024 10|2026-05-01 10:30|01-05-2026|maddə 5.10.4|5.10.4a|maddə 12-1.2.3
AZE 2026|aa 12 04 1988|aa 1 2 3|AZE 1 2 3|fin 2 dəfə yazdım|FIN 7 simvol|fin 2 defe ve
070-123-456-789|kod 1 2 3 4 5 6 7|7654321|kod 7654321|код 7654321|sifariş 1234567|finans 7654321|финал 1234567
fin kodum yoxdur
fin kodunu bilmirəm|fin 7 rəqəm|FIN 2026|1¶2¶3|5¶10¶1999 10|12.04¶1988|5A¶5B¶12C
1. mühasib¶2. aşpaz|seriya 5|AZE seriyalı vəsiqə
AZE/2026|aa/12/04/1988|30 000¶50 manat|bina 12a¶3b¶45|FIN nədir, 1234567 manat|fin var, pasport 1234567"""


@pytest.mark.parametrize("words", OTHERS.replace("\n", "|").split("|"))
def test_dates_amounts_articles_and_choices_are_left_alone(words: str) -> None:
    words = words.replace("¶", "\n")
    assert not has_document(words)
    assert not has_phone(words)


@pytest.mark.parametrize(
    "piece", ["0", "0 ", "05 ", "1 a ", "1a ", "fin ", "AZE ", "994 ", "aa 1-", "(", "1A B2C ", "no "]
)
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    began = time.process_time()
    words = piece * (40_000 // len(piece))
    has_document(f"{words}!")
    has_phone(f"{words}!")
    assert time.process_time() - began < 2.0  # a square of the length would take minutes


@pytest.mark.parametrize(
    "words",
    [
        *(
            "12.04.1988",
            "12/4/1988",
            "12 04 1988",
            "1988-04-12",
            "1988.4.12",
            "12 aprel 1988",
            "12 Aprel, 1988",
        ),
        *(
            "12 apreldə 1988",
            "12 апреля 1988",
            "12-го апреля 1988 года",
            "12апреля1988",
            "12. IV 1988, 12.04.1988",
        ),
        *("2 uşağım var, 12 aprel 1988 doğulmuşam", "родился 12 апреля 1988, детей 2", "1988-ci il 12 aprel"),
        *(
            "on iki aprel min doqquz yüz səksən səkkiz",
            "двенадцатое апреля тысяча девятьсот восемьдесят восьмого",
        ),
    ],
)
def test_a_whole_date_is_told_however_it_is_written(words: str) -> None:
    assert personal(words, dates=True)
    assert not personal(words, dates=False)


@pytest.mark.parametrize(
    "words",
    [
        *("5.10.4", "maddə 24.8", "aprel", "12 aprel", "в апреле 2026", "2026", "3 gün sonra", "126-000-007"),
        *("12 manat 1988", "5 человек 2020", "işsiz statusu", "10:00-18:00", "2015-2020", "1", "9-18"),
    ],
)
def test_what_is_no_whole_date_is_left_alone(words: str) -> None:
    assert not personal(words, dates=True)
