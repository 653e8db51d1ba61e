"""The explorer meets everything that is declared: each question, ending, errand and event; and all of it is worded."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

import dialogs
from bot.drawings import FOLDER, TODAY, drawings
from bot.texts import LANGUAGES, Manner
from dialogs.answers.contract import Hearing
from dialogs.explorer import Explored
from dialogs.privacy import sensitive
from dialogs.samples import PENDING, SAMPLES, UNREACHABLE
from dialogs.script import Errand, Question
from dialogs.services import DIALOGS
from dialogs.setting import Setting
from tests.dialogs.stage import LAW, LISTS, TEXTS
from tests.dialogs.walks import walks

pytestmark = pytest.mark.timeout(240)  # the walks are made once, within the first test that needs them
SOURCES = sorted(Path(dialogs.__file__).parent.glob("*.py"))
HEARING = Hearing("az", TODAY, TEXTS.heard, LISTS)
SETTING = Setting(TODAY, LAW)


@pytest.fixture(scope="session")
def found() -> Mapping[str, Explored]:
    """Every dialog explored, once for all tests."""
    return walks()


def modules() -> Iterator[Any]:
    for info in pkgutil.iter_modules(dialogs.__path__):
        if not info.ispkg:
            yield importlib.import_module(f"dialogs.{info.name}")


def declared_questions() -> set[str]:
    """The names of the questions that modules hold."""
    return {
        value.name for module in modules() for value in vars(module).values() if isinstance(value, Question)
    }


def declared_endings() -> set[str]:
    """Every name that stands as the first argument of Ending(...) in a dialog."""
    names: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Ending":
                parts = ast.walk(node.args[0])
                said = {str(one.value) for one in parts if isinstance(one, ast.Constant)}
                names |= {name for name in said if "." in name}
    return names


def declared_errands() -> set[type[Errand[Any]]]:
    return {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Errand) and value is not Errand
    }


def test_every_question_is_asked(found: Mapping[str, Explored]) -> None:
    assert declared_questions() - {name for one in found.values() for name in one.met.questions} == set()


def test_every_ending_is_reached(found: Mapping[str, Explored]) -> None:
    assert declared_endings() == {name for one in found.values() for name in one.endings}


def test_every_errand_is_sent_and_has_samples(found: Mapping[str, Explored]) -> None:
    sent = {name for one in found.values() for name in one.met.errands}
    assert {errand.__name__ for errand in declared_errands()} == sent
    assert declared_errands() == set(SAMPLES)


@pytest.mark.parametrize("errand", SAMPLES, ids=lambda errand: errand.__name__)
def test_the_samples_of_an_errand_are_yes_no_and_silence(errand: type[Errand[Any]]) -> None:
    samples = SAMPLES[errand]
    assert "done" in samples[0].result
    assert any("refused" in sample.result for sample in samples)
    assert UNREACHABLE in samples or PENDING in samples


def test_groups_have_none_one_two_and_as_many_as_may_be(found: Mapping[str, Explored]) -> None:
    sizes = {
        len([one for one in asked if one == "application.employer"])
        for walk in found["application"].walks
        for reviewed, asked in groupby(walk.points, lambda point: point == "application.review")
        if not reviewed  # after the summary the group may be typed anew
    }
    assert {0, 1, 2, 20} <= sizes
    assert max(sizes) == 20


def test_everything_told_has_words_in_both_languages(found: Mapping[str, Explored]) -> None:
    blocks = [block for one in found.values() for block in one.met.blocks.values()]
    assert len(blocks) > 100
    for language in LANGUAGES:
        for block in blocks:
            shown = TEXTS.show(block, Manner(language))
            assert shown.text
            assert "{" not in shown.text


def test_a_text_without_words_is_noticed(found: Mapping[str, Explored]) -> None:
    block = next(iter(found["menu"].met.blocks.values()))
    with pytest.raises(KeyError):
        TEXTS.show(block._replace(key="menu.unworded.ask"), Manner("az"))


@pytest.mark.parametrize("name", [*DIALOGS, "README"])
def test_the_drawing_is_current(found: Mapping[str, Explored], name: str) -> None:
    """If this fails: python -m bot.drawings."""
    assert (FOLDER / f"{name}.md").read_text(encoding="utf-8") == drawings(found)[f"{name}.md"]


def test_no_drawing_is_left_over(found: Mapping[str, Explored]) -> None:
    assert {path.name for path in FOLDER.glob("*")} == set(drawings(found))


def test_every_sensitive_question_is_known_by_its_key(found: Mapping[str, Explored]) -> None:
    for one in found.values():
        for question in one.met.questions.values():
            if not question.name.startswith("eligibility."):
                assert sensitive(question.name) == question.sensitive, question.name
