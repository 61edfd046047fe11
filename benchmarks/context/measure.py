"""Whether context finds the true word among words that look like it; no OCR is needed.

`python benchmarks/context/measure.py TABLES FILE…` takes running text (Russian, a tab and English,
one paragraph a line), lists for every word the words that are easily misread for it, as the visual
channel has them, and tells how often the true one comes first: by frequency alone, and with what
the neighbours add. TABLES is the folder of `count.py`; for an honest figure its tables are counted
without the texts that are measured.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

if not __package__:
    # Run as a file, not as a module: the repository is not on the path yet.
    sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.correct.beam import Beam
from workbench.correct.channel import Channel, shape_key
from workbench.correct.context import tables
from workbench.correct.context.cloze import Place
from workbench.correct.context.gaps import Gap, gap
from workbench.correct.context.neighbours import Neighbours
from workbench.correct.context.topic import Topic
from workbench.lexicon.fold import fold
from workbench.lexicon.lexicon import Lexicon
from workbench.lexicon.vectors import Vectors
from workbench.model.text import tokens

_PARAGRAPHS = 100
_CANDIDATES = 20
_WINDOW = 12  # words on each side that tell what a text is about

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Case:
    """A word, what else it might be read as, and what stands around it."""

    words: list[str]  # the true one first
    frequency: Floats
    left: str
    gap_before: Gap
    right: str
    gap_after: Gap
    around: list[str]
    line: list[Place]  # the whole paragraph, its blank open
    place: int  # of the blank


def cases(paragraphs: Sequence[str], lexicon: Lexicon, beam: Beam) -> Iterator[Case]:
    """Every word of Russian letters that has a rival."""
    for text in paragraphs:
        found = list(tokens(text))
        words = [fold(token.text) for token in found]
        line = [
            Place((word,), np.ones(1), gap(text[a.end : b.start]) if n else ".")
            for n, (word, a, b) in enumerate(zip(words, [found[0], *found], found, strict=False))
        ]
        for n in range(1, len(found) - 1):
            if not lexicon.knows(words[n]) or "-" in words[n] or len(words[n]) < 3:
                continue
            read = [h.text for h in beam.decode("cyrillic", shape_key(words[n]))]
            rivals = [word for word in read if " " not in word and word != words[n]]
            chosen = [words[n], *rivals[: _CANDIDATES - 1]]
            if len(chosen) < 3:
                continue
            yield Case(
                chosen,
                np.array([lexicon.log_frequency(word) for word in chosen], np.float32),
                words[n - 1],
                gap(text[found[n - 1].end : found[n].start]),
                words[n + 1],
                gap(text[found[n].end : found[n + 1].start]),
                words[max(0, n - _WINDOW) : n] + words[n + 1 : n + 1 + _WINDOW],
                [*line[:n], _blank(chosen, line[n].gap), *line[n + 1 :]],
                n,
            )


def _blank(words: Sequence[str], before: Gap) -> Place:
    return Place(tuple(words), np.full(len(words), 1 / len(words)), before)


Scores = Callable[[Case], Floats]


def kinds(neighbours: Neighbours) -> dict[str, Scores]:
    """The kinds of evidence."""
    grammar, phrases = neighbours.agreement, neighbours

    def agreement(case: Case) -> Floats:
        before: Floats = grammar.between([case.left], case.words, case.gap_before)[0]
        return before + grammar.between(case.words, [case.right], case.gap_after)[:, 0]

    def all_pairs(case: Case) -> Floats:
        before: Floats = phrases.between([case.left], case.words, case.gap_before)[0]
        return before + phrases.between(case.words, [case.right], case.gap_after)[:, 0]

    return {
        "grammar": agreement,
        "phrases": lambda case: all_pairs(case) - agreement(case),
        "cloze": lambda case: neighbours.within(case.line)[case.place],
        "topic": lambda case: neighbours.beside(case.words, case.around),
    }


def fitted(columns: Sequence[Sequence[Floats]], rounds: int = 300) -> NDArray[np.float64]:
    """Weights of the columns that make the first entry of each case likeliest (softmax)."""
    weights = np.ones(len(columns[0]))
    tables_ = [np.stack(case, axis=1).astype(np.float64) for case in columns]
    for n in range(rounds):
        slope = np.zeros_like(weights)
        for table in tables_:
            score = table @ weights
            share = np.exp(score - score.max())
            slope += table[0] - (share / share.sum()) @ table
        weights += 0.3 / (1 + n / 50) * slope / len(tables_)
    return weights


def first(columns: Sequence[Sequence[Floats]], weights: NDArray[np.float64]) -> float:
    """Share of the cases whose first entry scores best."""
    hits = [int(np.argmax(np.stack(case, axis=1) @ weights)) == 0 for case in columns]
    return sum(hits) / len(hits)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    arguments = parser.parse_args()
    paragraphs = [
        line.split("\t")[0]
        for path in arguments.texts
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    random.Random(7).shuffle(paragraphs)
    lexicon = Lexicon.open()
    beam = Beam(lexicon.trie, Channel.shipped(), 0.5)
    found = list(cases(paragraphs[:_PARAGRAPHS], lexicon, beam))
    half = len(found) // 2
    print(f"{len(found)} words, {sum(len(case.words) for case in found) / len(found):.1f} rivals")
    columns: list[list[Floats]] = [[case.frequency] for case in found]
    vectors = Vectors.installed()
    topic = Topic(vectors) if vectors else None
    sources = kinds(Neighbours(*tables.read(arguments.tables), topic))
    for name, score in [("frequency", None), *sources.items()]:
        for case, column in zip(found, columns, strict=True):
            if score is not None:
                column.append(score(case))
        weights = fitted(columns[:half])
        shown = " ".join(f"{weight:.2f}" for weight in weights)
        print(f"+ {name:10} first in {first(columns[half:], weights):.3f}   weights {shown}")


if __name__ == "__main__":
    main()
