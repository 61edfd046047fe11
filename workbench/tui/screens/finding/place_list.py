"""A list of places, drawn line by line: thousands of them take no longer than a screenful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.tui.screens.finding.rows import PlaceColumns, PlaceRow, PlaceStyles, paint_row

_STYLES = ("text", "quiet", "match", "new", "cursor")


class PlaceList(ScrollView, can_focus=True, inherit_bindings=False):
    """Places with a cursor and boxes to tick. Its keys are those of the screen it stands in.

    Args:
        ticks: whether places can be chosen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"places--{name}" for name in _STYLES}

    class Moved(Message):
        """The cursor stands on another place."""

    class Ticked(Message):
        """Other places are chosen."""

    class Pointed(Message):
        """The place under the cursor was clicked once more."""

    def __init__(self, *, ticks: bool) -> None:
        super().__init__()
        self._ticks = ticks
        self._rows: list[PlaceRow] = []
        self._ticked: set[int] = set()
        self._cursor = 0
        self._painted: dict[int, Strip] = {}
        self._longest = (0, 0)
        self._has_beside = False

    # -- what is in it -------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[PlaceRow]:
        """All places."""
        return self._rows

    @property
    def current(self) -> PlaceRow | None:
        """The place under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def cursor(self) -> int:
        """Which place that is."""
        return self._cursor

    @property
    def ticked(self) -> tuple[int, ...]:
        """Which places are chosen, in order."""
        return tuple(sorted(self._ticked))

    def add(self, rows: Iterable[PlaceRow]) -> None:
        """More places, below those that are there."""
        was_empty, widths = not self._rows, self._columns()
        for row in rows:
            if row.is_ticked:
                self._ticked.add(len(self._rows))
            self._rows.append(row)
            label, note = self._longest
            self._longest = max(label, cell_len(row.label)), max(note, cell_len(row.note))
            self._has_beside = self._has_beside or bool(row.beside)
        if self._columns() != widths:
            self._painted.clear()
        self._show()
        if was_empty and self._rows:
            self.post_message(self.Moved())

    # -- moving and choosing -------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Put the cursor `step` places further down."""
        to = min(max(self._cursor + step, 0), max(0, len(self._rows) - 1))
        if to == self._cursor:
            return
        for row in (self._cursor, to):
            self._painted.pop(row, None)
        self._cursor = to
        self.scroll_to_region(Region(0, to, 1, 1), animate=False, force=True, x_axis=False)
        self.refresh()
        self.post_message(self.Moved())

    def page(self, direction: int) -> None:
        """Put the cursor a screen further down (+1) or up (-1)."""
        self.move(direction * max(1, self.size.height - 1))

    def tick(self) -> None:
        """Choose the place under the cursor, or not, and go on to the next."""
        if self._ticks and self._rows:
            self._ticked ^= {self._cursor}
            self._painted.pop(self._cursor, None)
            self.refresh()
            self.move(1)

    def tick_all(self) -> None:
        """Choose all places; where all are chosen, none."""
        if self._ticks:
            every = set(range(len(self._rows)))
            self._ticked = set() if self._ticked == every else every
            self._forget()

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + int(self.scroll_offset.y)
        styles = self._styles()
        if number >= len(self._rows):
            return Strip.blank(self.size.width, styles.text)
        if number not in self._painted:
            self._painted[number] = paint_row(
                self._rows[number],
                self._columns(),
                styles,
                is_ticked=number in self._ticked,
                has_cursor=number == self._cursor,
            )
        return self._painted[number]

    def notify_style_update(self) -> None:
        """Another theme: everything is painted again."""
        super().notify_style_update()
        self._styles_read = None
        self._painted.clear()

    def on_resize(self, _event: Resize) -> None:
        """Another width."""
        self._forget()

    def on_click(self, event: Click) -> None:
        """Put the cursor where it was clicked; a click on the box ticks, a second one points."""
        offset = event.get_content_offset(self)
        row = offset.y + int(self.scroll_offset.y) if offset else len(self._rows)
        if offset is None or row >= len(self._rows):
            return
        is_second = row == self._cursor
        self.move(row - self._cursor)
        if self._ticks and 2 <= offset.x < 5:
            self.tick()
            self.post_message(self.Ticked())
        elif is_second or event.chain > 1:
            self.post_message(self.Pointed())

    # -- inside --------------------------------------------------------------------------------

    _styles_read: PlaceStyles | None = None

    def _styles(self) -> PlaceStyles:
        if self._styles_read is None:
            found = {name: self.get_component_rich_style(f"places--{name}") for name in _STYLES}
            self._styles_read = PlaceStyles(**found)
        return self._styles_read

    def _columns(self) -> PlaceColumns:
        width = self.scrollable_content_region.width or self.size.width
        return PlaceColumns.fitting(
            width, *self._longest, ticks=self._ticks, beside=self._has_beside
        )

    def _forget(self) -> None:
        self._painted.clear()
        self._show()

    def _show(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.refresh()
