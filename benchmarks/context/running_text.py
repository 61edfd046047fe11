"""Words that stand side by side in running text, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from workbench.correct.context.gaps import Gap, gap
from workbench.lexicon.fold import fold
from workbench.model.text import tokens

_TEXTS = Path(__file__).parents[1] / "texts"
_OWN = 3  # times that our own texts count

Pair = tuple[str, str, Gap]


def neighbours(text: str) -> Iterator[Pair]:
    """Folded words that stand side by side in a text, with what is between them."""
    for left, right in pairwise(tokens(text)):
        yield fold(left.text), fold(right.text), gap(text[left.end : right.start])


def own_texts(without: Sequence[str] = ()) -> list[str]:
    """Russian paragraphs of our own, but for the files whose names begin with one of `without`."""
    files = [*sorted((_TEXTS / "train").glob("*.tsv")), *sorted((_TEXTS / "running").glob("*.txt"))]
    return [
        line.split("\t")[0]
        for path in files
        if not path.name.startswith(tuple(without))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def counted_pairs(corpus: Path, without: Sequence[str]) -> Counter[Pair]:
    """The neighbours in the texts of a folder and in our own."""
    pairs: Counter[Pair] = Counter()
    for path in sorted(corpus.glob("*.txt")):
        _count(path.read_text(encoding="utf-8").splitlines(), 1, pairs)
    _count(own_texts(without), _OWN, pairs)
    return pairs


def counted_words(pairs: Counter[Pair]) -> Counter[str]:
    """How often each word stands after another; words that only begin a paragraph count 0."""
    uses: Counter[str] = Counter()
    for (left, right, _), count in pairs.items():
        uses[left] += 0
        uses[right] += count
    return uses


def _count(texts: Iterable[str], times: int, pairs: Counter[Pair]) -> None:
    for text in texts:
        for pair in neighbours(text):
            pairs[pair] += times
