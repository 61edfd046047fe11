"""The heaviest chain of spans that run down both sides in step."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """First and last place of something on either side, and how much it counts."""

    source: tuple[int, int]
    target: tuple[int, int]
    weight: float


def heaviest_chain(spans: Iterable[Span]) -> list[Span]:
    """Spans of which each lies wholly after the one before on both sides, heaviest in sum.

    By the heaviest ascending subsequence: a chain may be continued from where it ends in the
    source, and of all that end before a place of the target the heaviest is kept. O(n log n) but
    for the moving of list entries.
    """
    ordered = sorted(spans, key=lambda span: (span.source[0], -span.target[0]))
    weights = [0.0] * len(ordered)
    before = [-1] * len(ordered)
    ended = sorted(range(len(ordered)), key=lambda n: ordered[n].source[1])
    front = _Front()
    waiting = 0
    for number, span in enumerate(ordered):
        while waiting < len(ended) and ordered[ended[waiting]].source[1] < span.source[0]:
            done = ended[waiting]
            front.add(ordered[done].target[1], weights[done], done)
            waiting += 1
        weight, before[number] = front.best_before(span.target[0])
        weights[number] = weight + span.weight
    best = max(range(len(ordered)), key=weights.__getitem__, default=-1)
    return _followed(ordered, before, best)


def _followed(spans: Sequence[Span], before: Sequence[int], last: int) -> list[Span]:
    chain = []
    while last >= 0:
        chain.append(spans[last])
        last = before[last]
    return chain[::-1]


class _Front:
    """Ends of chains in the target; of two the later one is kept only if it is heavier."""

    def __init__(self) -> None:
        self._ends: list[int] = [-1]
        self._weights: list[float] = [0.0]
        self._numbers: list[int] = [-1]

    def best_before(self, place: int) -> tuple[float, int]:
        """Weight and number of the heaviest chain that ends before a place."""
        at = bisect_left(self._ends, place) - 1
        return self._weights[at], self._numbers[at]

    def add(self, end: int, weight: float, number: int) -> None:
        """A chain that ends at a place."""
        at = bisect_left(self._ends, end)
        if self._weights[at - 1] >= weight:
            return
        stop = at
        while stop < len(self._ends) and self._weights[stop] <= weight:
            stop += 1
        if at == stop and at < len(self._ends) and self._ends[at] == end:
            return
        self._ends[at:stop], self._weights[at:stop] = [end], [weight]
        self._numbers[at:stop] = [number]
