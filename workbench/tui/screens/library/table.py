"""The table of documents and the line of sums below it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import DataTable, Static

from workbench.session.progress import DocumentProgress, Unreadable
from workbench.session.shelf import Shelf
from workbench.tui.screens.library.columns import PADDING, Placed, cells, placed, totals

_SIGNS = {False: "▾", True: "▴"}


class DocumentTable(DataTable[Text], inherit_bindings=False):
    """The table; its keys are the library's, from the registry."""

    def __init__(self) -> None:
        super().__init__(
            cursor_type="row",
            zebra_stripes=True,
            header_height=2,
            cell_padding=PADDING // 2,
        )
        self._placed: Sequence[Placed] = ()
        self._ids: frozenset[str] = frozenset()

    @property
    def chosen(self) -> str:
        """The document under the cursor, or ''."""
        if not self.row_count:
            return ""
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value or ""

    def show(self, shelf: Shelf, cursor: str) -> None:
        """Show a list with the cursor on a document, or on the first one where it is not there."""
        ids = shelf.shown()
        entries = [shelf.entry(id_) for id_ in ids]
        rows = [cells(entry, id_) for entry, id_ in zip(entries, ids, strict=True)]
        self._placed = placed(
            [*rows, totals(shelf.total())],
            self.app.size.width - self.scrollbar_size_vertical,
            shelf.measure,
            needs_title=any(isinstance(entry, Unreadable) for entry in entries),
        )
        self._ids = frozenset(ids)
        self.clear(columns=True)
        for one in self._placed:
            sign = _SIGNS[shelf.is_reversed] if one.column.name == shelf.measure else ""
            lines = one.column.heading(sign).split("\n")
            heading = "\n".join(one.column.fitted(line, one.width) for line in lines)
            self.add_column(Text(heading), width=one.width, key=one.column.name)
        for id_, row in zip(ids, rows, strict=True):
            self.add_row(*self._texts(row), key=id_)
        if cursor in ids:
            self.move_cursor(row=ids.index(cursor))

    def renew(self, entry: DocumentProgress | Unreadable) -> None:
        """Show what was counted of a document, where there is room for it as things stand."""
        if entry.id not in self._ids:
            return
        texts = self._texts(cells(entry, entry.id))
        for one, text in zip(self._placed, texts, strict=True):
            self.update_cell(entry.id, one.column.name, text)

    def sums(self, shelf: Shelf) -> Text:
        """The line of sums, each number below its column."""
        row = totals(shelf.total())
        pad = " " * (PADDING // 2)
        fitted = (one.column.fitted(row[one.column.name], one.width) for one in self._placed)
        return Text("".join(f"{pad}{text}{pad}" for text in fitted), no_wrap=True)

    def _texts(self, row: dict[str, str]) -> list[Text]:
        shown = ((one, row.get(one.column.name, "")) for one in self._placed)
        return [Text(one.column.fitted(text, one.width), no_wrap=True) for one, text in shown]


class SumsLine(Static):
    """What all the documents that are shown come to."""


class Guide(Static):
    """What to do where there is nothing to show yet."""
