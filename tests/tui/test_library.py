"""The library: titles are text, whatever they look like; damaged files have their row."""

from __future__ import annotations

from dataclasses import replace

from workbench.disk import write_text
from workbench.model.build import build
from workbench.model.draft import Draft, DraftParagraph
from workbench.store.codec import encode
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.library.screen import Library


async def test_titles_and_problems_are_shown_as_they_are(project):
    document = build("odd", Draft(title="Bad [/b] title [red]", source=(DraftParagraph("да"),)))
    write_text(project.document_path("odd"), encode(replace(document)))
    write_text(project.document_path("torn"), '{"format": [')
    app = WorkbenchApp(project)
    async with app.run_test(size=(160, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Library)
        shown = " ".join(str(cell) for key in ("odd", "torn") for cell in screen.row(key))
        assert "Bad [/b] title [red]" in shown
        assert "! this is not JSON" in shown


async def test_a_key_behind_the_one_that_leaves_opens_nothing(desk_project):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        app.simulate_key("q")
        app.simulate_key("enter")
        await pilot.pause()
    assert app.return_code == 0
