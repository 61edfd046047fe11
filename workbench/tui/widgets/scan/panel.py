"""The panel of the scan: the word in focus large, and the page around it where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.color import Color
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from workbench.model.document import Document
from workbench.model.text import Span
from workbench.session.pages.closeups import Closeups, Field
from workbench.session.pages.sight import Sight, Sights, has_scan
from workbench.tui.background import Background, Task
from workbench.tui.widgets.scan.fields import BlockField, GraphicsField, PictureField, Resized
from workbench.tui.widgets.scan.graphics import image_widget

_ROOM_FOR_PAGE = 14
"""Lines of the screen; a panel with fewer shows the word alone."""


_Place: TypeAlias = tuple[Document, str, Span]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What pictures are made for: fields of which size, in which colours."""

    page: Field
    word: Field
    ink: Color
    paper: Color

    @property
    def has_room(self) -> bool:
        """Whether the panel is laid out."""
        return bool(self.word.width and self.word.height)


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

        def __init__(self, task: Task, sight: Sight, page: object, word: object) -> None:
            super().__init__()
            self.task = task
            self.sight = sight
            self.page = page
            self.word = word

    def __init__(self, sights: Sights, *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(id=id)
        self._sights = sights
        self._sight: Sight | None = None
        self._wanted: _Place | None = None
        self._sought: _Place | None = None
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
        return self._wanted is not None or self._background.is_busy

    def look_at(self, document: Document, paragraph_id: str, span: Span) -> None:
        """Show what is to be seen of a place of a document, as soon as it is found.

        The frame of the key that led there comes first, and of quick keys only the last counts.
        """
        if not has_scan(document, paragraph_id):
            self._wanted = self._sought = None
            self._background.cancel()
            self.show(None)
            return
        is_due = self._wanted is not None
        self._wanted = (document, paragraph_id, span)
        if not is_due:
            self.call_after_refresh(self._look)

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
        """Room for the page, or none."""
        self.set_class(event.size.height >= _ROOM_FOR_PAGE, "-high")

    @on(Resized)
    def _on_resized(self, message: Resized) -> None:
        """A field has another size: other pictures."""
        message.stop()
        self._draw()

    def on_mount(self) -> None:
        """Another theme: other colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())

    def on_unmount(self) -> None:
        """Nobody waits for pictures any more."""
        self._background.cancel()

    def on_scan_panel_seen(self, message: Seen) -> None:
        """Show what was found, if it is still looked for."""
        message.stop()
        if not message.task.is_cancelled:
            self._sought = None
            self.show(message.sight)

    def on_scan_panel_drawn(self, message: Drawn) -> None:
        """Show pictures that are still wanted."""
        message.stop()
        if message.task.is_cancelled:
            return
        self._sought = None
        if message.word is None:
            self._unusable.update(line.image for line in message.sight.lines)
            self.show(None)
            return
        self._sight = message.sight
        self._put(message.page, message.word)

    def _put(self, page: Any, word: Any) -> None:  # noqa: ANN401 - what the fields have drawn
        self._page.put(page)
        self._word.put(word)

    def _look(self) -> None:
        if self._wanted is not None and self.is_mounted:
            self._sought, self._wanted = self._wanted, None
            self._draw()

    def _draw(self) -> None:
        """Draw what is in sight; what is still being looked for is looked for again instead."""
        if not self.is_mounted:
            return
        place, sight, setting = self._sought, self._sight, self._setting()
        if place is not None:
            self._background.start("scan", lambda task: self._find(place, setting, task))
        elif sight is not None and setting.has_room:
            self._background.start("scan", lambda task: self._make(sight, setting, task))

    def _setting(self) -> _Setting:
        ink = self.get_component_styles("scan--ink").color
        paper = self.get_component_styles("scan--paper").color
        return _Setting(self._page.field(), self._word.field(), ink, paper)

    # -- in threads ----------------------------------------------------------------------------

    def _find(self, place: _Place, setting: _Setting, task: Task) -> None:
        """Find a place, and draw it if that changes nothing but the pictures."""
        if task.is_cancelled:
            return
        sight, before = self._sights.at(*place), self._sight
        if sight is not None and _pages(sight) == _pages(before) and setting.has_room:
            self._make(sight, setting, task)
        elif sight != before:
            self.post_message(self.Seen(task, sight))

    def _make(self, sight: Sight, setting: _Setting, task: Task) -> None:
        page = word = None
        picture = None if task.is_cancelled else self._closeups.word(sight, setting.word)
        if picture is not None:
            word = self._word.drawn(picture, setting.ink, setting.paper)
            page = self._around(sight, setting)
        if not task.is_cancelled:
            self.post_message(self.Drawn(task, sight, page, word))

    def _around(self, sight: Sight, setting: _Setting) -> object:
        if not (setting.page.width and setting.page.height):
            return None
        picture = self._closeups.page(sight.lines[0], setting.page)
        if picture is None:
            return None
        return self._page.drawn(picture, setting.ink, setting.paper)


def _pages(sight: Sight | None) -> list[Path]:
    return [line.image for line in sight.lines] if sight else []


def _field(id_: str, graphics: type[Widget] | None) -> PictureField:
    return BlockField(id=id_) if graphics is None else GraphicsField(graphics, id=id_)
