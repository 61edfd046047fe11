"""The survey of a document: which words it probably has, counted over all its passages.

The first look at a document asks every passage by itself. What its suspects may read is added up
here, each reading by its confidence, together with the words nobody doubts. A second look then
knows the whole: this is one step of EM for a cache language model (Kuhn and De Mori 1990), with
garbles in the place of a clean history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from workbench.lexicon.fold import fold
from workbench.lexicon.stems import stem
from workbench.model.expectation import NO_EXPECTATION, Expectation
from workbench.model.suspects import Suspect
from workbench.model.text import Span, tokens

_PART = regex.compile(r"[^-‐‑'’\s]+")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place of a passage.

    Attributes:
        observed: its folded text.
        words: the folded words that it may read, with their probabilities.
    """

    observed: str
    words: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Sightings:
    """All places of a passage.

    Attributes:
        text: the passage.
        suspects: the places that were suspect.
        places: what was seen, in them and elsewhere.
    """

    text: str
    suspects: tuple[Span, ...]
    places: tuple[Sighting, ...]


def sightings(text: str, suspects: Sequence[Suspect]) -> Sightings:
    """The words of a passage: those of its suspects with their chances, the others for certain.

    Args:
        text: the passage.
        suspects: found in it without any expectation.
    """
    spans = tuple(suspect.span for suspect in suspects)
    clear = (t.text for t in tokens(text) if not any(s.overlaps(t.span) for s in spans))
    certain = (Sighting(word, ((word, 1.0),)) for found in clear for word in words_of(found))
    return Sightings(text, spans, (*certain, *map(_doubtful, suspects)))


def _doubtful(suspect: Suspect) -> Sighting:
    chances: dict[str, float] = defaultdict(float)
    for reading in suspect.readings:
        for word in words_of(reading.text):
            chances[word] += reading.confidence
    return Sighting(fold(suspect.text), tuple(chances.items()))


def counted_for(expected: Expectation, text: str, span: Span) -> frozenset[str]:
    """The folded texts that were counted for a span of a passage, which may cover several places.

    Args:
        expected: what came of the count.
        text: the passage.
        span: code points of it.
    """
    suspect = [place for place in expected.suspects.get(text, ()) if place.overlaps(span)]
    return frozenset([*words_of(span.within(text)), *(fold(s.within(text)) for s in suspect)])


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
        self._suspects: dict[str, tuple[Span, ...]] = {}

    def add(self, seen: Sightings, sign: int) -> None:
        """Count a passage (`sign` 1) or take it out (-1)."""
        if seen.suspects:
            self._suspects[seen.text] = seen.suspects
        for place in seen.places:
            self._add(place, sign)

    def _add(self, place: Sighting, sign: int) -> None:
        given = dict(self._read.get(place.observed, {}))
        for word, chance in place.words:
            root = stem(word)
            _count(self._words, word, sign * chance)
            _count(self._stems, root, sign * chance)
            given[root] = given.get(root, 0.0) + sign * chance
        _count(self._times, place.observed, sign)
        if place.observed in self._times:
            self._read[place.observed] = given
        else:
            self._read.pop(place.observed, None)

    def expectation(self) -> Expectation:
        """The counts as they are now, as a value of its own."""
        total = sum(self._words.values())
        if total <= 0:
            return NO_EXPECTATION
        return Expectation(
            dict(self._words),
            dict(self._stems),
            dict(self._times),
            dict(self._read),
            dict(self._suspects),
            total,
        )


_NOTHING_LEFT = 1e-9  # what is left of a count by rounding when all of it was taken out


def _count(counts: dict[str, float], key: str, change: float) -> None:
    left = counts[key] + change
    if left > _NOTHING_LEFT:
        counts[key] = left
    else:
        del counts[key]
