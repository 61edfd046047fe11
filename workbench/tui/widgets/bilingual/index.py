"""Which row stands at which line of the view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from workbench.model.document import Side
from workbench.model.text import Span
from workbench.tui.widgets.bilingual.layout import Layout
from workbench.tui.widgets.bilingual.rows import CellLine, Row

SKIPPED = 2
"""Lines of a stretch that is not shown: what says so, and an empty one."""


class RowIndex:
    """The entries of the view from top to bottom: rows, and stretches of links left out.

    Attributes:
        only: see below.

    Args:
        layout: the rows of the whole document; it must not change under the index.
        only: indexes of the links that are shown; None shows all.
    """

    def __init__(self, layout: Layout, only: Collection[int] | None = None) -> None:
        self._layout = layout
        self.only = None if only is None else frozenset(only)
        count = len(layout.heights)
        self._first: Sequence[int] = range(count)
        heights: Sequence[int] = layout.heights
        if self.only is not None:
            self._first = _entries(sorted(n for n in self.only if 0 <= n < count), count)
            heights = [layout.heights[n] if n in self.only else SKIPPED for n in self._first]
        self._ends = list(accumulate(heights))

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._ends)

    @property
    def height(self) -> int:
        """Lines of the whole view."""
        return self._ends[-1] if self._ends else 0

    def at_line(self, line: int) -> tuple[int, int] | None:
        """The entry at a line of the view, and the line in it; None outside of all."""
        entry = bisect_right(self._ends, line)
        if line < 0 or entry >= len(self._ends):
            return None
        return entry, line - self.top(entry)

    def top(self, entry: int) -> int:
        """The first line of an entry."""
        return self._ends[entry - 1] if entry else 0

    def row(self, entry: int) -> Row | None:
        """The row of an entry; None where links are left out."""
        return self._layout.row(self._first[entry]) if self._is_shown(entry) else None

    def skipped(self, entry: int) -> int:
        """How many links an entry leaves out."""
        if self._is_shown(entry):
            return 0
        count = len(self._layout.heights)
        end = self._first[entry + 1] if entry + 1 < len(self._first) else count
        return end - self._first[entry]

    def entry_of(self, paragraph_id: str) -> int:
        """The entry a paragraph stands in, or is left out in. Raises KeyError."""
        return self.entry_of_link(self._layout.document.link_index(paragraph_id))

    def entry_of_link(self, number: int) -> int:
        """The entry of a link by its index, or the one it is left out in."""
        return bisect_right(self._first, number) - 1

    def lines_of(self, paragraph_id: str, span: Span) -> tuple[int, int]:
        """First and last line of the view that a stretch of a paragraph takes. Raises KeyError."""
        entry = self.entry_of(paragraph_id)
        row, top = self.row(entry), self.top(entry)
        if row is None:
            return top, top
        first, last = row.lines_of(paragraph_id, span)
        return top + first, top + last

    def ids(self, first: int, last: int) -> list[str]:
        """The paragraphs shown in the entries from `first` to `last`, both included."""
        links = self._layout.document.links
        shown = filter(self._is_shown, range(first, min(last + 1, len(self))))
        return [id_ for entry in shown for id_ in links[self._first[entry]].ids]

    def nearest(self, side: Side, line: int, direction: int) -> CellLine | None:
        """The line of text of a side at a line of the view, or the next beyond it that has one."""
        at = self.at_line(line)
        if at is None:
            return None
        here, within = at
        for entry in self._outward(here, direction):
            row = self.row(entry)
            if row is not None and (lines := row.side(side)):
                return lines[min(within, len(lines) - 1)] if entry == here else lines[0]
        return None

    def _outward(self, here: int, direction: int) -> Iterator[int]:
        """Entries from one on in a direction, then those on the other side of it."""
        below, above = range(here, len(self)), range(here, -1, -1)
        yield from below if direction > 0 else above
        yield from above if direction > 0 else below

    def _is_shown(self, entry: int) -> bool:
        return self.only is None or self._first[entry] in self.only


def _entries(shown: Sequence[int], count: int) -> list[int]:
    """The first link of every entry: of each link that is shown, and of each stretch between."""
    firsts: list[int] = []
    at = 0
    for number in shown:
        if number > at:
            firsts.append(at)
        firsts.append(number)
        at = number + 1
    if at < count:
        firsts.append(at)
    return firsts
