"""Segments of the channel: their costs, and how a text divides into them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Segment: TypeAlias = tuple[str, str]
"""What was read and what stood there, 0-2 characters each."""

ANY = "\0"
"""Any one character, on either side of a row of a table; no text has it."""

SAME = "="
"""On the side of the truth: the character that was read."""

RULES = frozenset({(ANY, SAME), (ANY, ANY), (ANY, ""), ("", ANY)})
"""Rows that speak of all characters at once."""

_Step: TypeAlias = tuple[int, int]
_DRIFT = 6  # characters by which one side may run ahead of the other, beside their difference


class Table:
    """The costs of one script in nats, segment by segment.

    Args:
        costs: (observed, truth) to cost; (ANY, SAME) is a character read as it stands.
    """

    def __init__(self, costs: Mapping[Segment, float]) -> None:
        self.costs = costs
        self.same = costs.get((ANY, SAME), 0.0)
        self.other = costs.get((ANY, ANY), math.inf)
        self.stray = costs.get((ANY, ""), math.inf)
        self.missed = costs.get(("", ANY), math.inf)

    def cost(self, observed: str, truth: str) -> float:
        """Cost in nats of reading `observed` (0-2 characters) for `truth` (0-2 letters).

        inf where the table has no such segment.
        """
        found = self.costs.get((observed, truth))
        if found is not None:
            return found
        if observed == truth and len(observed) == 1:
            return self.same
        if len(observed) > 1 or len(truth) > 1 or truth == " " or observed == " ":
            return math.inf
        if not observed:
            return self.missed if truth else math.inf
        return self.other if truth else self.stray


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a text was read: cost in nats, and its segments in order; none where cost is inf."""

    cost: float
    segments: tuple[Segment, ...]


def align(table: Table, observed: str, truth: str) -> Alignment:
    """The cheapest segmentation of a pair of strings, by Viterbi within a band."""
    rows, columns = len(observed), len(truth)
    band = abs(rows - columns) + _DRIFT
    best = [[math.inf] * (columns + 1) for _ in range(rows + 1)]
    steps: dict[_Step, _Step] = {}
    best[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(max(0, i - band), min(columns, i + band) + 1):
            for di, dj, cost in _endings(table, observed, truth, i, j):
                total = best[i - di][j - dj] + cost
                if total < best[i][j]:
                    best[i][j] = total
                    steps[i, j] = (di, dj)
    if best[rows][columns] == math.inf:
        return Alignment(math.inf, ())
    return Alignment(best[rows][columns], tuple(_segments(steps, observed, truth))[::-1])


def _endings(
    table: Table, observed: str, truth: str, i: int, j: int
) -> Iterator[tuple[int, int, float]]:
    """The segments that may end after `i` characters read and `j` letters: sizes and cost."""
    costs = table.costs
    read, stood = observed[i - 1 : i], truth[j - 1 : j]
    if i and j:
        yield 1, 1, table.cost(read, stood)
    if i:
        yield 1, 0, table.cost(read, "")
    if j:
        yield 0, 1, table.cost("", stood)
    for di, dj in _LONG:
        if di <= i and dj <= j:
            found = costs.get((observed[i - di : i], truth[j - dj : j]))
            if found is not None:
                yield di, dj, found


_LONG: tuple[_Step, ...] = ((2, 1), (1, 2), (2, 2), (2, 0), (0, 2))


def _segments(steps: Mapping[_Step, _Step], observed: str, truth: str) -> Iterator[Segment]:
    """The segments of the best path, last first."""
    i, j = len(observed), len(truth)
    while (i, j) != (0, 0):
        di, dj = steps[i, j]
        yield observed[i - di : i], truth[j - dj : j]
        i, j = i - di, j - dj
