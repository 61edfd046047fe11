"""What a text is about: «партизаны» goes with «отряд» wherever in the paragraph it stands.

The dot product of two GloVe vectors approaches the log of how often their words are found in the
same company. A word is compared with its nearest of the words around it, and with its nearest of
as many words of no topic at all, so that words that are near to everything gain nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.vectors import Vectors

_NEAREST = 5  # words around that are heard
_SCALE = 12.0  # nats a unit of cosine, fitted (benchmarks/context/measure.py)
_FUNCTION_WORD = 6.5  # -ln p(word) up to which a word tells no topic
_TELLING = 10.5  # and from which it tells all it can
_DRAWS = 8  # random texts that a word is compared with
_LIKE = 0.25  # cosine from which a word is named as a reason

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Topic:
    """Association by topic. Attributes: vectors: of the words."""

    vectors: Vectors

    def beside(self, words: Sequence[str], around: Sequence[str]) -> Floats:
        """How much likelier each folded word is among those around it, in nats, shape (words,).

        0 for a word without a vector, and for all where nothing around tells a topic.
        """
        telling = self._telling(around)
        telling = telling[telling.any(axis=1)]
        if not len(telling):
            return np.zeros(len(words), np.float32)
        directions = self.vectors.directions(words)
        random = np.resize(self._random, (_DRAWS * len(telling), telling.shape[1]))
        likeness = _nearest(directions @ telling.T)
        usual = _nearest((directions @ random.T).reshape(len(words), _DRAWS, -1)).mean(axis=-1)
        found: Floats = np.float32(_SCALE) * (likeness - usual)
        return found

    def likest(self, word: str, around: Sequence[str]) -> str:
        """The word around that goes best with a folded word; "" where none does."""
        if not around:
            return ""
        likeness = self._telling(around) @ self.vectors.directions([word])[0]
        likeness[[other == word for other in around]] = 0.0
        best = int(np.argmax(likeness))
        return around[best] if likeness[best] >= _LIKE else ""

    def _telling(self, words: Sequence[str]) -> Floats:
        """Directions of words, the shorter the commoner the word, shape (words, dimensions)."""
        weight = (self.vectors.surprises(words) - _FUNCTION_WORD) / (_TELLING - _FUNCTION_WORD)
        found: Floats = self.vectors.directions(words) * np.clip(weight, 0.0, 1.0)[:, None]
        return found

    @cached_property
    def _random(self) -> Floats:
        """Words of the same commonness as those of a text, of no text in particular."""
        names = list(self.vectors.place)
        surprise = self.vectors.surprise[: len(names)]
        share = np.where(surprise > _FUNCTION_WORD, np.exp(-surprise.astype(np.float64)), 0.0)
        drawn = np.random.default_rng(1917).choice(len(names), 1000, p=share / share.sum())
        return self._telling([names[n] for n in drawn])


def _nearest(likeness: Floats) -> Floats:
    """Mean of the highest values along the last axis."""
    kept = min(_NEAREST, likeness.shape[-1])
    found: Floats = np.partition(likeness, -kept, axis=-1)[..., -kept:].mean(axis=-1)
    return found
