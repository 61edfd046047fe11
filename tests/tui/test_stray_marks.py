"""A reading may be nothing: a stray mark is taken away, and comes back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from textual.widgets import Input

from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.evidence import Evidence
from workbench.model.suspects import Passage, Reading, Suspect
from workbench.model.text import Span
from workbench.session.assistant import Assistant
from workbench.store.codec import encode
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk.asking import TypeReading
from workbench.tui.screens.desk.screen import DeskScreen

READ = "Краны _ стоят в порту."
RIGHT = "Краны стоят в порту."
MARK = " _"


@dataclass(frozen=True, slots=True)
class MarkFinder:
    """Finds the one stray mark."""

    def suspects(self, passage: Passage, limit: int = 10) -> tuple[Suspect, ...]:
        del limit
        start = passage.text.find(MARK)
        span = Span(start, start + len(MARK))
        if start < 0 or any(span.overlaps(decided) for decided in passage.decided):
            return ()
        reading = Reading("", 0.95, (Evidence("sign", 3.0, "a stray mark between words"),))
        return (Suspect(span, MARK, (reading,), 0.97),)


@pytest.fixture
def marked_app(tmp_path, monkeypatch) -> WorkbenchApp:
    project = Project(tmp_path / "archive")
    document = build("port", Draft(source=(DraftParagraph(READ, "text"),)))
    write_text(project.document_path("port"), encode(document))
    monkeypatch.setattr(Assistant, "corrector", MarkFinder())
    return WorkbenchApp(project, "port")


async def at_the_mark(pilot) -> DeskScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen)
    while screen.machine.background.is_busy:
        await pilot.pause(0.01)
    await pilot.press("n")
    return screen


def text(screen: DeskScreen) -> str:
    return screen.desk.document.source[0].text


async def test_a_stray_mark_is_removed_and_comes_back(marked_app):
    async with marked_app.run_test() as pilot:
        screen = await at_the_mark(pilot)
        panel = str(screen.query_one("#readings").render())
        assert "(remove)" in panel
        assert "a stray mark between words" in panel
        await pilot.press("1")
        assert text(screen) == RIGHT
        assert screen.desk.suspects_left() == 0
        await pilot.press("u")
        assert text(screen) == READ
        await pilot.press("n", "1")
        assert text(screen) == RIGHT


async def test_typing_in_place_of_a_mark_keeps_the_spaces(marked_app):
    async with marked_app.run_test() as pilot:
        screen = await at_the_mark(pilot)
        await pilot.press("enter")
        assert isinstance(marked_app.screen, TypeReading)
        assert marked_app.screen.query_one(Input).value == "_"
        marked_app.screen.query_one(Input).value = "не"
        await pilot.press("enter")
        await pilot.pause()
        assert text(screen) == "Краны не стоят в порту."


async def test_typing_nothing_takes_the_mark_away(marked_app):
    async with marked_app.run_test() as pilot:
        screen = await at_the_mark(pilot)
        await pilot.press("enter")
        marked_app.screen.query_one(Input).value = ""
        await pilot.press("enter")
        await pilot.pause()
        assert text(screen) == RIGHT


async def test_a_mark_that_is_kept_is_no_suspect_any_more(marked_app):
    async with marked_app.run_test() as pilot:
        screen = await at_the_mark(pilot)
        await pilot.press("space")
        assert screen.desk.document.source[0].checked == ("_",)
        assert screen.desk.suspects_left() == 0
        assert text(screen) == READ


async def test_the_space_before_a_mark_is_not_underlined_as_if_it_were_one(marked_app):
    async with marked_app.run_test(size=(80, 24)) as pilot:
        screen = await at_the_mark(pilot)
        await pilot.press("left")
        view = screen.query_one("#columns")
        segments = [s for y in range(view.size.height) for s in view.render_line(y)]
        underlined = [s.text for s in segments if s.style and s.style.underline]
        assert underlined == ["_"]
