"""Long work asked for in the library: shown, queued, stopped, refused, and what comes of it."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from tests.session.small import in_project, small_document
from tests.session.works import EndlessTesseract, Work
from tests.tui.driving import settled
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.session.jobs import process
from workbench.session.jobs.orders import AlignDocument, CorrectDocument, LookThrough, ReadScans
from workbench.session.jobs.queue import Outcome
from workbench.session.progress.outlook import Outlook, Outlooks
from workbench.tui.app import WorkbenchApp
from workbench.tui.keys import twin
from workbench.tui.screens.desk.asking import TypeLine
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.library.asking import AskForFiles
from workbench.tui.screens.library.screen import Library
from workbench.tui.widgets.bars import StatusLine
from workbench.tui.widgets.jobs import WorkLine


@pytest.fixture
def begun(monkeypatch):
    """The work that was begun; it goes on until the test ends it."""
    works = []

    def begin(project, order):
        works.append(Work(order, ("reading page-002.png", 0.45)))
        return works[-1]

    monkeypatch.setattr(process, "Process", begin)
    yield works
    for work in works:
        work.stop()


async def library_of(pilot) -> Library:
    """The library when all documents have been counted."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, Library)
    return pilot.app.screen


async def shown(pilot, widget, text) -> None:
    """Wait until a line of the library shows a text."""
    line = pilot.app.screen.query_one(widget)
    for _ in range(3000):
        if text in str(line.content):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{text!r} is not in {line.content!r}")


def status(app) -> str:
    return str(app.screen.query_one(StatusLine).content)


async def test_work_is_shown_with_its_progress_until_it_ends(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        library = await library_of(pilot)
        await pilot.press("s")
        await shown(pilot, WorkLine, "45%")
        line = str(library.query_one(WorkLine).content)
        assert line == "harbour: reading page-002.png ████░░░░░░ 45% · ^c stops"
        begun[0].finish(Outcome("done", "harbour: read 2 pages", ("harbour",)))
        await shown(pilot, StatusLine, "harbour: read 2 pages")
        assert not library.query_one(WorkLine).display


@pytest.mark.parametrize(
    ("key", "order"),
    [("s", ReadScans("harbour")), ("f", LookThrough("harbour")), ("a", AlignDocument("harbour"))],
)
async def test_each_key_asks_for_its_work_in_both_layouts(desk_project, begun, key, order):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press(key)
        await shown(pilot, WorkLine, "harbour: reading page-002.png")
        begun[0].finish(Outcome("done", "it is done"))
        await shown(pilot, StatusLine, "it is done")
        await pilot.press(str(twin(key)))
        await shown(pilot, WorkLine, "harbour: reading page-002.png")
        assert [work.order for work in begun] == [order, order]


async def test_work_queues_up_and_can_be_stopped(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("ctrl+c")
        assert status(app) == "nothing is under way"
        await pilot.press("s", "a")
        assert status(app) == "waits for its turn: aligning harbour"
        await shown(pilot, WorkLine, "1 more")
        await pilot.press("a")
        assert status(app) == "! aligning harbour has been asked for already"
        await pilot.press("ctrl+c")
        await shown(pilot, StatusLine, "stopped reading scans of harbour")
        await shown(pilot, WorkLine, "45% · ^c stops")
        assert begun[-1].order == AlignDocument("harbour")


async def test_what_goes_wrong_is_a_message(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("s")
        await shown(pilot, WorkLine, "45%")
        begun[0].finish(Outcome("failed", "Tesseract is not installed — apt install tesseract-ocr"))
        await shown(pilot, StatusLine, "! Tesseract is not installed — apt")


async def test_a_document_at_work_is_not_opened(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("s")
        await shown(pilot, WorkLine, "45%")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Library)
        assert status(app).startswith("! reading scans of harbour is under way")


async def test_work_on_a_document_that_is_open_on_the_desk_is_refused(app, begun, desk_project):
    library = WorkbenchApp(desk_project)
    async with library.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("f", "a", "enter")
        await settled(pilot)
        assert isinstance(library.screen, DeskScreen)
        begun[0].finish(Outcome("done", "harbour: 3 suspects", ("harbour",)))
        await shown(pilot, StatusLine, "aligning harbour: the document is open on the desk")


async def test_the_confidence_is_asked_for_until_it_is_one(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, TypeLine)
        app.screen.query_one(Input).value = "high"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TypeLine)
        assert app.screen.query_one(Input).value == "high"
        app.screen.query_one(Input).value = "90%"
        await pilot.press("enter")
        await pilot.pause()
        await shown(pilot, WorkLine, "correcting harbour: reading page-002.png")
        assert begun[0].order == CorrectDocument("harbour", 0.9)


async def test_a_file_comes_in_and_the_cursor_goes_to_it(desk_project, tmp_path, monkeypatch):
    (tmp_path / "письмо.txt").write_text("Письмо было написано вчера.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        library = await library_of(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, AskForFiles)
        await pilot.press("п", "и")
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()
        await shown(pilot, StatusLine, "письмо: 1 paragraph of the original")
        await library_of(pilot)
        assert library.table.chosen == "письмо"
        assert desk_project.load("письмо").source[0].text == "Письмо было написано вчера."


async def test_a_file_that_is_not_there_is_told_where_it_is_typed(desk_project):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("i", "x", "y", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskForFiles)
        hint = str(app.screen.query_one(".hint", Static).content)
        assert hint.startswith("! xy: there is no such file")
        await pilot.press("escape")
        assert isinstance(app.screen, Library)


async def test_what_was_typed_is_there_again_when_the_import_was_refused(
    desk_project, tmp_path, monkeypatch
):
    (tmp_path / "harbour.txt").write_text("Порт стоит без дела.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("i", *"harbour", "full_stop", *"txt", "enter")
        await pilot.pause()
        await shown(pilot, StatusLine, "there is a document “harbour” already")
        await pilot.press("i")
        await pilot.pause()
        assert app.screen.query_one("#files", Input).value == "harbour.txt"


async def test_numbers_are_renewed_when_work_has_ended(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test(size=(160, 30)) as pilot:
        library = await library_of(pilot)
        assert "?" in [cell.strip() for cell in library.table.row("harbour")]
        await pilot.press("f")
        await shown(pilot, WorkLine, "45%")
        found = [Suspect(Span(0, 1), "Р", (), 0.9)] * 37
        Outlooks(desk_project).remember(desk_project.load("harbour"), Outlook.of(found))
        begun[0].finish(Outcome("done", "harbour: 37 suspects", ("harbour",)))
        await shown(pilot, StatusLine, "37 suspects")
        await library_of(pilot)
        assert "37" in [cell.strip() for cell in library.table.row("harbour")]


async def test_leaving_asks_nothing_and_ends_the_work(project, tmp_path, monkeypatch):
    path = in_project(project, small_document())
    before = path.read_bytes()
    tesseract = EndlessTesseract(project, tmp_path, monkeypatch)
    app = WorkbenchApp(project)
    async with app.run_test() as pilot:
        await library_of(pilot)
        await pilot.press("s")
        await shown(pilot, WorkLine, "page-001.png")
        assert tesseract.is_soon(running=True)
        await pilot.press("q")
    assert app.return_code == 0
    assert tesseract.is_soon(running=False)
    assert path.read_bytes() == before
    assert not list(project.scan_folder("probe").glob("*.hocr"))


async def test_the_word_list_that_is_being_built_is_shown_here_too(desk_project, begun):
    app = WorkbenchApp(desk_project)
    async with app.run_test() as pilot:
        library = await library_of(pilot)
        app.post_message(app.Working("Building the word list", 0.5))
        await shown(pilot, WorkLine, "Building the word list █████░░░░░ 50%")
        app.post_message(app.Working("Building the word list", 1.0))
        await pilot.pause()
        assert not library.query_one(WorkLine).display
