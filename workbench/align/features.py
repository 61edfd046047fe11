"""Features of paragraphs, such as names and numbers, as arrays; and which of them match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.align.case import Indexes

DOUBTFUL = " ?"


@dataclass(frozen=True, slots=True)
class Features:
    """Which feature stands in which paragraph.

    Attributes:
        names: the distinct features; one that ends in `DOUBTFUL` may be none.
        count: number of paragraphs.
        paragraph: paragraph of each occurrence, one entry a feature and paragraph, ascending.
        feature: index into `names` of each occurrence.
    """

    names: tuple[str, ...]
    count: int
    paragraph: Indexes
    feature: Indexes

    @property
    def doubtful(self) -> NDArray[np.bool_]:
        """Which features tell something when they are found again but nothing when not."""
        return np.array([name.endswith(DOUBTFUL) for name in self.names], dtype=bool)

    @staticmethod
    def of(found: Sequence[frozenset[str]]) -> Features:
        """The features of paragraphs, one set each."""
        names = tuple(sorted(frozenset().union(*found)))
        number = {name: n for n, name in enumerate(names)}
        pairs = [(p, number[name]) for p, one in enumerate(found) for name in one]
        table = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
        return Features(names, len(found), table[:, 0], table[:, 1])


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of features taken for the same thing, with the tier (0 surest) of each."""

    source: Indexes
    target: Indexes
    tier: Indexes

    def reversed(self) -> Matches:
        """The same seen from the target."""
        return Matches(self.target, self.source, self.tier)

    @staticmethod
    def of(rows: Sequence[tuple[int, int, int]]) -> Matches:
        """Matches from rows of source feature, target feature and tier."""
        table = np.array(rows, dtype=np.intp).reshape(-1, 3)
        return Matches(table[:, 0], table[:, 1], table[:, 2])


def identical(source: Features, target: Features) -> Matches:
    """Features that are the same string, all of tier 0."""
    number = {name: n for n, name in enumerate(target.names)}
    return Matches.of(
        [(n, number[name], 0) for n, name in enumerate(source.names) if name in number]
    )


def occurrences(matches: Matches, there: Features) -> tuple[Indexes, Indexes, Indexes]:
    """Feature here, paragraph there and surest tier of everything found; by feature, paragraph."""
    entry, occurrence = join(matches.target, there.feature)
    feature, tier = matches.source[entry], matches.tier[entry]
    place = there.paragraph[occurrence]
    order = np.lexsort((tier, place, feature))
    feature, place, tier = feature[order], place[order], tier[order]
    first = firsts(feature, place)
    return feature[first], place[first], tier[first]


def firsts(*keys: Indexes) -> NDArray[np.bool_]:
    """Which rows of sorted columns differ from the row before."""
    first = np.ones(len(keys[0]), dtype=bool)
    first[1:] = np.any([key[1:] != key[:-1] for key in keys], axis=0)
    return first


def join(left: Indexes, right: Indexes) -> tuple[Indexes, Indexes]:
    """Positions (in left, in right) of all pairs of equal values."""
    order = np.argsort(right, kind="stable")
    entry, at = spread(left, right[order])
    return entry, order[at]


def spread(left: Indexes, ascending: Indexes) -> tuple[Indexes, Indexes]:
    """As `join`, where the right side is sorted."""
    start = np.searchsorted(ascending, left, side="left")
    size = np.searchsorted(ascending, left, side="right") - start
    entry = np.repeat(np.arange(len(left)), size)
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(size) - size, size)
    return entry, start[entry] + offset
