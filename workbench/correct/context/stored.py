"""How the tables and networks of the context are stored: names, layers, rows of small numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Layer = tuple[Floats, Floats]
"""Weights and biases."""


def names(letters: NDArray[np.uint8]) -> list[str]:
    """The names in the bytes of their lines."""
    return letters.tobytes().decode().split("\n")


def layers(arrays: Mapping[str, NDArray[Any]], count: int) -> list[Layer]:
    """The layers of a network, the first first."""
    return [
        (arrays[f"weights{n}"].astype(np.float32), arrays[f"biases{n}"].astype(np.float32))
        for n in range(count)
    ]


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of small numbers by name, one byte each.

    Attributes:
        place: number of the row of each name.
        codes: int8, shape (rows, dimensions).
        scale: float32, shape (rows,): what a step of each row is worth.
    """

    place: Mapping[str, int]
    codes: NDArray[np.int8]
    scale: Floats

    @classmethod
    def read(cls, listed: Sequence[str], arrays: Mapping[str, NDArray[Any]], key: str) -> Table:
        """The table that `packed` has put among arrays."""
        place = {name: n for n, name in enumerate(listed)}
        return cls(place, arrays[f"{key}_codes"], arrays[f"{key}_scale"].astype(np.float32))

    def rows(self, wanted: Sequence[str]) -> Floats:
        """The rows of some names, shape (wanted, dimensions); 0 for those that have none."""
        places = [self.place.get(name, -1) for name in wanted]
        found: Floats = self.codes[places] * self.scale[places][:, None]
        found[[place < 0 for place in places]] = 0.0
        return found


def packed(rows: Floats, key: str) -> dict[str, NDArray[Any]]:
    """A table as arrays: every row in steps of a 127th of its greatest number."""
    scale = np.abs(rows).max(axis=1, initial=1e-9) / 127
    return {
        f"{key}_codes": np.round(rows / scale[:, None]).astype(np.int8),
        f"{key}_scale": scale.astype(np.float16),
    }
