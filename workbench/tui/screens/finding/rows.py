"""A line of a list of places: the place in what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.model.text import Span
from workbench.tui.screens.finding.cells import head, left, right

_BAR = 2  # cells of the bar that marks the line the cursor is on
_BOX = 4
_WIDE = 150  # cells from which the other language has a column of its own
_REACH = 400  # code points around a place that can be seen at most


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of a list.

    Attributes:
        paragraph: id of its paragraph.
        text: the paragraph's text.
        span: the place in it.
        new: what would stand there; None where nothing is to be put there.
        label: stands before it: which paragraph, in which document.
        note: stands behind it: what is to be known before it is ticked.
        beside: what stands beside it in the other language.
        words: stretches of that which stand for it.
        is_ticked: whether it is chosen at first.
        document: id of its document; '' for the one on the desk.
    """

    paragraph: str
    text: str
    span: Span
    new: str | None = None
    label: str = ""
    note: str = ""
    beside: str = ""
    words: tuple[Span, ...] = ()
    is_ticked: bool = True
    document: str = ""


@dataclass(frozen=True, slots=True)
class PlaceStyles:
    """The styles of a list, from the theme."""

    text: Style
    quiet: Style
    match: Style
    new: Style
    cursor: Style


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """Widths in cells of the parts of a line.

    Attributes:
        width: of the whole line.
        label: before the place.
        note: behind it.
        ticks: whether there is a box to tick.
        beside: of the column of the other language; 0 where there is none.
    """

    width: int
    label: int
    note: int
    ticks: bool
    beside: int

    @classmethod
    def fitting(
        cls, width: int, label: int, note: int, *, ticks: bool, beside: bool
    ) -> PlaceColumns:
        """The widths for a list whose labels and notes are so long."""
        other = width * 2 // 5 if beside and width >= _WIDE else 0
        return cls(width, min(label, width // 5), min(note, width // 6), ticks, other)

    @property
    def context(self) -> int:
        """Cells for the place with what stands around it."""
        gaps = sum(1 for part in (self.label, self.note, self.beside) if part)
        used = _BAR + _BOX * self.ticks + self.label + self.note + self.beside + gaps
        return max(8, self.width - used)


def paint_row(
    row: PlaceRow, widths: PlaceColumns, styles: PlaceStyles, *, is_ticked: bool, has_cursor: bool
) -> Strip:
    """One line, exactly as wide as the list."""
    segments = [
        Segment("▌ " if has_cursor else "  ", styles.text),
        *_parts(row, widths, styles, is_ticked=is_ticked),
    ]
    strip = Strip(segments).adjust_cell_length(widths.width, styles.text)
    return strip.apply_style(styles.cursor) if has_cursor else strip


def _parts(
    row: PlaceRow, widths: PlaceColumns, styles: PlaceStyles, *, is_ticked: bool
) -> Iterator[Segment]:
    if widths.ticks:
        yield Segment("[x] " if is_ticked else "[ ] ", styles.text)
    if widths.label:
        yield Segment(left(row.label, widths.label) + " ", styles.quiet)
    yield from _context(row, widths.context, styles)
    if widths.note:
        yield Segment(" " + left(row.note, widths.note), styles.quiet)
    if widths.beside:
        yield Segment(" ", styles.text)
        yield from _beside(row, widths.beside, styles)


def _context(row: PlaceRow, cells: int, styles: PlaceStyles) -> Iterator[Segment]:
    """What stands before the place, the place, what would stand there, what stands behind it."""
    before = cells * 2 // 5
    start, end = row.span.start, row.span.end
    yield Segment(right(row.text[max(0, start - _REACH) : start], before), styles.text)
    room = cells - before
    place = head(row.span.within(row.text), room)
    yield Segment(place, styles.match)
    room -= Segment(place).cell_length
    if row.new is not None:
        new = head(f" → {row.new or '(remove)'}", room)
        yield Segment(new, styles.new)
        room -= Segment(new).cell_length
    yield Segment(left(row.text[end : end + _REACH], room), styles.text)


def _beside(row: PlaceRow, cells: int, styles: PlaceStyles) -> Iterator[Segment]:
    """The other language, so that the first word for the place can be seen."""
    if not row.words:
        yield Segment(left(row.beside, cells), styles.quiet)
        return
    first = row.words[0]
    word = head(first.within(row.beside), cells)
    room = cells - Segment(word).cell_length
    before = right(row.beside[: first.start], min(room * 2 // 5, room))
    yield Segment(before, styles.quiet)
    yield Segment(word, styles.match)
    room -= Segment(before).cell_length
    yield Segment(left(row.beside[first.end :], room), styles.quiet)
