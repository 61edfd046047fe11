"""Stamps put back: those of both sides that say the same in the same place are linked."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence

from workbench.lexicon.furniture import stamp
from workbench.model.beads import Bead

_CONFIDENCE = 0.8


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
    rows = sorted(bead.source[0] for bead in pairs)
    columns = sorted(bead.target[0] for bead in pairs)
    waiting: dict[tuple[str, int], list[int]] = defaultdict(list)
    for bead in lonely:
        for n in bead.target:
            name = stamp(target[n], "en")
            if name:
                waiting[name, bisect(columns, n)].append(n)
    found, floor = [], -1
    for n in sorted(i for bead in lonely for i in bead.source):
        name = stamp(source[n], "ru")
        partners = [j for j in waiting[name, bisect(rows, n)] if j > floor] if name else []
        if partners:
            floor = min(partners)
            found.append(Bead((n,), (floor,), _CONFIDENCE))
    return found
