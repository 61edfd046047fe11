"""A letter model of Russian words: how likely an unknown word is to be a word at all.

Five-grams counted over distinct words of the lexicon (types, as new words are), interpolated with
lower orders by Witten and Bell's method (1991) and kept as a back-off model: a probability for
each gram that was seen, and for each a factor for what follows it when that was not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.alphabet import SIZE

Keys = NDArray[np.int64]
Floats = NDArray[np.float32]

_ORDER = 5
_EDGE = SIZE  # the code that stands for both edges of a word; no letter has it
_BASE = SIZE + 1  # a gram is a number with its codes, none of them 0, for digits
_SAMPLE = 500_000  # words counted; forms of a word repeat each other


@dataclass(frozen=True, eq=False)
class CharacterModel:
    """The model as arrays.

    Attributes:
        grams: int64, ascending: every gram of one to five letters that was seen.
        log_probability: float32: ln p(last letter | those before it) of each.
        back_off: float32: what is added when a letter was never seen after the gram.
    """

    grams: Keys
    log_probability: Floats
    back_off: Floats

    def score(self, codes: bytes) -> float:
        """Natural log of the probability that a word of the language is spelt so."""
        keys = _windows((_EDGE, *codes, _EDGE))
        place = np.minimum(np.searchsorted(self.grams, keys), len(self.grams) - 1)
        seen = (self.grams[place] == keys) & (keys > 0)
        longest = _ORDER - 1 - np.argmax(seen[:, ::-1], axis=1)
        rows = np.arange(len(keys))
        found = self.log_probability[place[rows, longest]]
        # The history of a gram of n letters is the gram of n - 1 that ends one letter before it.
        given_up = np.arange(_ORDER - 1) >= longest[1:, None]
        history = np.where(seen[:-1, :-1] & given_up, self.back_off[place[:-1, :-1]], 0.0)
        return float(found[1:].sum() + history.sum())


def _windows(codes: tuple[int, ...]) -> Keys:
    """The grams that end at each letter: shape (letters, _ORDER), shortest first, 0 for none."""
    found = np.zeros((len(codes), _ORDER), np.int64)
    for end in range(len(codes)):
        key = 0
        for size in range(min(_ORDER, end + 1)):
            key += codes[end - size] * _BASE**size
            found[end, size] = key
    return found


def count_characters(rows: NDArray[np.uint8]) -> CharacterModel:
    """The model of the words in `rows` (letter codes, shape (words, width), 0-padded)."""
    padded = _padded(rows[:: max(1, len(rows) // _SAMPLE)])
    grams, logs, backs = np.zeros(1, np.int64), np.full(1, -np.log(SIZE)), np.zeros(1)
    levels: list[tuple[Keys, NDArray[np.float64], NDArray[np.float64]]] = []
    for order in range(1, _ORDER + 1):
        keys, counts = _counted(padded, order)
        context, starts = np.unique(keys // _BASE, return_index=True)
        total = np.add.reduceat(counts, starts)
        kinds = np.diff(np.append(starts, len(keys)))
        of = np.repeat(np.arange(len(context)), kinds)
        lower = np.exp(logs[np.searchsorted(grams, keys % _BASE ** (order - 1))])
        logs_here = np.log((counts + kinds[of] * lower) / (total + kinds)[of])
        backs[np.searchsorted(grams, context)] = np.log(kinds / (total + kinds))
        levels.append((grams, logs, backs))
        grams, logs, backs = keys, logs_here, np.zeros(len(keys))
    levels.append((grams, logs, backs))
    joined = [np.concatenate(parts) for parts in zip(*levels[1:], strict=True)]
    return CharacterModel(joined[0], joined[1].astype(np.float32), joined[2].astype(np.float32))


def _padded(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The words with an edge on both sides, 0 behind it."""
    wide = np.pad(rows.astype(np.int64), ((0, 0), (1, 1)))
    wide[:, 0] = _EDGE
    wide[np.arange(len(rows)), np.count_nonzero(rows, axis=1) + 1] = _EDGE
    return wide


def _counted(padded: NDArray[np.int64], order: int) -> tuple[Keys, Keys]:
    """The grams of an order and how often each was seen."""
    keys, counts = np.unique(np.concatenate([*_all(padded, order)]), return_counts=True)
    return keys, counts


def _all(padded: NDArray[np.int64], order: int) -> Iterator[Keys]:
    powers = _BASE ** np.arange(order - 1, -1, -1)
    for start in range(padded.shape[1] - order + 1):
        window = padded[:, start : start + order]
        yield window[(window[:, -1] > 0) & ((start > 0) | (order > 1))] @ powers
