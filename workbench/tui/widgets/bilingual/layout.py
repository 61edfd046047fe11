"""How high every link of a document is, and its row where it is seen.

The heights of all rows are known exactly, so that nothing jumps while one scrolls; counting the
lines of a text is some microseconds. Rows themselves are made when they are asked for.
"""

from __future__ import annotations

from workbench.model.difference import Difference
from workbench.model.document import Document, Link
from workbench.model.touched import touched_links
from workbench.tui.widgets.bilingual.rows import Columns, Row, laid_out
from workbench.tui.widgets.bilingual.wrap import height

_KEPT = 1000  # rows; a few screens full of the shortest


class Layout:
    """A document laid out in columns. It follows the document from state to state.

    Attributes:
        document: what is laid out.
        widths: the columns.
        heights: lines of each link's row, with the gap below it.
    """

    def __init__(self, document: Document, widths: Columns) -> None:
        self.document = document
        self.widths = widths
        self.heights = [self._height(n) for n in range(len(document.links))]
        self._rows: dict[int, Row] = {}

    def row(self, number: int) -> Row:
        """The row of a link by its index."""
        row = self._rows.get(number)
        if row is None:
            gap = self._gap(number)
            row = laid_out(self.document, self.document.links[number], gap, self.widths)
            self._rows[number] = row
            if len(self._rows) > _KEPT:
                del self._rows[next(iter(self._rows))]
        return row

    def forget_paint(self) -> None:
        """No line of any row counts as painted any more."""
        for row in self._rows.values():
            row.painted.clear()

    def follow(self, document: Document) -> set[int] | None:
        """Show another state of the document.

        Returns:
            The links whose rows are others now; None where rows have moved.
        """
        before, self.document = self.document, document
        links, touched = touched_links(before, document)
        touched |= {number - 1 for number in touched if number}  # its gap depends on the next
        self._shift_rows(links, touched)
        heights = self.heights
        replaced = [0] * (links.new_end - links.start)
        self.heights = heights[: links.start] + replaced + heights[links.old_end :]
        for number in touched:
            self.heights[number] = self._height(number)
        return touched if self.heights == heights else None

    def _shift_rows(self, links: Difference, touched: set[int]) -> None:
        shift = links.new_end - links.old_end
        moved: dict[int, Row] = {}
        for number, row in self._rows.items():
            if links.start <= number < links.old_end:
                continue
            now = number + shift if number >= links.old_end else number
            if now not in touched:
                moved[now] = row
        self._rows = moved

    def _height(self, number: int) -> int:
        link, paragraph = self.document.links[number], self.document.paragraph
        source = sum(height(paragraph(id_).text, self.widths.source) for id_ in link.source)
        target = sum(height(paragraph(id_).text, self.widths.target) for id_ in link.target)
        return max(source, target) + self._gap(number)

    def _gap(self, number: int) -> int:
        links = self.document.links
        is_close = (
            number + 1 < len(links)
            and self._is_furniture(links[number])
            and self._is_furniture(links[number + 1])
        )
        return 0 if is_close else 1

    def _is_furniture(self, link: Link) -> bool:
        return all(self.document.paragraph(id_).kind == "furniture" for id_ in link.ids)
