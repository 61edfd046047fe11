"""A trie in flat arrays, built from a sorted byte matrix and walked many nodes at a time.

Nodes are numbered breadth first, so the children of a node are neighbours and those of node `n`
are `first_child[n] .. first_child[n + 1] - 1`. Each node knows the best log frequency below it:
the admissible bound of a best-first or beam search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from workbench.lexicon.alphabet import LETTERS

Nodes: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Trie:
    """Words and their log frequencies.

    Attributes:
        label: uint8, shape (nodes,): letter code of the edge into the node; 0 at the root.
        first_child: uint32, shape (nodes + 1,), ascending.
        own: float16, shape (nodes,): natural-log frequency of the word that ends here, else -inf.
        best: float16, shape (nodes,): the highest `own` at or below the node.
    """

    label: NDArray[np.uint8]
    first_child: NDArray[np.uint32]
    own: NDArray[np.float16]
    best: NDArray[np.float16]

    def __len__(self) -> int:
        return len(self.label)

    def children(self, nodes: Nodes) -> tuple[NDArray[np.intp], Nodes]:
        """Every child of every node: (place of the parent in `nodes`, node number of the child)."""
        first = self.first_child[nodes].astype(np.int64)
        count = self.first_child[nodes + 1].astype(np.int64) - first
        parent = np.repeat(np.arange(len(nodes)), count)
        before = np.cumsum(count) - count
        return parent, np.arange(len(parent)) + np.repeat(first - before, count)

    def find(self, codes: bytes) -> int:
        """The node that the letters lead to from the root, or -1."""
        node = 0
        for code in codes:
            start, end = int(self.first_child[node]), int(self.first_child[node + 1])
            place = self.label[start:end].tobytes().find(code)
            if place < 0:
                return -1
            node = start + place
        return node

    def word(self, node: int) -> str:
        """The letters from the root to the node."""
        letters = []
        while node:
            letters.append(LETTERS[int(self.label[node]) - 1])
            # a key of the array's own type: any other copies millions of entries
            node = int(self.first_child.searchsorted(np.uint32(node), side="right")) - 1
        return "".join(reversed(letters))


def build_trie(rows: NDArray[np.uint8], log_frequency: Floats) -> Trie:
    """The trie of the words.

    Args:
        rows: letter codes, shape (words, width), 0-padded, sorted, without duplicates.
        log_frequency: natural log, shape (words,).
    """
    words, width = rows.shape
    length = np.count_nonzero(rows, axis=1)
    shared = _common_prefixes(rows)
    labels, counts, owns = [np.zeros(1, np.uint8)], [], [np.full(1, -np.inf, np.float16)]
    above = np.zeros(words, np.int64)  # for each word, the place of its node in the level above
    for depth in range(width):
        fresh = np.flatnonzero((length > depth) & (shared <= depth))
        counts.append(np.bincount(above[fresh], minlength=len(labels[-1])))
        if not len(fresh):
            break
        labels.append(rows[fresh, depth])
        ends = length[fresh] == depth + 1
        owns.append(np.where(ends, log_frequency[fresh], -np.inf).astype(np.float16))
        starts = np.zeros(words, np.int64)
        starts[fresh] = 1
        above = np.cumsum(starts) - 1
    else:
        counts.append(np.zeros(len(labels[-1]), np.int64))
    first_child = np.concatenate([[0], np.cumsum(np.concatenate(counts))]).astype(np.uint32) + 1
    bests = _bests(owns, counts)
    return Trie(
        np.concatenate(labels),
        first_child.astype(np.uint32),
        np.concatenate(owns),
        np.concatenate(bests),
    )


def _common_prefixes(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Length of the prefix that each row shares with the row before it; -1 for the first."""
    shared = np.full(len(rows), -1, np.int64)
    for start in range(1, len(rows), 1 << 18):
        block = slice(start, min(len(rows), start + (1 << 18)))
        before = slice(block.start - 1, block.stop - 1)
        shared[block] = np.argmax(rows[block] != rows[before], axis=1)
    return shared


def _bests(
    owns: list[NDArray[np.float16]], counts: list[NDArray[np.int64]]
) -> list[NDArray[np.float16]]:
    """The highest log frequency at or below each node, level by level from the leaves up."""
    bests = [own.astype(np.float32) for own in owns]
    for depth in range(len(owns) - 2, -1, -1):
        inner = np.flatnonzero(counts[depth])
        starts = (np.cumsum(counts[depth]) - counts[depth])[inner]
        highest = np.maximum.reduceat(bests[depth + 1], starts)
        bests[depth][inner] = np.maximum(bests[depth][inner], highest)
    return [best.astype(np.float16) for best in bests]
