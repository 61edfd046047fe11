"""Pairs of similar strings out of two long lists, without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from workbench.align.case import Indexes
from workbench.align.features import Matches, spread

_PAIRS_FOR_BIGRAMS = 20_000_000
_AT_ONCE = 4096


def similar_pairs(left: Sequence[str], right: Sequence[str], cutoffs: Sequence[float]) -> Matches:
    """Pairs of strings whose similarity reaches the last cutoff.

    Candidates share a third of the n-grams of the left string with its ends marked; they are kept
    by normalised indel similarity, 0..1. Bigrams are used, and trigrams where the lists are so long
    that too many strings share a bigram.

    Args:
        left: strings, best short (sound keys, stems).
        right: strings to compare with.
        cutoffs: descending similarities that begin tier 0, 1, ….
    """
    size = 2 if len(left) * len(right) <= _PAIRS_FOR_BIGRAMS else 3
    found = [Matches.of(())]
    for one, other in _candidates(left, right, size):
        alike = cpdist(
            [left[n] for n in one.tolist()],
            [right[n] for n in other.tolist()],
            scorer=Indel.normalized_similarity,
            score_cutoff=cutoffs[-1],
            dtype=np.float32,
        )
        # a similarity below the last cutoff comes out as 0
        kept = alike > 0
        tier = np.searchsorted(-np.asarray(cutoffs, dtype=np.float32), -alike[kept])
        found.append(Matches(one[kept], other[kept], tier))
    return Matches(*(np.concatenate(column) for column in zip(*map(_columns, found), strict=True)))


def _columns(matches: Matches) -> tuple[Indexes, Indexes, Indexes]:
    return matches.source, matches.target, matches.tier


def _candidates(
    left: Sequence[str], right: Sequence[str], size: int
) -> Iterator[tuple[Indexes, Indexes]]:
    """Numbers of strings that share enough n-grams, some thousand left ones at a time."""
    numbers: dict[str, int] = {}
    gram, owner = _grams(right, size, numbers)
    order = np.argsort(gram, kind="stable")
    gram, owner = gram[order], owner[order]
    for start in range(0, len(left), _AT_ONCE):
        asked, asker = _grams(left[start : start + _AT_ONCE], size, numbers)
        entry, at = spread(asked, gram)
        pairs = asker[entry] * len(right) + owner[at]
        pair, shared = np.unique(pairs, return_counts=True)
        one, other = np.divmod(pair, max(len(right), 1))
        size_of = np.bincount(asker, minlength=_AT_ONCE)
        enough = shared >= np.maximum(1, size_of[one] // 3)
        yield one[enough] + start, other[enough]


def _grams(strings: Sequence[str], size: int, numbers: dict[str, int]) -> tuple[Indexes, Indexes]:
    """Number of each distinct n-gram of the strings, and the string it stands in."""
    grams: list[int] = []
    owners: list[int] = []
    for n, string in enumerate(strings):
        marked = f"^{string}$"
        last = max(1, len(marked) - size + 1)
        pieces = {marked[k : k + size] for k in range(last)}
        grams.extend(numbers.setdefault(piece, len(numbers)) for piece in pieces)
        owners.extend([n] * len(pieces))
    return np.array(grams, dtype=np.intp), np.array(owners, dtype=np.intp)
