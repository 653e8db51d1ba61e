"""Which messages are never kept in clear: told by the question they were sent to, whatever is open by then."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from dialogs import application_form, application_jobs, binding, contact, sent_code
from dialogs.rules.dictionary import FACTS
from dialogs.script import Question

NAMES: Final = frozenset(
    one.name
    for module in (application_form, application_jobs, binding, contact, sent_code)
    for one in vars(module).values()
    if isinstance(one, Question) and one.sensitive
)
"""Questions outside the law whose answers are sensitive."""


@lru_cache(maxsize=1024)
def sensitive(key: str) -> bool:
    """Whether `key` is that of a sensitive question: `binding.fin.2`, `eligibility.GROUP:fact,fact`."""
    name, _, facts = key.partition(":")
    if name.startswith("eligibility."):
        asked = facts.split(",") if facts else [name.rpartition(".")[2]]
        return any(fact in FACTS and FACTS[fact].sensitive for fact in asked)
    return any(name == one or name.startswith(f"{one}.") for one in NAMES)
