"""All word forms of pymorphy3's dictionary file, listed with numpy in seconds instead of minutes.

The file is a dawgdic dictionary (Susumu Yata, https://code.google.com/archive/p/dawgdic): a count
and then that many 32-bit units, each with the label of its incoming edge and the offset of its
children, the child over byte `c` being unit `index ^ offset ^ c`. Keys are UTF-8 words followed by
the byte 1 and a payload. Walking all words breadth first, a whole level at once, replaces three
million steps of an interpreter by thirty.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.alphabet import CODES, WIDTH

_LABEL_MASK = np.uint32((1 << 31) | 0xFF)
_SEPARATOR = 1


def read_units(path: Path) -> NDArray[np.uint32]:
    """The units of the dictionary in the file. Raises OSError, ValueError when it is cut short."""
    with path.open("rb") as file:
        count = int(np.fromfile(file, dtype="<u4", count=1)[0])
        units = np.fromfile(file, dtype="<u4", count=count)
    if len(units) != count:
        raise ValueError(f"{path}: {len(units)} units instead of {count}")
    return units


def _follow(
    units: NDArray[np.uint32], index: NDArray[np.uint32], byte: int
) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """Which of the nodes `index` have a child over `byte`, and those children."""
    unit = units[index]
    offset = (unit >> np.uint32(10)) << ((unit & np.uint32(1 << 9)) >> np.uint32(6))
    child = index ^ offset ^ np.uint32(byte)
    found = np.flatnonzero(
        (child < len(units)) & (units[np.minimum(child, len(units) - 1)] & _LABEL_MASK == byte)
    )
    return found, child[found]


def _letters() -> dict[int, list[tuple[int, int]]]:
    """Lead byte of each letter's UTF-8 (0 for one-byte letters) to (last byte, code)."""
    by_lead: dict[int, list[tuple[int, int]]] = {}
    for letter, code in (*CODES.items(), ("ё", CODES["е"])):
        encoded = letter.encode()
        lead = encoded[0] if len(encoded) > 1 else 0
        by_lead.setdefault(lead, []).append((encoded[-1], code))
    return by_lead


def levels(units: NDArray[np.uint32]) -> Iterator[NDArray[np.uint8]]:
    """For each length from 1 to `WIDTH`, the words of that length.

    Yields:
        Matrices of shape (words, WIDTH) of letter codes, 0-padded; words with characters that
        `alphabet` lacks are left out. A word may come twice where it is spelt with and without ё.
    """
    index = np.zeros(1, dtype=np.uint32)
    rows = np.zeros((1, WIDTH), dtype=np.uint8)
    by_lead = _letters()
    for depth in range(WIDTH):
        next_index, next_rows = [], []
        for lead, letters in by_lead.items():
            origin, middle = (
                (np.arange(len(index)), index) if lead == 0 else _follow(units, index, lead)
            )
            for last, code in letters:
                found, child = _follow(units, middle, last)
                grown = rows[origin[found]]
                grown[:, depth] = code
                next_index.append(child)
                next_rows.append(grown)
        index, rows = np.concatenate(next_index), np.concatenate(next_rows)
        if not len(index):
            return
        yield rows[_follow(units, index, _SEPARATOR)[0]]
