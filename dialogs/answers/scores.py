"""Which of the labels found a text means: how much of the text each explains, and how much of it was said."""

from __future__ import annotations

from typing import Final

NEARLY_WHOLE: Final = 0.65
NEAR: Final = 1e-6
Scores = dict[str, tuple[float, float]]
"""By key: how much of the text is explained, and what share of the label was said."""


def narrowest(scores: Scores) -> Scores:
    """Without what only says where another lies: "Bakı, Nərimanov" is the district AZ-BA-NAR of the city AZ-BA."""
    return {
        key: score
        for key, score in scores.items()
        if not any(other.startswith(f"{key}-") for other in scores)
    }


def best(scores: Scores) -> tuple[list[str], float]:
    """The keys that explain most of the text, and how much of their label was said.

    Where several explain it equally, one wins only if its label was said nearly whole: "в браке" is not
    "не в браке", but "müəllim" is none of the teachers in particular.
    """
    much, share = max(scores.values())
    level = share if share >= NEARLY_WHOLE else 0.0
    top = [key for key, (its, said) in scores.items() if its > much - NEAR and said > level - NEAR]
    return top, share
