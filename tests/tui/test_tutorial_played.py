"""The tutorial played as a new user plays it: every promise of its text comes true."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import cycle

import pytest

from tests.tui.driving import ready, settled, word
from workbench.session.tutorial.making import ID, tutorial_in
from workbench.tui.actions import actions_of
from workbench.tui.app import WorkbenchApp
from workbench.tui.keymap import known_key
from workbench.tui.keys import twin
from workbench.tui.screens.desk.screen import DeskScreen

TRANSLATION = (files("workbench.session.tutorial") / "data" / "translation.txt").read_text("utf-8")
PROMISED = (
    "desk.next-suspect", "desk.accept-1", "desk.type", "desk.type", "desk.keep", "desk.illegible",
    "desk.down", "desk.undo", "desk.redo", "desk.join", "desk.least-certain", "desk.confirm",
    "desk.last", "desk.status", "desk.save", "desk.leave", "app.help",
)  # fmt: skip
IN_RUSSIAN = {"enter": "ввод", "space": "пробел", "down": "вниз", "1": "1", "question_mark": "?"}


@pytest.fixture
def tutorial(tmp_path):
    return tutorial_in(tmp_path / "tutorial")


def test_the_keys_it_names_do_what_it_says():
    named = [known_key(key) for key in re.findall(r"“([^”]+)”", TRANSLATION)]
    owners = {key: action.id for action in actions_of("desk", "everywhere") for key in action.keys}
    assert tuple(owners[key] for key in named) == PROMISED


def test_the_original_names_the_same_keys_in_the_russian_layout(tutorial):
    named = [known_key(key) for key in re.findall(r"“([^”]+)”", TRANSLATION)]
    original = " ".join(paragraph.text for paragraph in tutorial.load(ID).source)
    russian = [
        name.lower() if len(name) > 1 else name for name in re.findall(r"«([^»]+)»", original)
    ]
    assert russian == [IN_RUSSIAN.get(key) or twin(key) for key in named]


async def test_played_through_changing_the_layout_after_every_key(tutorial):
    russian = cycle((False, True))

    def typed(key: str) -> str:
        return (twin(key) or key) if next(russian) else key

    app = WorkbenchApp(tutorial, ID)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        desk = screen.desk

        async def press(*keys: str) -> None:
            await pilot.press(*map(typed, keys))
            await settled(pilot)

        assert desk.suspects_left() == 4
        await press("n")
        assert word(screen) == "невсрно"
        await press("1")
        assert "прочитано неверно." in desk.document.source[1].text
        assert word(screen) == "ундсрвулистха"
        assert desk.suspect is not None
        assert "ундервудистка" not in [reading.text for reading in desk.suspect.readings]
        await pilot.press("enter", *"ундервудистка", "enter")
        await settled(pilot)
        assert "печатала ундервудистка." in desk.document.source[2].text
        assert word(screen) == "губархбюро"
        await press("space")
        assert desk.document.source[3].checked == ("губархбюро",)
        assert "щхщхщхщ" in word(screen)
        await press("x")
        assert "буквами: […]." in desk.document.source[4].text
        assert desk.suspects_left() == 0
        await press("down")
        assert desk.paragraph is desk.document.source[5]
        await press("u")
        assert "буквами: щхщхщхщ." in desk.document.source[4].text
        await press("r")
        assert "буквами: […]." in desk.document.source[4].text
        await press("down", "down", "J")
        assert "потому что строка кончилась слишком рано" in desk.document.source[6].text
        await press("w")
        assert "переводчик" in desk.paragraph.text
        link = desk.document.link_of(desk.paragraph.id)
        await press("c")
        assert desk.document.link_of(link.source[0]).status == "confirmed"
        await press("G")
        assert desk.paragraph is desk.document.source[-1]
        await press("v")
        assert desk.document.source[-1].status == "corrected"
        await press("s")
        assert tutorial.load(ID) == desk.document
        await press("q")
        assert not isinstance(pilot.app.screen, DeskScreen)
