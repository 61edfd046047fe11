"""The first part: how many links are right, by how badly the original was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from benchmarks.alignment.aligned import (
    found_by,
    judged,
    lax,
    mean,
    strict,
    unlinked,
    ways,
)
from benchmarks.alignment.corpora import NOISES, TWO_NOISES, Corpus
from benchmarks.sections import Cell, Section, Table
from workbench.evaluate.links import Comparison

_FIGURES = {"strict": strict, "lax": lax, "unlinked": unlinked}


def links(corpora: Sequence[Corpus]) -> Section:
    """F1 of all documents of each corpus, then of each document."""
    found = {corpus.name: _compared(corpus) for corpus in corpora}
    tables = [_means(corpus, found[corpus.name]) for corpus in corpora]
    tables += [
        _documents(corpus, found[corpus.name]) for corpus in corpora if len(corpus.at(0.0)) > 1
    ]
    data: dict[str, object] = {
        corpus: {
            way: {
                f"{noise:g}": {name: mean(one, of) for name, of in _FIGURES.items()}
                for noise, one in by_noise.items()
            }
            for way, by_noise in compared.items()
        }
        for corpus, compared in found.items()
    }
    return Section("links", tables, data=data, room="alignment")


Compared: TypeAlias = dict[str, dict[float, list[Comparison]]]
"""By way and noise the comparison of each document."""


def _compared(corpus: Corpus) -> Compared:
    return {
        way.name: {
            noise: [judged(found_by(way, case), case.document) for case in corpus.at(noise)]
            for noise in NOISES
        }
        for way in ways()
    }


def _means(corpus: Corpus, found: Compared) -> Table:
    head = [str(corpus), *(f"garbled {noise:.0%}" for noise in NOISES)]
    rows: list[list[Cell]] = [
        [f"{figure} F1, {way}", *(mean(found[way][noise], of) for noise in NOISES)]
        for figure, of in _FIGURES.items()
        for way in found
    ]
    return Table(head, rows)


def _documents(corpus: Corpus, found: Compared) -> Table:
    columns = [(way, strict) for way in found] + [(way, unlinked) for way in list(found)[:1]]
    head = [f"{corpus.name}, original : translation", "links"]
    head += [f"{of.__name__} {noise:.0%}, {way}" for way, of in columns for noise in TWO_NOISES]
    rows: list[list[Cell]] = []
    for number, case in enumerate(corpus.at(0.0)):
        document = case.document
        sizes = f"{case.name}, {len(document.source)} : {len(document.target)}"
        cells = [of(found[way][noise][number]).f1 for way, of in columns for noise in TWO_NOISES]
        rows.append([sizes, len(document.links), *cells])
    return Table(head, rows)
