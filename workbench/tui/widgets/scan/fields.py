"""Where a picture is shown: drawn with characters, or as the terminal's own graphics.

Of both, `field` tells the size of a picture for it, `drawn` makes one ready, which may be called in
a worker thread, and `put` shows what `drawn` made, or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from textual.app import ComposeResult
from textual.color import Color
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from workbench.session.pages.closeups import Field
from workbench.tui.widgets.scan import blocks

if TYPE_CHECKING:
    from PIL import Image

_CELL = (12, 24)
"""Pixels of a cell that graphics are cut for; the terminal's own are scaled to."""

_REST = 0.1
"""Seconds before a picture is sent to the terminal, so that quick keys do not wait for it."""


class Resized(Message):
    """A field has another size; what it shows was drawn for the old one."""


class BlockField(Widget):
    """Draws with quadrant blocks, in greys, or in ink alone where there are no colours."""

    DEFAULT_CSS = "BlockField { width: 1fr; height: 1fr; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._strips: list[Strip] = []

    def on_resize(self) -> None:
        """Ask for another picture."""
        self.post_message(Resized())

    def field(self) -> Field:
        """Two pixels a cell each way, twice as high as wide, as the cells of most terminals are."""
        width, height = self.size.width * blocks.ACROSS, self.size.height * blocks.DOWN
        return Field(width, height, pixel_height=2.0, has_greys=self._has_greys)

    def drawn(self, picture: Image.Image, ink: Color, paper: Color) -> list[Strip]:
        """The lines of the screen."""
        if self._has_greys:
            return blocks.in_greys(picture, ink, paper)
        return blocks.in_ink(picture, self.rich_style)

    @property
    def _has_greys(self) -> bool:
        """Under NO_COLOR a theme of true colours still has its greys; one of ANSI's has nothing."""
        stripped = self.app.no_color and self.app.native_ansi_color
        return self.app.console.color_system is not None and not stripped

    def put(self, drawn: list[Strip] | None) -> None:
        """Show lines."""
        self._strips = drawn or []
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen; none of an older size."""
        blank = Strip.blank(self.size.width, self.rich_style)
        if y >= len(self._strips):
            return blank
        return self._strips[y].adjust_cell_length(self.size.width, self.rich_style)


class GraphicsField(Widget):
    """Shows pictures through a widget with an attribute `image`.

    Args:
        widget: makes that widget.
    """

    DEFAULT_CSS = """
    GraphicsField { width: 1fr; height: 1fr; }
    GraphicsField > * { width: 100%; height: 100%; }
    """

    def __init__(self, widget: type[Widget], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._shown: Any = widget()
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The picture."""
        yield self._shown

    def on_resize(self) -> None:
        """Ask for another picture."""
        self.post_message(Resized())

    def field(self) -> Field:
        """Fine enough for the cells of most terminals."""
        return Field(self.size.width * _CELL[0], self.size.height * _CELL[1], frame=3)

    def drawn(self, picture: Image.Image, ink: Color, paper: Color) -> Image.Image:
        """The picture in the colours of the theme."""
        from PIL import ImageOps

        return ImageOps.colorize(picture, ink.rgb, paper.rgb)

    def put(self, drawn: Image.Image | None) -> None:
        """Show a picture, unless another follows at once: it is packed for the terminal here."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(_REST, lambda: setattr(self._shown, "image", drawn))


PictureField: TypeAlias = BlockField | GraphicsField
