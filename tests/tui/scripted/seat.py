"""The editor at the program itself, in Textual's Pilot: keys in, screens out."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.tui.scripted.editor import Editor, Press
from tests.tui.scripted.truth import Truth
from workbench.store.project import Project
from workbench.tui.keys import name_of
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.widgets.readings import ReadingsPanel

REPOSITORY = Path(__file__).parents[3]
_MOST = 2000  # presses; a session that is not done by then never will be


@dataclass(frozen=True, slots=True)
class Step:
    """What was pressed, and what was in focus before it.

    Attributes:
        press: the keys.
        word: the text in focus.
        reading: what a digit accepts; '' for other keys.
    """

    press: Press
    word: str
    reading: str = ""


def sample_project(folder: Path, document_id: str) -> Project:
    """A project with a copy of one sample document and its scans, as they were imported.

    Its texts are as Tesseract read them, nothing is decided, all links are the machine's.
    """
    project = Project(folder)
    for part in (f"aligned/{document_id}.json", f"scans/{document_id}"):
        source, copy = REPOSITORY / part, folder / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy(source, copy)
    return project


async def settled(pilot: Pilot[None]) -> DeskScreen:
    """The desk when no work runs beside it and all that it found has been taken in."""
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen), screen
    while screen.machine.background.is_busy or screen.machine.is_searching:
        await pilot.pause(0.01)
    await pilot.pause()
    return screen


async def work(pilot: Pilot[None], truth: Truth) -> list[Step]:
    """Press keys until the document is as it should be; every step."""
    screen = await settled(pilot)
    editor = Editor(screen.desk, truth)
    steps: list[Step] = []
    while press := editor.next(screen.query_one(ReadingsPanel).in_sight):
        assert focus_is_seen(screen), f"{screen.desk.focus} is not on the screen"
        steps.append(_step(screen, press))
        assert len(steps) < _MOST, f"the editor goes round in circles: {steps[-3:]}"
        await push(pilot, press.keys)
        await settled(pilot)
    return steps


async def push(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Press keys; unlike Pilot, also those that type a sign beyond ASCII, such as № and «."""
    for key in keys:
        if key.isascii() or key.isalnum():
            await pilot.press(key)
        else:
            pilot.app.post_message(Key(name_of(key), key))
            await pilot.pause()


def focus_is_seen(screen: DeskScreen) -> bool:
    """Whether the whole word in focus stands reversed on the screen."""
    desk, view = screen.desk, screen.view
    shown = "".join(
        segment.text
        for y in range(view.size.height)
        for segment in view.render_line(y)
        if segment.style and segment.style.reverse
    )
    word = desk.focus.span.within(desk.paragraph.text)
    return "".join(word.split()) == "".join(shown.split())


def counted(steps: list[Step]) -> Counter[str]:
    """How many keys were pressed for what."""
    count: Counter[str] = Counter()
    for step in steps:
        count[step.press.kind] += len(step.press.keys)
    return count


def _step(screen: DeskScreen, press: Press) -> Step:
    desk = screen.desk
    word = desk.focus.span.within(desk.paragraph.text).strip()
    if press.kind != "reading":
        return Step(press, word)
    suspect = desk.suspect
    assert suspect is not None
    return Step(press, word, suspect.readings[int(press.keys[0]) - 1].text.strip())


def keys_of(steps: list[Step]) -> Iterator[str]:
    """All keys in order."""
    for step in steps:
        yield from step.press.keys
