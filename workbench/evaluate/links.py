"""Precision, recall and F1 of alignment links, and of paragraphs that have no counterpart.

Strict: a link counts when exactly the same paragraphs are linked. Lax: when it shares a paragraph
of each side with a link of the other alignment (as Thompson and Koehn 2019 score sentences).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.tally import Tally, harmonic_mean, share

Id: TypeAlias = str | int | tuple[str | int, int]
"""The id of a paragraph, or its number from 0; of sentences, one and where a piece of it begins."""

LinkIds: TypeAlias = tuple[frozenset[Id], frozenset[Id]]
"""The paragraphs of a link, original and translation. One side may be empty."""


@dataclass(frozen=True, slots=True)
class Agreement(Tally):
    """What was found against what is true.

    Attributes:
        found: how many were found.
        right: how many of them are right.
        true: how many there are.
        met: how many of those were found.
    """

    found: int = 0
    right: int = 0
    true: int = 0
    met: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1.0 where nothing was found."""
        return share(self.right, self.found, otherwise=1.0)

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1.0 where there is nothing to find."""
        return share(self.met, self.true, otherwise=1.0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Comparison(Tally):
    """An alignment against the true one, in all ways at once.

    Attributes:
        strict: links with exactly the same paragraphs.
        lax: links that share a paragraph of each side.
        unlinked: paragraphs without a counterpart.
    """

    strict: Agreement
    lax: Agreement
    unlinked: Agreement


def compare(found: Sequence[LinkIds], truth: Sequence[LinkIds]) -> Comparison:
    """Compare two alignments of the same paragraphs.

    The paragraphs are those that are named in either, in links of one side too; where they are
    numbers, also all below the highest.
    """
    source, target = (_every(link[side] for link in (*found, *truth)) for side in (0, 1))
    return Comparison(
        strict(found, truth), lax(found, truth), unlinked(found, truth, source, target)
    )


def strict(found: Iterable[LinkIds], truth: Iterable[LinkIds]) -> Agreement:
    """Links with exactly the same paragraphs. One-sided links do not count."""
    ours, theirs = set(_pairs(found)), set(_pairs(truth))
    both = len(ours & theirs)
    return Agreement(len(ours), both, len(theirs), both)


def lax(found: Iterable[LinkIds], truth: Iterable[LinkIds]) -> Agreement:
    """Links that share a paragraph of each side. One-sided links do not count."""
    ours, theirs = set(_pairs(found)), set(_pairs(truth))
    return Agreement(len(ours), _meeting(ours, theirs), len(theirs), _meeting(theirs, ours))


def unlinked(
    found: Iterable[LinkIds],
    truth: Iterable[LinkIds],
    source: Collection[Id],
    target: Collection[Id],
) -> Agreement:
    """Paragraphs of either side without a counterpart.

    Args:
        found: the links found.
        truth: the true ones.
        source: all paragraphs of the original.
        target: all paragraphs of the translation.
    """
    ours = _alone(_pairs(found), source, target)
    theirs = _alone(_pairs(truth), source, target)
    both = len(ours & theirs)
    return Agreement(len(ours), both, len(theirs), both)


def _pairs(links: Iterable[LinkIds]) -> list[LinkIds]:
    return [link for link in links if all(link)]


def _meeting(links: Collection[LinkIds], others: Collection[LinkIds]) -> int:
    """How many of the links share a paragraph of each side with one and the same other link."""
    targets: dict[Id, list[frozenset[Id]]] = {}
    for source, target in others:
        for id_ in source:
            targets.setdefault(id_, []).append(target)
    return sum(
        any(target & other for id_ in source for other in targets.get(id_, ()))
        for source, target in links
    )


def _alone(
    links: Collection[LinkIds], source: Iterable[Id], target: Iterable[Id]
) -> set[tuple[str, Id]]:
    linked = {("source", id_) for link in links for id_ in link[0]}
    linked |= {("target", id_) for link in links for id_ in link[1]}
    every = {("source", id_) for id_ in source} | {("target", id_) for id_ in target}
    return every - linked


def _every(sides: Iterable[frozenset[Id]]) -> set[Id]:
    named = {id_ for side in sides for id_ in side}
    numbers = [id_ for id_ in named if isinstance(id_, int)]
    return named | set(range(max(numbers, default=-1)))
