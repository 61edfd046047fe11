"""The editor at the program itself, in Textual's Pilot: keys in, screens out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import regex
from textual.events import Key
from textual.pilot import Pilot

from tests.tui.scripted.editor import TEXT, Editor, Press
from tests.tui.scripted.truth import Truth
from workbench.tui.keys import name_of
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.opening import Opening
from workbench.tui.widgets.bars import StatusLine
from workbench.tui.widgets.readings import ReadingsPanel

SAVE = Press(("s",), "saving")
_TOLD = 40  # letters of a message that a narrow screen shows in any case
_MOST = 2000  # presses; a session that is not done by then never will be


@dataclass(frozen=True, slots=True)
class Step:
    """What was pressed, and what the screen told when all that followed from it was done.

    Attributes:
        press: the keys.
        word: the word in focus and what is said of it, shortened; without spaces.
        status: what was done; likewise.
    """

    press: Press
    word: str
    status: str

    def is_shown(self, lines: Sequence[str]) -> bool:
        """Whether a screen tells the same, however it breaks its lines."""
        squeezed = list(map(_squeezed, lines))
        return (
            is_ready(lines)
            and any(line.startswith(self.word) for line in squeezed)
            and any(line.startswith(self.status) for line in squeezed)
        )


def is_ready(lines: Sequence[str]) -> bool:
    """Whether a screen shows a desk whose suspects are all known."""
    return bool(lines) and regex.search(r"\d suspects?(?![s…])", lines[0]) is not None


async def settled(pilot: Pilot[None]) -> DeskScreen:
    """The desk when no work runs beside it and all that it found has been taken in."""
    await pilot.pause()
    while isinstance(pilot.app.screen, Opening):
        await pilot.pause(0.01)
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen), screen
    while screen.machine.background.is_busy or screen.machine.is_searching:
        await pilot.pause(0.01)
    await pilot.pause()
    return screen


async def work(
    pilot: Pilot[None], truth: Truth, told: Callable[[Step], object] = lambda _: None
) -> list[Step]:
    """Press keys until the document is as it should be, and saved; every step.

    Before each of them the word in focus has to be on the screen.
    """
    screen = await settled(pilot)
    editor = Editor(screen.desk, truth)
    steps: list[Step] = []
    while press := editor.next(screen.query_one(ReadingsPanel).in_sight):
        assert focus_is_seen(screen), f"{screen.desk.focus} is not on the screen"
        await push(pilot, press.keys)
        steps.append(_told(press, await settled(pilot)))
        assert len(steps) < _MOST, f"the editor goes round in circles: {steps[-3:]}"
        told(steps[-1])
    await push(pilot, SAVE.keys)
    return [*steps, _told(SAVE, await settled(pilot))]


async def take_all_back(pilot: Pilot[None]) -> int:
    """Undo until there is nothing left to undo; how often."""
    screen = await settled(pilot)
    count = len(screen.desk.session.history.done)
    await push(pilot, ["u"] * (count + 1))
    await settled(pilot)
    return count


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


def text_keys(steps: Sequence[Step]) -> int:
    """Keys for the text alone: status, links and furniture are none of a plain editor's."""
    return sum(len(step.press.keys) for step in steps if step.press.kind in TEXT)


def counted(steps: Sequence[Step]) -> Counter[str]:
    """How many keys were pressed for what."""
    count: Counter[str] = Counter()
    for step in steps:
        count[step.press.kind] += len(step.press.keys)
    return count


def _told(press: Press, screen: DeskScreen) -> Step:
    panel, status = screen.query_one(ReadingsPanel), screen.query_one(StatusLine)
    return Step(
        press,
        _squeezed(str(panel.render()).partition("(")[0].partition("·")[0]),
        _squeezed(str(status.render()))[:_TOLD],
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())
