"""The second part: whether links are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from benchmarks.alignment.aligned import Way, aligned, ways
from benchmarks.alignment.corpora import NOISES, Case, Corpus
from benchmarks.sections import Cell, Section, Table

_EDGES = (0.0, 0.5, 0.7, 0.9, 0.95, 0.99, 1.01)
_SURE = 0.95


def calibration(corpora: Sequence[Corpus]) -> Section:
    """Share of right links by confidence, of all noises together and of the sure ones by noise."""
    tables, data = [], dict[str, object]()
    for corpus in corpora:
        found = {way.name: _told(way, corpus.cases) for way in ways()}
        rows: list[list[Cell]] = [
            [_range(low, high), *(_share(told, low, high) for told in found.values())]
            for low, high in pairwise(_EDGES)
        ]
        rows.append([f"all from {_SURE}", *(_share(told, _SURE) for told in found.values())])
        for noise in NOISES:
            sure = [_share(_told(way, corpus.at(noise)), _SURE) for way in ways()]
            rows.append([f"… garbled {noise:.0%}", *sure])
        tables.append(Table([f"{corpus}; confidence of a link", *found], rows))
        data[corpus.name] = {str(row[0]): dict(zip(found, row[1:], strict=True)) for row in rows}
    return Section("calibration", tables, data=data, room="alignment")


Told: TypeAlias = list[tuple[float, bool]]
"""Confidences of links, and whether they are right."""


def _told(way: Way, cases: Iterable[Case]) -> Told:
    return list(_links(way, cases))


def _links(way: Way, cases: Iterable[Case]) -> Iterator[tuple[float, bool]]:
    for case in cases:
        true = set(case.document.links)
        for bead in aligned(way, case):
            if bead.source and bead.target:
                yield bead.confidence, (bead.source, bead.target) in true


def _range(low: float, high: float) -> str:
    return f"{low:g} to {min(high, 1.0):g}"


def _share(told: Told, low: float, high: float = _EDGES[-1]) -> str:
    right = [is_right for confidence, is_right in told if low <= confidence < high]
    return f"{sum(right) / len(right):.3f} of {len(right):,}" if right else "–"
