"""Public works by the later text: whom its ways reach by a registration alone, and what they must not hide."""

from typing import Any

import pytest

from dialogs.rules.flips import changed, flips
from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from tests.law.persons import LATER, LAW, day, person_b, person_r

ON_NO_LIST: Any = {
    "unemployed_state": "none",
    "unemployed_registered_on": None,
    "job_seeker_state": "none",
    "job_seeker_registered_on": None,
}


@pytest.mark.parametrize(
    "differs", [{}, {"emp_labour_contract": True}, {"not_registered_decision_on": "05-31"}]
)
def test_of_somebody_on_no_list_the_later_text_asks_the_registration_of_a_job_seeker(differs: Any) -> None:
    person = person_r(**ON_NO_LIST, **differs)
    later = decide("public-works", person, LATER)
    assert (later.outcome, later.steps) == ("step_needed", ("file_e_application",))
    assert [(it.article, it.change) for it in later.reasons] == [("21.1", "A-09")]
    assert flips(later) == {"job_seeker_state": "active"}
    assert decide("public-works", changed(later, flips(later)), LATER).outcome == (
        "eligible_subject_to_quota"
    )


def test_the_application_of_the_later_text_waits_for_the_age_and_for_data_put_right() -> None:
    blocked = decide("public-works", person_r(**ON_NO_LIST, js_blocked=True), LATER)
    assert blocked.steps == ("file_e_application", "remove_defect")
    young = decide("public-works", person_r(**ON_NO_LIST, birth_date="2011-06-11"), LATER)
    assert (young.outcome, young.date) == ("wait_until", day("06-11"))
    unknown = decide("public-works", person_r(**ON_NO_LIST, birth_date=None), LATER)
    assert (unknown.outcome, unknown.missing) == ("step_needed", ("birth_date",))


def test_somebody_on_no_list_hears_the_later_way_and_that_of_the_municipality() -> None:
    person = person_r(**ON_NO_LIST)
    assert {"opened_by_later_law", "municipal_route"} <= set(notes(decide("public-works", person, LAW)))
    assert "municipal_route" in notes(decide("public-works", person, LATER))
    young = person_r(**ON_NO_LIST, birth_date="2012-06-11")
    assert not {"opened_by_later_law", "municipal_route"} & set(notes(decide("public-works", young, LAW)))


@pytest.mark.parametrize("differs", [{"emp_entrepreneur": True}, {"fulltime_he_sse_student": True}])
def test_the_later_way_does_not_hide_a_ground_to_cancel(differs: Any) -> None:
    later = decide("public-works", person_r(**differs), LATER)
    assert later.outcome == "eligible_subject_to_quota"
    assert {"ground_to_cancel", "registration_may_end"} <= set(notes(later))
    seeker = decide("public-works", person_b(**differs), LATER)
    assert not {"ground_to_cancel", "registration_may_end"} & set(notes(seeker))


def test_the_later_way_does_not_hide_false_data() -> None:
    later = decide("public-works", person_r(false_data_found=True), LATER)
    assert {"ground_to_cancel", "stays_job_seeker"} <= set(notes(later))
