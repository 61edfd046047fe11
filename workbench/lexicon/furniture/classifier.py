"""The probability that a paragraph is furniture: two logistic regressions, one upon the other.

The first sees every paragraph by itself; the second also sees what the first thought of its
neighbours (stacking: Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.lexicon.furniture.measures import OWN, PLACED, Matrix, own, placed
from workbench.lexicon.furniture.weights import Weights

_CEILING = 0.98  # people take for text one in fifty of those that look most like furniture


def classify(texts: Sequence[str], language: str) -> list[float]:
    """Probability of being furniture for each paragraph of one side of a document.

    Args:
        texts: paragraphs in reading order, normal text.
        language: ISO 639-1 code of the side, "ru" (garbled or not) or "en".

    Returns:
        One number in 0..1 a paragraph, in their order.
    """
    weights = Weights.shipped()
    alone = own(texts, language)
    scores = alone @ weights.alone(OWN)
    if len(texts) > 1:
        among = placed(texts, language, logistic(scores))
        scores = np.hstack([alone, among]) @ weights.among((*OWN, *PLACED))
    return [float(each) for each in believed(scores)]


def believed(scores: Matrix) -> Matrix:
    """Probabilities of log odds, never quite sure of furniture."""
    return _CEILING * logistic(scores)


def logistic(scores: Matrix) -> Matrix:
    """Probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-scores)))
