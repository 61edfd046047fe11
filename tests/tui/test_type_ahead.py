"""Keys that come faster than what they open: none is lost, and none means something else."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from tests.tui.driving import ready
from workbench.tui.keys import character_of
from workbench.tui.screens.library.screen import Library


def send(app, *keys) -> None:
    """All keys at once, as a terminal hands over what was typed while the program was busy."""
    for key in keys:
        app.post_message(Key(key, character_of(key)))


async def until(pilot, condition) -> None:
    for _ in range(1000):
        await pilot.pause()
        if condition():
            return
    pytest.fail("it never came to that")


async def test_a_reading_is_typed_behind_its_key(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        send(app, "n", "enter", *"объявил", "enter")
        await until(pilot, lambda: screen.desk.session.is_dirty)
        assert "РОМЕРО объявил, что партиванские" in screen.desk.document.source[1].text
        assert len(screen.desk.session.history.done) == 1


async def test_keys_of_the_editor_reach_it(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        send(app, "n", "e", "ctrl+right", "delete", "x", "y", "ctrl+s")
        await until(pilot, lambda: screen.desk.session.is_dirty)
        assert "РОМЕРО ваявилxy что" in screen.desk.document.source[1].text


async def test_what_is_pasted_goes_into_the_field(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        send(app, "n", "enter")
        app.post_message(Paste("сообщил"))
        send(app, "enter")
        await until(pilot, lambda: screen.desk.session.is_dirty)
        assert "РОМЕРО сообщил, что" in screen.desk.document.source[1].text


async def test_keys_behind_the_one_that_closes_a_dialog_are_for_the_desk(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        send(app, "n", "enter", *"сказал", "enter", "1", "e", "escape", "1", "u")
        await until(pilot, lambda: len(screen.desk.session.history.undone) == 1)
        assert "сказал, что партизанские" in screen.desk.document.source[1].text
        assert "продолжаотся" in screen.desk.document.source[2].text


async def test_a_note_and_a_letter_that_is_also_a_command(app):
    async with app.run_test() as pilot:
        screen = await ready(pilot)
        send(app, "n", "i", *"xbyx", "enter")
        await until(pilot, lambda: screen.desk.document.source[1].note)
        assert screen.desk.document.source[1].note == "xbyx"
        assert len(screen.desk.session.history.done) == 1


async def test_leaving_and_opening_again_in_one_go(app):
    async with app.run_test() as pilot:
        await ready(pilot)
        send(app, "n", "1", "q", "enter", "u")
        await until(pilot, lambda: not isinstance(app.screen, Library))
        screen = await ready(pilot)
        await until(pilot, lambda: screen.desk.session.history.undone)
        assert "ваявил" in screen.desk.document.source[1].text


async def test_typing_on_where_nothing_can_be_typed(app, desk_project):
    from workbench.session.session import Session

    with Session(desk_project, "harbour"):
        async with app.run_test() as pilot:
            screen = await ready(pilot)
            send(app, "enter", "n")
            await until(pilot, lambda: screen.desk.suspect is not None)
            assert not app.screen.query(Input)
            assert not app.screen.query(TextArea)
