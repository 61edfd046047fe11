"""Running text as numbers of words, in batches of whole paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.context.running_text import own_texts
from workbench.correct.context.gaps import GAPS, gap
from workbench.correct.letters import is_title
from workbench.lexicon.fold import fold
from workbench.model.text import tokens

OWN = 4
"""Times that our own texts are read where others are read once."""

BATCH = 2048
"""Words of a batch, or a few more."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Line:
    """A paragraph: its folded words, codes of the gaps before them, and which are capitalised."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]
    capitals: tuple[bool, ...]


@dataclass(frozen=True)
class Batch:
    """Some paragraphs one after the other.

    Attributes:
        words: their numbers.
        gaps: code of the gap before each.
        paragraph: which paragraph each stands in, ascending.
        capitals: whether each begins with a capital and goes on without.
    """

    words: Numbers
    gaps: Numbers
    paragraph: Numbers
    capitals: NDArray[np.bool_]


def lines(texts: Sequence[str]) -> list[Line]:
    """The paragraphs that have more than one word."""
    found = []
    for text in texts:
        here = list(tokens(text))
        if len(here) > 1:
            starts = [token.start for token in here]
            ends = [0, *(token.end for token in here[:-1])]
            between = [gap(text[a:b]) for a, b in zip(ends, starts, strict=True)]
            codes = (GAPS.index("."), *(GAPS.index(each) for each in between[1:]))
            capitals = tuple(is_title(token.text) for token in here)
            found.append(Line(tuple(fold(token.text) for token in here), codes, capitals))
    return found


def others(corpus: Path) -> list[str]:
    """The texts of packages, as `corpus.py` has taken them out."""
    return [
        text
        for path in sorted(corpus.glob("*.txt"))
        for text in path.read_text(encoding="utf-8").splitlines()
    ]


def training(corpus: Path, without: Sequence[str]) -> list[tuple[Line, int]]:
    """Every paragraph to learn from, and how many times it is read."""
    own = lines(own_texts(without))
    return [*((line, OWN) for line in own), *((line, 1) for line in lines(others(corpus)))]


def counted(weighted: Sequence[tuple[Line, int]]) -> Counter[str]:
    """How often each word is read."""
    uses: Counter[str] = Counter()
    for line, times in weighted:
        for word in line.words:
            uses[word] += times
    return uses


def batches(
    chosen: Sequence[Line], place: Mapping[str, int], rng: np.random.Generator | None = None
) -> Iterator[Batch]:
    """The paragraphs in batches, shuffled if there is a generator."""
    order = np.arange(len(chosen)) if rng is None else rng.permutation(len(chosen))
    waiting: list[Line] = []
    size = 0
    for n in order:
        waiting.append(chosen[n])
        size += len(chosen[n].words)
        if size >= BATCH:
            yield _batch(waiting, place)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting, place)


def _batch(chosen: Sequence[Line], place: Mapping[str, int]) -> Batch:
    sizes = [len(line.words) for line in chosen]
    return Batch(
        np.array([place[word] for line in chosen for word in line.words]),
        np.array([code for line in chosen for code in line.gaps]),
        np.repeat(np.arange(len(chosen)), sizes),
        np.array([capital for line in chosen for capital in line.capitals]),
    )
