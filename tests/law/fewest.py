"""The fewest messages that any order of questions needs on average: exact, by dynamic programming over what is known.

A state is what the groups of questions asked so far have answered; a message is one group, whichever comes to mind, not
only those the service would think of.  The talk is over once no answer to any group that was not asked can change
outcome or day, tried with every answer that occurs.  Whoever answered alike goes on alike, so the least sum over the
people of a state is the least over the next group of the sums of the states it leads to.  A group whose answer alone
would change a person's final answer must be asked of that person in any order: what costs more by this is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import cast

from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.index import facts_read
from dialogs.rules.questions import ANSWERED, GROUPS
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from tests.law.persons import LAW

OPEN = -1  # a group that was not asked
State = tuple[int, ...]  # for each group the number of its answer, or OPEN
Answer = dict[str, object]


class Fewest:
    """A service and the people who ask for it; `known` are facts that a register gives from the start."""

    def __init__(self, service: str, people: Sequence[Facts], known: frozenset[str], law: Law = LAW) -> None:
        self.service = service
        wanted = {name for name in facts_read(service) - known if FACTS[name].stated}
        asked = (tuple(name for name in group.facts if name in wanted) for group in GROUPS)
        self.groups = [group for group in asked if group]
        self.answers: list[list[Answer]] = [[] for _ in self.groups]
        starts: dict[str, tuple[Answer, list[State]]] = {}
        for person in people:
            start = {name: person.get(name) for name in ("as_of", *sorted(known))}
            starts.setdefault(repr(start), (start, []))[1].append(self._sign(person))
        self.starts = [Start(service, law, start, self.answers, signs) for start, signs in starts.values()]

    def _sign(self, person: Facts) -> State:
        """The numbers of the person's answers; one nobody gave before becomes a new number."""
        sign = []
        for group, answers in zip(self.groups, self.answers, strict=True):
            answer: Answer = {name: person.get(name) for name in group}
            if answer not in answers:
                answers.append(answer)
            sign.append(answers.index(answer))
        return tuple(sign)

    def least(self) -> int:
        """The least sum of messages over all the people."""
        return sum(start.least() for start in self.starts)


class Start:
    """The people of whom the same is known from the start."""

    def __init__(
        self, service: str, law: Law, known: Answer, answers: list[list[Answer]], signs: list[State]
    ) -> None:
        self.service, self.law, self.known, self.answers, self.signs = service, law, known, answers, signs
        self.decisions: dict[State, Decision] = {}
        self.ended: dict[State, bool] = {}
        self.sums: dict[State, int] = {}

    def least(self) -> int:
        """The least sum of messages over these people."""
        return self._least((OPEN,) * len(self.answers), self.signs)

    @cached_property
    def needed(self) -> dict[State, frozenset[int]]:
        """For each person the groups of which another answer would end in another outcome or day."""
        return {sign: frozenset(self._needed(sign)) for sign in self.signs}

    def _needed(self, sign: State) -> Iterator[int]:
        told = self.decision(sign)
        for place in range(len(sign)):
            if self._presumed(put(sign, place, OPEN), place):
                continue
            others = (self.decision(put(sign, place, number)) for number in range(len(self.answers[place])))
            if any((other.outcome, other.date) != (told.outcome, told.date) for other in others):
                yield place

    def _at_least(self, state: State, people: Iterable[State]) -> int:
        """What no order can fall short of: the needed groups that are not asked yet, one message if it is not over."""
        if self.over(state):
            return 0
        left = frozenset(place for place, number in enumerate(state) if number == OPEN)
        return sum(max(1, len(self.needed[sign] & left)) for sign in people)

    def _least(self, state: State, people: list[State]) -> int:
        found = self.sums.get(state)
        if found is None:
            self.sums[state] = found = 0 if self.over(state) else self._best(state, people)
        return found

    def _best(self, state: State, people: list[State]) -> int:
        ways = sorted(self._ways(state, people), key=lambda way: way[0])
        best = None
        for bound, branches in ways:
            total = bound
            for further, same, at_least in branches:
                if best is not None and total >= best:
                    break
                total += self._least(further, same) - at_least
            best = total if best is None else min(best, total)
        assert best is not None
        return best

    def _ways(
        self, state: State, people: list[State]
    ) -> Iterator[tuple[int, list[tuple[State, list[State], int]]]]:
        """Each group that is left: what it costs at least, and the states to which its answers lead."""
        for place, answer in enumerate(state):
            if answer == OPEN:
                alike: dict[int, list[State]] = {}
                for sign in people:
                    alike.setdefault(sign[place], []).append(sign)
                ways = [(put(state, place, number), same) for number, same in alike.items()]
                branches = [(further, same, self._at_least(further, same)) for further, same in ways]
                yield len(people) + sum(at_least for _, _, at_least in branches), branches

    def decision(self, state: State) -> Decision:
        """What the law answers to what is known so far."""
        found = self.decisions.get(state)
        if found is None:
            facts = dict(self.known)
            for answers, number in zip(self.answers, state, strict=True):
                if number != OPEN:
                    facts |= answers[number]
            self.decisions[state] = found = decide(self.service, cast("Facts", facts), self.law)
        return found

    def _presumed(self, state: State, place: int) -> bool:
        """Whether the register's status stands until the group's facts are known, so that nobody asks for them."""
        now = self.decision(state)
        return not self.answers[place][0].keys().isdisjoint(set(now.presumed) - set(now.missing))

    def over(self, state: State) -> bool:
        """Whether no answer that somebody gave can change what is answered now."""
        found = self.ended.get(state)
        if found is None:
            self.ended[state] = found = self._over(state)
        return found

    def _over(self, state: State) -> bool:
        now = self.decision(state)
        if now.outcome in ANSWERED:
            return True
        for place, answer in enumerate(state):
            if answer == OPEN and not self._presumed(state, place):
                for number in range(len(self.answers[place])):
                    further = put(state, place, number)
                    then = self.decision(further)
                    if (then.outcome, then.date) != (now.outcome, now.date):
                        return False
                    if set(then.missing) - set(now.missing) and not self.over(further):
                        return False
        return True


def put(state: State, place: int, number: int) -> State:
    """The state with this answer."""
    return (*state[:place], number, *state[place + 1 :])
