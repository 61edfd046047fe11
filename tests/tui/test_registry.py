"""One registry: ids are unique, keys do not clash, and every action can be called."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.events import Key

from workbench.tui.actions import ACTIONS, actions_of, bindings
from workbench.tui.app import WorkbenchApp
from workbench.tui.keys import translated, twin, with_twins
from workbench.tui.screens.conflicts import screen as conflicts
from workbench.tui.screens.conflicts.screen import ConflictsScreen
from workbench.tui.screens.desk.doings import DOINGS
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.library.screen import Library

OWNERS = {
    "desk": DeskScreen,
    "library": Library,
    "places": Places,
    "conflicts": ConflictsScreen,
    "everywhere": WorkbenchApp,
}


def test_ids_are_unique():
    assert max(Counter(action.id for action in ACTIONS).values()) == 1


@pytest.mark.parametrize("place", ["desk", "library", "places", "conflicts"])
def test_no_two_actions_share_a_key_in_any_layout(place):
    keys = [key for a in actions_of(place, "everywhere") for key in with_twins(a.keys)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_its_method(action):
    call = action.call.removeprefix("app.").partition("(")[0]
    owner = WorkbenchApp if action.call.startswith("app.") else OWNERS[action.place]
    assert hasattr(owner, f"action_{call}")


@pytest.mark.parametrize("place", ["desk", "library", "places", "conflicts", "everywhere"])
def test_bindings_are_made_of_the_registry(place):
    made = {(binding.id or "").removesuffix("-elsewhere") for binding in bindings(place)}
    assert made == {action.id for action in actions_of(place)}


def test_twins_lie_at_the_same_place():
    assert twin("n") == "т"
    assert twin("J") == "О"
    assert twin("question_mark") == "comma"
    assert twin("left_square_bracket") == "х"
    assert twin("enter") is None
    assert twin("1") is None


@pytest.mark.parametrize(
    ("arrives", "means"),
    [("ctrl+ы", "ctrl+s"), ("ctrl+я", "ctrl+z"), ("ctrl+s", "ctrl+s"), ("т", "т")],
)
def test_modified_keys_become_latin(arrives, means):
    assert translated(Key(arrives, None)).key == means


def test_what_the_desk_does_and_its_actions_are_the_same():
    named = {action.id.removeprefix("desk.") for action in actions_of("desk")}
    assert named == {*DOINGS, *(f"accept-{number}" for number in range(1, 10))}


def test_what_the_screen_of_conflicts_does_and_its_actions_are_the_same():
    named = {action.id.removeprefix("conflicts.") for action in actions_of("conflicts")}
    assert named == {*conflicts.DOINGS}
