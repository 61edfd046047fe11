"""The panel of the scan: the word in focus large, and the page around it where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.color import Color
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.closeups import Closeups, Field
from workbench.session.sight import Sight, Sights, has_scan
from workbench.tui.background import Background, Task
from workbench.tui.widgets.scan.fields import BlockField, GraphicsField, PictureField
from workbench.tui.widgets.scan.graphics import image_widget

_ROOM_FOR_PAGE = 14
"""Lines of the screen; a panel with fewer shows the word alone."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Pictures to be made: for which sight, on fields of which size, in which colours."""

    sight: Sight
    page: Field
    word: Field
    ink: Color
    paper: Color


class ScanPanel(Widget):
    """Shows where the word in focus stands on its scan; without a scan it takes no space.

    It looks and draws in threads of its own and keeps the page it last cut from. High enough, it
    shows the page around the line above the word (class `-high`). The screen has the class
    `-scanned` while there is something to see.

    Args:
        sights: finds what is to be seen of the document.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scan--ink", "scan--paper"}
    DEFAULT_CSS = """
    ScanPanel { display: none; layout: vertical; height: 5; }
    ScanPanel.-seen { display: block; }
    ScanPanel #page { display: none; height: 1fr; margin-bottom: 1; }
    ScanPanel.-high #page { display: block; }
    ScanPanel.-high #word { height: 7; }
    ScanPanel > .scan--ink { color: $foreground; }
    ScanPanel > .scan--paper { color: $background; }
    ScanPanel:dark > .scan--ink { color: $background; }
    ScanPanel:dark > .scan--paper { color: $foreground; }
    """

    class Seen(Message):
        """What is to be seen of a place was found."""

        def __init__(self, task: Task, sight: Sight | None) -> None:
            super().__init__()
            self.task = task
            self.sight = sight

    class Drawn(Message):
        """Pictures are ready; both are None where the image can not be used."""

        def __init__(self, task: Task, order: _Order, page: object, word: object) -> None:
            super().__init__()
            self.task = task
            self.order = order
            self.page = page
            self.word = word

    def __init__(self, sights: Sights, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._sights = sights
        self._sight: Sight | None = None
        self._closeups = Closeups()
        self._background = Background()
        self._unusable: set[Path] = set()
        graphics = image_widget()
        self._page = _field("page", graphics)
        self._word = _field("word", graphics)

    def compose(self) -> ComposeResult:
        """The page above, the word below."""
        yield self._page
        yield self._word

    @property
    def sight(self) -> Sight | None:
        """What is shown."""
        return self._sight

    @property
    def is_busy(self) -> bool:
        """Whether it is still looking or drawing."""
        return self._background.is_busy

    def look_at(self, document: Document, paragraph_id: str, span: Span) -> None:
        """Show what is to be seen of a place of a document, as soon as it is found."""
        if not has_scan(document, paragraph_id):
            self._background.cancel()
            self.show(None)
            return

        def find(task: Task) -> None:
            if not task.is_cancelled:
                self.post_message(self.Seen(task, self._sights.at(document, paragraph_id, span)))

        self._background.start("sight", find)

    def show(self, sight: Sight | None) -> None:
        """Show what is in sight; None, or a scan that can not be used, takes the panel away."""
        if sight is not None and any(line.image in self._unusable for line in sight.lines):
            sight = None
        if _pages(sight) != _pages(self._sight):  # what is seen now would be taken for the new page
            self._put(None, None)
        self._sight = sight
        self.set_class(sight is not None, "-seen")
        self.screen.set_class(sight is not None, "-scanned")
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Another size: other pictures, and the page or none."""
        self.set_class(event.size.height >= _ROOM_FOR_PAGE, "-high")
        self.call_after_refresh(self._draw)

    def on_mount(self) -> None:
        """Another theme: other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def on_unmount(self) -> None:
        """Nobody waits for pictures any more."""
        self._background.cancel()

    def on_scan_panel_seen(self, message: Seen) -> None:
        """Show what was found, if it is still looked for."""
        message.stop()
        if not message.task.is_cancelled and message.sight != self._sight:
            self.show(message.sight)

    def on_scan_panel_drawn(self, message: Drawn) -> None:
        """Show pictures that are still wanted."""
        message.stop()
        if message.task.is_cancelled or message.order.sight is not self._sight:
            return
        if message.word is None:
            self._unusable.update(line.image for line in message.order.sight.lines)
            self.show(None)
            return
        self._put(message.page, message.word)

    def _put(self, page: Any, word: Any) -> None:  # noqa: ANN401 - what the fields have drawn
        self._page.put(page)
        self._word.put(word)

    def _draw(self) -> None:
        if self._sight is None or not self.is_mounted:
            return
        ink = self.get_component_styles("scan--ink").color
        paper = self.get_component_styles("scan--paper").color
        order = _Order(self._sight, self._page.field(), self._word.field(), ink, paper)
        if order.word.width and order.word.height:
            self._background.start("scan", lambda task: self._make(order, task))

    def _make(self, order: _Order, task: Task) -> None:
        """Called in a thread."""
        page = word = None
        picture = None if task.is_cancelled else self._closeups.word(order.sight, order.word)
        if picture is not None:
            word = self._word.drawn(picture, order.ink, order.paper)
            page = self._around(order)
        if not task.is_cancelled:
            self.post_message(self.Drawn(task, order, page, word))

    def _around(self, order: _Order) -> object:
        if not (order.page.width and order.page.height):
            return None
        picture = self._closeups.page(order.sight.lines[0], order.page)
        if picture is None:
            return None
        return self._page.drawn(picture, order.ink, order.paper)


def _pages(sight: Sight | None) -> list[Path]:
    return [line.image for line in sight.lines] if sight else []


def _field(id_: str, graphics: type[Widget] | None) -> PictureField:
    return BlockField(id=id_) if graphics is None else GraphicsField(graphics, id=id_)
