"""Stamps: СОВЕРШЕННО СЕКРЕТНО and TOP SECRET are the same one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.case import Blocks, Indexes, Remembered, TextPair, as_weights
from workbench.lexicon.furniture import stamp
from workbench.model.beads import Bead

_SAME, _OTHER = 4.0, -4.0


class Stamps:
    """Weighs one paragraph against one: the same stamp, or two different ones."""

    kind = "stamps"
    is_coarse = False

    def __init__(self) -> None:
        self._stamps = Remembered[TextPair, tuple[Indexes, Indexes]](_numbered)

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights; 0.0 for beads of more paragraphs or without a stamp."""
        blocks = Blocks.of(candidates)
        if blocks.source.size > 1 or blocks.target.size > 1:
            return as_weights(np.zeros(blocks.shape))
        source, target = (
            stamps[windows.members[:, 0]]
            for stamps, windows in zip(
                self._stamps(case), (blocks.source, blocks.target), strict=True
            )
        )
        both = (source[:, None] > 0) & (target > 0)
        same = source[:, None] == target
        return as_weights(np.where(both, np.where(same, _SAME, _OTHER), 0.0))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """The name of the stamp."""
        if len(candidate.source) + len(candidate.target) > 2:
            return ""
        name = stamp(case.source[candidate.source[0]], "ru")
        return name if name == stamp(case.target[candidate.target[0]], "en") else ""


def _numbered(case: TextPair) -> tuple[Indexes, Indexes]:
    """Number of the stamp of each paragraph, 0 for none."""
    sides = (
        [stamp(text, language) for text in texts]
        for texts, language in ((case.source, "ru"), (case.target, "en"))
    )
    source, target = sides
    number = {name: n for n, name in enumerate(["", *sorted({*source, *target} - {""})])}
    return np.array([number[name] for name in source], dtype=np.intp), np.array(
        [number[name] for name in target], dtype=np.intp
    )
