"""Counts that add up over paragraphs and documents, and shares of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Tally:
    """A value of counts; sums and differences of two are those of their fields."""

    def __add__(self, other: Self) -> Self:
        names = [field.name for field in fields(self)]
        return type(self)(*(getattr(self, name) + getattr(other, name) for name in names))

    def __sub__(self, other: Self) -> Self:
        names = [field.name for field in fields(self)]
        return type(self)(*(getattr(self, name) - getattr(other, name) for name in names))


def share(part: float, whole: float, otherwise: float = 0.0) -> float:
    """`part` by `whole`; `otherwise` where there is nothing to have a share of."""
    return part / whole if whole else otherwise


def harmonic_mean(first: float, second: float) -> float:
    """F1, of precision and recall; 0.0 where both are."""
    return share(2 * first * second, first + second)
