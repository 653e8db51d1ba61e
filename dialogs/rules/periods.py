"""The periods and ages of the law, each in one place; the conventions that count them are in `workdays`."""

from __future__ import annotations

from typing import Final

WINDOW_WORKDAYS: Final = 5  # 5.5: in which a suitable job is looked for; 18.7: in which an employer answers
REAPPLY_MONTHS: Final = 1  # 5.13: from a decision not to register, or to cancel for false data
EARLY_QUIT_MONTHS: Final = 6  # 5.12.5: from leaving a job found by referral before its term
REFUSAL_MONTHS: Final = 12  # 5.8.3, 5.10.3: from the decision to remove for refused jobs
MINIMUM_AGE: Final = 15  # 5.12.2; by practice also for job seekers (P-01)
OF_AGE: Final = 18  # Disability Law 20.3
