"""The third part: what is lost when a kind of evidence is switched off."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from benchmarks.alignment.aligned import (
    Way,
    found_by,
    judged,
    links_of,
    mean,
    strict,
    unlinked,
    ways,
)
from benchmarks.alignment.corpora import TWO_NOISES, Case, Corpus
from benchmarks.alignment.documents import Link
from benchmarks.sections import Cell, Section, Table
from workbench.align.aligner import Aligner

_FIGURES = {"strict": strict, "unlinked": unlinked}
_NOTE = (
    "The weights of the others stay as they are, but for “without vectors”, which has weights of "
    "its own. Without furniture every paragraph is taken for text."
)

Find: TypeAlias = Callable[[Case], Sequence[Link]]


def ablation(corpora: Sequence[Corpus]) -> Section:
    """Each kind of evidence off in turn, and what is known of furniture."""
    heads = [f"{figure} F1, {noise:.0%}" for figure in _FIGURES for noise in TWO_NOISES]
    rows: dict[str, dict[str, list[float]]] = {corpus.name: {} for corpus in corpora}
    for name, find in _variants():
        print(f"\r{name} …", end="\033[K", file=sys.stderr, flush=True)
        for corpus in corpora:
            rows[corpus.name][name] = _measured(corpus, find)
    tables = [
        Table(
            [f"{corpus}; {ways()[0].name}", *heads],
            [list[Cell]([name, *cells]) for name, cells in rows[corpus.name].items()],
        )
        for corpus in corpora
    ]
    data: dict[str, object] = {
        corpus: {name: dict(zip(heads, cells, strict=True)) for name, cells in found.items()}
        for corpus, found in rows.items()
    }
    return Section("ablation", tables, [_NOTE], data, room="alignment")


def _variants() -> Iterator[tuple[str, Find]]:
    best, *others = ways()
    yield "everything", partial(found_by, best)
    for way in others:
        yield way.name, partial(found_by, way)
    for kind in best.aligner.kinds:
        without = Aligner(without=frozenset({kind}), weights=best.aligner.weights)
        yield f"without {kind}", partial(found_by, Way(kind, without))
    yield "without furniture", partial(_all_text, best.aligner)


def _all_text(aligner: Aligner, case: Case) -> list[Link]:
    """The links when every paragraph is taken for text."""
    source, target = case.document.source, case.document.target
    nothing = [0.0] * len(source), [0.0] * len(target)
    beads = aligner.align(source, target, source_furniture=nothing[0], target_furniture=nothing[1])
    return links_of(beads)


def _measured(corpus: Corpus, find: Find) -> list[float]:
    by_noise = [
        [judged(find(case), case.document) for case in corpus.at(noise)] for noise in TWO_NOISES
    ]
    return [mean(found, of) for of in _FIGURES.values() for found in by_noise]
