"""Character and word error rates, from counts that add up over documents (micro-average)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import Levenshtein

from workbench.evaluate.keys import Key, exact
from workbench.model.text import graphemes, tokens
from workbench.tally import Tally, share


@dataclass(frozen=True, slots=True)
class Counts(Tally):
    """A Levenshtein alignment of a reference and what was read, in counts.

    Attributes:
        hits: units that were read right.
        substitutions: units read for others.
        deletions: units of the reference that were not read.
        insertions: units read where the reference has none.
    """

    hits: int = 0
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0

    @property
    def errors(self) -> int:
        """The Levenshtein distance."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def reference(self) -> int:
        """Units of the reference."""
        return self.hits + self.substitutions + self.deletions

    @property
    def rate(self) -> float:
        """Errors by units of the reference: CER or WER. It may exceed 1 where much is inserted."""
        return share(self.errors, self.reference, otherwise=float(self.errors > 0))

    @property
    def match_error_rate(self) -> float:
        """Errors by units of the alignment, 0..1 (Morris et al. 2004): cMER or wMER."""
        return share(self.errors, self.hits + self.errors)


def counts(observed: Sequence[str] | str, reference: Sequence[str] | str) -> Counts:
    """The counts of a cheapest alignment of two sequences of units."""
    steps = Counter(name for name, _, _ in Levenshtein.editops(reference, observed))
    changed, lost = steps["replace"], steps["delete"]
    return Counts(len(reference) - changed - lost, changed, lost, steps["insert"])


def characters(observed: str, truth: str, key: Key = exact) -> Counts:
    """Counts over user-perceived characters (UAX #29) of two NFC texts."""
    return counts(_graphemes(key(observed)), _graphemes(key(truth)))


def words(observed: str, truth: str, key: Key = exact) -> Counts:
    """Counts over the words of two NFC texts; punctuation and space are no words."""
    return counts(
        [token.text for token in tokens(key(observed))],
        [token.text for token in tokens(key(truth))],
    )


def _graphemes(text: str) -> list[str] | str:
    """A string of one code point a grapheme serves as it is, and is compared much faster."""
    found = graphemes(text)
    return found if len(found) < len(text) else text
