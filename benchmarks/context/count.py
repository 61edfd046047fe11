"""Counts the tables of `workbench/correct/context/data/` from running text.

`python benchmarks/context/count.py CORPUS OUT [--without PREFIX…]`, CORPUS being the folder that
`corpus.py` has filled. Our own texts in `benchmarks/texts/train` count as well, several times over,
because they are of the kind that will be read; those whose name begins with a PREFIX are left out,
so that something unseen remains to measure with.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.context.asking import asked
from benchmarks.context.classes import forms, in_steps, learned, ratios
from benchmarks.context.running_text import Pair, counted_pairs, counted_words
from workbench.correct.context import tables
from workbench.lexicon.grammar import Grammar

_FEWEST = 2  # uses of a pair of words that is kept


def classes_of(
    pairs: Counter[Pair], uses: Counter[str], grammar: Grammar
) -> dict[str, NDArray[Any]]:
    """The table of classes and of what words ask."""
    found = forms(uses, grammar)
    joint, belief = learned(pairs, found)
    share, ratio = ratios(joint)
    arrays: dict[str, NDArray[Any]] = {
        "classes": packed(found.classes),
        "share": share.astype(np.float32),
        "log_ratio": in_steps(np.log(np.maximum(ratio, 1e-9))),
        "forms": packed(found.names),
        "form": found.symbol.astype(np.uint16),
        "kind": found.kind.astype(np.uint16),
        "belief": np.round(belief * tables.BELIEF_STEP).astype(np.uint8),
    }
    after, before = asked(pairs, tables.agreement(arrays))
    return {**arrays, **after.arrays("after"), **before.arrays("before")}


def phrases_of(pairs: Counter[Pair], uses: Counter[str]) -> dict[str, NDArray[Any]]:
    """The table of pairs of words that nothing parts."""
    together = Counter({(a, b): n for (a, b, between), n in pairs.items() if not between})
    follow: Counter[str] = Counter()
    for (left, _), count in together.items():
        follow[left] += count
    kept = {pair: count for pair, count in together.items() if count >= _FEWEST}
    words = sorted({word for pair in kept for word in pair})
    place = {word: n for n, word in enumerate(words)}
    keys = np.array([place[a] * len(words) + place[b] for a, b in kept], np.int64)
    order = np.argsort(keys)
    return {
        "words": packed(words),
        "uses": in_bytes([uses[word] for word in words]),
        "follow": in_bytes([follow[word] for word in words]),
        "total": np.array([sum(uses.values())], np.int64),
        "gaps": np.diff(keys[order], prepend=0).astype(np.uint32),
        "count": in_bytes(list(kept.values()))[order],
    }


def in_bytes(counts: Sequence[int]) -> NDArray[np.uint8]:
    """Counts as `tables.counts` reads them."""
    codes: NDArray[np.uint8] = np.round(np.log1p(np.array(counts)) * tables.COUNT_STEP).astype(
        np.uint8
    )
    return codes


def packed(names: Iterable[str]) -> NDArray[np.uint8]:
    """Names as the bytes of lines."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def main() -> None:
    """Counts and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[], metavar="PREFIX")
    arguments = parser.parse_args()
    pairs = counted_pairs(arguments.corpus, arguments.without)
    uses = counted_words(pairs)
    print(f"{sum(uses.values()):,} words, {len(uses):,} forms, {len(pairs):,} pairs", flush=True)
    for name, arrays in (
        ("classes.npz", classes_of(pairs, uses, Grammar.open())),
        ("phrases.npz", phrases_of(pairs, uses)),
    ):
        np.savez_compressed(arguments.out / name, allow_pickle=False, **arrays)
        print(f"{(arguments.out / name).stat().st_size:9,}  {name}")


if __name__ == "__main__":
    main()
