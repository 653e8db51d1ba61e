"""The outcome is chosen from the set of results by a fixed precedence, in whatever order they were found."""

from itertools import chain, combinations, permutations

from dialogs.rules.decision import conclude, outcome_of
from dialogs.rules.rule import Bar, Kind, Rule
from dialogs.rules.services import decide
from dialogs.rules.unemployed import UNEMPLOYED
from tests.law.persons import LAW, day, person_b

BASE = person_b()

KINDS: tuple[Kind, ...] = ("state", "timed", "step", "open")
WINS = {"state": "not_eligible", "timed": "wait_until", "step": "step_needed", "open": "needs_officer"}


def test_precedence_over_every_set_of_results() -> None:
    subsets = chain.from_iterable(combinations(KINDS, size) for size in range(5))
    for kinds in subsets:
        for missing in (set(), {"has_job"}, {"landshare_quota_open"}, {"has_job", "landshare_quota_open"}):
            first = next((kind for kind in KINDS if kind in kinds), None)
            expected = WINS[first] if first else "eligible"
            if "has_job" in missing and first in {None, "open"}:
                expected = "undecidable"
            elif missing and first is None:
                expected = "eligible_subject_to_quota"
            assert outcome_of(set(kinds), missing) == expected


def test_no_order_of_the_findings_changes_the_answer() -> None:
    rule = Rule("E-5.5", "any", "state", "has_job")
    case = decide("unemployed", BASE, LAW).case
    bars = (
        Bar("state", "has_job"),
        Bar("timed", "birth_date", day("06-20")),
        Bar("timed", "offers"),
        Bar("step", "offers", step="answer_offer"),
        Bar("unknown", "has_earnings"),
        Bar("open", "offers", question="Q-09"),
    )
    for size in range(len(bars) + 1):
        for chosen in combinations(bars, size):
            orders = list(permutations([rule.finding(LAW.text, bar) for bar in chosen]))[::7]
            answers = [conclude("unemployed", case, order) for order in orders]
            seen = {
                (it.outcome, it.date, it.question, frozenset(it.reasons), frozenset(it.missing))
                for it in answers
            }
            assert len(seen) == 1


def test_all_conditions_are_in_the_service() -> None:
    assert {rule.id for rule in UNEMPLOYED} == {
        *("E-5.12.1", "E-5.12.2", "E-5.12.3", "E-5.12.4", "E-5.12.5", "E-1.1.6", "E-5.11.2", "E-5.13"),
        *("E-3", "E-5.10", "E-5.2", "E-5.14", "E-5.8", "E-5.5"),
    }
