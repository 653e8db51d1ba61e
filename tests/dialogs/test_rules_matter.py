"""Each rule of replay is taken out of the code once, and the tests named with it fail."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dialogs import engine, hearing, memory, replies, script
from dialogs.answers.choice import Choice
from tests.dialogs import test_correcting as correcting
from tests.dialogs import test_groups as groups
from tests.dialogs import test_replay as replay

Test = Callable[[], None]
Play, Memory = engine.Play, memory.Memory


def _frozen(word: str) -> Test:
    return lambda: replay.test_answers_before_an_act_are_frozen(word)


# rule, function, what is taken out, what stands there instead, tests that must fail
TAKEN_OUT: tuple[tuple[str, Any, str, str, tuple[Test, ...]], ...] = (
    (
        "a stale look is dropped",
        Memory.drop_stale,
        "self.results.pop(name)",
        "self.results[name]",
        (replay.test_a_stale_look_is_read_again_before_the_play,),
    ),
    (
        "a look belongs to its arguments",
        script.look,
        "{type(errand).__name__}:{digest}",
        "{type(errand).__name__}",
        (replay.test_changing_the_fin_never_keeps_another_persons_facts,),
    ),
    (
        "an act belongs to run and name",
        script.act,
        "name or type(errand).__name__",
        "repr(errand)",
        (replay.test_an_act_is_keyed_by_run_and_name_not_by_content,),
    ),
    (
        "what was read before an act stays",
        Memory.begin_act,
        'result.pop("until", None)',
        "continue",
        (replay.test_what_was_read_before_an_act_does_not_grow_old,),
    ),
    (
        "answers before an act are frozen",
        Play._acted,
        "self.frozen = len(self.path)\n    self.says",
        "self.says",
        (_frozen("geri"), replay.test_a_line_of_a_summary_that_lies_before_an_act_is_frozen),
    ),
    (
        "a stored answer counts only if the question accepts it",
        Choice.restore,
        "if option.id == kept",
        "if option",
        (replay.test_a_stored_answer_that_is_no_longer_accepted_is_asked_again,),
    ),
    (
        "a yes belongs to the digest of the lines",
        script.review,
        "{question.name}:{blake2s(said, digest_size=8).hexdigest()}",
        "{question.name}",
        (correcting.test_a_yes_does_not_survive_an_edit,),
    ),
    (
        "only a plain yes sends",
        hearing._hear_review,
        "plain_yes_no(text)",
        "__import__('dialogs.speech').speech.yes_no(text)",
        (lambda: correcting.test_nothing_else_is_a_yes("yaxşı"),),
    ),
    (
        "a reopened answer is kept aside",
        Memory.reopen,
        "self.aside[name] = self.answers.pop(name)",
        "self.answers.pop(name)",
        (
            correcting.test_back_keeps_the_answer_as_a_suggestion,
            correcting.test_back_cancels_a_change,
            groups.test_leaving_the_change_of_a_group_puts_all_of_it_back,
        ),
    ),
    (
        "going back cancels a change",
        hearing._back,
        "memory.reopened is not None and not memory.back",
        "False",
        (correcting.test_back_cancels_a_change,),
    ),
    (
        "another change puts the first back",
        Memory.reopen,
        "self.cancel_reopening()",
        "self.settle()",
        (correcting.test_a_change_while_another_is_open_puts_the_first_back,),
    ),
    (
        "a new answer ends the correction",
        Play.take,
        "memory.settle()",
        "return None",
        (correcting.test_a_changed_answer_replaces_the_old_one,),
    ),
    (
        "a sensitive answer is not said back",
        replies._before,
        "step.question.sensitive",
        "False",
        (correcting.test_a_sensitive_answer_is_not_said_back,),
    ),
    (
        "replies begin after the last answer",
        Play.take,
        "self.says.clear()",
        "self.says",
        (correcting.test_only_what_was_said_since_the_last_answer_or_result_is_told,),
    ),
    (
        "replies begin after the last result",
        Play._looked,
        "self.says.clear()",
        "self.says",
        (correcting.test_only_what_was_said_since_the_last_answer_or_result_is_told,),
    ),
    (
        "a group is reopened as a whole",
        Memory.reopen,
        "or name.startswith(group)",
        "",
        (groups.test_changing_the_line_of_a_group_asks_the_whole_group_again,),
    ),
    (
        "an event is handed out once",
        Play._noted,
        'self.memory.results[step.name] = {"noted": True}',
        "self.memory.results",
        (groups.test_an_event_is_handed_out_once,),
    ),
    (
        "a button of another question is not heard",
        hearing.hear,
        "(of or play.memory.asked or step.key) != step.key",
        "False",
        (
            lambda: groups.test_a_button_of_another_question_only_redraws("made.name"),
            groups.test_a_text_for_a_question_that_the_script_no_longer_asks_is_not_taken,
        ),
    ),
)


@contextmanager
def without(function: Any, old: str, new: str) -> Iterator[None]:
    """The function with a piece of its source replaced, for as long as the context lasts."""
    source = textwrap.dedent(inspect.getsource(function))
    assert old in source, f"{function.__qualname__} no longer says: {old}"
    room: dict[str, Any] = {}
    exec(compile(source.replace(old, new), "<without>", "exec"), function.__globals__, room)
    kept = function.__code__
    function.__code__ = room[function.__name__].__code__
    try:
        yield
    finally:
        function.__code__ = kept


@pytest.mark.parametrize(
    ("function", "old", "new", "tests"), [one[1:] for one in TAKEN_OUT], ids=[one[0] for one in TAKEN_OUT]
)
def test_without_the_rule_its_tests_fail(function: Any, old: str, new: str, tests: tuple[Test, ...]) -> None:
    for test in tests:
        test()
        with without(function, old, new):
            assert fails(test)
        test()


def fails(test: Test) -> bool:
    """Whether the test notices."""
    try:
        test()
    except (AssertionError, LookupError, TypeError, AttributeError, StopIteration, RuntimeError):
        return True
    return False
