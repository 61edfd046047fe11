"""Confirmed links: kept as they are, and walls that no other link crosses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.beads import Bead


@dataclass(frozen=True, slots=True)
class Gap:
    """Paragraphs left to align between two walls, as ascending indexes."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def gaps(source: Sequence[int], target: Sequence[int], anchors: Sequence[Bead]) -> list[Gap]:
    """Cuts what is left to align at the anchors.

    Anchors with both sides are walls where they run down both sides in step (the longest chain
    of them does); one out of step, confirmed by a person who moved a paragraph, is no wall.

    Gaps with nothing in them are left out.

    Args:
        source: indexes of source paragraphs in no anchor, ascending.
        target: the same of the target.
        anchors: confirmed beads, in any order.
    """
    found = []
    for anchor in _chain([a for a in anchors if a.source and a.target]):
        # what an anchor skips over stays beside it, closed in by its own edges
        for i, j in ((anchor.source[0], anchor.target[0]), (anchor.source[-1], anchor.target[-1])):
            found.append(Gap(tuple(n for n in source if n < i), tuple(n for n in target if n < j)))
            source, target = [n for n in source if n > i], [n for n in target if n > j]
    found.append(Gap(tuple(source), tuple(target)))
    return [gap for gap in found if gap.source or gap.target]


def _chain(anchors: list[Bead]) -> list[Bead]:
    """A longest chain of anchors of which each lies wholly after the one before on both sides."""
    ordered = sorted(anchors, key=lambda bead: (bead.source[0], bead.target[0]))
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, anchor in enumerate(ordered):
        place = bisect_left(ends, anchor.target[0])
        while place and ordered[last[place - 1]].source[-1] >= anchor.source[0]:
            place -= 1
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(anchor.target[-1])
            last.append(number)
        elif anchor.target[-1] < ends[place]:
            ends[place], last[place] = anchor.target[-1], number
    chain: list[Bead] = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]
