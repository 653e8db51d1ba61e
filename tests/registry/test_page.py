"""The registry's page for people: both languages, no scripts, everything escaped, forms only from its own page."""

from __future__ import annotations

import re
import string
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from integrations.registry.sandbox import page as page_module
from integrations.registry.sandbox.words import LANGUAGES, day_in_words, say, words
from tests.registry.asking import WALK, Asking

ROOMS_BY_STATE = {"odd", "state", "decision", "answer", "happening", "will", "month", "weekday"}
PAGES = Path(page_module.__file__).with_name("pages")


class Tags(HTMLParser):
    """Every tag with its attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def selected(self) -> list[str | None]:
        """The values of all options that are chosen."""
        return [each["value"] for each in self.of("option") if "selected" in each]

    def of(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_is_whole_without_scripts_in_both_languages(asking: Asking, language: str) -> None:
    reply = await asking.http.get("/", params={"lang": language})
    tags = Tags(reply.text)
    assert reply.status_code == 200
    assert tags.of("html") == [{"lang": language}]
    assert words()["page.about"][language] in tags.text
    assert not tags.of("script")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "WORDS" not in tags.text
    assert len(tags.of("h1")) == 1
    labelled = {each.get("for") for each in tags.of("label")}
    fields = [*tags.of("input"), *tags.of("select")]
    assert {each["id"] for each in fields if each.get("type") != "hidden"} == labelled


async def test_every_person_has_a_page_and_no_address_has_a_personal_number(asking: Asking) -> None:
    home = await asking.http.get("/")
    links = [each["href"] or "" for each in Tags(home.text).of("a")]
    assert not [link for link in links if "1AB2C3D" in link]
    person = next(link for link in links if link.startswith("/people/"))
    shown = Tags((await asking.http.get(person)).text)
    assert "Aygün Nümunəyeva" in shown.text
    assert "emp_labour_contract" in shown.text
    assert (await asking.http.get("/people/999999")).status_code == 404


async def test_a_button_moves_the_day(asking: Asking) -> None:
    await asking.apply()
    for move, day in (
        ("1", "2026-06-11"),
        ("workday", "2026-06-12"),
        ("7", "2026-06-19"),
        ("month_end", "2026-06-30"),
    ):
        reply = await asking.http.post("/day", data={"move": move, "lang": "ru"})
        assert (reply.status_code, reply.headers["location"]) == (303, "/?lang=ru#day")
        assert asking.office.today().isoformat() == day
    await asking.http.post("/day", data={"move": "next_month"})
    assert asking.office.today().isoformat() == "2026-07-01"
    assert await asking.states(WALK["fin"]) == ("active", "suspended")
    await asking.http.post("/day", data={"move": "backwards"})
    assert asking.office.today().isoformat() == "2026-07-01"


async def test_faults_are_set_and_mended_by_a_form(asking: Asking) -> None:
    await asking.http.post("/faults", data={"slow_seconds": "0.5", "down": "yes", "lose_answers": "2"})
    faults = (await asking.http.get("/sandbox/faults")).json()
    assert (faults["slow_seconds"], faults["down"], faults["lose_answers"]) == (0.5, True, 2)
    assert (await asking.http.post("/status:read", json={"fin": WALK["fin"]})).status_code == 503
    await asking.http.post("/faults", data={"slow_seconds": "9" * 400, "lose_answers": "-1"})
    faults = (await asking.http.get("/sandbox/faults")).json()
    assert (faults["slow_seconds"], faults["lose_answers"]) == (600.0, 0)
    await asking.http.post("/faults", data={"odd": "cut", "cut_at": "40", "calls_a_minute": "7"})
    faults = (await asking.http.get("/sandbox/faults")).json()
    assert (faults["odd"], faults["cut_at"], faults["calls_a_minute"], faults["down"]) == (
        "cut",
        40,
        7,
        False,
    )
    assert "cut" in Tags((await asking.http.get("/")).text).selected
    await asking.http.post("/faults", data={"odd": "unheard-of"})
    assert (await asking.http.get("/sandbox/faults")).json()["odd"] == ""
    await asking.http.post("/sandbox/faults", json={"schedule": [{"down": True}]})
    await asking.http.post("/faults", data={"mend": "yes"})
    assert (await asking.ask("readStatus", fin=WALK["fin"])).status == 200


async def test_on_a_person_s_page_a_job_is_offered_life_changes_and_a_desk_gives_a_code(
    asking: Asking,
) -> None:
    person = asking.person("R")
    place = f"/people/{person.id}"
    offered = await asking.http.post(
        f"{place}/offer?lang=ru", data={"position": "<b>Повар</b>", "will": "hire"}
    )
    assert "<b>Повар" not in offered.text
    assert "<b>Повар</b>" in Tags(offered.text).text
    assert (await asking.ask("readOffers", fin=person.fin)).body["offers"][0]["position"] == "<b>Повар</b>"
    changed = await asking.http.post(f"{place}/happening?lang=ru", data={"happening": "land_share"})
    assert "10 сентября 2026 года" in Tags(changed.text).text
    given = await asking.http.post(f"{place}/desk-code?lang=az")
    code = re.search(r"\b\d{8}\b", Tags(given.text).text)
    assert code is not None
    assert (await asking.ask("checkDeskCode", fin=person.fin, code=code[0])).status == 200
    feed = Tags((await asking.http.get("/feed?lang=ru")).text)
    assert "offer-" in feed.text
    assert person.fin not in feed.text


@pytest.mark.parametrize(
    ("happening", "article"),
    [("court_measure", "5.10.2"), ("deceased", "5.11.3"), ("old_age_grounds", "5.11.2")],
)
async def test_a_person_s_page_brings_every_ground_about(
    asking: Asking, happening: str, article: str
) -> None:
    place = f"/people/{asking.person('R').id}"
    assert f'value="{happening}"' in (await asking.http.get(place)).text
    shown = await asking.http.post(f"{place}/happening?lang=az", data={"happening": happening})
    assert article in Tags(shown.text).text


@pytest.mark.parametrize(
    ("act", "form"),
    [
        ("offer", {"position": " ", "will": "hire"}),
        ("offer", {"position": "x", "will": "x"}),
        ("happening", {}),
    ],
)
async def test_a_form_that_is_half_filled_changes_nothing(
    asking: Asking, act: str, form: dict[str, str]
) -> None:
    person = asking.person("R")
    before = asking.office.database.rows("SELECT * FROM offer") + asking.office.database.rows(
        "SELECT * FROM diary"
    )
    assert (await asking.http.post(f"/people/{person.id}/{act}", data=form)).status_code == 200
    after = asking.office.database.rows("SELECT * FROM offer") + asking.office.database.rows(
        "SELECT * FROM diary"
    )
    assert after == before


async def test_a_page_that_is_not_there_says_so(asking: Asking) -> None:
    for method, place in (
        ("GET", "/people/999999"),
        ("POST", "/people/1/fly"),
        ("POST", "/people/999999/desk-code"),
    ):
        reply = await asking.http.request(method, place)
        assert (reply.status_code, reply.text) == (404, words()["page.not_found"]["az"])


async def test_a_form_of_another_site_changes_nothing(asking: Asking) -> None:
    foreign = {"origin": "https://elsewhere.example"}
    await asking.http.post("/day", data={"move": "1"}, headers=foreign)
    await asking.http.post("/faults", data={"down": "yes"}, headers=foreign)
    assert (await asking.http.post("/people/1/desk-code", headers=foreign)).status_code == 404
    assert asking.office.today().isoformat() == "2026-06-10"
    assert (await asking.http.get("/sandbox/faults")).json()["down"] is False


async def test_what_was_filed_is_shown_as_text(asking: Asking) -> None:
    nasty = "<script>alert(1)</script>"
    await asking.demo("phone", phone="+994501234567", text=nasty)
    page = (await asking.http.get("/")).text
    assert nasty not in page
    assert nasty in Tags(page).text


@pytest.mark.parametrize("key", sorted(words()))
def test_a_text_stands_in_both_languages_with_the_same_values(key: str) -> None:
    text = words()[key]
    assert set(text) == set(LANGUAGES)
    holes = [{name for _, name, _, _ in string.Formatter().parse(text[each]) if name} for each in LANGUAGES]
    assert holes[0] == holes[1]
    assert all(text[each].strip() for each in LANGUAGES)


@pytest.mark.parametrize("key", [key for key in words() if key.startswith("sms.")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_sms_tells_a_locked_screen_nothing_and_fits_two_segments(key: str, language: str) -> None:
    days = [day_in_words(date(2026, 1, 1) + timedelta(days=number), language) for number in range(365)]
    longest = max(days, key=len)
    text = say(key, language, code="12345678", number="626-050-000-003", day=longest)
    assert len(text) <= 134
    assert text.startswith(("Addım", "Аддым", "Код Аддым"))
    assert not re.search(r"işsiz|безработ|status|статус|qərar|решил|maddə|стать|http", text.lower())
    assert not re.search(r"[«»„“–—…₼№€\[\]{}~^%&/+*→•!]|[A-Z]{2,}", text)


async def test_every_number_of_a_filing_is_digits_that_can_be_read_out(asking: Asking) -> None:
    await asking.apply()
    wanted = {"phone": "+994501112233", "email": None, "way": "call", "language": "az", "needs": "none"}
    await asking.file("requestContact", fin=None, text=None, **wanted)
    await asking.move(9)
    tables = ("filing", "sheet", "report")
    numbers = [
        row["number"]
        for table in tables
        for row in asking.office.database.rows(f"SELECT number FROM {table}")
    ]
    assert len(numbers) > 100
    assert len(set(numbers)) == len(numbers)
    assert not [number for number in numbers if not re.fullmatch(r"\d{3}(-\d{3}){2,3}", number)]


def test_no_text_is_spare_and_none_is_written_into_a_template() -> None:
    places = [*PAGES.glob("*.html"), *PAGES.parent.glob("*.py"), *PAGES.parent.glob("operations/*.py")]
    source = "".join(path.read_text("utf-8") for path in places)
    for key in words():
        room, name = key.split(".", 1)
        named = f'"{name}"' in source or f'"{key}"' in source or f'"{name.removeprefix("day_")}"' in source
        assert named or room in ROOMS_BY_STATE, key
    for path in PAGES.glob("*.html"):
        bare = re.sub(r"\{[%{].*?[%}]\}|<[^>]*>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"[A-Za-zƏəА-я]{3,}", bare), path.name
