"""What stands beside a word speaks for a reading: messages along the paragraph.

The positions of a paragraph form a chain; each has a few hypotheses with scores of their own, and
a pair of neighbours has a score of how well they go together. The forward-backward algorithm
(Rabiner 1989) gives every hypothesis what all its possible neighbours say of it, each weighed by
its own posterior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.cloze import Place
from workbench.correct.context.gaps import Gap

Floats = NDArray[np.float64]


class Association(Protocol):
    """How well words go together."""

    def between(
        self, left: Sequence[str], right: Sequence[str], gap: Gap = ""
    ) -> NDArray[np.float32]:
        """Natural-log association of folded words that stand next to each other.

        Args:
            left: words that may stand before; '' for one that is not known.
            right: words that may stand after.
            gap: what stands between them.

        Returns:
            shape (left, right); 0.0 where nothing is known.
        """
        ...

    def beside(self, words: Sequence[str], around: Sequence[str]) -> NDArray[np.float32]:
        """Natural-log association of folded words with those around them, shape (words,)."""
        ...

    def within(self, line: Sequence[Place]) -> list[NDArray[np.float32]]:
        """Natural-log association of the words of every place with all places around it."""
        ...

    def signs(
        self, words: Sequence[str], gaps: Sequence[Gap], capitals: Sequence[bool]
    ) -> NDArray[np.float32]:
        """Natural-log association of every word with each kind of gap before it."""
        ...

    def explain_beside(self, word: str, around: Sequence[str]) -> str:
        """Why a word is at home among others, or ''."""
        ...

    def explain(self, left: str, right: str, gap: Gap = "") -> str:
        """Why two words go together, in words an editor understands, or ''."""
        ...


@dataclass(frozen=True)
class Slot:
    """One position of the chain.

    Attributes:
        scores: natural-log score of each hypothesis by itself.
        firsts: first word of each, folded; '' where there is none to judge.
        lasts: last word of each.
        longest: longest word of each.
        gap: what stands between the position before and this one.
    """

    scores: Floats
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    longest: tuple[str, ...]
    gap: Gap = ""


def messages(slots: Sequence[Slot], association: Association, factor: float) -> list[Floats]:
    """What the neighbours of each slot say of its hypotheses, in natural logs.

    Args:
        slots: the positions in order.
        association: of pairs of neighbours.
        factor: weight of an association in a score.
    """
    pairs = [factor * _between(before, after, association) for before, after in pairwise(slots)]
    forward = _passed([slot.scores for slot in slots], pairs)
    turned = [pair.T for pair in reversed(pairs)]
    backward = _passed([slot.scores for slot in reversed(slots)], turned)[::-1]
    return [a + b for a, b in zip(forward, backward, strict=True)]


def _between(before: Slot, after: Slot, association: Association) -> Floats:
    if len(before.scores) == len(after.scores) == 1:
        return np.zeros((1, 1))  # nothing to choose on either side
    found = association.between(before.lasts, after.firsts, after.gap)
    return np.asarray(found, np.float64)


def _passed(scores: Sequence[Floats], pairs: Sequence[Floats]) -> list[Floats]:
    """Messages that arrive at each slot from the side of the first."""
    arrived = [np.zeros(len(scores[0]))] if scores else []
    for own, pair in zip(scores, pairs, strict=False):
        belief = own + arrived[-1]
        belief = belief - np.logaddexp.reduce(belief)
        arrived.append(np.logaddexp.reduce(belief[:, None] + pair, axis=0))
    return arrived
