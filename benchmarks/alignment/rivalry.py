"""The fourth part: what others find in the same documents, in the same run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TypeAlias

from benchmarks.alignment.aligned import found_by, judged, mean, strict, unlinked, ways
from benchmarks.alignment.corpora import NOISES, TWO_NOISES, Case, Corpus
from benchmarks.alignment.documents import Link
from benchmarks.alignment.rivals import RIVALS, Align
from benchmarks.sections import Cell, Section, Table
from workbench.lexicon.furniture import classify

Find: TypeAlias = Callable[[Case], Sequence[Link]]


def rivalry(corpora: Sequence[Corpus]) -> Section:
    """Links of all, of the whole text and of what is left when our detector set furniture aside."""
    heads = [f"strict F1, {noise:.0%}" for noise in NOISES]
    heads += [f"unlinked F1, {noise:.0%}" for noise in TWO_NOISES]
    rows: dict[str, dict[str, list[float]]] = {corpus.name: {} for corpus in corpora}
    absent = []
    for name, find in _methods():
        if find is None:
            absent.append(name)
            continue
        print(f"\r{name} …", end="\033[K", file=sys.stderr, flush=True)
        for corpus in corpora:
            rows[corpus.name][name] = _measured(corpus, find)
    tables = [
        Table(
            [str(corpus), *heads],
            [list[Cell]([name, *cells]) for name, cells in rows[corpus.name].items()],
        )
        for corpus in corpora
    ]
    data: dict[str, object] = {"missing": absent}
    data |= {
        corpus: {name: dict(zip(heads, cells, strict=True)) for name, cells in found.items()}
        for corpus, found in rows.items()
    }
    notes = [f"Not installed: {', '.join(absent)}."] if absent else []
    return Section("rivals", tables, notes, data, room="alignment")


def _methods() -> Iterator[tuple[str, Find | None]]:
    """Others, each as it is and helped by our detector of furniture, then ours."""
    for name, opener in RIVALS.items():
        align = opener()
        if align is None:
            yield name, None
            continue
        yield name, partial(_of_all, align)
        yield f"{name}, furniture set aside", partial(_of_text, align)
    for way in ways():
        yield f"ours, {way.name}", partial(found_by, way)


def _of_all(align: Align, case: Case) -> list[Link]:
    """What an aligner finds in all paragraphs."""
    return align(case.document.source, case.document.target)


def _of_text(align: Align, case: Case) -> list[Link]:
    """What an aligner finds in the text that our detector leaves."""
    rows, columns = _text(case)
    links = align(
        [case.document.source[n] for n in rows], [case.document.target[n] for n in columns]
    )
    return [
        (tuple(rows[n] for n in source), tuple(columns[n] for n in target))
        for source, target in links
    ]


@cache
def _text(case: Case) -> tuple[list[int], list[int]]:
    """Numbers of the paragraphs of both sides that are more likely text than furniture."""
    sides = ((case.document.source, "ru"), (case.document.target, "en"))
    source, target = (
        [n for n, furniture in enumerate(classify(texts, language)) if furniture < 0.5]
        for texts, language in sides
    )
    return source, target


def _measured(corpus: Corpus, find: Find) -> list[float]:
    found = {
        noise: [judged(find(case), case.document) for case in corpus.at(noise)] for noise in NOISES
    }
    return [mean(found[noise], strict) for noise in NOISES] + [
        mean(found[noise], unlinked) for noise in TWO_NOISES
    ]
