"""While a document is being opened: keys wait, the way out is open, nothing stays locked."""

from __future__ import annotations

import threading

import pytest
from textual.app import App

from tests.tui.driving import opened, ready, word
from workbench.session.session import Session
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.library.screen import Library
from workbench.tui.screens.opening import Opening
from workbench.tui.widgets.bars import StatusLine


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Documents are opened when it is set."""
    may_open = threading.Event()
    opens = Session.open

    def wait_and_open(project: Project, document_id: str) -> Session:
        may_open.wait(30)
        return opens(project, document_id)

    monkeypatch.setattr(Session, "open", wait_and_open)
    return may_open


async def test_keys_typed_before_the_document_is_there_wait_for_it(app, door):
    async with App.run_test(app) as pilot:
        await pilot.press("j", "f1", "escape", "enter", *"Она", "enter")
        assert isinstance(app.screen, Opening)
        door.set()
        screen = await opened(pilot)
        while not screen.desk.session.history.done:
            await pilot.pause(0.01)
        assert any(p.text.startswith("Она ") for p in screen.desk.document.source)


async def test_one_can_leave_while_it_opens(app, door, desk_project):
    async with App.run_test(app) as pilot:
        await pilot.press("ctrl+q")
        door.set()
    assert app.return_code == 0
    await_free(desk_project)


def await_free(project: Project) -> None:
    """The document can be opened for editing: nobody holds it, or will not for long."""
    for thread in threading.enumerate():
        if thread.name == "opening":
            thread.join(30)
    with Session.open(project, "harbour") as session:
        assert not session.read_only


async def test_a_document_that_does_not_load_leads_to_the_library(desk_project):
    desk_project.document_path("harbour").write_text("{", encoding="utf-8")
    app = WorkbenchApp(desk_project, "harbour")
    async with app.run_test() as pilot:
        assert isinstance(app.screen, Library)
        while not app.screen.query_one(StatusLine).has_class("-problem"):
            await pilot.pause(0.01)
        assert "this is not JSON" in str(app.screen.query_one(StatusLine).content)


async def test_it_is_opened_from_the_library_and_given_back(app, desk_project):
    async with app.run_test() as pilot:
        await ready(pilot)
        for _ in range(2):
            await pilot.press("q")
            assert isinstance(app.screen, Library)
            await_free(desk_project)
            await pilot.press("enter")
            screen = await ready(pilot)
            assert not screen.desk.session.read_only
        await pilot.press("n")
        assert word(screen) == "ваявил"
