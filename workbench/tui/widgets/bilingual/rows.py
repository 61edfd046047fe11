"""The rows of the bilingual view: one a link, with prefix heights to find lines and links."""

from __future__ import annotations

import operator
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from workbench.model.document import Document, Link, Paragraph, Side
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.wrap import wrap


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells: text columns, and what stands beside them.

    A line is: paragraph sign, original, link sign, paragraph sign, translation, margin.
    """

    source: int
    target: int

    SIGN = 2
    LINK = 6
    MARGIN = 1


def columns(width: int) -> Columns:
    """Text columns for a view of this width; each has at least eight cells."""
    room = width - 2 * Columns.SIGN - Columns.LINK - Columns.MARGIN
    source = max(8, (room + 1) // 2)
    return Columns(source, max(8, room - source))


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line of one side: the paragraph, its stretch of text, and whether it is its first."""

    paragraph: Paragraph
    span: Span
    is_first: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One link laid out: lines of both sides levelled at the top, and the gap below.

    Headers and stamps that follow each other stand close.
    """

    link: Link
    paragraphs: tuple[Paragraph, ...]
    source: tuple[CellLine, ...]
    target: tuple[CellLine, ...]
    gap: int

    @property
    def height(self) -> int:
        """Lines of the view it takes."""
        return max(len(self.source), len(self.target)) + self.gap


class RowIndex:
    """All rows of a document at a width. Laying out is cheap where texts have not changed.

    Args:
        document: what to show.
        width: cells of the whole view.
        before: the rows as they were before an edit; those it did not touch are taken over.
    """

    def __init__(self, document: Document, width: int, before: RowIndex | None = None) -> None:
        self.columns = columns(width)
        reusable = before.rows if before and before.columns == self.columns else []
        self._old = {id(row.link): row for row in reusable}
        furniture = [_is_furniture(document, link) for link in document.links]
        close = [*(a and b for a, b in pairwise(furniture)), False]
        self.rows: list[Row] = (
            [
                self._row(document, link, 0 if is_close else 1)
                for link, is_close in zip(document.links, close, strict=True)
            ]
            if document.links
            else []
        )
        self._ends = list(accumulate(row.height for row in self.rows))
        self._of = {id_: n for n, link in enumerate(document.links) for id_ in link.ids}

    @property
    def height(self) -> int:
        """Lines of the whole view."""
        return self._ends[-1] if self._ends else 0

    def at_line(self, line: int) -> tuple[int, int] | None:
        """The row at a line of the view, and the line in it; None below the last row."""
        row = bisect_right(self._ends, line)
        if line < 0 or row >= len(self.rows):
            return None
        return row, line - self.top(row)

    def top(self, row: int) -> int:
        """The first line of a row."""
        return self._ends[row - 1] if row else 0

    def row_of(self, paragraph_id: str) -> int:
        """The row a paragraph stands in. Raises KeyError."""
        return self._of[paragraph_id]

    def lines_of(self, paragraph_id: str, span: Span) -> tuple[int, int]:
        """First and last line of the view that a stretch of a paragraph takes. Raises KeyError."""
        number = self.row_of(paragraph_id)
        row, top = self.rows[number], self.top(number)
        for side in (row.source, row.target):
            own = [n for n, line in enumerate(side) if line.paragraph.id == paragraph_id]
            if own:
                touched = [n for n in own if side[n].span.overlaps(span)] or own[:1]
                return top + touched[0], top + touched[-1]
        return top, top

    def nearest(self, side: Side, line: int, direction: int) -> CellLine | None:
        """The line of text of a side at a line of the view, or the next beyond it that has one."""
        at = self.at_line(line)
        if at is None:
            return None
        number, within = at
        beyond = self.rows[number:] if direction > 0 else self.rows[number::-1]
        back = self.rows[number::-1] if direction > 0 else self.rows[number:]
        for row in (*beyond, *back):
            if lines := row.source if side == "source" else row.target:
                here = row is self.rows[number]
                return lines[min(within, len(lines) - 1)] if here else lines[0]
        return None

    def _row(self, document: Document, link: Link, gap: int) -> Row:
        paragraphs = [document.paragraph(id_) for id_ in link.ids]
        old = self._old.get(id(link))
        if old and old.gap == gap and all(map(operator.is_, old.paragraphs, paragraphs)):
            return old
        return Row(
            link,
            tuple(paragraphs),
            _lines(document, link.source, self.columns.source),
            _lines(document, link.target, self.columns.target),
            gap,
        )


def _is_furniture(document: Document, link: Link) -> bool:
    return all(document.paragraph(id_).kind == "furniture" for id_ in link.ids)


def _lines(document: Document, ids: tuple[str, ...], width: int) -> tuple[CellLine, ...]:
    return tuple(
        CellLine(paragraph, span, number == 0)
        for paragraph in map(document.paragraph, ids)
        for number, span in enumerate(wrap(paragraph.text, width))
    )
