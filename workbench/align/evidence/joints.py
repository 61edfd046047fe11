"""Joints: a sentence that breaks off at the end of one paragraph goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import regex

from workbench.align.case import Blocks, Floats, Remembered, TextPair, Windows, as_weights
from workbench.model.beads import Bead

_ENDED = regex.compile(r"[.!?…:;»”\"')\]]\W*$|^\P{Ll}*$")
_GOES_ON = regex.compile(r"^\W*\p{Ll}{2}|^[^\p{L}]*\p{Ll}\s")
_FAR = 6
_SHORT = 110


class Joints:
    """Weighs whether a block joins what is torn, and ends where no sentence is torn.

    Between two paragraphs of a side a sentence is torn where the first does not end like a
    sentence and the second begins with a small letter; what stands between them is furniture then.
    A block gains 1 for every torn joint inside it and loses 1 for each that it ends in.
    """

    kind = "joints"
    is_coarse = False

    def __init__(self) -> None:
        self._torn = Remembered[TextPair, tuple[_Torn, _Torn]](
            lambda case: (_Torn(case.source), _Torn(case.target))
        )

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides."""
        blocks = Blocks.of(candidates)
        source, target = self._torn(case)
        return as_weights(source.of(blocks.source)[:, None] + target.of(blocks.target))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """Where a sentence goes on."""
        sides = zip((case.source, case.target), self._torn(case), strict=True)
        members = (candidate.source, candidate.target)
        found = [
            f"{texts[before][-_FAR:]} … {texts[after][:_FAR]}"
            for (texts, torn), side in zip(sides, members, strict=True)
            for before, after in pairwise(side)
            if torn.goes_on_in[before] == after
        ]
        return ", ".join(found)


class _Torn:
    """Which paragraphs of a side break off, and in which one each goes on.

    Attributes:
        goes_on_in: per paragraph the one its last sentence goes on in, -1 for none.
        comes_from: the reverse.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.goes_on_in = np.full(len(texts), -1, dtype=np.intp)
        self.comes_from = np.full(len(texts), -1, dtype=np.intp)
        begins = [_GOES_ON.search(text) is not None for text in texts]
        for number, text in enumerate(texts):
            if len(text) < 2 * _FAR or _ENDED.search(text):
                continue
            ahead = range(number + 1, min(number + 1 + _FAR, len(texts)))
            following = next((n for n in ahead if begins[n]), -1)
            if following > number + 1 and any(
                len(texts[n]) > _SHORT for n in ahead if n < following
            ):
                continue
            if following >= 0:
                self.goes_on_in[number], self.comes_from[following] = following, number

    def of(self, windows: Windows) -> Floats:
        first, last = windows.members[:, 0], windows.members[:, -1]
        weights = np.zeros(len(windows))
        weights -= self.goes_on_in[last] >= 0
        weights -= self.comes_from[first] >= 0
        for place in range(1, windows.size):
            before, after = windows.members[:, place - 1], windows.members[:, place]
            weights += self.goes_on_in[before] == after
        return weights
