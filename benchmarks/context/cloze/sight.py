"""What every place of a batch sees: `workbench.correct.context.cloze.surroundings` as matrices.

As matrices, so that what was learned at a place goes back the way it was seen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from benchmarks.context.cloze.texts import Batch
from workbench.correct.context.cloze import BAG, SIDE
from workbench.correct.context.gaps import OUTSIDE

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


def around(batch: Batch) -> list[csr_matrix]:
    """What every place sees of the others of its paragraph: each side's places, then the bag."""
    size = len(batch.words)
    here = np.arange(size)
    links = []
    for side in _sides():
        there = here + side
        inside = _inside(batch, side)
        link = (np.ones(int(inside.sum()), np.float32), (here[inside], there[inside]))
        links.append(csr_matrix(link, shape=(size, size)))
    low = np.maximum(np.searchsorted(batch.paragraph, batch.paragraph, "left"), here - BAG)
    high = np.minimum(np.searchsorted(batch.paragraph, batch.paragraph, "right"), here + BAG + 1)
    count = high - low
    rows = np.repeat(here, count)
    columns = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)])
    share = (1 / np.sqrt(np.maximum(count - 1, 1))).astype(np.float32)
    bag = csr_matrix((np.repeat(share, count) * (rows != columns), (rows, columns)))
    return [*links, bag]


def between(batch: Batch) -> Floats:
    """The widest gap between every place and each side's places, one of four."""
    codes: list[Numbers] = []
    for side in _sides():
        widest = np.full(len(batch.words), OUTSIDE)
        inside = np.flatnonzero(_inside(batch, side))
        steps = range(side + 1, 1) if side < 0 else range(1, side + 1)
        widest[inside] = np.max([batch.gaps[inside + step] for step in steps], axis=0)
        codes.append(widest)
    found: Floats = np.eye(OUTSIDE + 1, dtype=np.float32)[np.stack(codes, axis=1)]
    return found.reshape(len(batch.words), -1)


def _sides() -> Sequence[int]:
    return [*range(-SIDE, 0), *range(1, SIDE + 1)]


def _inside(batch: Batch, side: int) -> NDArray[np.bool_]:
    """Whether the place `side` places on is in the same paragraph."""
    there = np.arange(len(batch.words)) + side
    valid = (there >= 0) & (there < len(batch.words))
    same = batch.paragraph[np.clip(there, 0, len(batch.words) - 1)] == batch.paragraph
    found: NDArray[np.bool_] = valid & same
    return found
