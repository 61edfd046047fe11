"""From evidence to a lattice: scores of all beads between two lanes of paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from workbench.align.band import Band
from workbench.align.case import Blocks, Floats, Indexes, TextPair, Windows
from workbench.align.lanes import NOWHERE, Lane, Lanes
from workbench.align.lattice import Lattice
from workbench.align.shapes import CROSSED, ONE_TO_ONE, SOURCE_ALONE, TARGET_ALONE, Shape
from workbench.align.weights import Weights
from workbench.model.beads import Bead
from workbench.model.evidence import EvidenceSource

_ROWS_AT_ONCE = 128


class AlignmentEvidence(EvidenceSource[TextPair, Bead], Protocol):
    """One kind of evidence about beads.

    Candidates are `Blocks`, or one bead with both sides; others are a ValueError.

    Attributes:
        is_coarse: whether it helps to find where in two texts to look, and is quick enough for it.
    """

    @property
    def is_coarse(self) -> bool:
        """See the class."""
        ...


@dataclass(frozen=True)
class Grid:
    """Everything needed to score beads of two lanes.

    Attributes:
        case: the two texts.
        evidence: the sources whose weights are summed.
        weights: factors of the evidence, and priors.
        lanes: the paragraphs that are aligned.
    """

    case: TextPair
    evidence: Sequence[AlignmentEvidence]
    weights: Weights
    lanes: Lanes

    @property
    def source(self) -> Lane:
        """The lane of the source."""
        return self.lanes.source

    @property
    def target(self) -> Lane:
        """The lane of the target."""
        return self.lanes.target

    def lattice(self, band: Band, shapes: Sequence[Shape]) -> Lattice:
        """Scores of all beads of these shapes in a band."""
        scores = {shape: np.full(band.size, -np.inf) for shape in shapes}
        rows = len(band.low)
        for first in range(0, rows, _ROWS_AT_ONCE):
            self._fill(scores, band, first, min(first + _ROWS_AT_ONCE, rows))
        scores[SOURCE_ALONE] = np.append(-np.inf, self._alone[0])[band.rows]
        scores[TARGET_ALONE] = np.append(-np.inf, self._alone[1])[band.columns]
        if CROSSED in scores:
            scores[CROSSED] = self._crossed(scores[ONE_TO_ONE], band)
        return Lattice(band, self.source.begins, self.target.begins, scores)

    @cached_property
    def _alone(self) -> tuple[Floats, Floats]:
        """Log probability of each paragraph standing alone: furniture, or left out."""
        source, target = (
            np.log(lane.furniture + (1 - lane.furniture) * self.weights.priors[shape])
            for lane, shape in zip(self._both, (SOURCE_ALONE, TARGET_ALONE), strict=True)
        )
        return source, target

    def _fill(self, scores: Mapping[Shape, Floats], band: Band, first: int, last: int) -> None:
        """Scores of the beads with both sides that end in rows [first, last)."""
        rows = np.arange(first, last)
        columns = np.arange(band.low[rows].min(), band.high[rows].max())
        here = band.of_rows(first, last)
        places = band.rows[here] - first, band.columns[here] - columns[0]
        above = {size: _Ends.of(self.source, size, rows) for size in (1, 2, 3)}
        beside = {size: _Ends.of(self.target, size, columns) for size in (1, 2, 3)}
        for shape, table in scores.items():
            if not shape.paired or shape.crossed:
                continue
            source, target = above[shape.height], beside[shape.across]
            dense = np.full((len(rows), len(columns)), -np.inf)
            dense[np.ix_(source.there, target.there)] = self._weighed(source, target)
            dense += self._fixed(shape, rows, columns)
            table[here] = dense[places]

    def _weighed(self, source: _Ends, target: _Ends) -> Floats:
        """What the evidence says of all blocks of two sizes, (source windows, target windows)."""
        blocks = Blocks(source.windows, target.windows)
        total = np.zeros(blocks.shape)
        for one in self.evidence:
            factor = self.weights.evidence[one.kind]
            total += factor * np.asarray(one.weigh(self.case, blocks)).reshape(blocks.shape)
        return total

    def _fixed(self, shape: Shape, rows: Indexes, columns: Indexes) -> Floats:
        """Prior, and what furniture in the windows and what they skip costs."""
        skipped = self._skipped[0][shape.height - 1][rows][:, None]
        skipped = skipped + self._skipped[1][shape.across - 1][columns]
        text = self._text[0][shape.height - 1][rows][:, None]
        text = text + self._text[1][shape.across - 1][columns]
        if shape == ONE_TO_ONE:
            furniture = self._furniture[0][rows][:, None] + self._furniture[1][columns]
            text = np.logaddexp(text, furniture + np.log(self.weights.furniture_linked))
        fixed: Floats = np.log(self.weights.priors[shape]) + text + skipped
        return fixed

    @cached_property
    def _skipped(self) -> tuple[Floats, Floats]:
        """What the windows of each size that end at each node cost for what they skip."""
        return self.source.skipped_sums(self._alone[0]), self.target.skipped_sums(self._alone[1])

    @cached_property
    def _text(self) -> tuple[Floats, Floats]:
        """Log probability that no paragraph of a window is furniture."""
        source, target = (lane.window_sums(np.log1p(-lane.furniture)) for lane in self._both)
        return source, target

    @cached_property
    def _furniture(self) -> tuple[Floats, Floats]:
        """Log probability that the paragraph before each node is furniture."""
        with np.errstate(divide="ignore"):
            source, target = (np.log(np.append(0.0, lane.furniture)) for lane in self._both)
        return source, target

    @property
    def _both(self) -> tuple[Lane, Lane]:
        return self.source, self.target

    def _crossed(self, single: Floats, band: Band) -> Floats:
        """Log scores of 2-2 blocks as two 1-1 links out of order."""
        linked = np.append(single - np.log(self.weights.priors[ONE_TO_ONE]), -np.inf)
        above, before = self.source.begins[2][band.rows], self.target.begins[2][band.columns]
        there = (above != NOWHERE) & (before != NOWHERE)
        skipped = self._skipped[0][1][band.rows] + self._skipped[1][1][band.columns]
        first = band.places(np.where(there, above + 1, NOWHERE), band.columns)
        second = band.places(band.rows, np.where(there, before + 1, NOWHERE))
        prior = np.log(self.weights.priors[CROSSED])
        scores: Floats = prior + skipped + linked[first] + linked[second]
        return scores


@dataclass(frozen=True)
class _Ends:
    """The windows of a size that end at some nodes.

    Attributes:
        windows: those that there are.
        there: places in the list of nodes that have one.
    """

    windows: Windows
    there: Indexes

    @staticmethod
    def of(lane: Lane, size: int, nodes: Indexes) -> _Ends:
        there = np.flatnonzero(lane.begins[size][nodes] != NOWHERE)
        return _Ends(lane.windows(size, nodes[there]), there)
