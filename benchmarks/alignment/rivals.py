"""How others align the same paragraphs: Gale and Church's method, vecalign, bertalign's method.

None of them is needed by the product. Those that compare vectors get the ones that ours uses, of
text in which Latin letters in Russian words are replaced by the Cyrillic ones they look like;
several paragraphs are joined before they are encoded. What was tried and does not run here stands
in docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from benchmarks.alignment.bertalign import LONGEST, Floats, Side, bertalign
from benchmarks.alignment.documents import Link
from benchmarks.alignment.gale_church import gale_church
from workbench.align.words import legible
from workbench.lexicon.encoder import Encoder

Align: TypeAlias = Callable[[Sequence[str], Sequence[str]], list[Link]]
"""Paragraphs of the original and of the translation to links."""

_VECALIGN_PARAGRAPHS = 4  # of both sides of a bead together, as vecalign has it by default
_VECALIGN_WHOLE = 1_000  # paragraphs up to which it looks at the whole grid, and not in steps


def by_nltk() -> Align | None:
    """The Gale–Church of nltk, which gives pairs of paragraphs; those that meet are one link."""
    if not find_spec("nltk"):
        return None
    align_blocks: Any = import_module("nltk.translate.gale_church").align_blocks
    return lambda source, target: joined(align_blocks(_lengths(source), _lengths(target)))


def by_galechurch() -> Align | None:
    """The package galechurch."""
    if not find_spec("galechurch"):
        return None
    align: Any = import_module("galechurch").align
    return lambda source, target: [
        (
            tuple(range(bead.source_start, bead.source_end)),
            tuple(range(bead.target_start, bead.target_end)),
        )
        for bead in align(source, target).beads
    ]


def by_length() -> Align:
    """Gale and Church's method with the ratio of lengths that the document has, by ourselves."""
    return lambda source, target: gale_church(_lengths(source), _lengths(target))


def by_vecalign() -> Align | None:
    """The programme of vecalign (Thompson and Koehn 2019), from the package sentweave."""
    encoder = Encoder.open()
    if encoder is None or not find_spec("sentweave"):
        return None
    align: Any = import_module("sentweave").align

    def links(source: Sequence[str], target: Sequence[str]) -> list[Link]:
        texts = [[legible(text) for text in source], list(target)]
        # paragraphs go by names, so that one sees of how many a window is made
        names = [[f"{side}:{n}" for n in range(len(one))] for side, one in enumerate(texts)]
        known = dict(zip(chain(*names), chain(*texts), strict=True))
        found = align(
            *names,
            partial(_windows, encoder, known),
            alignment_max_size=_VECALIGN_PARAGRAPHS,
            max_size_full_dp=_VECALIGN_WHOLE,
        )
        return [(tuple(one.src_indices), tuple(one.tgt_indices)) for one in found.alignments]

    return links


def by_bertalign() -> Align | None:
    """Bertalign's method, by ourselves: the package needs a model from a hub."""
    encoder = Encoder.open()
    if encoder is None:
        return None

    return lambda source, target: bertalign(
        _side(encoder, [legible(text) for text in source]), _side(encoder, target)
    )


RIVALS: Mapping[str, Callable[[], Align | None]] = MappingProxyType(
    {
        "nltk, Gale–Church": by_nltk,
        "galechurch": by_galechurch,
        "Gale–Church with the document's ratio": by_length,
        "sentweave (vecalign)": by_vecalign,
        "bertalign's method": by_bertalign,
    }
)
"""How each is opened; None where it, or the encoder that it is to use, is not installed."""


def joined(pairs: Iterable[tuple[int, int]]) -> list[Link]:
    """Pairs of numbers in ascending order as links; pairs that share one belong to the same."""
    links: list[tuple[set[int], set[int]]] = []
    for row, column in sorted(pairs):
        if links and (row in links[-1][0] or column in links[-1][1]):
            links[-1][0].add(row)
            links[-1][1].add(column)
        else:
            links.append(({row}, {column}))
    return [(tuple(sorted(source)), tuple(sorted(target))) for source, target in links]


def _lengths(texts: Iterable[str]) -> list[int]:
    return [len(text) for text in texts]


def _side(encoder: Encoder, texts: Sequence[str]) -> Side:
    vectors = {}
    for size in range(1, min(LONGEST, len(texts)) + 1):
        windows = [" ".join(texts[n : n + size]) for n in range(len(texts) - size + 1)]
        vectors[size] = _vectors(encoder, windows)
    return Side(vectors, np.array(_lengths(texts), dtype=np.float64))


def _windows(encoder: Encoder, known: Mapping[str, str], windows: Sequence[str]) -> Floats:
    """Vectors of windows of named paragraphs; zeros for padding and those longer than any bead."""
    named = [window.split() for window in windows]
    used = [
        n
        for n, names in enumerate(named)
        if len(names) < _VECALIGN_PARAGRAPHS and names[0] in known
    ]
    first = _vectors(encoder, [" ".join(map(known.__getitem__, named[n])) for n in used] or [""])
    vectors = np.zeros((len(windows), first.shape[1]))
    vectors[used] = first[: len(used)]
    return vectors


def _vectors(encoder: Encoder, texts: Sequence[str]) -> Floats:
    return np.asarray(encoder.vectors(texts), dtype=np.float64)
