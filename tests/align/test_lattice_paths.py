"""The lattice against plain recursion over every path."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.align.band import Band
from workbench.align.case import Indexes
from workbench.align.corridor import banded
from workbench.align.lanes import MOST, NOWHERE
from workbench.align.lattice import Lattice, Step
from workbench.align.shapes import SHAPES, SOURCE_ALONE, TARGET_ALONE

Path = tuple[float, list[Step]]


def begins(paragraphs: int, rng: np.random.Generator) -> Indexes:
    """Where windows begin; some skip over one paragraph."""
    nodes = np.arange(paragraphs + 1)
    table = [nodes]
    for _ in range(MOST):
        skip = rng.integers(0, 2, paragraphs + 1) if len(table) > 1 else 0
        before = table[-1] - 1 - skip
        table.append(np.where((table[-1] > 0) & (before >= 0), before, NOWHERE))
    return np.stack(table)


def some_lattice(rows: int, columns: int, seed: int, half: int | None = None) -> Lattice:
    rng = np.random.default_rng(seed)
    band = Band.whole(rows + 1, columns + 1)
    if half is not None:
        band = banded(columns + 1, np.linspace(0, columns, rows + 1), half)
    scores = {shape: rng.normal(-2, 2, band.size) for shape in SHAPES}
    return Lattice(band, begins(rows, rng), begins(columns, rng), scores)


def all_paths(lattice: Lattice, row: int, column: int, above: bool = False) -> Iterator[Path]:
    """Every alignment up to a node, by plain recursion; `above`: not ending in a 0-1."""
    if not lattice.band.low[row] <= column < lattice.band.high[row]:
        return
    if row == column == 0:
        yield 0.0, []
    place = int(lattice.band.places(np.array(row), np.array(column)))
    for shape in SHAPES:
        if above and shape == TARGET_ALONE:
            continue
        before = lattice.row_begins[shape.height][row]
        left = lattice.column_begins[shape.across][column]
        if NOWHERE in (before, left):
            continue
        bead = lattice.scores[shape][place]
        for score, steps in all_paths(lattice, before, left, above=shape == SOURCE_ALONE):
            yield score + bead, [*steps, Step(place, shape)]


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 1000), st.integers(1, 2))
def test_best_path_and_posteriors_are_those_of_all_paths(rows, columns, seed, half):
    lattice = some_lattice(rows, columns, seed, half)
    paths = list(all_paths(lattice, rows, columns))
    assume(paths)
    _, steps = max(paths, key=lambda path: path[0])
    assert lattice.best_path() == steps
    total = np.logaddexp.reduce([score for score, _ in paths])
    assert lattice.total == pytest.approx(total)
    posteriors = lattice.posteriors()
    for shape, place in product(SHAPES, range(lattice.band.size)):
        mass = sum(np.exp(score - total) for score, steps in paths if Step(place, shape) in steps)
        assert posteriors[shape][place] == pytest.approx(mass, abs=1e-9)


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 1000))
def test_every_alignment_passes_from_the_start_to_the_end(rows, columns, seed):
    passing = some_lattice(rows, columns, seed).passing()
    assert passing[0] == pytest.approx(1.0)
    assert passing[-1] == pytest.approx(1.0)


@given(st.data(), st.integers(1, 5), st.integers(1, 5), st.integers(0, 1000))
def test_a_part_scores_what_lies_in_it_as_the_whole_does(data, rows, columns, seed):
    lattice = some_lattice(rows, columns, seed)
    first, left = data.draw(st.integers(0, rows)), data.draw(st.integers(0, columns))
    last, right = data.draw(st.integers(first, rows)), data.draw(st.integers(left, columns))
    part = lattice.part(range(first, last), range(left, right))
    assert part is not None
    for score, steps in all_paths(part, last - first, right - left):
        whole = lattice.band.places(part.band.rows + first, part.band.columns + left)
        moved = sum(lattice.scores[step.shape][whole[step.place]] for step in steps)
        assert score == pytest.approx(moved)


def test_a_band_keeps_the_corners():
    band = banded(101, np.linspace(0, 70, 31), 4)
    assert band.low[0] == 0
    assert band.high[-1] == 101
    assert (np.diff(band.low) >= 0).all()
    assert (band.low[1:] < band.high[:-1]).all()
