"""Sensitive questions are known by their keys."""

from __future__ import annotations

from dialogs.privacy import sensitive
from dialogs.rules.dictionary import FACTS


def test_facts_of_the_law_are_sensitive_by_the_dictionary() -> None:
    fact = next(name for name, one in FACTS.items() if one.sensitive)
    plain = next(name for name, one in FACTS.items() if not one.sensitive)
    assert sensitive(f"eligibility.fact.{fact}")
    assert sensitive(f"eligibility.priority:{plain},{fact}")
    assert not sensitive(f"eligibility.priority:{plain}")


def test_questions_are_known_with_numbers_after_their_names() -> None:
    assert sensitive("binding.fin")
    assert sensitive("binding.code.sheet.1.2")
    assert not sensitive("application.district")
    assert not sensitive("binding.finance")
