"""Which grammatical classes stand side by side: agreement and government.

A hidden Markov model of word classes whose observations are ambiguity classes (Cutting, Kupiec,
Pedersen and Sibun 1992): a form is known by the set of classes it may have, frequent forms by
themselves. Of the model the association of neighbours is kept, ln p(right | left) / p(right),
summed over what both may be, so that no form has to be decided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.gaps import GAPS, Gap
from workbench.correct.context.government import Government
from workbench.lexicon.grammar import Grammar

Floats = NDArray[np.float32]

_REMEMBERED = 4096  # words of a paragraph's hypotheses, so that they are looked up once


class _Before(NamedTuple):
    """p(word | class of the word before) / p(word), by class alone and as the word itself asks."""

    usual: Floats
    asked: Floats


@dataclass(frozen=True, eq=False)
class Agreement:
    """The table of classes.

    Attributes:
        classes: their names; a frequent function word is a class of its own, named "=" + word.
        share: p(class), shape (classes,).
        ratio: p(right | left, gap) / p(right), shape (gaps, classes, classes).
        known: p(class | form) of frequent forms and, under their classes joined by "|", of sets.
        after: what words ask of the word after them, with only a space between.
        before: what words ask of the word before them, likewise.
        grammar: gives the classes of all other forms.
    """

    classes: Sequence[str]
    share: Floats
    ratio: Floats
    known: Mapping[str, Floats]
    after: Government
    before: Government
    grammar: Grammar

    def between(self, left: Sequence[str], right: Sequence[str], gap: Gap) -> Floats:
        """Association of folded words in nats, shape (left, right); 0 beside an empty word."""
        expected = np.stack([self._after(word, gap) for word in left])
        columns = np.stack([self.classes_of(word) for word in right])
        found: Floats = np.log(expected @ columns.T)
        if not gap:
            self._ask(left, right, found)
        found[[not word for word in left]] = 0.0
        found[:, [not word for word in right]] = 0.0
        return found

    @cached_property
    def _after(self) -> Callable[[str, Gap], Floats]:
        return lru_cache(_REMEMBERED)(self._asked_after)

    @cached_property
    def _before(self) -> Callable[[str], _Before | None]:
        return lru_cache(_REMEMBERED)(self._asked_before)

    @cached_property
    def _by_share(self) -> Callable[[tuple[str, ...]], Floats]:
        return lru_cache(_REMEMBERED)(self._shared_out)

    def classes_of(self, word: str) -> Floats:
        """p(class | form) of a folded word, shape (classes,)."""
        if word in self.known:
            return self.known[word]
        names = self.grammar.classes(word)
        found = self.known.get("|".join(names))
        return self._by_share(names) if found is None else found

    def likeliest(self, left: str, right: str, gap: Gap) -> tuple[str, str]:
        """The classes in which two folded words most likely stand beside each other."""
        joint = self._expected_pairs(left, gap) * self.classes_of(right)
        first, second = np.unravel_index(int(np.argmax(joint)), joint.shape)
        return self.classes[int(first)], self.classes[int(second)]

    def _ask(self, left: Sequence[str], right: Sequence[str], found: Floats) -> None:
        """Adds what the right words ask of the left ones."""
        asking = {n: self._before(word) for n, word in enumerate(right)}
        told = {n: expected for n, expected in asking.items() if expected is not None}
        if not told:
            return
        rows = np.stack([self.classes_of(word) for word in left])
        usual = rows @ np.stack([expected.usual for expected in told.values()]).T
        asked = rows @ np.stack([expected.asked for expected in told.values()]).T
        found[:, list(told)] += np.log(asked / usual)

    def _expected_pairs(self, word: str, gap: Gap) -> Floats:
        """p(class of the word, class of the next | gap) / p(next), shape (classes, classes)."""
        pairs: Floats = self.classes_of(word)[:, None] * self.ratio[GAPS.index(gap)]
        factors = self.after.of(self.grammar.lemma(word)) if not gap else None
        return pairs if factors is None else pairs * factors

    def _asked_after(self, word: str, gap: Gap) -> Floats:
        """p(class of the next word | word, gap) / p(class), shape (classes,)."""
        expected: Floats = self.classes_of(word) @ self.ratio[GAPS.index(gap)]
        factors = self.after.of(self.grammar.lemma(word)) if not gap else None
        return expected if factors is None else expected * factors

    def _asked_before(self, word: str) -> _Before | None:
        factors = self.before.of(self.grammar.lemma(word))
        if factors is None:
            return None
        usual: Floats = self.ratio[GAPS.index("")] @ self.classes_of(word)
        return _Before(usual, usual * factors)

    def _shared_out(self, names: tuple[str, ...]) -> Floats:
        """p(class) among the classes of a set that the text never showed."""
        places = [self.classes.index(name) for name in names if name in self.classes]
        row = np.zeros(len(self.classes), np.float32)
        row[places] = self.share[places]
        total = float(row.sum())
        return row / total if total else self.share
