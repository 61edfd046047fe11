"""Vectors: what both sides mean, where a sentence encoder is installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.case import Blocks, Floats, Remembered, TextPair, Windows, as_weights
from workbench.align.lanes import MOST
from workbench.align.words import legible
from workbench.lexicon.encoder import Encoder
from workbench.model.beads import Bead

_LINKED, _LINKED_SPREAD = 0.68, 0.12
_CHANCE_SPREAD = 0.07  # at least; between the paragraphs of one document
_PAIRS = 2000
_STRENGTH = 20.0
_STRANGE = 0.03


class Vectors:
    """Weighs the cosine of the vectors of both sides of a block.

    The weight is log p(cosine | linked) - log p(cosine | any two places of the document), both
    taken as normal. The vector of a window is the sum of those of its paragraphs, each as long as
    its text.

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

    def fit(self, case: TextPair, beads: Sequence[Bead]) -> None:
        """Learns from links taken for true how alike the sides of a link are in this document."""
        self._encoded.replace(case, self._encoded(case).refitted(beads))

    def _encode(self, case: TextPair) -> _Encoded:
        source = _sized(self._encoder, [legible(text) for text in case.source])
        target = _sized(self._encoder, case.target)
        return _Encoded(source, target, _chances(source, target))


@dataclass(frozen=True)
class _Encoded:
    """The vectors of both sides, each as long as its text, and how cosines are spread.

    Attributes:
        source: (paragraphs, dimensions).
        target: (paragraphs, dimensions).
        chance: mean and spread of cosines by chance, (sizes of source, of target windows, 2).
        linked: mean and spread in links.
    """

    source: Floats
    target: Floats
    chance: Floats
    linked: tuple[float, float] = (_LINKED, _LINKED_SPREAD)

    def cosines(self, blocks: Blocks) -> Floats:
        return _unit(_sums(self.source, blocks.source)) @ _unit(_sums(self.target, blocks.target)).T

    def weigh(self, blocks: Blocks) -> Floats:
        cosines = self.cosines(blocks)
        sizes = (min(size, MOST) - 1 for size in (blocks.source.size, blocks.target.size))
        mean, spread = self.chance[tuple(sizes)]
        linked = (1 - _STRANGE) * _normal(cosines, *self.linked) + _STRANGE
        return np.log(linked) - np.log(_normal(cosines, mean, spread) + 1e-3)

    def refitted(self, beads: Sequence[Bead]) -> _Encoded:
        found = [float(self.cosines(Blocks.of([bead]))[0, 0]) for bead in beads]
        count = len(found) + _STRENGTH
        mean = (sum(found) + _STRENGTH * _LINKED) / count
        square = sum((one - mean) ** 2 for one in found)
        spread = float(np.sqrt((square + _STRENGTH * _LINKED_SPREAD**2) / count))
        return _Encoded(self.source, self.target, self.chance, (mean, spread))


def _sized(encoder: Encoder, texts: Sequence[str]) -> Floats:
    if not texts:
        return np.zeros((0, 1))
    sizes = np.array([len(text) for text in texts], dtype=np.float64)
    return np.asarray(encoder.vectors(texts), dtype=np.float64) * sizes[:, None]


def _chances(source: Floats, target: Floats) -> Floats:
    """Mean and spread of the cosines of windows of all sizes at random places."""
    chances = np.tile([0.05, 0.12], (MOST, MOST, 1))
    generator = np.random.default_rng(0)
    for rows in range(1, MOST + 1):
        for columns in range(1, MOST + 1):
            if len(source) < 2 * rows or len(target) < 2 * columns:
                continue
            left = _unit(_sums(source, _random(generator, len(source), rows)))
            right = _unit(_sums(target, _random(generator, len(target), columns)))
            cosines = (left * right).sum(axis=1)
            chances[rows - 1, columns - 1] = cosines.mean(), max(cosines.std(), _CHANCE_SPREAD)
    return chances


def _random(generator: np.random.Generator, count: int, size: int) -> Windows:
    first = generator.integers(0, count - size + 1, _PAIRS)
    return Windows(first[:, None] + np.arange(size))


def _sums(vectors: Floats, windows: Windows) -> Floats:
    return windows.sums(vectors.T).T


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = vectors / np.maximum(norms, 1e-9)
    return unit


def _normal(value: Floats, mean: float, spread: float) -> Floats:
    density: Floats = np.exp(-0.5 * ((value - mean) / spread) ** 2) / (spread * np.sqrt(2 * np.pi))
    return density
