"""Records of a dictionary file of pymorphy3, looked up word by word from a memory map.

The format is that of `dawg` (dawgdic). Behind a key stand the byte 1 and the record in base64 as
big-endian 16-bit numbers; a key may have several records.
"""

from __future__ import annotations

import base64
import mmap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HAS_LEAF = 1 << 8
_LABEL = (1 << 31) | 0xFF  # a leaf is no node to go to
_SEPARATOR = 1
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n"
_E, _YO = "е".encode(), "ё".encode()


class Records:
    """One dictionary file. Read-only; safe to share between threads.

    Args:
        path: the file.
        width: numbers in a record.

    Raises:
        OSError: the file can not be read.
    """

    def __init__(self, path: Path, width: int) -> None:
        with path.open("rb") as file:
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._units = memoryview(whole).cast("I")[1:]
        self._width = width
        self._behind = cache(self._read)

    def find(self, word: str) -> tuple[tuple[int, ...], ...]:
        """Every record of a folded word; the dictionary has ё where the word has е or ё.

        Words that are declined alike share one and the same tuple.
        """
        nodes = [0]
        for letter in word:
            spelt = (_E, _YO) if letter == "е" else (letter.encode(),)
            reached = (self._along(node, one) for node in nodes for one in spelt)
            nodes = [node for node in reached if node >= 0]
        behind = (self._child(node, _SEPARATOR) for node in nodes)
        found = [self._behind(node) for node in behind if node >= 0]
        return found[0] if len(found) == 1 else tuple(record for one in found for record in one)

    def _along(self, node: int, labels: bytes) -> int:
        for label in labels:
            node = self._child(node, label)
            if node < 0:
                return -1
        return node

    def _child(self, node: int, label: int) -> int:
        child = self._base(node) ^ label
        if child >= len(self._units):
            return -1
        return child if self._units[child] & _LABEL == label else -1

    def _base(self, node: int) -> int:
        """What the label of an edge is combined with to give the node it leads to."""
        unit = self._units[node]
        return node ^ ((unit >> 10) << ((unit & (1 << 9)) >> 6))

    def _read(self, node: int) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(int.from_bytes(data[2 * n : 2 * n + 2], "big") for n in range(self._width))
            for data in map(base64.b64decode, self._spelt(node, b""))
        )

    def _spelt(self, node: int, before: bytes) -> Iterator[bytes]:
        """The strings that lead from the node to the end of a record."""
        if self._units[node] & _HAS_LEAF:
            yield before
        units, base = self._units, self._base(node)
        # Most of the time of a look-up: a loop without calls.
        for label in _BASE64:
            child = base ^ label
            if child < len(units) and units[child] & _LABEL == label:
                yield from self._spelt(child, before + bytes([label]))
