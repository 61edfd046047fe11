"""Pairs of similar strings out of two long lists, without comparing each with each."""

from __future__ import annotations

from collections.abc import Sequence

import Levenshtein
import numpy as np

from workbench.align.case import Indexes


def similar_pairs(
    left: Sequence[str], right: Sequence[str], cutoffs: Sequence[float]
) -> tuple[Indexes, Indexes, Indexes]:
    """Pairs of strings whose similarity reaches the last cutoff.

    Candidates share at least one bigram of the string with its first and last letter marked;
    they are kept by `Levenshtein.ratio` (normalised indel similarity, 0..1).

    Args:
        left: strings, best short (sound keys).
        right: strings to compare with.
        cutoffs: descending similarities that begin tier 0, 1, ….

    Returns:
        Indexes into left, into right, and the tier of each pair.
    """
    left_gram, left_owner = _bigrams(left)
    right_gram, right_owner = _bigrams(right)
    number = {gram: n for n, gram in enumerate(sorted({*left_gram, *right_gram}))}
    postings: dict[int, Indexes] = {}
    right_ids = np.array([number[gram] for gram in right_gram], dtype=np.intp)
    order = np.argsort(right_ids, kind="stable")
    cuts = np.searchsorted(right_ids[order], np.arange(len(number) + 1))
    for gram in range(len(number)):
        postings[gram] = right_owner[order[cuts[gram] : cuts[gram + 1]]]
    return _compare(left, right, _grams_by_owner(left_gram, left_owner, number, postings), cutoffs)


def _grams_by_owner(
    grams: Sequence[str],
    owners: Indexes,
    number: dict[str, int],
    postings: dict[int, Indexes],
) -> list[tuple[int, Indexes]]:
    """Per left string the right strings that share enough bigrams with it."""
    found: list[tuple[int, Indexes]] = []
    start = 0
    while start < len(grams):
        stop = start
        while stop < len(grams) and owners[stop] == owners[start]:
            stop += 1
        hits = np.concatenate([postings[number[gram]] for gram in grams[start:stop]])
        partner, shared = np.unique(hits, return_counts=True)
        enough = max(1, (stop - start) // 3)
        found.append((int(owners[start]), partner[shared >= enough]))
        start = stop
    return found


def _compare(
    left: Sequence[str],
    right: Sequence[str],
    candidates: list[tuple[int, Indexes]],
    cutoffs: Sequence[float],
) -> tuple[Indexes, Indexes, Indexes]:
    rows: list[tuple[int, int, int]] = []
    for one, partners in candidates:
        for other in partners.tolist():
            alike = Levenshtein.ratio(left[one], right[other], score_cutoff=cutoffs[-1])
            if alike:
                tier = next(n for n, cutoff in enumerate(cutoffs) if alike >= cutoff)
                rows.append((one, other, tier))
    table = np.array(rows, dtype=np.intp).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _bigrams(strings: Sequence[str]) -> tuple[list[str], Indexes]:
    grams: list[str] = []
    owners: list[int] = []
    for n, string in enumerate(strings):
        marked = f"^{string}$"
        pieces = {marked[k : k + 2] for k in range(len(marked) - 1)}
        grams.extend(pieces)
        owners.extend([n] * len(pieces))
    return grams, np.array(owners, dtype=np.intp)
