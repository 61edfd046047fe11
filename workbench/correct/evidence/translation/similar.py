"""Words of the translation by sense: what a multilingual encoder puts close to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.correct.evidence.translation.english import EnglishWord
from workbench.correct.evidence.translation.rendering import (
    BACKGROUND,
    NONE,
    How,
    Rendering,
    Shares,
)
from workbench.lexicon.encoder import Encoder, Vectors
from workbench.lexicon.english import log_frequency

_FUNCTION_WORD = -6.2  # natural-log frequency from which an English word has little sense
_SHORTEST = 4  # letters of a Russian word with a sense of its own
_UNLIKE = 0.33  # cosine that strangers often have
_SLOPE = 7.0  # nats of likelihood ratio for each unit of cosine above it


@dataclass(frozen=True)
class Similar:
    """A renderer by similarity of sense.

    Attributes:
        encoder: gives vectors.
    """

    encoder: Encoder
    how: How = "encoder"

    def render(self, words: Sequence[EnglishWord]) -> Rendering:
        """The vectors of all words with a sense."""
        kept = [word for word in words if _has_sense(word.text)]
        vectors = self.encoder.vectors([word.text.lower() for word in kept]) if kept else None
        return _Similar(self.encoder, [word.place for word in kept], vectors)


def _has_sense(word: str) -> bool:
    return word[0].isalpha() and log_frequency(word) < _FUNCTION_WORD


@dataclass(frozen=True)
class _Similar:
    """Attributes: places and vectors of the English words."""

    encoder: Encoder
    places: list[int]
    vectors: Vectors | None

    def shares(self, words: Sequence[str]) -> list[Shares]:
        """By the cosine of the vectors."""
        judged = [word for word in words if len(word) >= _SHORTEST]
        if not judged or self.vectors is None:
            return [NONE] * len(words)
        cosine = self.encoder.vectors(judged) @ self.vectors.T
        ratio = _SLOPE * np.maximum(cosine - _UNLIKE, 0.0)
        share = np.minimum(1.0, BACKGROUND * np.expm1(ratio))
        found = {
            word: {self.places[n]: float(row[n]) for n in np.flatnonzero(row)}
            for word, row in zip(judged, share, strict=True)
        }
        return [found.get(word, NONE) for word in words]

    def forms(self) -> Mapping[str, float]:
        """None: senses have no letters."""
        return {}
