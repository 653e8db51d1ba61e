"""The made-up persons of the demo's first page, and the base persons of the rules, relative to the first day."""

from __future__ import annotations

from datetime import date, timedelta

from integrations.registry.sandbox.days import add_months, add_workdays, add_years, next_workday, period_of
from integrations.registry.sandbox.people.made import Made, base_facts
from integrations.registry.sandbox.person import Registration

__all__ = ["BASE_DAY", "base_persons", "stories"]

BASE_DAY = date(2026, 6, 10)
"""The day on which the worked examples of the rules stand."""


def stories(today: date) -> tuple[Made, ...]:
    """Five persons to be, each another way through the service."""
    return (_walk(today), _young(today), _reporting(today), _under_way(today), _barred(today))


def _walk(today: date) -> Made:
    left = today - timedelta(days=47)
    return Made(
        slug="walk",
        fin="1AB2C3D",
        card="AZE01234567",
        birth_date=date(1988, 4, 12),
        phone="+994501234567",
        sex="female",
        first_name="Aygün",
        last_name="Nümunəyeva",
        father_name="Nümunə",
        story=(
            "Aygün mühasib idi, işdən çıxıb və hələ qeydiyyatda deyil. Reyestr onun təhsilini və işlərini bilir.",
            "Айгюн была бухгалтером, ушла с работы и ещё не зарегистрирована. Реестр знает её учёбу и работу.",
        ),
        education=(
            {"level": "bachelor", "institution": "Nümunə İqtisad Universiteti", "speciality": "Mühasibat uçotu",
             "ended_on": "2010-06-25"},
        ),
        jobs=(
            {"employer": "Nümunə Ticarət MMC", "position": "Mühasib", "started_on": "2018-02-01",
             "ended_on": left.isoformat(), "ground": "70.b"},
            {"employer": "Sınaq Qida MMC", "position": "Mühasib köməkçisi", "started_on": "2013-09-16",
             "ended_on": "2018-01-26", "ground": "69"},
            {"employer": "Uydurma Mağazalar MMC", "position": "Kassir", "started_on": "2010-09-01",
             "ended_on": "2013-09-13", "ground": "69"},
        ),
        address={"district": "AZ-BA-YAS", "line": "Nümunə küçəsi 12, mənzil 34"},
        facts=base_facts(
            today, last_worked_until=left.isoformat(), job_end_ground="70.b", has_profession=True, never_worked=False
        ),
    )  # fmt: skip


def _young(today: date) -> Made:
    return Made(
        slug="young",
        fin="2DE3F4G",
        card="AA1234567",
        birth_date=date(today.year - 19, 3, 8),
        phone="+994552345678",
        sex="male",
        first_name="Tural",
        last_name="Sınaqlı",
        father_name="Nümunə",
        language="ru",
        story=(
            "Tural 19 yaşındadır və hələ işləməyib. Reyestrdə onun təhsili və işi yazılmayıb.",
            "Туралу 19 лет, он ещё не работал. В реестре нет сведений о его учёбе и работе.",
        ),
        address=None,
        facts=base_facts(today, never_worked=True, has_profession=False),
    )


def _reporting(today: date) -> Made:
    seeker_on = next_workday(add_months(today.replace(day=1), -2))
    unemployed_on = add_workdays(seeker_on, 6)
    filed = period_of(add_months(today.replace(day=1), -1))
    return Made(
        slug="report",
        fin="3GH4J5K",
        card="AZE07654321",
        birth_date=date(1979, 9, 30),
        phone="+994703456789",
        sex="female",
        first_name="Sevinc",
        last_name="Misalova",
        father_name="Misal",
        story=(
            "Sevinc işsiz kimi qeydiyyatdadır və iş tapmaq planı var. Bu ayın hesabatını göndərməlidir.",
            "Севиндж зарегистрирована как безработная, у неё есть план поиска работы. Нужен отчёт за этот месяц.",
        ),
        education=(
            {"level": "secondary_specialised", "institution": "Nümunə Tibb Kolleci", "speciality": "Tibb bacısı işi",
             "ended_on": "1999-06-20"},
        ),
        jobs=(
            {"employer": "Sınaq Xəstəxanası", "position": "Tibb bacısı", "started_on": "1999-09-01",
             "ended_on": add_months(today, -4).isoformat(), "ground": "68.2.b"},
        ),
        address={"district": "AZ-SM", "line": "Sınaq küçəsi 5"},
        job_seeker=Registration("active", seeker_on, None, "5.2"),
        unemployed=Registration("active", unemployed_on, None, "5.5"),
        reports=(period_of(unemployed_on), filed) if period_of(unemployed_on) != filed else (filed,),
        facts=base_facts(today, has_profession=True, never_worked=False),
        more={"profession": {"code": "2221", "text": "Tibb bacısı"}},
    )  # fmt: skip


def _under_way(today: date) -> Made:
    return Made(
        slug="under-way",
        fin="4KL5M6N",
        card="AA7654321",
        birth_date=date(1995, 1, 17),
        phone="+994774567890",
        sex="male",
        first_name="Orxan",
        last_name="Uydurmalı",
        father_name="Uydurma",
        story=(
            "Orxan dünən DOST mərkəzində ərizə verib. Ərizəyə baxılır.",
            "Орхан вчера подал заявление в центре DOST. Заявление рассматривают.",
        ),
        education=({"level": "vocational", "institution": "Nümunə Peşə Liseyi", "speciality": "Qaynaqçı",
                    "ended_on": "2014-06-15"},),
        jobs=({"employer": "Uydurma Tikinti MMC", "position": "Qaynaqçı", "started_on": "2016-03-01",
               "ended_on": add_months(today, -2).isoformat(), "ground": "73.1"},),
        address={"district": "AZ-GA", "line": "Uydurma küçəsi 7"},
        under_review_since=today - timedelta(days=1),
        facts=base_facts(today, has_profession=True, never_worked=False),
        language="ru",
    )  # fmt: skip


def _barred(today: date) -> Made:
    registered_on, decided_on = add_months(today, -9), add_months(today, -5)
    through = add_years(decided_on, 1)
    return Made(
        slug="barred",
        fin="5NP6Q7R",
        card="AZE05550005",
        birth_date=date(1984, 6, 21),
        phone="+994105678901",
        sex="female",
        first_name="Leyla",
        last_name="Təxminova",
        father_name="Təxmin",
        story=(
            "Leyla iki uyğun işə razı olmayıb. Qeydiyyatı bir il dayandırılıb, son gün bəllidir.",
            "Лейла отказалась от двух подходящих работ. Её регистрация приостановлена на год, последний день известен.",
        ),
        education=({"level": "secondary", "institution": "Nümunə məktəbi 1", "speciality": None,
                    "ended_on": "2001-06-14"},),
        jobs=({"employer": "Sınaq Tikiş MMC", "position": "Tikişçi", "started_on": "2004-05-03",
               "ended_on": add_months(today, -10).isoformat(), "ground": "69"},),
        address={"district": "AZ-SA", "line": "Təxmin küçəsi 3"},
        job_seeker=Registration("suspended", registered_on, through, "5.8.3"),
        decisions=((decided_on, "removed_job_seeker", "5.8.3", through),),
        offers=tuple(
            {"offered_on": add_months(today, -months).isoformat(), "answer": "refused",
             "answered_on": add_months(today, -months).isoformat(), "reason": "Yol uzaqdır"}
            for months in (7, 6)
        ),
        facts=base_facts(today, has_profession=True, never_worked=False),
    )  # fmt: skip


def base_persons(today: date) -> tuple[Made, ...]:
    """Base persons B and R of the rules, part 18, moved with the first day."""
    moved = today - BASE_DAY
    seeker = Registration("active", date(2026, 5, 18) + moved, None, "5.2")
    born, pension = date(1990, 5, 14) + moved, date(2055, 5, 14) + moved
    facts = base_facts(today, pension_age_date=pension.isoformat(), has_profession=True, never_worked=False)
    base = Made(
        slug="B",
        fin="6QR7S8T",
        card="AA2020202",
        birth_date=born,
        phone="+994516789012",
        sex="male",
        first_name="Baza",
        last_name="Birinci",
        father_name="Nümunə",
        address={"district": "AZ-BA-NES", "line": "Baza küçəsi 1"},
        job_seeker=seeker,
        facts=facts,
    )
    registered = Made(
        slug="R",
        fin="7ST8T9U",
        card="AA3030303",
        birth_date=born,
        phone="+994517890123",
        sex="male",
        first_name="Baza",
        last_name="İkinci",
        father_name="Nümunə",
        address={"district": "AZ-BA-NES", "line": "Baza küçəsi 2"},
        job_seeker=seeker,
        unemployed=Registration("active", date(2026, 5, 26) + moved, None, "5.5"),
        reports=(),
        facts=facts,
    )
    return base, registered
