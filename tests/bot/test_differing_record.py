"""An answer given where registers differed is explained again as it was told, years later."""

from __future__ import annotations

from dataclasses import replace

import orjson

from bot.decisions import replay
from dialogs.keep import keep
from tests.dialogs.test_differing import answered, differing, talk_about
from tests.dialogs.test_registered_facts import records
from tests.law.persons import CALENDAR


def test_a_denied_entry_is_explained_as_one_that_registers_differ_on() -> None:
    (told,) = records(answered(talk_about(differing("emp_labour_contract", True, False)), "2"))
    alone = replace(told, differing={})
    explained, plain = (replay(orjson.dumps(keep(one)), CALENDAR).explanation for one in (told, alone))
    assert told.differing
    assert explained != plain
