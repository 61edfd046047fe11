"""A sample document corrected completely, key by key, by an editor who knows the truth.

The corrector is the real one. In Pilot the editor looks at the desk before each press; in tmux
the same keys are typed into the program in a real terminal, as fast as it shows what they did.
The whole documents are worked through by `benchmarks/desk_session.py`.
"""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass

import pytest

from tests.tui.scripted import sample, seat
from tests.tui.scripted.plain import plain_keys, typed_anew
from tests.tui.scripted.sample import Task
from tests.tui.scripted.seat import Step
from tests.tui.scripted.terminal import Terminal
from workbench.model.document import Document
from workbench.store.project import Project
from workbench.tui.app import WorkbenchApp

ID = "1962-havana-harbour"
NARROW, WIDE = (80, 24), (200, 60)

# Some of the document: a stamp, a line read as two, a page number within a paragraph that was
# taken for text, and its archive reference; one paragraph in two halves, and two in one.
SOURCE = (0, 2, 3, 8, 9, 10, 16, 19)
TARGET = (0, 2, 3, 8, 9, 15, 18)
BROKEN, JOINED = 6, 1


@dataclass(frozen=True)
class Session:
    """What came of working in Pilot: the steps, and the document in between."""

    steps: list[Step]
    on_disk: Document
    undone: int
    at_last: Document


def given() -> Task:
    return sample.torn(sample.excerpt(sample.whole(ID), SOURCE, TARGET), BROKEN, JOINED)


async def worked(project: Project, task: Task, size: tuple[int, int]) -> Session:
    app = WorkbenchApp(project, ID)
    async with app.run_test(size=size) as pilot:
        steps = await seat.work(pilot, task.truth)
        on_disk = project.load(ID)
        undone = await seat.take_all_back(pilot)
        screen = await seat.settled(pilot)
        return Session(steps, on_disk, undone, screen.desk.document)


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Session:
    task = given()
    project = task.project(tmp_path_factory.mktemp("narrow"))
    return asyncio.run(worked(project, task, NARROW))


def test_everything_is_corrected_and_on_disk(narrow):
    task = given()
    assert list(task.truth.wanting(narrow.on_disk)) == []
    original = sample.excerpt(sample.whole(ID), SOURCE, TARGET).document
    assert [p.ocr for p in narrow.on_disk.source] == [p.ocr for p in original.source]


def test_it_takes_fewer_keys_than_a_plain_editor(narrow):
    task = given()
    original = sample.excerpt(sample.whole(ID), SOURCE, TARGET).document
    plain = plain_keys([p.text for p in original.source], task.truth.source)
    assert seat.text_keys(narrow.steps) < plain < typed_anew(task.truth.source)


def test_everything_can_be_taken_back(narrow):
    assert narrow.undone > len(SOURCE)
    assert narrow.at_last == given().document


def test_every_kind_of_key_was_needed(narrow):
    kinds = set(seat.counted(narrow.steps))
    assert kinds >= {"reading", "word typed", "paragraph", "furniture", "status", "link"}


async def test_the_same_on_a_wide_screen(tmp_path):
    task = given()
    session = await worked(task.project(tmp_path), task, WIDE)
    assert list(task.truth.wanting(session.on_disk)) == []
    assert session.at_last == task.document


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_the_same_keys_in_a_real_terminal(narrow, tmp_path):
    task = given()
    project = task.project(tmp_path)
    with Terminal.of_workbench(tmp_path, ID, NARROW) as terminal:
        terminal.wait("the suspects", seat.is_ready)
        for step in narrow.steps:
            terminal.type(step.press.keys)
            terminal.wait(str(step), step.is_shown)
        assert list(task.truth.wanting(project.load(ID))) == []
        terminal.type(["ctrl+q"])
        terminal.wait("the end", lambda lines: not lines)
    assert project.load(ID) == narrow.on_disk
