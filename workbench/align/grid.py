"""From evidence to a lattice: scores of all beads between two stretches of a pair of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from workbench.align.case import Blocks, Floats, Indexes, TextPair
from workbench.align.lattice import SHAPES, Lattice, Shape, band
from workbench.model.beads import Bead
from workbench.model.evidence import EvidenceSource

AlignmentEvidence: TypeAlias = EvidenceSource[TextPair, Bead]

# How often each kind of bead stands in published translations of documents: mostly 1-1, with
# more lonely paragraphs than Gale and Church (1993) found in bank reports.
_PRIOR: Mapping[Shape, float] = {
    (1, 1): 0.81,
    (1, 0): 0.02,
    (0, 1): 0.02,
    (2, 1): 0.06,
    (1, 2): 0.06,
    (2, 2): 0.008,
    (3, 1): 0.008,
    (1, 3): 0.008,
    (2, 3): 0.003,
    (3, 2): 0.003,
    (3, 3): 0.002,
}
# Two neighbouring links out of order.
_CROSSING = 0.003
_ROWS_AT_ONCE = 128
_FULL_UP_TO = 1_200_000
_HALF_BAND = 250


@dataclass(frozen=True, slots=True)
class Stretch:
    """Source paragraphs [source_start, source_end) and target paragraphs likewise."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int


@dataclass(frozen=True)
class Grid:
    """Everything needed to score beads of a pair of texts.

    Attributes:
        case: the two texts.
        evidence: the sources whose weights are summed.
        source_furniture: probability in [0, 1) of each source paragraph being furniture.
        target_furniture: the same of the target paragraphs.
    """

    case: TextPair
    evidence: Sequence[AlignmentEvidence]
    source_furniture: Floats
    target_furniture: Floats

    def lattice(self, stretch: Stretch) -> Lattice:
        """Scores of all beads inside a stretch; its corners are the ends of the lattice."""
        rows = stretch.source_end - stretch.source_start + 1
        columns = stretch.target_end - stretch.target_start + 1
        half = columns if rows * columns <= _FULL_UP_TO else _HALF_BAND
        low = band(rows, columns, lambda row: self._diagonal(stretch)[row], half)
        width = min(columns, 2 * half + 1)
        scores = {shape: np.full((rows, width), -np.inf) for shape in SHAPES}
        for first in range(0, rows, _ROWS_AT_ONCE):
            some = np.arange(first, min(first + _ROWS_AT_ONCE, rows))
            row = np.repeat(some, width)
            column = (low[some][:, None] + np.arange(width)).ravel()
            for shape in SHAPES:
                values = self._score(stretch, shape, row, column)
                scores[shape][some] = values.reshape(len(some), width)
        return Lattice(low, width, columns, scores)

    def _score(self, stretch: Stretch, shape: Shape, row: Indexes, column: Indexes) -> Floats:
        """Log scores of the beads of one shape that end at the given nodes."""
        height, across = shape
        values = np.full(len(row), -np.inf)
        inside = (row >= height) & (column >= across)
        end = stretch.source_start + row[inside]
        target_end = stretch.target_start + column[inside]
        blocks = Blocks(end - height, end, target_end - across, target_end)
        values[inside] = self._beads(shape, blocks)
        return values

    def _beads(self, shape: Shape, blocks: Blocks) -> Floats:
        prior = _PRIOR[shape]
        if shape == (0, 1):
            return _lonely(self.target_furniture[blocks.target_start], prior)
        if shape == (1, 0):
            return _lonely(self.source_furniture[blocks.source_start], prior)
        values: Floats = np.log(prior) + self._linked(blocks)
        if shape == (2, 2):
            values = np.logaddexp(values, self._crossed(blocks))
        return values

    def _linked(self, blocks: Blocks) -> Floats:
        """Log odds of blocks of text being links, without their prior."""
        values = _text(self.source_furniture, blocks.source_start, blocks.source_end)
        values += _text(self.target_furniture, blocks.target_start, blocks.target_end)
        for source in self.evidence:
            values += np.asarray(source.weigh(self.case, blocks))
        return values

    def _crossed(self, blocks: Blocks) -> Floats:
        """Log scores of 2-2 blocks as two links out of order, as date and addressee often are."""
        one, two = blocks.source_start + 1, blocks.target_start + 1
        first = Blocks(blocks.source_start, one, two, blocks.target_end)
        second = Blocks(one, blocks.source_end, blocks.target_start, two)
        values: Floats = np.log(_CROSSING) + self._linked(first) + self._linked(second)
        return values

    def crossing_share(self, bead: Bead) -> float:
        """Probability that a 2-2 bead is two crossing links, 0..1; 0 for any other bead."""
        if (len(bead.source), len(bead.target)) != (2, 2):
            return 0.0
        block = Blocks.of([bead])
        merged = np.log(_PRIOR[2, 2]) + self._linked(block)[0]
        crossed = self._crossed(block)[0]
        return float(np.exp(crossed - np.logaddexp(merged, crossed)))

    def _diagonal(self, stretch: Stretch) -> Floats:
        """Expected column of each row if both texts run on at an even pace."""
        source = _shares(self.case.source[stretch.source_start : stretch.source_end])
        target = _shares(self.case.target[stretch.target_start : stretch.target_end])
        expected: Floats = np.interp(source, target, np.arange(len(target)))
        return expected


def _shares(texts: Sequence[str]) -> Floats:
    run = np.concatenate(([0.0], np.cumsum([len(text) + 1.0 for text in texts])))
    shares: Floats = run / max(run[-1], 1.0)
    return shares


def _lonely(furniture: Floats, prior: float) -> Floats:
    """Furniture stands alone; text does so with its prior."""
    scores: Floats = np.log(furniture + (1 - furniture) * prior)
    return scores


def _text(furniture: Floats, start: Indexes, end: Indexes) -> Floats:
    """Log probability that none of the paragraphs is furniture."""
    run = np.concatenate(([0.0], np.cumsum(np.log1p(-furniture))))
    sums: Floats = run[end] - run[start]
    return sums
