"""Vectors: what both sides mean, where a sentence encoder is installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.case import (
    Blocks,
    Floats,
    Remembered,
    TextPair,
    Windows,
    as_weights,
    normal_density,
)
from workbench.align.words import legible
from workbench.lexicon.encoder import Encoder
from workbench.model.beads import Bead

# Cosines of what translates each other, and of what does not where a text is too short to tell.
_LINKED, _LINKED_SPREAD = 0.68, 0.12
_CHANCE, _CHANCE_SPREAD, _LEAST_SPREAD = 0.05, 0.12, 0.07
_PAIRS = 2000
_STRANGE, _STRANGEST = 0.03, 1e-3


class Vectors:
    """Weighs the cosine of the vectors of both sides of a block.

    The weight is log p(cosine | linked) - log p(cosine | any two places of the document), both
    taken as normal. The vector of a window is the sum of those of its paragraphs.

    Args:
        encoder: the encoder.
    """

    kind = "vectors"
    is_coarse = False

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._encoded = Remembered[TextPair, _Encoded](self._encode)

    def weigh(self, case: TextPair, candidates: Sequence[Bead], /) -> Sequence[float]:
        """Natural-log weights of beads with both sides."""
        blocks = Blocks.of(candidates)
        return as_weights(self._encoded(case).weigh(blocks))

    def explain(self, case: TextPair, candidate: Bead, /) -> str:
        """The cosine."""
        return f"{self._encoded(case).cosines(Blocks.of([candidate]))[0, 0]:.2f}"

    def _encode(self, case: TextPair) -> _Encoded:
        source = _vectors(self._encoder, [legible(text) for text in case.source])
        return _Encoded.of(source, _vectors(self._encoder, case.target))


@dataclass(frozen=True)
class _Encoded:
    """Vectors of unit length of both sides, and how cosines are spread.

    Attributes:
        source: (paragraphs, dimensions).
        target: (paragraphs, dimensions).
        mean: of cosines at random places.
        spread: standard deviation of these.
    """

    source: Floats
    target: Floats
    mean: float
    spread: float

    @staticmethod
    def of(source: Floats, target: Floats) -> _Encoded:
        if not (len(source) and len(target)):
            return _Encoded(source, target, _CHANCE, _CHANCE_SPREAD)
        generator = np.random.default_rng(0)
        rows, columns = (generator.integers(0, len(side), _PAIRS) for side in (source, target))
        cosines = (source[rows] * target[columns]).sum(axis=1)
        spread = max(float(cosines.std()), _LEAST_SPREAD)
        return _Encoded(source, target, float(cosines.mean()), spread)

    def cosines(self, blocks: Blocks) -> Floats:
        source, target = _sums(self.source, blocks.source), _sums(self.target, blocks.target)
        cosines: Floats = source @ target.T
        return cosines

    def weigh(self, blocks: Blocks) -> Floats:
        cosines = self.cosines(blocks)
        linked = normal_density(cosines - _LINKED, _LINKED_SPREAD)
        chance = normal_density(cosines - self.mean, self.spread)
        return np.log((1 - _STRANGE) * linked + _STRANGE) - np.log(chance + _STRANGEST)


def _vectors(encoder: Encoder, texts: Sequence[str]) -> Floats:
    if not texts:
        return np.zeros((0, 1))
    return np.asarray(encoder.vectors(texts), dtype=np.float64)


def _sums(vectors: Floats, windows: Windows) -> Floats:
    """Unit vectors of the sums of those of each window."""
    sums = windows.sums(vectors.T).T
    unit: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return unit
