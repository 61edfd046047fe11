"""What the evidence modules look at: two texts, and the blocks of them that may be linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast, overload
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from workbench.model.beads import Bead

Indexes = NDArray[np.intp]
Floats = NDArray[np.float64]
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, eq=False)
class TextPair:
    """The paragraphs of both sides, in reading order, without what was set aside.

    Compared by identity, so that a module can keep what it computed of a pair (`PerCase`).
    """

    source: tuple[str, ...]
    target: tuple[str, ...]


class PerCase(Generic[ValueT]):
    """Remembers the value computed for a pair of texts for as long as the pair lives."""

    def __init__(self, compute: Callable[[TextPair], ValueT]) -> None:
        self._compute = compute
        self._values: WeakKeyDictionary[TextPair, ValueT] = WeakKeyDictionary()

    def replace(self, case: TextPair, value: ValueT) -> None:
        """Puts a better value in the place of the one computed."""
        self._values[case] = value

    def __call__(self, case: TextPair) -> ValueT:
        """The value of a pair, computed the first time it is asked for."""
        value = self._values.get(case)
        if value is None:
            value = self._values[case] = self._compute(case)
        return value


@dataclass(frozen=True, slots=True)
class Blocks(Sequence[Bead]):
    """Many candidate beads in four arrays of the same length n.

    A block is source paragraphs [source_start, source_end) with target paragraphs
    [target_start, target_end). As a sequence it yields beads of confidence 0.
    """

    source_start: Indexes
    source_end: Indexes
    target_start: Indexes
    target_end: Indexes

    @staticmethod
    def of(beads: Sequence[Bead]) -> Blocks:
        """Beads without gaps as arrays; `Blocks` are returned as they are."""
        if isinstance(beads, Blocks):
            return beads
        spans = np.array(
            [(*_range(bead.source), *_range(bead.target)) for bead in beads], dtype=np.intp
        ).reshape(-1, 4)
        return Blocks(spans[:, 0], spans[:, 1], spans[:, 2], spans[:, 3])

    def __len__(self) -> int:
        return len(self.source_start)

    @overload
    def __getitem__(self, index: int) -> Bead: ...
    @overload
    def __getitem__(self, index: slice) -> Blocks: ...
    def __getitem__(self, index: int | slice) -> Bead | Blocks:
        if isinstance(index, slice):
            return Blocks(
                self.source_start[index],
                self.source_end[index],
                self.target_start[index],
                self.target_end[index],
            )
        source = range(int(self.source_start[index]), int(self.source_end[index]))
        target = range(int(self.target_start[index]), int(self.target_end[index]))
        return Bead(tuple(source), tuple(target), 0.0)

    @property
    def paired(self) -> NDArray[np.bool_]:
        """Which blocks have paragraphs on both sides."""
        source = self.source_end > self.source_start
        target = self.target_end > self.target_start
        return source & target


def _range(indexes: tuple[int, ...]) -> tuple[int, int]:
    return (indexes[0], indexes[-1] + 1) if indexes else (0, 0)


def as_weights(values: Floats) -> Sequence[float]:
    """An array as the plain sequence that the evidence protocol promises, without a copy."""
    return cast(Sequence[float], np.ascontiguousarray(values, dtype=np.float64).data)
