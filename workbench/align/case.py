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
KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, eq=False)
class TextPair:
    """All paragraphs of both sides in reading order, furniture among them.

    Compared by identity, so that a module can keep what it computed of a pair (`Remembered`).
    """

    source: tuple[str, ...]
    target: tuple[str, ...]


class Remembered(Generic[KeyT, ValueT]):
    """A function whose values are kept for as long as what they were computed of lives."""

    def __init__(self, compute: Callable[[KeyT], ValueT]) -> None:
        self._compute = compute
        self._values: WeakKeyDictionary[KeyT, ValueT] = WeakKeyDictionary()

    def replace(self, key: KeyT, value: ValueT) -> None:
        """Puts a better value in the place of the one computed."""
        self._values[key] = value

    def __call__(self, key: KeyT) -> ValueT:
        """The value, computed the first time it is asked for."""
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = self._compute(key)
        return value


@dataclass(frozen=True, eq=False)
class Windows:
    """Groups of k paragraphs each of one side, compared by identity.

    Attributes:
        members: indexes of the paragraphs of each window, ascending, shape (windows, k), k >= 1.
            They may skip over paragraphs.
    """

    members: Indexes

    def __len__(self) -> int:
        return len(self.members)

    @property
    def size(self) -> int:
        """Paragraphs in a window."""
        return int(self.members.shape[1])

    def range(self) -> tuple[int, int]:
        """First paragraph of all windows, and the one after the last; (0, 0) without windows."""
        if not len(self):
            return 0, 0
        return int(self.members[:, 0].min()), int(self.members[:, -1].max()) + 1

    def moved(self, step: int) -> Windows:
        """The windows of paragraphs `step` further on."""
        return Windows(self.members + step)

    def edge(self, place: int) -> Windows:
        """The first paragraph of each window (place 0) or the last one (place -1)."""
        return Windows(self.members[:, [place]])

    def sums(self, values: Floats) -> Floats:
        """Sums over the paragraphs of each window of values along the last axis."""
        total: Floats = values[..., self.members[:, 0]]
        for place in range(1, self.size):
            total = total + values[..., self.members[:, place]]
        return total


@dataclass(frozen=True, slots=True)
class Blocks(Sequence[Bead]):
    """Candidate beads: every window of the source with every window of the target.

    As a sequence it has the beads of the first source window first, all of confidence 0.
    """

    source: Windows
    target: Windows

    @staticmethod
    def of(beads: Sequence[Bead]) -> Blocks:
        """`Blocks` are returned as they are; of other beads there may be one, with both sides.

        Raises:
            ValueError: there are several beads, or a side is empty.
        """
        if isinstance(beads, Blocks):
            return beads
        (bead,) = beads
        if not (bead.source and bead.target):
            raise ValueError("a bead with one side has nothing to compare")
        return Blocks(Windows(np.array([bead.source])), Windows(np.array([bead.target])))

    @property
    def shape(self) -> tuple[int, int]:
        """Number of source and of target windows."""
        return len(self.source), len(self.target)

    def __len__(self) -> int:
        return len(self.source) * len(self.target)

    @overload
    def __getitem__(self, index: int) -> Bead: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Bead]: ...
    def __getitem__(self, index: int | slice) -> Bead | Sequence[Bead]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        row, column = divmod(index % len(self), len(self.target))
        source, target = self.source.members[row].tolist(), self.target.members[column].tolist()
        return Bead(tuple(source), tuple(target), 0.0)


def normal_density(distance: Floats, spread: Floats | float) -> Floats:
    """Density of the normal distribution at a distance from its mean."""
    density: Floats = np.exp(-0.5 * (distance / spread) ** 2) / (spread * np.sqrt(2 * np.pi))
    return density


def running_sums(values: Floats) -> Floats:
    """Sums of the first 0, 1, … n values."""
    return np.concatenate(([0.0], np.cumsum(values)))


def as_weights(values: Floats) -> Sequence[float]:
    """An array as the plain sequence that the evidence protocol promises, without a copy."""
    return cast(Sequence[float], np.ascontiguousarray(values, dtype=np.float64).ravel().data)
