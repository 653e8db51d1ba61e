"""Who is served first: the voluntary part of a check, with a consent of its own where registers are looked into."""

from __future__ import annotations

from dataclasses import replace

from dialogs.eligibility_asked import Asked
from dialogs.eligibility_differing import differing_lines
from dialogs.eligibility_questions import ask_group, facts_on
from dialogs.eligibility_registered import differing_in, readable, registered, sources_of
from dialogs.rules.case import open_case
from dialogs.rules.groups import first, vulnerable
from dialogs.rules.questions import priority_questions
from dialogs.rules.services import decide
from dialogs.script import Script, say
from dialogs.setting import Setting

PURPOSE = {"unemployed": "group", "self-employment": "priority"}
"""The consent to look into sensitive registers; paid public works read none for who is first (21.2)."""


def first_served(setting: Setting, asked: Asked) -> Script[Asked]:
    """The voluntary questions about who is served first; why they are asked stands before each."""
    asked = yield from _looked_up(setting, asked)
    facts, settled = dict(asked.facts), asked.settled
    while wanted := priority_questions(asked.service, facts_on(setting, facts), setting.law, settled):
        said = yield from ask_group(wanted[0])
        facts |= said.facts
        settled |= said.settled
    known = replace(asked, facts=facts, settled=settled, round=asked.round + 1)
    if unknown := _not_told(setting, known):
        yield from say(unknown)
    return known


def _looked_up(setting: Setting, asked: Asked) -> Script[Asked]:
    """The same with what the sensitive registers hold, if the person agrees to that; else the person is asked."""
    if not asked.voluntary:
        return asked
    told = yield from registered(setting, PURPOSE[asked.service], asked.voluntary)
    apart = differing_in(setting, told)
    if apart:
        yield from say("eligibility.differs.say", differing_lines(apart, setting.today))
    held = {name: known for name, known in told.items() if name not in apart}
    return replace(
        asked,
        facts={**asked.facts, **readable(setting, {name: known.value for name, known in held.items()})},
        settled=asked.settled | held.keys(),
        sources={**asked.sources, **sources_of(held)},
        differing={**asked.differing, **apart},
        voluntary=frozenset(),
    )


def _not_told(setting: Setting, asked: Asked) -> str:
    """What is said where the answer tells nothing of the check: no group of 1.1.22, or not known who is first."""
    facts = facts_on(setting, asked.facts)
    if asked.service != "unemployed":
        told = decide(asked.service, facts, setting.law).priority
        return "" if told is not None else "eligibility.priority.unknown"
    found = first(vulnerable(open_case(facts, setting.law)))
    return "" if found else f"eligibility.group.{'none' if found is False else 'unknown'}"
