"""Vectors of words for the cloze network: of the form, its lemma and its grammatical classes.

The sum of these, and of a projection of the GloVe vector where natasha is installed (a factored
representation, Alexandrescu and Kirchhoff 2006), says something of every word of the dictionary,
though most forms never stood in the text that was learned from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.agreement import Agreement
from workbench.lexicon.vectors import Vectors

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of small numbers by name, one byte each.

    Attributes:
        place: number of the row of each name.
        codes: int8, shape (rows, dimensions).
        scale: float32, shape (rows,): what a step of each row is worth.
    """

    place: Mapping[str, int]
    codes: NDArray[np.int8]
    scale: Floats

    @classmethod
    def read(cls, names: Sequence[str], arrays: Mapping[str, NDArray[Any]], key: str) -> Table:
        """The table that `packed` has put among arrays."""
        place = {name: n for n, name in enumerate(names)}
        return cls(place, arrays[f"{key}_codes"], arrays[f"{key}_scale"].astype(np.float32))

    def rows(self, names: Sequence[str]) -> Floats:
        """The rows of some names, shape (names, dimensions); 0 for those that have none."""
        places = [self.place.get(name, -1) for name in names]
        found: Floats = self.codes[places] * self.scale[places][:, None]
        found[[place < 0 for place in places]] = 0.0
        return found


def packed(rows: Floats, key: str) -> dict[str, NDArray[Any]]:
    """A table as arrays: every row in steps of a 127th of its greatest number."""
    scale = np.abs(rows).max(axis=1, initial=1e-9) / 127
    return {
        f"{key}_codes": np.round(rows / scale[:, None]).astype(np.int8),
        f"{key}_scale": scale.astype(np.float16),
    }


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
