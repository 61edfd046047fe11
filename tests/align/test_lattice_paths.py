from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.align.case import Blocks, PerCase, TextPair
from workbench.align.lattice import SHAPES, Lattice, Step, band
from workbench.model.beads import Bead


def full_lattice(n: int, m: int, seed: int, width: int = 0) -> Lattice:
    rng = np.random.default_rng(seed)
    width = width or m + 1
    low = band(n + 1, m + 1, lambda row: row * m / max(n, 1), (width - 1) // 2)
    if width == m + 1:
        low = np.zeros(n + 1, dtype=np.intp)
    scores = {}
    for height, across in SHAPES:
        table = rng.normal(-2, 2, (n + 1, width))
        row, column = np.meshgrid(range(n + 1), range(width), indexing="ij")
        table[(row < height) | (column + low[:, None] < across)] = -np.inf
        scores[height, across] = table
    return Lattice(low, width, m + 1, scores)


def all_paths(lattice: Lattice, row: int, column: int) -> Iterator[tuple[float, list[Step]]]:
    """Every way from the start to a node as (score, steps), by plain recursion."""
    if row == column == 0:
        yield 0.0, []
        return
    for shape in SHAPES:
        before, left = row - shape[0], column - shape[1]
        if before < 0 or left < 0:
            continue
        if not 0 <= left - lattice.low[before] < lattice.width:
            continue
        for score, steps in all_paths(lattice, before, left):
            bead = lattice.scores[shape][row, column - lattice.low[row]]
            yield score + bead, [*steps, (row, column, shape)]


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 1000))
def test_best_path_and_posteriors_are_those_of_all_paths(n, m, seed):
    lattice = full_lattice(n, m, seed)
    paths = list(all_paths(lattice, n, m))
    best = max(score for score, _ in paths)
    assert any(
        score == pytest.approx(best) and steps == lattice.best_path() for score, steps in paths
    )
    total = np.logaddexp.reduce([score for score, _ in paths])
    posteriors = lattice.posteriors()
    for shape, row, column in product(SHAPES, range(n + 1), range(m + 1)):
        mass = sum(np.exp(s - total) for s, steps in paths if (row, column, shape) in steps)
        assert posteriors[shape][row, column] == pytest.approx(mass, abs=1e-9)


def test_a_band_keeps_the_corners():
    lattice = full_lattice(4, 6, 1, width=3)
    assert lattice.low[0] == 0
    assert lattice.low[-1] + lattice.width == 7
    paths = list(all_paths(lattice, 4, 6))
    best = max(score for score, _ in paths)
    found = lattice.best_path()
    assert any(score == pytest.approx(best) and steps == found for score, steps in paths)
    assert sum(step[2][0] for step in found) == 4
    assert sum(step[2][1] for step in found) == 6


def test_blocks_are_beads():
    beads = [Bead((0, 1), (3,), 0.0), Bead((2,), (4, 5), 0.0)]
    blocks = Blocks.of(beads)
    assert list(blocks) == beads
    assert Blocks.of(blocks[1:])[0] == beads[1]
    assert len(Blocks.of([])) == 0


def test_values_are_kept_for_a_pair():
    values = iter(range(1, 9))
    keep = PerCase(lambda _: next(values))
    one, other = TextPair(("a",), ()), TextPair(("a",), ())
    assert [keep(one), keep(one), keep(other)] == [1, 1, 2]
