"""Confirmed links: kept as they are, and walls that no other link crosses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.align.chain import Span, heaviest_chain
from workbench.model.beads import Bead

_SURE = 0.95
# A person's link is out of step only where it crosses more than this many sure ones.
_WORTH = 8.0


@dataclass(frozen=True, slots=True)
class Gap:
    """Paragraphs left to align between two walls, as ascending indexes."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def walls(anchors: Sequence[Bead], free: Iterable[Bead]) -> list[Bead]:
    """The anchors that run down both sides in step, in their order.

    One that crosses many links the machine is sure of, or more of the other anchors, was
    confirmed by a person because the translator moved a paragraph: it is no wall.

    Args:
        anchors: confirmed beads, in any order.
        free: beads of the alignment as it is without anchors.
    """
    known = {_span(anchor, _WORTH): anchor for anchor in anchors if anchor.source and anchor.target}
    sure = [bead for bead in free if bead.confidence >= _SURE and bead.source and bead.target]
    chain = heaviest_chain([*known, *(_span(bead, 1.0) for bead in sure)])
    return [known[span] for span in chain if span in known]


def gaps(source: Sequence[int], target: Sequence[int], walls: Sequence[Bead]) -> list[Gap]:
    """Cuts what is left to align at the walls; gaps with nothing in them are left out.

    Args:
        source: indexes of source paragraphs in no anchor, ascending.
        target: the same of the target.
        walls: anchors in step, in their order.
    """
    found = []
    row = column = 0
    for wall in walls:
        # what an anchor skips over stays beside it, closed in by its own edges
        for i, j in ((wall.source[0], wall.target[0]), (wall.source[-1], wall.target[-1])):
            end, stop = bisect_left(source, i), bisect_left(target, j)
            found.append(Gap(tuple(source[row:end]), tuple(target[column:stop])))
            row, column = bisect_right(source, i), bisect_right(target, j)
    found.append(Gap(tuple(source[row:]), tuple(target[column:])))
    return [gap for gap in found if gap.source or gap.target]


def _span(bead: Bead, weight: float) -> Span:
    return Span((bead.source[0], bead.source[-1]), (bead.target[0], bead.target[-1]), weight)
