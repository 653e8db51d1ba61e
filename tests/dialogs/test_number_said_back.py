"""A telephone number that was typed is whole where it is checked, and said back by its end alone."""

from __future__ import annotations

from tests.dialogs.test_known_facts import at_summary


def test_a_typed_number_is_whole_in_the_summary_and_nowhere_else_said_back() -> None:
    talk = at_summary("1")
    talk.say("8")
    whole = [line.value for block in talk.blocks("050 123 45 67") for line in block.lines]
    assert whole.count("050 123 45 67") == 1
    before, asked = talk.blocks("8")
    assert (before.key, before.values) == ("talk.before.say", {"answer": "…67"})
    assert "123" not in str(asked)
    listed = talk.blocks("dəyiş")[-1]
    assert [line.value for line in listed.lines] == whole
