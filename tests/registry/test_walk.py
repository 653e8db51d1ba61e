"""The main walk, as the registry sees it: a stranger files, is registered, becomes unemployed, reports."""

from __future__ import annotations

import re

from tests.registry.asking import WALK, Asking

FIN = WALK["fin"]


async def test_a_stranger_is_found_by_card_and_code_and_what_is_known_is_shown(asking: Asking) -> None:
    found = await asking.ask("findPerson", **WALK)
    assert found.body == {"found": True, "fin": FIN, "phone_ending": "67"}
    assert await asking.states(FIN) == ("none", "none")

    sent = await asking.ask("sendCode", fin=FIN, purpose="application")
    [code] = re.findall(r"\b\d{8}\b", await asking.sms())
    assert (await asking.ask("checkCode", code_id=sent.body["code_id"], code=code)).body == {"ok": True}

    facts = (await asking.ask("readFacts", fin=FIN)).body
    assert facts["first_name"] == "Aygün"
    assert [job["position"] for job in facts["jobs"]] == ["Mühasib", "Mühasib köməkçisi", "Kassir"]
    assert facts["facts"]["emp_labour_contract"] == {
        "value": False,
        "source": "labour-contracts",
        "as_of": "2026-06-10",
    }


async def test_filing_registers_at_once_and_draws_the_sheet(asking: Asking) -> None:
    filed = (await asking.apply()).body
    assert filed["kind"] == "new"
    # 10 June: 11, 12, 16, 17, 18 June are the five working days (15 June is a holiday).
    assert filed["earliest_decision_on"] == "2026-06-19"
    status = (await asking.ask("readStatus", fin=FIN)).body
    assert status["job_seeker"] == {
        "state": "active",
        "registered_on": "2026-06-10",
        "through": None,
        "article": "5.2",
        "since": None,
    }
    assert status["window_end"] == "2026-06-18"
    assert status["application"]["state"] == "accepted"

    sheet = (await asking.ask("readSheet", fin=FIN)).body
    assert sheet["drawn_on"] == "2026-06-10"
    assert sheet["person"]["fin_masked"] == "*****3D"
    assert sheet["profession"] == {"code": "3313", "text": "Mühasib"}
    assert sheet["offers"] == []


async def test_after_the_window_comes_the_programme_and_its_report(asking: Asking) -> None:
    await asking.apply()
    await asking.move_to("2026-06-18")
    assert await asking.states(FIN) == ("active", "none")
    await asking.move(1)
    assert await asking.states(FIN) == ("active", "active")
    assert "yeni cavab var" in await asking.sms()

    programme = (await asking.ask("readProgramme", fin=FIN)).body
    assert (programme["period"], programme["due_on"], programme["filed"]) == ("2026-06", "2026-06-30", None)
    assert len(programme["measures"]) in {3, 4}
    assert all(each["name_az"] and each["name_ru"] for each in programme["measures"])

    done = [{"id": each["id"], "done": True, "note": None} for each in programme["measures"]]
    report = (await asking.file("submitReport", fin=FIN, period="2026-06", measures=done)).body
    again = (await asking.ask("readProgramme", fin=FIN)).body
    assert again["filed"] == {"number": report["number"], "at": report["received_at"]}
    assert report["number"] in await asking.sms()
    sheet = (await asking.ask("readSheet", fin=FIN)).body
    assert {each["state"] for each in sheet["measures"]} == {"done"}
    assert [each["kind"] for each in sheet["note"]] == ["registered_job_seeker", "registered_unemployed"]


async def test_any_mismatch_of_identity_gives_the_same_answer(asking: Asking) -> None:
    replies = [
        await asking.ask("findPerson", **{**WALK, **differs})
        for differs in ({"fin": "1AB2C3E"}, {"card": "AZE01234568"}, {"birth_date": "1988-04-13"})
    ]
    assert {reply.status for reply in replies} == {404}
    assert len({str(reply.body) for reply in replies}) == 1


async def test_facts_are_had_by_fin_and_document(asking: Asking) -> None:
    assert (await asking.ask("readFacts", fin=FIN, card=WALK["card"])).body["first_name"] == "Aygün"
    strangers = [
        await asking.ask("readFacts", fin=FIN, card="AZE01234568"),
        await asking.ask("readFacts", fin="0000000", card=WALK["card"]),
    ]
    assert {(each.status, str(each.body)) for each in strangers} == {(404, str(strangers[0].body))}


async def test_who_is_registered_under_way_or_barred_is_told_so(asking: Asking) -> None:
    def who(slug: str) -> dict[str, str]:
        person = asking.person(slug)
        return {"fin": person.fin, "card": person.card, "birth_date": person.birth_date.isoformat()}

    registered = await asking.apply(**who("report"))
    assert (registered.status, registered.code, registered.body["article"]) == (
        409,
        "already-registered",
        "5.5",
    )
    under_way = await asking.apply(**who("under-way"))
    assert (under_way.status, under_way.code) == (409, "application-under-way")
    status = (await asking.ask("readStatus", fin=asking.fin("under-way"))).body
    assert under_way.body["number"] == status["application"]["number"]
    barred = await asking.apply(**who("barred"))
    assert (barred.status, barred.code) == (403, "barred")
    assert (barred.body["article"], barred.body["through"]) == ("5.8.3", "2027-01-10")
    assert (await asking.ask("readStatus", fin=asking.fin("barred"))).body["bar"] == {
        "article": "5.8.3",
        "through": "2027-01-10",
    }


async def test_an_application_of_somebody_else_s_card_is_refused(asking: Asking) -> None:
    reply = await asking.apply(card="AZE99999999")
    assert (reply.status, reply.code) == (404, "person-not-found")
    assert await asking.states(FIN) == ("none", "none")


async def test_coded_lists_have_labels_in_both_languages(asking: Asking) -> None:
    for name, least in (
        ("districts", 80),
        ("professions", 150),
        ("education", 5),
        ("travel", 5),
        ("sources", 10),
    ):
        entries = (await asking.ask("readList", name=name)).body["entries"]
        assert len(entries) >= least
        assert len({each["code"] for each in entries}) == len(entries)
        assert all(each["az"].strip() and each["ru"].strip() for each in entries)
    assert (await asking.ask("readList", name="nothing")).code == "not-found"


async def test_the_registry_tells_no_more_than_it_is_asked_for(asking: Asking) -> None:
    few = (await asking.ask("readFacts", fin=FIN, facts=["emp_labour_contract"], record=False)).body
    assert few["facts"].keys() == {"emp_labour_contract"}
    assert (few["education"], few["jobs"], few["address"]) == ([], [], None)
    none = (await asking.ask("readFacts", fin=FIN, facts=[])).body
    assert none["facts"] == {}
    assert none["jobs"]
