"""Where in the grid to look: a wide band at first, then a narrow one around what it found.

Small grids are looked at whole. In large ones a chain of rare things that both texts share (after
the anchors of Melamed 1999) shows where the alignment runs, a first programme with beads 1-1, 1-0
and 0-1 how sure that is, and the beads of all shapes are scored in the corridor that remains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol, runtime_checkable

import numpy as np

from workbench.align.band import Band
from workbench.align.case import Floats, Indexes, TextPair, running_sums
from workbench.align.chain import Span, heaviest_chain
from workbench.align.grid import Grid
from workbench.align.shapes import SIMPLE

_WHOLE_UP_TO = 16_000
_FIRST_WHOLE_UP_TO = 1_000_000
_HALF_BAND = 120
_MARGIN = 12
_IMPROBABLE = 1e-4


@runtime_checkable
class Pointing(Protocol):
    """Evidence that can name pairs of paragraphs which share something rare."""

    def pointers(self, case: TextPair, /) -> tuple[Indexes, Indexes, Floats]:
        """Source paragraphs, target paragraphs and weights of things found in both."""
        ...


def corridor(grid: Grid) -> Band:
    """The band in which all beads are scored; start and end lie in it."""
    grid = replace(grid, evidence=[one for one in grid.evidence if one.is_coarse])
    rows, columns = len(grid.source) + 1, len(grid.target) + 1
    if rows * columns <= _WHOLE_UP_TO:
        return Band.whole(rows, columns)
    if rows * columns <= _FIRST_WHOLE_UP_TO:
        return _narrowed(grid, Band.whole(rows, columns))
    return _narrowed(grid, banded(columns, _expected_columns(grid), _HALF_BAND))


def banded(columns: int, centre: Floats, half: int) -> Band:
    """A band of `half` columns on either side of an ascending centre, one number a row."""
    middle = np.rint(centre).astype(np.intp)
    low, high = np.clip(middle - half, 0, None), np.clip(middle + half + 1, None, columns)
    low[0], high[-1] = 0, columns
    # a row must reach the columns of the next one
    high[:-1] = np.maximum(high[:-1], low[1:] + 1)
    return Band(low, high)


def _narrowed(grid: Grid, first: Band) -> Band:
    """As wide in every row as the programme with simple beads needs to be nearly certain."""
    passed = grid.lattice(first, SIMPLE).passing()
    best = np.maximum.reduceat(passed, first.starts[:-1])
    likely = np.flatnonzero(passed >= np.minimum(_IMPROBABLE, best)[first.rows])
    rows, columns = first.rows[likely], first.columns[likely]
    begins = np.searchsorted(rows, np.arange(len(first.low)))
    leftmost = np.minimum.accumulate(np.minimum.reduceat(columns, begins)[::-1])[::-1]
    rightmost = np.maximum.accumulate(np.maximum.reduceat(columns, begins))
    last = int(first.high[-1])
    return Band(np.clip(leftmost - _MARGIN, 0, None), np.clip(rightmost + _MARGIN + 1, None, last))


def _expected_columns(grid: Grid) -> Floats:
    """Expected column of each row, by length between places that share something rare."""
    pointers = zip(*(column.tolist() for column in _pointers(grid)), strict=True)
    chain = heaviest_chain(Span((i, i), (j, j), gain) for i, j, gain in pointers)
    places = [(span.source[0], span.target[0]) for span in chain]
    rows, columns = len(grid.source), len(grid.target)
    source, target = (
        _running(grid.case.source, grid.source.paragraphs),
        _running(grid.case.target, grid.target.paragraphs),
    )
    centre = np.empty(rows + 1)
    for (row, column), (next_row, next_column) in pairwise([(0, 0), *places, (rows, columns)]):
        here = source[row : next_row + 1]
        there = target[column : next_column + 1]
        share = (here - here[0]) / max(here[-1] - here[0], 1.0)
        nodes = np.arange(column, next_column + 1)
        grown = (there - there[0]) / max(there[-1] - there[0], 1.0)
        centre[row : next_row + 1] = np.interp(share, grown, nodes)
    return centre


def _pointers(grid: Grid) -> tuple[Indexes, Indexes, Floats]:
    """Places in the lanes that share rare things, and how much these weigh together."""
    size = len(grid.target) + 1
    found = [one.pointers(grid.case) for one in grid.evidence if isinstance(one, Pointing)]
    row_of = _places(grid.source.paragraphs, len(grid.case.source))
    column_of = _places(grid.target.paragraphs, len(grid.case.target))
    rows = np.concatenate([row_of[source] for source, _, _ in found] or [np.zeros(0, np.intp)])
    columns = np.concatenate([column_of[target] for _, target, _ in found] or [rows])
    gains = np.concatenate([gain for _, _, gain in found] or [np.zeros(0)])
    inside = (rows >= 0) & (columns >= 0)
    keys, place = np.unique(rows[inside] * size + columns[inside], return_inverse=True)
    together: Floats = np.bincount(place, gains[inside], minlength=len(keys)).astype(np.float64)
    return keys // size, keys % size, together


def _places(paragraphs: Indexes, count: int) -> Indexes:
    places = np.full(count, -1, dtype=np.intp)
    places[paragraphs] = np.arange(len(paragraphs))
    return places


def _running(texts: Sequence[str], paragraphs: Indexes) -> Floats:
    sizes = [len(texts[n]) + 1.0 for n in paragraphs]
    return running_sums(np.array(sizes))
