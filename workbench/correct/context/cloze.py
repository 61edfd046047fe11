"""Which word fits a blank: a small network that has read texts with every word left out once.

It sees five words on each side in their order, a bag of those further off, and what signs stand
between (a continuous bag of words with places, after Mikolov et al. 2013; Bengio et al. 2003), and
was trained to tell the word that stood there from random words and from words that are easily
misread for it (ranking noise-contrastive estimation, Ma and Collins 2018). So its score is
ln p(word | around) / p(word), up to what random words score there. `benchmarks/context/cloze`
trains it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.agreement import Agreement
from workbench.correct.context.embedding import Embedding
from workbench.correct.context.gaps import GAPS, OUTSIDE, Gap
from workbench.correct.context.stored import Layer, Table, layers, names
from workbench.lexicon.vectors import Vectors

SIDE = 5
"""Words on each side that are seen in their order."""

BAG = 20
"""Words on each side that are seen without order."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Place:
    """One place of a paragraph.

    Attributes:
        words: folded words that may stand there; '' for one that is not known.
        shares: the probability of each.
        gap: what stands between the place before and this one.
    """

    words: tuple[str, ...]
    shares: NDArray[np.float64]
    gap: Gap


@dataclass(frozen=True, eq=False)
class Cloze:
    """The network. Read-only; safe to share between threads.

    Attributes:
        embedding: vectors of words.
        layers: weights and biases of the two hidden layers and of the way out.
        noise: vectors of random words as they are found in texts, shape (words, dimensions).
    """

    embedding: Embedding
    layers: Sequence[Layer]
    noise: Floats

    @classmethod
    def read(
        cls, arrays: Mapping[str, NDArray[Any]], agreement: Agreement, glove: Vectors | None
    ) -> Cloze:
        """The network as `benchmarks/context/cloze` wrote it."""
        forms, lemmas, classes = (names(arrays[key]) for key in ("forms", "lemmas", "classes"))
        kinds = Table.read(classes, arrays, "class").rows(agreement.classes)
        embedding = Embedding(
            Table.read(forms, arrays, "form"),
            Table.read(lemmas, arrays, "lemma"),
            kinds,
            agreement,
            arrays["projection"].astype(np.float32),
            glove,
        )
        return cls(embedding, layers(arrays, 3), embedding.of(names(arrays["noise"])))

    def scores(self, line: Sequence[Place]) -> list[Floats]:
        """How well every word of every place fits the places around it.

        Args:
            line: a paragraph.

        Returns:
            ln p(word | around) / p(word) in nats, for each place of shape (words,); 0 for ''.
        """
        words = sorted({word for place in line for word in place.words} | {""})
        row = {word: n for n, word in enumerate(words)}
        vectors = self.embedding.of(words)
        rows = [[row[word] for word in place.words] for place in line]
        expected = np.stack(
            [
                place.shares.astype(np.float32) @ vectors[chosen]
                for place, chosen in zip(line, rows, strict=True)
            ]
        )
        asked = [n for n, place in enumerate(line) if len(place.words) > 1]
        found = [np.zeros(len(place.words), np.float32) for place in line]
        if not asked:
            return found
        wanted = self._wanted(surroundings(expected, [place.gap for place in line])[asked])
        usual = np.log(np.exp(wanted @ self.noise.T).mean(axis=1))
        for n, direction, level in zip(asked, wanted, usual, strict=True):
            known = np.array([bool(word) for word in line[n].words])
            found[n] = np.where(known, vectors[rows[n]] @ direction - level, 0.0)
        return found

    def _wanted(self, seen: Floats) -> Floats:
        """What the network expects in each blank, shape (blanks, dimensions)."""
        (first, b1), (second, b2), (out, b3) = self.layers
        hidden = np.maximum(seen @ first + b1, 0.0)
        hidden = hidden + np.maximum(hidden @ second + b2, 0.0)
        wanted: Floats = hidden @ out + b3
        return wanted


def surroundings(vectors: Floats, gaps: Sequence[Gap]) -> Floats:
    """What the network sees of each place of a paragraph.

    Args:
        vectors: of the words there, shape (places, dimensions).
        gaps: before each place.

    Returns:
        the vectors of five places before and five after; the sum of the vectors around over the
        root of their number; of each of those places the widest gap between, one of four.
    """
    size, dimensions = vectors.shape
    sides = [*range(-SIDE, 0), *range(1, SIDE + 1)]
    padded = np.vstack([np.zeros((SIDE, dimensions)), vectors, np.zeros((SIDE, dimensions))])
    near = [padded[SIDE + side : SIDE + side + size] for side in sides]
    codes = [_widest(np.array([GAPS.index(gap) for gap in gaps]), side) for side in sides]
    between = [np.eye(OUTSIDE + 1)[code] for code in codes]
    seen: Floats = np.hstack([*near, _bag(vectors), *between]).astype(np.float32)
    return seen


def _widest(gaps: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    """Code of the widest gap from each place to the one `side` places on; OUTSIDE if none is."""
    size = len(gaps)
    found = np.full(size, OUTSIDE)
    reach = abs(side)
    for n in range(reach if side < 0 else 0, size if side < 0 else size - reach):
        found[n] = (gaps[n - reach + 1 : n + 1] if side < 0 else gaps[n + 1 : n + reach + 1]).max()
    return found


def _bag(vectors: Floats) -> NDArray[np.float64]:
    size = len(vectors)
    sums = np.vstack([np.zeros((1, vectors.shape[1])), np.cumsum(vectors, axis=0, dtype=float)])
    low = np.maximum(np.arange(size) - BAG, 0)
    high = np.minimum(np.arange(size) + BAG + 1, size)
    around = np.sqrt(np.maximum(high - low - 1, 1))[:, None]
    return np.asarray((sums[high] - sums[low] - vectors) / around)
