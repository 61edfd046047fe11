"""What is seen until a document or the list of them is there: its name, and the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from workbench.errors import WorkbenchError
from workbench.tui.background import Background, Task
from workbench.tui.widgets.bars import StatusLine, TitleBar


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a screen is made of.

    Attributes:
        make: makes the screen.
        drop: gives back what it was to be made of, where it is not made after all.
    """

    make: Callable[[], Screen[None]]
    drop: Callable[[], None] = lambda: None


class Opening(Screen[None]):
    """Prepares another screen in a thread, once its own frame has been painted.

    Args:
        title: of what is opened.
        prepare: reads it, in a thread; raises WorkbenchError.
    """

    class Opened(Message):
        """It is there."""

        def __init__(self, prepared: Prepared) -> None:
            super().__init__()
            self.prepared = prepared

    class Failed(Message):
        """It can not be opened."""

        def __init__(self, error: WorkbenchError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, title: str, prepare: Callable[[], Prepared]) -> None:
        super().__init__()
        self._title = title
        self._prepare = prepare
        self._background = Background()

    def compose(self) -> ComposeResult:
        """Title, room for what comes, status and keys."""
        yield TitleBar(self._title, "opening…")
        yield Static(id="body")
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Begin when the frame has been painted."""
        self.call_after_refresh(self._background.start, "opening", self._open)

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        self._background.cancel()

    def _open(self, task: Task) -> None:
        try:
            prepared = self._prepare()
        except WorkbenchError as error:
            self.post_message(self.Failed(error))
            return
        if task.is_cancelled or not self.post_message(self.Opened(prepared)):
            prepared.drop()
