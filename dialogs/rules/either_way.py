"""What bars although the fact that chooses the conditions is missing: the same on each way it may turn out."""

from __future__ import annotations

from typing import cast

from dialogs.rules.decision import Decision
from dialogs.rules.facts import Facts
from dialogs.rules.rule import Finding
from dialogs.rules.self_employment import LAND, SERVICE
from dialogs.rules.services import decide

CHOOSING = frozenset({LAND, "unemployed_state"})


def either_way(decision: Decision) -> tuple[Finding, ...]:
    """Return the reasons by facts that bar with a land share and without one, each way by its own article (24.1, 24.8).

    The answer itself stays open, for it is not known which conditions are the person's (18.2).
    """
    if decision.service != SERVICE or decision.outcome != "undecidable" or LAND not in decision.missing:
        return ()
    facts, law = decision.case.facts, decision.case.law
    ways = [decide(SERVICE, cast("Facts", {**facts, LAND: share}), law).reasons for share in (True, False)]
    with_share, without = ({it.fact for it in reasons} - CHOOSING for reasons in ways)
    found = (it for reasons in ways for it in reasons if it.fact in with_share & without)
    return tuple(dict.fromkeys(found))
