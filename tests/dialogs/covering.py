"""What has to reach every branch of dialogs/: the explorer, and tests of replay, hearing, keeping and the law."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.drawings import explored

FILES = (
    "test_replay.py",
    "test_changed_lines.py",
    "test_correcting.py",
    "test_day_of_decision.py",
    "test_differing.py",
    "test_earlier_keys.py",
    "test_eligibility_answers.py",
    "test_eligibility_held.py",
    "test_eligibility_keep.py",
    "test_eligibility_offers.py",
    "test_eligibility_told.py",
    "test_eligibility_voluntary.py",
    "test_groups.py",
    "test_hearing.py",
    "test_keep.py",
    "test_known_facts.py",
    "test_not_known.py",
    "test_operator_word.py",
    "test_other_text.py",
    "test_privacy.py",
    "test_said_to_be_over.py",
    "test_sheet_told.py",
    "test_support_answers.py",
    "test_unknown_year.py",
    "test_walking.py",
    "test_what_changes.py",
    "test_what_closes.py",
    "test_which_line.py",
    "test_why.py",
    "test_words_that_send.py",
    "test_yes_to_offers.py",
)


def main() -> int:
    """Explore, then run the tests; the status of the tests."""
    explored(pairs=False)
    folder = Path(__file__).parent
    return pytest.main(
        ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", *(str(folder / name) for name in FILES)]
    )


if __name__ == "__main__":
    sys.exit(main())
