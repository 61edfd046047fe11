"""The sixth part: how soon an alignment is right when an editor answers what he is asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from statistics import fmean

from benchmarks.alignment.aligned import Way, ways
from benchmarks.alignment.corpora import TWO_NOISES, Case, Corpus
from benchmarks.sections import Cell, Section, Table
from workbench.evaluate.repair import Order, repair, top_down
from workbench.model.asking import least_certain

_ANSWERS = (0, 5, 10, 20, 30)
_ORDERS: dict[str, Order] = {"least certain first": least_certain, "top-down": top_down}
_NOTE = (
    "Strict F1; a document that is all confirmed stays right. An answer is what an editor says of "
    "one bead: all true links of its paragraphs."
)


def repairing(corpora: Sequence[Corpus]) -> Section:
    """Mean strict F1 of the documents after some answers, by the order of the questions."""
    tables, data = [], dict[str, object]()
    for corpus in corpora:
        rows = {}
        for noise in TWO_NOISES:
            for way in ways():
                for name, order in _ORDERS.items():
                    label = f"garbled {noise:.0%}, {way.name}, {name}"
                    print(f"\r{label} …", end="\033[K", file=sys.stderr, flush=True)
                    found = [_course(way, case, order) for case in corpus.at(noise)]
                    rows[label] = [fmean(column) for column in zip(*found, strict=True)]
        head = [str(corpus), *(f"{count} answers" for count in _ANSWERS)]
        tables.append(Table(head, [list[Cell]([name, *row]) for name, row in rows.items()]))
        data[corpus.name] = {
            name: dict(zip(map(str, _ANSWERS), row, strict=True)) for name, row in rows.items()
        }
    return Section("repair", tables, [_NOTE], data, room="alignment")


def _course(way: Way, case: Case, order: Order) -> list[float]:
    """Strict F1 after each number of answers."""
    texts = way.aligner.texts(case.document.source, case.document.target)
    steps = repair(texts.beads, case.document.links, order)
    found = [step.agreement.strict.f1 for step in islice(steps, _ANSWERS[-1] + 1)]
    return [found[min(count, len(found) - 1)] for count in _ANSWERS]
