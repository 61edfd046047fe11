"""Which grammatical classes stand side by side: government of prepositions and verbs, agreement.

A hidden Markov model of word classes whose observations are ambiguity classes (Cutting, Kupiec,
Pedersen and Sibun 1992): a form is known by the set of classes it may have, frequent forms by
themselves. Of the model the association of neighbours is kept, ln p(right | left) / p(right),
summed over what both may be, so that no form has to be decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.gaps import GAPS, Gap
from workbench.lexicon.grammar import Grammar

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Agreement:
    """The table of classes.

    Attributes:
        classes: their names; a frequent function word is a class of its own, named "=" + word.
        share: p(class), shape (classes,).
        ratio: p(right | left, gap) / p(right), shape (gaps, classes, classes).
        known: p(class | form) of frequent forms and, under their classes joined by "|", of sets.
        grammar: gives the classes of all other forms.
    """

    classes: Sequence[str]
    share: Floats
    ratio: Floats
    known: Mapping[str, Floats]
    grammar: Grammar
    _rows: dict[str, Floats] = field(default_factory=dict)
    _after: dict[tuple[str, Gap], Floats] = field(default_factory=dict)

    def between(self, left: Sequence[str], right: Sequence[str], gap: Gap) -> Floats:
        """Association of folded words in nats, shape (left, right); 0 beside an empty word."""
        expected = np.stack([self._expected_after(word, gap) for word in left])
        columns = np.stack([self.classes_of(word) for word in right])
        found: Floats = np.log(expected @ columns.T)
        found[[not word for word in left]] = 0.0
        found[:, [not word for word in right]] = 0.0
        return found

    def classes_of(self, word: str) -> Floats:
        """p(class | form) of a folded word, shape (classes,)."""
        row = self._rows.get(word)
        if row is None:
            row = self._rows[word] = self._looked_up(word)
        return row

    def _expected_after(self, word: str, gap: Gap) -> Floats:
        """p(class of the next word | word, gap) / p(class), shape (classes,)."""
        found = self._after.get((word, gap))
        if found is None:
            found = self.classes_of(word) @ self.ratio[GAPS.index(gap)]
            self._after[word, gap] = found
        return found

    def _looked_up(self, word: str) -> Floats:
        if word in self.known:
            return self.known[word]
        names = self.grammar.classes(word)
        return self.known.get("|".join(names), self._by_share(names))

    def _by_share(self, names: Sequence[str]) -> Floats:
        places = [self.classes.index(name) for name in names if name in self.classes]
        row = np.zeros(len(self.classes), np.float32)
        row[places] = self.share[places]
        total = float(row.sum())
        return row / total if total else self.share
