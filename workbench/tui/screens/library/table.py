"""The table of documents, drawn line by line, and the line of sums below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from workbench.session.progress.progress import Unreadable
from workbench.session.progress.shelf import Shelf
from workbench.tui.screens.library.columns import PADDING, Placed, cells, placed, totals

_SIGNS = {False: "▾", True: "▴"}
_HEADING = 2
"""Lines of the heading, which does not scroll."""


class DocumentTable(ScrollView, can_focus=True, inherit_bindings=False):
    """The documents of a shelf, one of them under the cursor.

    Only the lines that are seen are ever made, so that thousands of documents are no burden. Its
    keys are the library's, from the registry.

    Attributes:
        ids: the documents that are shown, in their order.
        columns: the columns that are shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "documents--row", "documents--other-row", "documents--cursor", "documents--heading",
    }  # fmt: skip

    class Opened(Message):
        """A click on the row under the cursor."""

    class Sorted(Message):
        """A click on a heading.

        Attributes:
            name: of the column.
        """

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self.ids: Sequence[str] = ()
        self.columns: Sequence[Placed] = ()
        self._shelf = Shelf()
        self._cursor = 0

    # -- what is shown -------------------------------------------------------------------------

    @property
    def chosen(self) -> str:
        """The document under the cursor, or ''."""
        return self.ids[self._cursor] if self.ids else ""

    def show(self, shelf: Shelf, cursor: str) -> None:
        """Show a list with the cursor on a document, or on the first one where it is not there."""
        self._shelf = shelf
        self.ids = shelf.shown()
        entries = [shelf.entry(id_) for id_ in self.ids]
        rows = [cells(entry, id_) for entry, id_ in zip(entries, self.ids, strict=True)]
        self.columns = placed(
            [*rows, totals(shelf.total())],
            self.app.size.width - self.scrollbar_size_vertical,
            shelf.measure,
            needs_title=any(isinstance(entry, Unreadable) for entry in entries),
        )
        self.virtual_size = Size(self.app.size.width, len(self.ids) + _HEADING)
        self.go_to(self.ids.index(cursor) if cursor in self.ids else 0)

    def row(self, document_id: str) -> list[str]:
        """What the cells of a document's row say."""
        return self._fitted(cells(self._shelf.entry(document_id), document_id))

    def sums(self) -> Text:
        """The line of sums, each number below its column."""
        line = _joined(self._fitted(totals(self._shelf.total())))
        return Text(line, no_wrap=True)

    # -- the cursor ----------------------------------------------------------------------------

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self._cursor = max(0, min(index, len(self.ids) - 1))
        room = Region(0, self._cursor, 1, 1 + _HEADING)
        self.scroll_to_region(room, animate=False, force=True, x_axis=False)
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor by rows."""
        self.go_to(self._cursor + step)

    def move_page(self, direction: int) -> None:
        """Move the cursor by a screen."""
        self.move(direction * max(1, self.size.height - _HEADING - 1))

    def on_click(self, event: Click) -> None:
        """A row is gone to, and opened when it is the one under the cursor; a heading sorts."""
        if event.y < _HEADING:
            self._sort_at(event.x)
            return
        index = event.y - _HEADING + self.scroll_offset.y
        if index == self._cursor and self.ids:
            self.post_message(self.Opened())
        elif index < len(self.ids):
            self.go_to(index)

    def _sort_at(self, x: int) -> None:
        for one in self.columns:
            x -= one.width + PADDING
            if x < 0:
                self.post_message(self.Sorted(one.column.name))
                return

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y < _HEADING:
            return self._strip(_joined(self._heading(y)), "heading")
        index = y - _HEADING + self.scroll_offset.y
        if index >= len(self.ids):
            return self._strip("", "row")
        kind = "other-row" if index % 2 else "row"
        return self._strip(_joined(self.row(self.ids[index])), self._kind(index, kind))

    def _kind(self, index: int, otherwise: str) -> str:
        return "cursor" if index == self._cursor else otherwise

    def _heading(self, number: int) -> list[str]:
        sign = _SIGNS[self._shelf.is_reversed]
        return [
            one.column.fitted(
                one.column.heading(sign if one.column.name == self._shelf.measure else "")[number],
                one.width,
            )
            for one in self.columns
        ]

    def _fitted(self, row: dict[str, str]) -> list[str]:
        return [one.column.fitted(row.get(one.column.name, ""), one.width) for one in self.columns]

    def _strip(self, line: str, kind: str) -> Strip:
        style: Style = self.get_component_rich_style(f"documents--{kind}")
        return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, style)


def _joined(fitted: Sequence[str]) -> str:
    pad = " " * (PADDING // 2)
    return "".join(f"{pad}{text}{pad}" for text in fitted)


class SumsLine(Static):
    """What all the documents that are shown come to."""


class Guide(Static):
    """What to do where there is nothing to show yet."""
