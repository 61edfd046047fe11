"""Where in the grid to look: a wide band at first, then a narrow one around what it found.

Small grids are looked at whole. In large ones a chain of rare things that both texts share (after
the anchors of Melamed 1999) shows where the alignment runs, a first programme with beads 1-1, 1-0
and 0-1 how sure that is, and the beads of all shapes are scored in the corridor that remains.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, runtime_checkable

import numpy as np

from workbench.align.case import Floats, Indexes
from workbench.align.grid import Grid
from workbench.align.lattice import Band
from workbench.align.shapes import SIMPLE

_WHOLE_UP_TO = 16_000
_FIRST_WHOLE_UP_TO = 1_000_000
_HALF_BAND = 200
_MARGIN = 12
_IMPROBABLE = 1e-6
_RARE = 5


@runtime_checkable
class Pointing(Protocol):
    """Evidence that can name pairs of paragraphs which share something rare."""

    def pointers(self, case: object, /) -> tuple[Indexes, Indexes, Floats]:
        """Source paragraphs, target paragraphs and weights of things found in both."""
        ...


def corridor(grid: Grid) -> Band:
    """The band in which all beads are scored; start and end lie in it."""
    rows, columns = len(grid.source) + 1, len(grid.target) + 1
    if rows * columns <= _WHOLE_UP_TO:
        return Band(np.zeros(rows, dtype=np.intp), columns)
    if rows * columns <= _FIRST_WHOLE_UP_TO:
        first = Band(np.zeros(rows, dtype=np.intp), columns)
    else:
        first = banded(columns, expected_columns(grid), _HALF_BAND)
    return _narrowed(grid, first, columns)


def banded(columns: int, centre: Floats, half: int) -> Band:
    """A band of 2 * `half` + 1 columns around an ascending centre, one number a row."""
    # a row must reach the columns of the next one
    half = max(half, int(np.ceil(np.diff(centre).max(initial=0.0))))
    width = min(columns, 2 * half + 1)
    low = np.rint(centre).astype(np.intp) - half
    low[0], low[-1] = 0, columns - width
    return Band(np.maximum.accumulate(np.clip(low, 0, columns - width)), width)


def _narrowed(grid: Grid, first: Band, columns: int) -> Band:
    """As wide as the programme with simple beads needs to be nearly certain of every row."""
    passed = grid.lattice(first, SIMPLE).passing()
    at = first.columns
    likely = passed > _IMPROBABLE
    leftmost = np.where(likely, at, columns).min(axis=1) - _MARGIN
    rightmost = np.where(likely, at, 0).max(axis=1) + _MARGIN + 1
    leftmost = np.minimum.accumulate(leftmost[::-1])[::-1]
    rightmost = np.maximum.accumulate(rightmost)
    width = min(columns, int((rightmost - leftmost).max()))
    return Band(np.clip((leftmost + rightmost - width) // 2, 0, columns - width), width)


def expected_columns(grid: Grid) -> Floats:
    """Expected column of each row, between things that only one place of either text has."""
    places = _chain(*_pointers(grid))
    rows, columns = len(grid.source), len(grid.target)
    source, target = _running(grid.case.source, grid.source.paragraphs), _running(
        grid.case.target, grid.target.paragraphs
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
    return keys // size, keys % size, np.bincount(place, gains[inside], minlength=len(keys))


def _places(paragraphs: Indexes, count: int) -> Indexes:
    places = np.full(count, -1, dtype=np.intp)
    places[paragraphs] = np.arange(len(paragraphs))
    return places


def _chain(rows: Indexes, columns: Indexes, gains: Floats) -> list[tuple[int, int]]:
    """The heaviest chain of pairs that ascends on both sides."""
    # per column at which a chain ends its weight; heavier chains only, so both lists ascend
    ends: list[int] = [-1]
    weights: list[float] = [0.0]
    last: list[int] = [-1]
    before = [-1] * len(rows)
    order = np.lexsort((-columns, rows))
    for n in order.tolist():
        column, gain = int(columns[n]), float(gains[n])
        at = bisect_left(ends, column)
        weight = weights[at - 1] + gain
        before[n] = last[at - 1]
        stop = at
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        if at < stop or at == len(ends) or ends[at] > column:
            ends[at:stop], weights[at:stop], last[at:stop] = [column], [weight], [n]
    chain = []
    n = last[-1]
    while n >= 0:
        chain.append((int(rows[n]), int(columns[n])))
        n = before[n]
    return chain[::-1]


def _running(texts: Sequence[str], paragraphs: Indexes) -> Floats:
    sizes = [len(texts[n]) + 1.0 for n in paragraphs]
    return np.concatenate(([0.0], np.cumsum(sizes)))
