"""Vectors of words for the cloze network: of the form, its lemma and its grammatical classes.

The sum of these, and of a projection of the GloVe vector where natasha is installed (a factored
representation, Alexandrescu and Kirchhoff 2006), says something of every word of the dictionary,
though most forms never stood in the text that was learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.agreement import Agreement
from workbench.correct.context.stored import Table
from workbench.lexicon.vectors import Vectors

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Embedding:
    """Vectors of folded words. Read-only; safe to share between threads.

    Attributes:
        forms: of frequent forms.
        lemmas: of lemmas.
        classes: one row each class of the agreement, shape (classes, dimensions).
        agreement: tells the classes of forms.
        projection: of GloVe vectors, shape (300, dimensions).
        glove: those vectors; None where they are not installed.
    """

    forms: Table
    lemmas: Table
    classes: Floats
    agreement: Agreement
    projection: Floats
    glove: Vectors | None

    def of(self, words: Sequence[str]) -> Floats:
        """The vectors, shape (words, dimensions); 0 for ''."""
        lemmas = [self.agreement.grammar.lemma(word) for word in words]
        kinds = np.stack([self.agreement.classes_of(word) for word in words])
        found: Floats = self.forms.rows(words) + self.lemmas.rows(lemmas) + kinds @ self.classes
        if self.glove is not None:
            found += self.glove.directions(words) @ self.projection
        found[[not word for word in words]] = 0.0
        return found
