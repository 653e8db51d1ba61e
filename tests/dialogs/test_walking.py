"""The explorer itself, on a dialog made for it: what is walked, and how it is drawn."""

from __future__ import annotations

import pytest

from bot.drawings import PART_OF_ANOTHER, TODAY, drawings
from dialogs.answers.contract import Hearing
from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed, ListedValue
from dialogs.engine import Play
from dialogs.explorer import BEGIN, explore
from dialogs.memory import Memory
from dialogs.script import Ask, Ending, Question, Script, ask, choice
from dialogs.services import DIALOGS
from dialogs.setting import Setting
from dialogs.walker import NoSamples, option_name
from tests.dialogs.stage import LAW, LISTS, TEXTS

HEARING = Hearing("az", TODAY, TEXTS.heard, LISTS)
SETTING = Setting(TODAY, LAW)

COLOUR = choice("made.colour", "red", "green", "blue")
SHADE = choice("made.shade", "light", "dark")


def made(setting: Setting) -> Script[Ending]:
    """Three colours, of which green is asked for twice."""
    colour = yield from ask(COLOUR)
    if colour != "green":
        return Ending(f"made.{colour}")
    shade = yield from ask(SHADE)
    if shade == "dark":
        yield from ask(SHADE, "made.shade.sure")
    return Ending(f"made.{shade}_{(yield from ask(COLOUR, 'made.colour.again'))}")


def test_the_base_and_every_deviation_are_walked() -> None:
    found = explore(made, [SETTING], HEARING, pairs=False)
    assert found.endings == {
        "made.red",
        "made.blue",
        "made.light_green",  # green for good
        "made.light_red",  # green once
        "made.dark_green",
    }


def test_pairs_of_deviations_are_walked() -> None:
    assert "made.dark_red" in explore(made, [SETTING], HEARING).endings


def test_a_dialog_that_asks_what_nobody_can_type_is_noticed() -> None:
    def dumb(setting: Setting) -> Script[Ending]:
        yield from ask(Question("made.dumb", FreeText(samples=())))
        return Ending("made.end")

    with pytest.raises(NoSamples, match=r"made\.dumb"):
        explore(dumb, [SETTING], HEARING)


def test_a_way_round_in_circles_ends() -> None:
    def round_about(setting: Setting) -> Script[Ending]:
        number = 0
        while True:
            yield from ask(COLOUR, f"made.colour.{number}")
            number += 1

    found = explore(round_about, [SETTING], HEARING, pairs=False)
    assert found.endings == set()
    assert all(len(walk.taken) < 1000 for walk in found.walks)
    assert set(found.edges()) == {(BEGIN, "made.colour"), ("made.colour", "made.colour")}


def test_a_sample_that_is_not_read_is_noticed() -> None:
    town: Question[ListedValue] = Question("made.town", Listed("districts", samples=("Atlantida",)))

    def lost(setting: Setting) -> Script[Ending]:
        yield from ask(town)
        return Ending("made.end")

    with pytest.raises(NoSamples, match="Atlantida"):
        explore(lost, [SETTING], HEARING)


def test_the_edges_say_by_which_options_one_point_leads_to_another() -> None:
    edges = explore(made, [SETTING], HEARING, pairs=False).edges()
    assert edges[BEGIN, "made.colour"] == ("",)
    assert edges["made.colour", "(made.red)"] == ("red",)
    assert edges["made.colour", "made.shade"] == ("green",)
    assert edges["made.shade", "made.colour"] == ("light", "dark")


def test_a_drawing_names_points_endings_and_options() -> None:
    page = drawings({"made": explore(made, [SETTING], HEARING, pairs=False)})["made.md"]
    assert 'n1["made.colour"]' in page
    assert '(["made.red"])' in page
    assert '-- "red" -->' in page


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        (True, "yes"),
        (False, "no"),
        ("red", "red"),
        (["a", "b"], "a, b"),
        ([], "none"),
        ({"value": "red"}, "red"),
        ({"none": True}, "none"),
        ({}, "unknown"),
    ],
)
def test_an_option_is_named_shortly(kept: object, name: str) -> None:
    assert option_name(kept) == name  # type: ignore[arg-type]  # JSON, written as objects


@pytest.mark.parametrize("name", sorted(PART_OF_ANOTHER))
def test_a_part_of_another_dialog_begins_by_itself(name: str) -> None:
    step = Play(DIALOGS[name], SETTING, Memory()).at
    assert isinstance(step, Ask)
    assert step.question.name.startswith("eligibility.")
