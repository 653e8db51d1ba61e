"""What may be chosen after the answer of an eligibility check: at most five, and the one that helps most among them."""

from __future__ import annotations

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.or_ended import Ended, OrEnded
from dialogs.answers.wish import Wish
from dialogs.eligibility_answer import POSSIBLE, Told
from dialogs.eligibility_asked import Asked
from dialogs.eligibility_contested import lasting
from dialogs.eligibility_keep import KEEP, LISTS, REGISTRATIONS, STANDING, list_of
from dialogs.eligibility_questions import facts_on
from dialogs.menu import INTENTS
from dialogs.rules.questions import PRIORITY, priority_questions
from dialogs.script import Question, choice
from dialogs.setting import Setting
from dialogs.values import Term

CHECKS = ("unemployed", "self-employment", "public-works", KEEP)  # each a dialog of that name
KEEP_SEEKER = "keep_seeker"  # the same choice, in words of the other list


def what_next(setting: Setting, told: Told, asked: Asked) -> Question[str | Ended]:
    """Why, what would change it, the step that helps most, what is particular to this answer, and always a person.

    Where a person is that step, the last choice leads to another support, as the one before does without anything
    particular.  A wish in a sentence begins its own dialog; where an entry may be contested, a sentence that it is
    over does that.
    """
    elsewhere = "another" if told.next_step == "human" else "human"
    particular = _particular(setting, told, asked)
    if particular in ("menu", KEEP, KEEP_SEEKER) and elsewhere == "human":
        particular = "another"  # where the check of what is there is offered too
    if particular == "contest" and told.next_step != "remind" and told.decision.date is not None:
        elsewhere = "remind"  # the answer has named whom to call, and the word for a person works everywhere
    ids = ("why", "change", told.next_step, particular, elsewhere)
    options = tuple(Option(one, Term(f"eligibility.next.option.{one}")) for one in ids)
    over = lasting(told.contestable, asked.facts) if particular == "contest" else ()
    return Question("eligibility.next", OrEnded(Wish(Choice(options), INTENTS), over), line=False)


def _particular(setting: Setting, told: Told, asked: Asked) -> str:
    """What only this answer offers: an entry to contest, a word on the first free day, the check who comes first."""
    if told.contestable:
        return "contest"
    if told.decision.date is not None and told.next_step != "remind":
        return "remind"
    if _may_check_priority(setting, told, asked):
        return "group" if asked.service == "unemployed" else "priority"
    return _held(told)


def _held(told: Told) -> str:
    """The check whether the registration that is there may end, by its list; "menu" without one and after it."""
    decision = told.decision
    states = {state: decision.case.values.get(state) for state in REGISTRATIONS}
    if decision.service in LISTS or told.next_step == KEEP or not STANDING.intersection(states.values()):
        return "menu"
    return KEEP if list_of(states) == "keep-unemployed" else KEEP_SEEKER


def _may_check_priority(setting: Setting, told: Told, asked: Asked) -> bool:
    """Priority is looked at once, and only where its answer is told and not known yet (a land share gives none: 24.9).

    The group of 1.1.22 opens quota places also to somebody who has to wait, first come first served only to a yes.
    """
    told_then = told.decision.outcome in POSSIBLE or asked.service == "unemployed"
    known = told.decision.priority is not None or told.decision.outcome == "not_eligible"
    if known or not told_then or asked.service not in PRIORITY or asked.round > 1:
        return False
    return bool(priority_questions(asked.service, facts_on(setting, asked.facts), setting.law, asked.settled))


def another(service: str) -> Question[str]:
    """Which other service is to be checked than the one that was answered."""
    answered = KEEP if service in LISTS else service
    return choice("eligibility.service", *(one for one in CHECKS if one != answered), line=False)
