"""What stands between two words: nothing, a pause or a full stop.

A small network over the vectors of the cloze network (of four words on each side), their capitals
and the signs further off; `benchmarks/context/cloze/stops.py` trains it on running text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.embedding import Embedding
from workbench.correct.context.gaps import GAPS, OUTSIDE, Gap
from workbench.correct.context.stored import Layer, layers

REACH = 4
"""Words on each side that are seen."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Stops:
    """The network. Read-only; safe to share between threads.

    Attributes:
        embedding: vectors of words.
        layers: weights and biases of the hidden layer and of the way out.
        usual: natural-log share of each kind of gap in running text, shape (gaps,).
    """

    embedding: Embedding
    layers: Sequence[Layer]
    usual: Floats

    @classmethod
    def read(cls, arrays: Mapping[str, NDArray[Any]], embedding: Embedding) -> Stops:
        """The network as `benchmarks/context/cloze/stops.py` wrote it."""
        return cls(embedding, layers(arrays, 2), arrays["usual"].astype(np.float32))

    def before(self, words: Sequence[str], gaps: Sequence[Gap], capitals: Sequence[bool]) -> Floats:
        """How much likelier each kind of gap is before each word than elsewhere.

        Args:
            words: those of a paragraph, folded; '' for one that is not known.
            gaps: before each of them, as they were read.
            capitals: whether each begins with a capital and goes on without.

        Returns:
            ln p(gap | around) / p(gap) in nats, shape (words, gaps).
        """
        codes = np.array([GAPS.index(gap) for gap in gaps])
        seen = around(self.embedding.of(words), codes, np.array(capitals))
        (first, b1), (out, b2) = self.layers
        scores = np.maximum(seen @ first + b1, 0.0) @ out + b2
        found: Floats = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True) - self.usual
        return found


def around(vectors: Floats, codes: NDArray[np.int64], capitals: NDArray[np.bool_]) -> Floats:
    """What the network sees of the gap before each word.

    Args:
        vectors: of the words, shape (words, dimensions).
        codes: of the gaps before them.
        capitals: whether they begin with one.

    Returns:
        vectors and capitals of the four words before and the four after; which of four kinds the
        other gaps between those are.
    """
    size = len(vectors)
    steps = range(-REACH, REACH)
    padded = np.pad(vectors, ((REACH, REACH), (0, 0)))
    raised = np.pad(capitals.astype(np.float32), REACH)
    signs = np.pad(codes, REACH, constant_values=OUTSIDE)
    kinds = np.eye(OUTSIDE + 1, dtype=np.float32)
    near = [padded[REACH + step : REACH + step + size] for step in steps]
    tall = [raised[REACH + step : REACH + step + size, None] for step in steps]
    others = [kinds[signs[REACH + step : REACH + step + size]] for step in steps if step]
    found: Floats = np.hstack([*near, *tall, *others]).astype(np.float32)
    return found
