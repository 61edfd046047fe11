"""Counts the tables of `workbench/correct/context/data/` from running text.

`python benchmarks/context/count.py CORPUS OUT [--without PREFIX…]`, CORPUS being the folder that
`corpus.py` has filled. Our own texts in `benchmarks/texts/train` count as well, several times over,
because they are of the kind that will be read; those whose name begins with a PREFIX are left out,
so that something unseen remains to measure with.

Classes are learned without a tagged text: expectation maximisation over pairs of neighbours (a
composite likelihood, Varin 2008) of a hidden Markov model whose observations are ambiguity classes
(Cutting et al. 1992).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workbench.correct.context.gaps import GAPS, Gap, gap
from workbench.lexicon.fold import fold
from workbench.lexicon.grammar import Grammar
from workbench.model.text import tokens

TRAIN = Path(__file__).parents[1] / "texts" / "train"
_OWN = 8  # times that our own texts count
_FUNCTION_WORD = 120  # uses from which a word of a closed class is a class of its own
_FREQUENT = 60  # uses from which an ambiguous form is judged by itself
_ROUNDS = 25
_SHRINK = 4.0  # pseudo-counts that draw a pair of classes towards independence
_FEWEST = 2  # uses of a pair of words that is kept
_CLOSED = ("PREP", "CONJ", "PRCL", "NPRO", "PRED")

Pair = tuple[str, str, Gap]


def neighbours(text: str) -> Iterator[Pair]:
    """Folded words that stand side by side in a text, with what is between them."""
    for left, right in pairwise(tokens(text)):
        yield fold(left.text), fold(right.text), gap(text[left.end : right.start])


def own_texts(without: Sequence[str] = (), only: Sequence[str] = ()) -> list[str]:
    """Russian paragraphs of our own."""
    return [
        line.split("\t")[0]
        for path in sorted(TRAIN.glob("*.tsv"))
        if not path.name.startswith(tuple(without)) and path.name.startswith(tuple(only) or "")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def counted(texts: Iterable[str], times: int, pairs: Counter[Pair]) -> None:
    """Adds the neighbours of the texts to `pairs`."""
    for text in texts:
        for pair in neighbours(text):
            pairs[pair] += times


@dataclass(frozen=True)
class Forms:
    """What stands in the text, as the model sees it.

    Attributes:
        names: a form, or classes joined by "|", of each symbol.
        of: word to its symbol.
        symbol: of each entry; an entry is a class that a symbol may be.
        kind: class of each entry.
        classes: their names.
    """

    names: list[str]
    of: dict[str, int]
    symbol: NDArray[np.int64]
    kind: NDArray[np.int64]
    classes: list[str]


def forms(uses: Counter[str], grammar: Grammar) -> Forms:
    """Symbols and classes of all words in use."""
    names: dict[str, int] = {}
    classes: dict[str, int] = {}
    symbol, kind, of = [], [], {}
    for word, count in sorted(uses.items()):
        listed = grammar.classes(word)
        closed = count >= _FUNCTION_WORD and _is_closed(word, grammar)
        alone = closed or (count >= _FREQUENT and len(listed) > 1)
        name = word if alone else "|".join(listed)
        is_new = name not in names
        of[word] = names.setdefault(name, len(names))
        if is_new:
            for one in (f"={word}",) if closed else listed:
                symbol.append(of[word])
                kind.append(classes.setdefault(one, len(classes)))
    return Forms(list(names), of, np.array(symbol), np.array(kind), list(classes))


def _is_closed(word: str, grammar: Grammar) -> bool:
    return any(analysis.kind.startswith(_CLOSED) for analysis in grammar.analyses(word))


def learned(pairs: Counter[Pair], found: Forms) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Expected counts of pairs of classes by gap, and p(class | symbol) of each entry."""
    kinds = len(found.classes)
    size = np.bincount(found.symbol)
    start = np.cumsum(size) - size
    triples: Counter[tuple[int, int, int]] = Counter()
    for (left, right, between), count in pairs.items():
        triples[found.of[left], found.of[right], GAPS.index(between)] += count
    first, second, between_ = np.array(list(triples)).T
    weight = np.array(list(triples.values()), np.float64)
    ways = size[first] * size[second]
    pair = np.repeat(np.arange(len(weight)), ways)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(ways) - ways, ways)
    left_entry = start[first][pair] + place // size[second][pair]
    right_entry = start[second][pair] + place % size[second][pair]
    cell = (between_[pair] * kinds + found.kind[left_entry]) * kinds + found.kind[right_entry]

    joint: NDArray[np.float64] = np.ones(len(GAPS) * kinds * kinds)
    emission: NDArray[np.float64] = 1.0 / size[found.symbol]
    for _ in range(_ROUNDS):
        share = joint[cell] * emission[left_entry] * emission[right_entry]
        share *= (weight / np.bincount(pair, share))[pair]
        joint = np.bincount(cell, share, minlength=len(joint))
        entries = sum(
            np.bincount(entry, share, minlength=len(emission))
            for entry in (left_entry, right_entry)
        )
        emission = entries / np.bincount(found.kind, entries)[found.kind]
    of_symbol = np.bincount(found.symbol, entries)[found.symbol]
    return joint.reshape(len(GAPS), kinds, kinds), entries / np.maximum(of_symbol, 1e-9)


def ratios(joint: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """p(class), and p(right | left, gap) / p(right) drawn towards p(right | gap) / p(right)."""
    right = joint.sum(axis=1)
    share = right.sum(axis=0) / right.sum()
    after = right / right.sum(axis=1, keepdims=True) / share
    expected = joint.sum(axis=2)[:, :, None] * share
    return share, (joint + _SHRINK * after[:, None, :]) / (expected + _SHRINK)


def classes_file(path: Path, pairs: Counter[Pair], uses: Counter[str], grammar: Grammar) -> None:
    """Writes the table of classes."""
    found = forms(uses, grammar)
    joint, belief = learned(pairs, found)
    share, ratio = ratios(joint)
    np.savez_compressed(
        path,
        classes=packed(found.classes),
        share=share.astype(np.float32),
        log_ratio=np.clip(np.round(np.log(np.maximum(ratio, 1e-9)) * 16), -127, 127).astype(
            np.int8
        ),
        forms=packed(found.names),
        form=found.symbol.astype(np.uint16),
        kind=found.kind.astype(np.uint16),
        belief=np.round(belief * 255).astype(np.uint8),
    )


def phrases_file(path: Path, pairs: Counter[Pair], uses: Counter[str]) -> None:
    """Writes the table of pairs of words that nothing parts."""
    together = Counter({(a, b): n for (a, b, between), n in pairs.items() if not between})
    follow: Counter[str] = Counter()
    for (left, _), count in together.items():
        follow[left] += count
    kept = {pair: count for pair, count in together.items() if count >= _FEWEST}
    words = sorted({word for pair in kept for word in pair})
    place = {word: n for n, word in enumerate(words)}
    keys = np.array([place[a] * len(words) + place[b] for a, b in kept], np.int64)
    order = np.argsort(keys)
    np.savez_compressed(
        path,
        words=packed(words),
        uses=np.array([uses[word] for word in words], np.uint32),
        follow=np.array([follow[word] for word in words], np.uint32),
        total=np.array([sum(uses.values())], np.int64),
        gaps=np.diff(keys[order], prepend=0).astype(np.uint32),
        count=np.minimum(np.array(list(kept.values())), 65535)[order].astype(np.uint16),
    )


def packed(names: Iterable[str]) -> NDArray[np.uint8]:
    """Names as the bytes of lines."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def main() -> None:
    """Counts and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    arguments = parser.parse_args()
    pairs: Counter[Pair] = Counter()
    for path in sorted(arguments.corpus.glob("*.txt")):
        counted(path.read_text(encoding="utf-8").splitlines(), 1, pairs)
    counted(own_texts(without=arguments.without), _OWN, pairs)
    uses: Counter[str] = Counter()
    for (left, right, _), count in pairs.items():
        uses[left] += 0
        uses[right] += count
    print(f"{sum(uses.values()):,} words, {len(uses):,} forms, {len(pairs):,} pairs")
    classes_file(arguments.out / "classes.npz", pairs, uses, Grammar.open())
    phrases_file(arguments.out / "phrases.npz", pairs, uses)
    for name in ("classes.npz", "phrases.npz"):
        print(f"{(arguments.out / name).stat().st_size:9,}  {name}")


if __name__ == "__main__":
    main()
