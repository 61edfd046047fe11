"""A pair of texts that is aligned again and again, as an editor confirms link after link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol, TypeAlias, runtime_checkable

from workbench.align.anchors import Gap, gaps, walls
from workbench.align.band import Band
from workbench.align.case import Floats, TextPair
from workbench.align.corridor import corridor
from workbench.align.decoding import decoded
from workbench.align.grid import AlignmentEvidence, Grid
from workbench.align.lanes import Lane, Lanes
from workbench.align.lattice import Lattice
from workbench.align.shapes import SHAPES
from workbench.align.weights import Weights
from workbench.model.beads import Bead
from workbench.model.evidence import Evidence
from workbench.model.order import read_downward

_LEARN_FROM = 0.6

Furniture: TypeAlias = tuple[Floats, Floats]
"""Probability of each paragraph of both sides being furniture, in [0, 1)."""


@runtime_checkable
class Adaptive(Protocol):
    """Evidence that learns from a first alignment of the document what its links look like."""

    def fit(self, case: TextPair, beads: Sequence[Bead], /) -> None:
        """Takes the beads of a pair of texts, all with both sides, for true and adapts to them."""
        ...


class Realigner:
    """Scores all beads of two texts once; what lies between anchors is aligned from these scores.

    Args:
        case: the two texts.
        furniture: what in them is furniture.
        evidence: the sources whose weights are summed.
        weights: factors of the evidence, and priors.
    """

    def __init__(
        self,
        case: TextPair,
        furniture: Furniture,
        evidence: Sequence[AlignmentEvidence],
        weights: Weights,
    ) -> None:
        self.case, self.furniture = case, furniture
        self._evidence, self._weights = evidence, weights
        self._known: dict[Gap, list[Bead]] = {}

    def align(self, anchors: Sequence[Bead] = ()) -> tuple[Bead, ...]:
        """As `Aligner.align`."""
        beads = [*anchors, *self.beads(anchors)]
        return read_downward(beads, lambda bead: bead.source, lambda bead: bead.target)

    def beads(self, anchors: Sequence[Bead] = ()) -> list[Bead]:
        """All beads between the anchors; anchors as `Aligner.align` has them."""
        rows = _free(len(self.case.source), (n for anchor in anchors for n in anchor.source))
        columns = _free(len(self.case.target), (n for anchor in anchors for n in anchor.target))
        cuts = gaps(rows, columns, walls(anchors, self._unanchored if anchors else ()))
        found = {gap: self._known.get(gap) or self._between(gap) for gap in cuts}
        self._known = found
        return [bead for gap in cuts for bead in found[gap]]

    @cached_property
    def _unanchored(self) -> list[Bead]:
        return self._known.get(self._whole) or self._between(self._whole)

    def reasons(self, bead: Bead) -> tuple[Evidence, ...]:
        """The evidence for a bead, the machine's or a person's, strongest first.

        There is none for a bead with one side.
        """
        if not (bead.source and bead.target):
            return ()
        found = []
        for one in self.grid.evidence:
            weight = self._weights.evidence[one.kind] * float(one.weigh(self.case, [bead])[0])
            if weight:
                found.append(Evidence(one.kind, weight, one.explain(self.case, bead)))
        return tuple(sorted(found, key=lambda reason: -reason.weight))

    @cached_property
    def grid(self) -> Grid:
        """All paragraphs ready to be scored, the evidence adapted to them."""
        first = self._grid(self._whole)
        beads = decoded(first.lanes, first.lattice(self._band, SHAPES))
        sure = [bead for bead in beads if bead.confidence >= _LEARN_FROM]
        for one in self._evidence:
            if isinstance(one, Adaptive):
                one.fit(self.case, [bead for bead in sure if bead.source and bead.target])
        return self._grid(self._whole)

    @cached_property
    def _band(self) -> Band:
        return corridor(self._grid(self._whole))

    @cached_property
    def _lattice(self) -> Lattice:
        return self.grid.lattice(self._band, SHAPES)

    @property
    def _whole(self) -> Gap:
        return Gap(tuple(range(len(self.case.source))), tuple(range(len(self.case.target))))

    def _between(self, gap: Gap) -> list[Bead]:
        lanes = self.grid.lanes  # by which the evidence is adapted to the whole
        source, target = _hull(gap.source), _hull(gap.target)
        part = self._lattice.part(source, target) if gap.source and gap.target else None
        if part is None:
            grid = self._grid(gap)
            return decoded(grid.lanes, grid.lattice(corridor(grid), SHAPES))
        inside = Lanes(lanes.source.part(source), lanes.target.part(target))
        beads = decoded(inside, part.without(_absent(gap.source), _absent(gap.target)))
        return [bead for bead in beads if _is_of(bead, gap)]

    def _grid(self, gap: Gap) -> Grid:
        source = Lane.of(self.furniture[0], gap.source)
        target = Lane.of(self.furniture[1], gap.target)
        return Grid(self.case, self._evidence, self._weights, Lanes(source, target))


def _free(count: int, taken: Iterable[int]) -> list[int]:
    away = frozenset(taken)
    return [n for n in range(count) if n not in away]


def _hull(numbers: Sequence[int]) -> range:
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)


def _absent(numbers: Sequence[int]) -> list[int]:
    """Places between the first number and the last that are missing: paragraphs of anchors."""
    there = frozenset(numbers)
    return [place for place, n in enumerate(_hull(numbers)) if n not in there]


def _is_of(bead: Bead, gap: Gap) -> bool:
    """Whether a bead of the hull of a gap is one of the gap; the others are single absent ones."""
    side, numbers = (bead.source, gap.source) if bead.source else (bead.target, gap.target)
    place = bisect_left(numbers, side[0])
    return place < len(numbers) and numbers[place] == side[0]
