"""Which paragraphs of a text are which of its truth, where some were torn or run together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import Levenshtein

_GROUPS = ((1, 1), (2, 1), (1, 2))
"""Paragraphs read, paragraphs in truth."""
_DRIFT = 4
"""By how many paragraphs the one may run ahead of the other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that are the same stretch of the page.

    Attributes:
        first: number of the first one that was read.
        read: how many were read.
        true: the true ones.
    """

    first: int
    read: int
    true: tuple[str, ...]


def groups(read: Sequence[str], truth: Sequence[str]) -> list[Group]:
    """What was read and what is true in groups of one to one, two to one, or one to two.

    The groups that together have the smallest edit distance.
    """
    best: dict[tuple[int, int], tuple[int, list[Group]]] = {(0, 0): (0, [])}
    for place in ((a, b) for a in range(len(read) + 1) for b in range(len(truth) + 1)):
        if place not in best:
            continue
        cost, made = best[place]
        for count, true in _GROUPS:
            end = place[0] + count, place[1] + true
            if end[0] > len(read) or end[1] > len(truth) or abs(end[0] - end[1]) > _DRIFT:
                continue
            group = Group(place[0], count, tuple(truth[place[1] : end[1]]))
            distance = Levenshtein.distance(" ".join(read[place[0] : end[0]]), " ".join(group.true))
            if end not in best or best[end][0] > cost + distance:
                best[end] = cost + distance, [*made, group]
    return best[len(read), len(truth)][1]
