"""A row of the bilingual view: one link laid out, both sides levelled at the top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.strip import Strip

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

    @property
    def width(self) -> int:
        """Cells of a whole line."""
        return 2 * self.SIGN + self.LINK + self.MARGIN + self.source + self.target


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
    """One link laid out: the lines of both sides, and the gap below.

    Attributes:
        link: the link.
        source: lines of the original.
        target: lines of the translation.
        gap: empty lines below; headers and stamps that follow each other stand close.
        painted: lines that have been painted, by number; nothing else of the row ever changes.
    """

    link: Link
    source: tuple[CellLine, ...]
    target: tuple[CellLine, ...]
    gap: int
    painted: dict[int, Strip] = field(default_factory=dict, compare=False, repr=False)

    @property
    def height(self) -> int:
        """Lines of the view it takes."""
        return max(len(self.source), len(self.target)) + self.gap

    def side(self, side: Side) -> tuple[CellLine, ...]:
        """The lines of one side."""
        return self.source if side == "source" else self.target

    def lines_of(self, paragraph_id: str, span: Span) -> tuple[int, int]:
        """First and last line that a stretch of one of its paragraphs takes."""
        for side in (self.source, self.target):
            own = [n for n, line in enumerate(side) if line.paragraph.id == paragraph_id]
            if own:
                touched = [n for n in own if side[n].span.overlaps(span)] or own[:1]
                return touched[0], touched[-1]
        return 0, 0


def laid_out(document: Document, link: Link, gap: int, widths: Columns) -> Row:
    """A link of a document as a row."""
    return Row(
        link,
        _lines(map(document.paragraph, link.source), widths.source),
        _lines(map(document.paragraph, link.target), widths.target),
        gap,
    )


def _lines(paragraphs: Iterable[Paragraph], width: int) -> tuple[CellLine, ...]:
    return tuple(
        CellLine(paragraph, span, number == 0)
        for paragraph in paragraphs
        for number, span in enumerate(wrap(paragraph.text, width))
    )
