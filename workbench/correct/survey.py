"""The survey of a document: which words it probably has, counted over all its passages.

The first look at a document asks every passage by itself. What its suspects may read is added up
here, each reading by its confidence, together with the words nobody doubts. A second look then
knows the whole: this is one step of EM for a cache language model (Kuhn and De Mori 1990), with
garbles in the place of a clean history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import regex

from workbench.lexicon.fold import fold
from workbench.lexicon.stems import stem
from workbench.model.expectation import NO_EXPECTATION, Expectation
from workbench.model.suspects import Suspect
from workbench.model.text import tokens

Sighting: TypeAlias = tuple[str, tuple[tuple[str, float], ...]]
"""Folded text of one place, and the folded words it may read with their probabilities."""

_PART = regex.compile(r"[^-‐‑'’\s]+")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")


def sightings(text: str, suspects: Sequence[Suspect]) -> Iterator[Sighting]:
    """The words of a passage: those of its suspects with their chances, the others for certain.

    Args:
        text: the passage.
        suspects: found in it without any expectation.
    """
    for token in tokens(text):
        if not any(suspect.span.overlaps(token.span) for suspect in suspects):
            yield from ((word, ((word, 1.0),)) for word in words_of(token.text))
    for suspect in suspects:
        chances: dict[str, float] = defaultdict(float)
        for reading in suspect.readings:
            for word in words_of(reading.text):
                chances[word] += reading.confidence
        yield fold(suspect.text), tuple(chances.items())


def words_of(text: str) -> list[str]:
    """The folded words of a text, and the parts of its compounds, that have a Russian letter."""
    return [part for part in _PART.findall(fold(text)) if _CYRILLIC.search(part)]


def survey(looked: Iterable[tuple[str, Sequence[Suspect]]]) -> Expectation:
    """What all passages of a document together lead to expect.

    Args:
        looked: text and suspects of each passage.
    """
    tally = Tally()
    for text, suspects in looked:
        tally.add(sightings(text, suspects), 1)
    return tally.expectation()


class Tally:
    """Sightings added up; passages can be taken out again, so that an edit is cheap."""

    def __init__(self) -> None:
        self._words: dict[str, float] = defaultdict(float)
        self._stems: dict[str, float] = defaultdict(float)
        self._times: dict[str, float] = defaultdict(float)
        self._read: dict[str, Mapping[str, float]] = {}

    def add(self, seen: Iterable[Sighting], sign: int) -> None:
        """Count sightings (`sign` 1) or take them out (-1)."""
        for observed, chances in seen:
            given = dict(self._read.get(observed, {}))
            for word, chance in chances:
                root = stem(word)
                _count(self._words, word, sign * chance)
                _count(self._stems, root, sign * chance)
                given[root] = given.get(root, 0.0) + sign * chance
            _count(self._times, observed, sign)
            if observed in self._times:
                self._read[observed] = given
            else:
                self._read.pop(observed, None)

    def expectation(self) -> Expectation:
        """The counts as they are now, as a value of its own."""
        total = sum(self._words.values())
        if total <= 0:
            return NO_EXPECTATION
        return Expectation(
            dict(self._words), dict(self._stems), dict(self._times), dict(self._read), total
        )


_NOTHING_LEFT = 1e-9  # what is left of a count by rounding when all of it was taken out


def _count(counts: dict[str, float], key: str, change: float) -> None:
    left = counts[key] + change
    if left > _NOTHING_LEFT:
        counts[key] = left
    else:
        del counts[key]
