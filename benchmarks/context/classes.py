"""Classes of words, learned from text that nobody has tagged.

Expectation maximisation over pairs of neighbours (a composite likelihood, Varin 2008) of a hidden
Markov model whose observations are ambiguity classes (Cutting et al. 1992).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.context.running_text import Pair
from workbench.correct.context.gaps import GAPS
from workbench.correct.context.tables import LOG_STEP
from workbench.lexicon.grammar import Grammar

_FUNCTION_WORD = 120  # uses from which a word of a closed class is a class of its own
_FREQUENT = 60  # uses from which an ambiguous form is judged by itself
_ROUNDS = 25
_SHRINK = 4.0  # pseudo-counts that draw a pair of classes towards independence
_CLOSED = ("PREP", "CONJ", "PRCL", "NPRO", "PRED")

Counts: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]


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
    symbol: Places
    kind: Places
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


def learned(pairs: Counter[Pair], found: Forms) -> tuple[Counts, Counts]:
    """Expected counts of pairs of classes by gap, and p(class | symbol) of each entry."""
    kinds = len(found.classes)
    size = np.bincount(found.symbol)
    ways = _ways(pairs, found)
    cell = (ways.gap * kinds + found.kind[ways.left]) * kinds + found.kind[ways.right]
    joint: Counts = np.ones(len(GAPS) * kinds * kinds)
    emission: Counts = 1.0 / size[found.symbol]
    for _ in range(_ROUNDS):
        share = joint[cell] * emission[ways.left] * emission[ways.right]
        share *= (ways.weight / np.bincount(ways.pair, share))[ways.pair]
        joint = _summed(cell, share, len(joint))
        entries = sum(_summed(side, share, len(emission)) for side in (ways.left, ways.right))
        emission = entries / np.bincount(found.kind, entries)[found.kind]
    of_symbol = np.bincount(found.symbol, entries)[found.symbol]
    return joint.reshape(len(GAPS), kinds, kinds), entries / np.maximum(of_symbol, 1e-9)


class _Ways(NamedTuple):
    """Every way in which every pair of symbols may be meant, one an entry; `weight` by pair."""

    pair: Places
    left: Places
    right: Places
    gap: Places
    weight: Counts


def _ways(pairs: Counter[Pair], found: Forms) -> _Ways:
    size = np.bincount(found.symbol)
    start = np.cumsum(size) - size
    triples: Counter[tuple[int, int, int]] = Counter()
    for (left, right, gap), count in pairs.items():
        triples[found.of[left], found.of[right], GAPS.index(gap)] += count
    first, second, gaps = np.array(list(triples)).T
    many = size[first] * size[second]
    pair = np.repeat(np.arange(len(many)), many)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
    return _Ways(
        pair,
        start[first][pair] + place // size[second][pair],
        start[second][pair] + place % size[second][pair],
        gaps[pair],
        np.array(list(triples.values()), np.float64),
    )


def _summed(place: Places, share: Counts, size: int) -> Counts:
    return np.bincount(place, share, minlength=size).astype(np.float64)


def ratios(joint: Counts) -> tuple[Counts, Counts]:
    """p(class), and p(right | left, gap) / p(right) drawn towards p(right | gap) / p(right)."""
    right = joint.sum(axis=1)
    share = right.sum(axis=0) / right.sum()
    after = right / right.sum(axis=1, keepdims=True) / share
    expected = joint.sum(axis=2)[:, :, None] * share
    return share, (joint + _SHRINK * after[:, None, :]) / (expected + _SHRINK)


def in_steps(logs: NDArray[np.floating[Any]]) -> NDArray[np.int8]:
    """Logs of ratios as the table keeps them."""
    return np.clip(np.round(logs * LOG_STEP), -127, 127).astype(np.int8)
