"""What single words ask of their neighbours beyond what their class does.

«Руководить» takes the instrumental and «бояться» the genitive, though both are verbs without an
object; nouns differ in the prepositions they follow. Kept by lemma, so that what one form was seen
with serves all of them: ln of how much oftener a class stands beside the word than the classes
alone would have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Government:
    """One side: what stands after a word, or what stands before it.

    Attributes:
        start: of each lemma, where its entries begin.
        end: and where they end.
        kind: uint16: class of each entry.
        factor: float32: how many times oftener than usual the class stands there.
        classes: number of classes.
    """

    start: Mapping[str, int]
    end: Mapping[str, int]
    kind: NDArray[np.uint16]
    factor: Floats
    classes: int

    @classmethod
    def none(cls, classes: int) -> Government:
        """Nothing is asked by any word."""
        return cls({}, {}, np.zeros(0, np.uint16), np.zeros(0, np.float32), classes)

    def of(self, lemma: str) -> Floats | None:
        """The factor of each class beside the lemma, shape (classes,); None if all are 1."""
        start = self.start.get(lemma)
        if start is None:
            return None
        entries = slice(start, self.end[lemma])
        factors = np.ones(self.classes, np.float32)
        factors[self.kind[entries]] = self.factor[entries]
        return factors
