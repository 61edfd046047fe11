"""Stamps put back: those of both sides that say the same in the same place are linked."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.lexicon.furniture import stamp
from workbench.model.beads import Bead

_CONFIDENCE = 0.8

_Slot: TypeAlias = tuple[int, int]
"""How many pairs begin before a paragraph, and how many end before it."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the pairs begin and end on one side, ascending; a pair may skip what is between."""

    firsts: list[int]
    lasts: list[int]

    @staticmethod
    def of(sides: Iterable[Sequence[int]]) -> _Edges:
        spans = [(side[0], side[-1]) for side in sides]
        return _Edges(sorted(first for first, _ in spans), sorted(last for _, last in spans))

    def slot(self, paragraph: int) -> _Slot:
        return bisect(self.firsts, paragraph), bisect(self.lasts, paragraph)


def linked_stamps(
    source: Sequence[str], target: Sequence[str], lonely: Sequence[Bead], pairs: Sequence[Bead]
) -> list[Bead]:
    """Beads of one stamp on either side, such as СОВЕРШЕННО СЕКРЕТНО and TOP SECRET.

    Args:
        source: all source paragraphs.
        target: all target paragraphs.
        lonely: beads of a single paragraph, candidates for linking.
        pairs: beads with both sides; a stamp is linked only between the same two of them.
    """
    rows, columns = _Edges.of(bead.source for bead in pairs), _Edges.of(b.target for b in pairs)
    waiting: dict[tuple[str, _Slot], list[int]] = defaultdict(list)
    for bead in lonely:
        for n in bead.target:
            name = stamp(target[n], "en")
            if name:
                waiting[name, columns.slot(n)].append(n)
    found, floor = [], -1
    for n in sorted(i for bead in lonely for i in bead.source):
        name = stamp(source[n], "ru")
        partners = [j for j in waiting[name, rows.slot(n)] if j > floor] if name else []
        if partners:
            floor = min(partners)
            found.append(Bead((n,), (floor,), _CONFIDENCE))
    return found
