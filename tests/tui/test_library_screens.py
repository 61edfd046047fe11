"""The library as pictures: with work under way, empty, filtered, and what opens over it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.works import Work
from tests.tui.test_library_work import shown
from tests.tui.test_screens import SIZES, THEMES
from workbench.disk import write_text
from workbench.model.suspects import Suspect
from workbench.model.text import Span
from workbench.session.jobs import process
from workbench.session.progress.outlook import Outlook, Outlooks
from workbench.store.codec import encode
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp
from workbench.tui.themes import DARK
from workbench.tui.widgets.jobs import WorkLine


@pytest.fixture
def archive(desk_project):
    """Four documents: looked through, changed since, never looked through, and damaged."""
    first = desk_project.load("harbour")
    done = [replace(p, status="verified") for p in first.source[:2]]
    second = replace(
        first,
        id="1964-grain-talks",
        title="Запись беседы о поставках зерна и о разгрузке судов",
        source=(*done, *first.source[2:]),
    )
    looked = Outlooks(desk_project)
    suspect = Suspect(Span(0, 1), "Р", (), 0.8)
    looked.remember(first, Outlook.of([suspect] * 3))
    looked.remember(replace(second, source=first.source), Outlook.of([suspect] * 12))
    for document in (second, replace(first, id="note", title="A note")):
        write_text(desk_project.document_path(document.id), encode(document))
    write_text(desk_project.document_path("torn"), '{"format": [')
    return desk_project


@pytest.fixture
def at_work(monkeypatch):
    """Work that tells how far it is and then goes on for as long as the test takes."""
    works: list[Work] = []

    def begin(_project, order):
        works.append(Work(order, ("reading page-002.png", 0.45)))
        return works[-1]

    monkeypatch.setattr(process, "Process", begin)
    yield
    for work in works:
        work.stop()


def prepared(theme: str, *keys: str, working: str = ""):
    """What happens before the picture is taken: a theme, keys, and work that has begun."""

    async def before(pilot) -> None:
        pilot.app.theme = theme
        pilot.app.animation_level = "none"
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)
        if working:
            await shown(pilot, WorkLine, working)
        await pilot.pause()

    return before


@SIZES
@THEMES
def test_work_under_way(archive, at_work, snap_compare, size, theme):
    before = prepared(theme, "s", "j", "a", "j", "f", working="45% · ^c stops · 2")
    assert snap_compare(WorkbenchApp(archive), terminal_size=size, run_before=before)


@SIZES
@THEMES
def test_an_empty_project(tmp_path, snap_compare, size, theme):
    project = Project(tmp_path / "archive")
    project.aligned.mkdir(parents=True)
    assert snap_compare(WorkbenchApp(project), terminal_size=size, run_before=prepared(theme))


@SIZES
@pytest.mark.parametrize(
    "keys",
    [("slash", "1", "9"), ("z", "z", "z", "z", "z"), ("c",), ("question_mark",)],
    ids=["filtered", "sorted", "correct", "help"],
)
def test_lists_and_questions(archive, snap_compare, size, keys):
    app = WorkbenchApp(archive)
    assert snap_compare(app, terminal_size=size, run_before=prepared(DARK.name, *keys))


@SIZES
@THEMES
def test_files_are_asked_for(archive, snap_compare, size, theme, monkeypatch):
    for name in ("letter-en.txt", "letter-ru.txt", "letters/page-001.png"):
        write_text(archive.root / "in" / name, "text")
    monkeypatch.chdir(archive.root)
    before = prepared(theme, "i", "i", "n", "slash", "l", "e", "t")
    assert snap_compare(WorkbenchApp(archive), terminal_size=size, run_before=before)


@SIZES
def test_work_in_the_russian_layout(archive, at_work, snap_compare, size):
    before = prepared(DARK.name, "ы", "о", "ф", working="45% · ^c stops · 1")
    assert snap_compare(WorkbenchApp(archive), terminal_size=size, run_before=before)
