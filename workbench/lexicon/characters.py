"""A letter trigram model of Russian words: how likely an unknown word is to be a word at all.

Counted over the distinct words of the lexicon (types, as new words are), interpolated with lower
orders by Witten and Bell's method (1991).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.alphabet import SIZE

_BLOCK = 1 << 16
_EDGE = 0  # the code of "no letter" stands for both edges of a word


@dataclass(frozen=True, eq=False)
class CharacterModel:
    """Attributes: log_probability: float32, shape (SIZE, SIZE, SIZE): ln p(third | first two)."""

    log_probability: NDArray[np.float32]

    def score(self, codes: bytes) -> float:
        """Natural log of the probability that a word of the language is spelt so."""
        padded = (_EDGE, _EDGE, *codes, _EDGE)
        table = self.log_probability
        return float(
            sum(table[a, b, c] for a, b, c in zip(padded, padded[1:], padded[2:], strict=False))
        )


def count_characters(rows: NDArray[np.uint8]) -> CharacterModel:
    """The model of the words in `rows` (letter codes, shape (words, width), 0-padded)."""
    counts = np.zeros(SIZE**3, np.int64)
    for start in range(0, len(rows), _BLOCK):
        block = np.pad(rows[start : start + _BLOCK].astype(np.int32), ((0, 0), (2, 1)))
        for place in range(block.shape[1] - 2):
            first, second, third = block[:, place : place + 3].T
            alive = (second != _EDGE) | (place == 0)
            key = ((first * SIZE + second) * SIZE + third)[alive]
            counts += np.bincount(key, minlength=SIZE**3)
    return CharacterModel(_interpolated(counts.reshape(SIZE, SIZE, SIZE)))


def _interpolated(counts: NDArray[np.int64]) -> NDArray[np.float32]:
    lower = np.full(SIZE, 1.0 / SIZE)
    for table in (counts.sum(axis=(0, 1)), counts.sum(axis=0), counts):
        kinds = np.maximum(1, np.count_nonzero(table, axis=-1))[..., None]
        total = table.sum(axis=-1)[..., None]
        lower = (table + kinds * lower) / (total + kinds)
    found: NDArray[np.float32] = np.log(lower).astype(np.float32)
    return found
