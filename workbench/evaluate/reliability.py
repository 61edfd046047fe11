"""Whether what is said to be 90 % sure is right nine times in ten (Guo et al. 2017)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from workbench.evaluate.matching import Stretch
from workbench.tally import share

Outcome: TypeAlias = tuple[float, bool]
"""A confidence in 0..1, and whether what it was given to is right."""

EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Bins that are finer where readings are taken over without a person."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Outcomes of like confidence.

    Attributes:
        low: least confidence.
        high: the confidences are below it; in the last bin at most it.
        count: number of outcomes.
        confidence: their mean confidence, 0.0 where there is none.
        right: the share that is right, 0.0 where there is none.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def outcomes(stretches: Iterable[Stretch], *, best_only: bool = True) -> list[Outcome]:
    """How sure the best readings of suspects are, or all of them, and whether they are right."""
    return [
        (reading.confidence, right)
        for stretch in stretches
        for verdict in stretch.verdicts
        for number, (reading, right) in enumerate(
            zip(verdict.suspect.readings, verdict.right, strict=True)
        )
        if number == 0 or not best_only
    ]


def table(found: Iterable[Outcome], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """The reliability table: outcomes by bins of confidence.

    Args:
        found: the outcomes.
        edges: where bins begin and end, ascending from 0 to 1.
    """
    sorted_in: list[list[Outcome]] = [[] for _ in edges[1:]]
    for confidence, right in found:
        sorted_in[min(bisect_right(edges, confidence), len(edges) - 1) - 1].append(
            (confidence, right)
        )
    return tuple(
        Bin(
            low,
            high,
            len(inside),
            sum(confidence for confidence, _ in inside) / max(1, len(inside)),
            sum(right for _, right in inside) / max(1, len(inside)),
        )
        for (low, high), inside in zip(pairwise(edges), sorted_in, strict=True)
    )


def calibration_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error, 0..1: how far confidence and share right lie apart, weighted."""
    filled = [found for found in bins if found.count]
    total = sum(found.count for found in filled)
    apart = sum(found.count * abs(found.confidence - found.right) for found in filled)
    return share(apart, total)
