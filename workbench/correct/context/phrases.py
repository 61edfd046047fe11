"""Words that are used together: «в связи», «по поводу», «состав преступления»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_TRUST = 2.0  # expected uses at which a count weighs as much as grammar's guess
_NOT_KEPT = 0.1  # uses taken for a pair that the table leaves out: none, or one


@dataclass(frozen=True, eq=False)
class Phrases:
    """Counts of words and of pairs that stand side by side with only a space between.

    Attributes:
        place: number of each word of the table.
        uses: how often each word stands in the text, shape (words + 1,), the last 0.
        follow: how often another word follows with only a space between, shape (words + 1,).
        total: words of the text.
        pair: left * words + right, ascending.
        count: how often each pair stands there.
    """

    place: dict[str, int]
    uses: NDArray[np.float64]
    follow: NDArray[np.float64]
    total: int
    pair: NDArray[np.int64]
    count: NDArray[np.uint16]

    def uses_of(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.int64]:
        """How often the pairs of folded words stand in the text, shape (left, right)."""
        rows, columns = self._places(left), self._places(right)
        return self._counts(rows, columns)

    def refined(self, left: Sequence[str], right: Sequence[str], guess: Floats) -> Floats:
        """The association of the words, given what grammar alone makes of it.

        The posterior mean of a Poisson rate whose prior mean is the guess: seldom used words keep
        it, pairs seen often outweigh it, and a pair never seen though both are frequent falls.

        Args:
            left: folded words.
            right: folded words.
            guess: association in nats, shape (left, right).
        """
        rows, columns = self._places(left), self._places(right)
        seen = np.maximum(self._counts(rows, columns), _NOT_KEPT)
        expected = np.outer(self.follow[rows], self.uses[columns] / self.total)
        known = np.outer(rows < len(self.place), columns < len(self.place))
        refined = np.log((seen + _TRUST * np.exp(guess)) / (expected + _TRUST))
        found: Floats = np.where(known, refined, guess).astype(np.float32)
        return found

    def _places(self, words: Sequence[str]) -> NDArray[np.int64]:
        return np.array([self.place.get(word, len(self.place)) for word in words], np.int64)

    def _counts(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
        wanted = rows[:, None] * len(self.place) + columns
        nearest = np.minimum(np.searchsorted(self.pair, wanted), len(self.pair) - 1)
        hit = (self.pair[nearest] == wanted) & (columns < len(self.place))
        return np.where(hit, self.count[nearest], 0)
