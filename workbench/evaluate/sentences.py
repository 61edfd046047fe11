"""Precision, recall and F1 of pairs of sentences, each a stretch of the text of its side.

Strict: a pair counts when both sides take up exactly the same stretches. Lax: when it overlaps a
pair of the other alignment on each side (Thompson and Koehn 2019).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from workbench.evaluate.links import Agreement, LinkIds, lax, strict
from workbench.tally import Tally

Extent: TypeAlias = tuple[str | int, int, int]
"""A stretch of a paragraph: its id or number, the first code point, one past the last."""

SentenceLink: TypeAlias = tuple[frozenset[Extent], frozenset[Extent]]
"""The stretches of a pair of sentences, original and translation."""

_Borders: TypeAlias = Mapping[str | int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class SentenceComparison(Tally):
    """Pairs of sentences against the true ones.

    Attributes:
        strict: pairs of exactly the same stretches.
        lax: pairs that overlap on each side.
    """

    strict: Agreement
    lax: Agreement


def compare_sentences(
    found: Sequence[SentenceLink], truth: Sequence[SentenceLink]
) -> SentenceComparison:
    """Compare two alignments of the sentences of the same text; pairs of one side do not count."""
    every = [*found, *truth]
    source = _borders(extent for link in every for extent in link[0])
    target = _borders(extent for link in every for extent in link[1])
    ours, theirs = (_in_pieces(links, source, target) for links in (found, truth))
    return SentenceComparison(strict(ours, theirs), lax(ours, theirs))


def _borders(extents: Iterable[Extent]) -> _Borders:
    """Where anything begins or ends in each paragraph, ascending."""
    found: dict[str | int, set[int]] = {}
    for paragraph, start, end in extents:
        found.setdefault(paragraph, set()).update((start, end))
    return {paragraph: sorted(places) for paragraph, places in found.items()}


def _in_pieces(links: Iterable[SentenceLink], source: _Borders, target: _Borders) -> list[LinkIds]:
    """Pairs as sets of the pieces between borders, so that what overlaps shares a piece."""
    return [(_pieces(link[0], source), _pieces(link[1], target)) for link in links]


def _pieces(extents: Iterable[Extent], borders: _Borders) -> frozenset[tuple[str | int, int]]:
    return frozenset(
        chain.from_iterable(
            ((paragraph, place) for place in borders[paragraph] if start <= place < end)
            for paragraph, start, end in extents
        )
    )
