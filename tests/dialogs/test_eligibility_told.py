"""What an answer of the law tells beside its reasons: by whose word, by which text, on which days, what changes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from dialogs.eligibility_answer import Told, tell
from dialogs.eligibility_other import other_lines
from dialogs.eligibility_why import why_lines
from dialogs.replies import replies
from dialogs.rules.facts import LawText
from dialogs.rules.intake import read_facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.script import Line, Say
from dialogs.values import Phrase, Term
from tests.dialogs.checked import READY, SEEKER, phrases, registered, told
from tests.dialogs.talk import SETTING

# By whose word, by which text, on which days.


def test_a_reason_tells_by_whose_word_it_is_known() -> None:
    talk = registered(emp_labour_contract=True)
    blocks = replies(talk.open())
    assert phrases(told(blocks, "eligibility.reasons.say")) == ["eligibility.reason.item.registered"]
    assert "eligibility.source.register_only.2018_06_29" in [block.key for block in blocks]
    blocks = registered().blocks("1")
    assert phrases(told(blocks, "eligibility.reasons.say")) == ["eligibility.reason.item.own_words"]
    assert "eligibility.source.registered.2018_06_29" in [block.key for block in blocks]


def decided(service: str, text: LawText = "2018-06-29", day: str = "2026-11-23", **facts: Any) -> Told:
    """The answer to somebody who seeks work and whom nothing bars, with these facts changed."""
    held = {**SEEKER, **READY, **facts, "as_of": day}
    return Told(decide(service, read_facts(held), Law(text, SETTING.calendar)), None)


def inserted(phrase: Any, name: str) -> Any:
    """What a phrase inserts under this name."""
    return dict(phrase.values)[name]


def lines_of(told_: Told, key: str) -> list[str]:
    """The lines of the block of this key; none where it is not told."""
    blocks = [step.block for step in tell(told_) if isinstance(step, Say)]
    return [line for block in blocks if block.key == key for line in phrases(block)]


def test_another_answer_of_the_other_text_is_told_in_the_answer() -> None:
    pupil = decided("unemployed", fulltime_other_student=True)
    assert lines_of(pupil, "eligibility.other_law.say") == [
        "eligibility.other_law.amended",
        "eligibility.other_law.amended.reason.unconfirmed",
    ]
    assert lines_of(decided("unemployed", fulltime_other_student=False), "eligibility.other_law.say") == []


def test_the_other_text_is_not_said_to_judge_by_what_was_only_not_asked() -> None:
    owner = decided("public-works", owns_agri_land_share=True, job_seeker_state="none", has_job=None)
    told_ = [line.value for line in other_lines(owner.decision) if isinstance(line.value, Phrase)]
    key = "eligibility.other_law.amended"
    reason, ways = f"{key}.reason.unconfirmed", [f"{key}.way.unconfirmed"] * 2
    assert [one.key for one in told_] == [key, "eligibility.other_law.misses", reason, *ways]
    assert inserted(told_[1], "what") == Term("law.fact.has_job")  # missing there, and no reason
    assert inserted(told_[2], "what") == Term("law.reason.step.file_e_application")


@pytest.mark.parametrize(
    ("day", "since", "estimated"),
    [
        ("2027-01-05", "2027-01-04", True),  # a wait
        ("2027-06-01", "2027-05-10", True),  # a yes that rests on a window of 2027
        ("2027-06-01", "2026-10-05", False),
        ("2026-12-28", "2026-12-28", True),  # the window ends next year
    ],
)
def test_a_window_in_a_year_not_decided_yet_is_told(day: str, since: str, estimated: bool) -> None:
    answer = decided("unemployed", day=day, job_seeker_registered_on=since, birth_date="1990-05-14")
    assert ("law.note.calendar_estimated" in lines_of(answer, "eligibility.notes.say")) is estimated


def test_the_route_of_the_land_share_rests_on_its_own_article() -> None:
    owner = decided("self-employment", owns_agri_land_share=True, landshare_quota_open=True)
    assert owner.decision.outcome == "eligible"
    assert [inserted(line.value, "article") for line in why_lines(owner)] == ["24.8"]
    assert "law.note.registration_may_end" not in lines_of(owner, "eligibility.notes.say")
    unemployed = decided("self-employment", unemployed_state="active", owns_agri_land_share=False)
    assert "law.note.registration_may_end" in lines_of(unemployed, "eligibility.notes.say")


def test_no_status_is_said_to_end_where_there_is_none() -> None:
    nobody: dict[str, Any] = {
        "unemployed_state": "none",
        "job_seeker_state": "none",
        "owns_agri_land_share": None,
    }
    assert "law.note.registration_may_end" not in lines_of(
        decided("self-employment", **nobody), "eligibility.notes.say"
    )
    seeker: dict[str, Any] = {**nobody, "unemployed_state": "active", "job_seeker_state": "active"}
    assert "law.note.registration_may_end" in lines_of(
        decided("self-employment", **seeker), "eligibility.notes.say"
    )


def test_public_works_that_a_later_change_opens_name_it() -> None:
    seeker = decided("public-works", "amended")
    assert seeker.decision.outcome == "eligible_subject_to_quota"
    assert why_lines(seeker)[0].value == Term("law.change.A-09")
    owner = decided("public-works", "amended", job_seeker_state="none", owns_agri_land_share=True)
    assert why_lines(owner)[0].value == Term("law.change.A-03")


def test_a_job_that_suits_needs_no_reason_against_it() -> None:
    fits: dict[str, Any] = dict.fromkeys(
        ("matches_education", "matches_speciality", "matches_experience", "health_ok", "commute_ok",
         "labour_protection_ok", "job_lawful_and_paid"),
        True,
    )  # fmt: skip
    against: dict[str, Any] = dict.fromkeys(
        ("needs_new_profession", "needs_move_without_consent", "offered_before"), False
    )
    answer = decided("suitable-job", **fits, **against, has_profession=True, last_worked_until="2026-09-01")
    assert answer.decision.outcome == "eligible"
    assert "law.note.agency_weighs" not in lines_of(answer, "eligibility.notes.say")


def test_somebody_removed_for_a_time_hears_what_to_do_meanwhile() -> None:
    removed = decided("public-works", unemployed_state="suspended", report_missed=True)
    assert {"law.note.keep_current", "law.note.complain"} <= set(lines_of(removed, "eligibility.notes.say"))
    assert "law.note.complain" not in lines_of(decided("unemployed"), "eligibility.notes.say")


def test_the_ground_of_a_removal_is_named_where_the_register_tells_it() -> None:
    talk = registered(unemployed_state="suspended", report_missed=True, **READY)
    notes = told(talk.blocks("bilmirəm"), "eligibility.notes.say")
    assert grounds_in(notes.lines) == {"law.reason.timed.report_missed": "5.10.4"}
    told_free = [
        line for block in replies(registered(report_missed=True, **READY).open()) for line in block.lines
    ]
    assert "law.reason.timed.report_missed" not in grounds_in(told_free)


def grounds_in(lines: Iterable[Line]) -> dict[str, Any]:
    """What is named with its article, and that article."""
    named = [line.value for line in lines if isinstance(line.value, Phrase) and "." in line.value.key]
    return {inserted(it, "what").key: inserted(it, "article") for it in named if len(it.values) > 1}


@pytest.mark.parametrize(
    ("listed", "article"),
    [
        ({"unemployed_state": "suspended"}, "5.10.3"),  # U26
        ({"job_seeker_state": "suspended"}, "5.8.3"),
    ],
)
def test_why_names_the_article_of_a_removal_by_its_list(listed: dict[str, Any], article: str) -> None:
    answer = decided("unemployed", removal_decision_on="2026-06-10", **listed)
    articles = [inserted(it.value, "article") for it in why_lines(answer) if isinstance(it.value, Phrase)]
    assert article in articles
    notes = [step.block for step in tell(answer) if isinstance(step, Say)]
    lines = [line for block in notes if block.key == "eligibility.notes.say" for line in block.lines]
    assert grounds_in(lines) == {"law.reason.timed.removal_decision_on": article}


def test_a_contested_removal_is_told_as_the_removal_and_not_as_the_registration() -> None:
    removed: dict[str, Any] = {"job_seeker_state": "suspended", "job_seeker_suspended_through": "2027-06-22"}
    answer = decided("unemployed", **removed, contested={"job_seeker_state": "2026-11-01"})
    blocks = [step.block for step in tell(answer) if isinstance(step, Say)]
    (told_,) = [block for block in blocks if block.key == "eligibility.contested.say"]
    assert {inserted(line.value, "what") for line in told_.lines} == {
        Term("law.fact.job_seeker_state.suspended")
    }


def terms_of(told_: Told, key: str) -> list[Any]:
    """What the lines of the block of this key name."""
    blocks = [step.block for step in tell(told_) if isinstance(step, Say) and step.block.key == key]
    values = [line.value for block in blocks for line in block.lines]
    return [inserted(one, "what") if isinstance(one, Phrase) else one for one in values]


SAFE: dict[str, Any] = dict.fromkeys(("labour_protection_ok", "job_lawful_and_paid", "commute_ok"), True)
NOT_ASKED: dict[str, Any] = dict.fromkeys(
    ("needs_move_without_consent", "offered_before", "has_profession"), False
)


def test_a_job_suits_by_the_article_that_holds_and_not_by_a_named_point() -> None:
    suits = decided("suitable-job", **SAFE, **NOT_ASKED, health_ok=True)
    assert [inserted(line.value, "article") for line in why_lines(suits)] == ["6.4"]
    harms = decided("suitable-job", **SAFE, **NOT_ASKED, health_ok=False)
    assert terms_of(harms, "eligibility.reasons.say") == [Term("law.reason.unfit.health_ok")]


def test_training_by_the_disability_law_names_that_law() -> None:
    disabled: dict[str, Any] = {"has_disability": True, "has_rehabilitation_programme": True}
    trained = decided("training", **disabled, birth_date="1990-05-14")
    first = next(step.block.key for step in tell(trained) if isinstance(step, Say))
    assert first == "eligibility.training.eligible.disability"
    assert [line.value for line in why_lines(trained)] == [Term("law.disability.training")]


def test_whoever_asked_to_leave_a_list_is_not_said_to_be_off_it() -> None:
    leaving = decided("keep-job-seeker", deregistration_request=True)
    assert terms_of(leaving, "eligibility.reasons.say") == [Term("law.reason.deregistration_request")]
    assert terms_of(leaving, "eligibility.steps.say") == [Term("law.step.ask_later")]


@pytest.mark.parametrize(
    ("state", "step", "then"),
    [
        ("active", "law.step.register_unemployed.active", "human"),  # P4, S13: the Agency decides (5.5)
        ("none", "law.step.register_unemployed", "apply"),
        ("cancelled", "law.step.register_unemployed", "apply"),
    ],
)
@pytest.mark.parametrize("service", ["self-employment", "public-works", "stipend"])
def test_whoever_seeks_work_already_is_not_sent_to_apply_again(
    service: str, state: str, step: str, then: str
) -> None:
    answer = decided(service, job_seeker_state=state, in_training_by_referral=True, receives_ui_payment=False)
    assert Term(step) in terms_of(answer, "eligibility.steps.say")
    assert answer.next_step == then
