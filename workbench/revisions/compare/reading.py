"""The order in which changes are told: that in which the later state is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.model.document import Document
from workbench.revisions.compare.changes import (
    Added,
    Change,
    ConflictChanged,
    Described,
    FieldChanged,
    LinkDecided,
    Regrouped,
    Relinked,
    Removed,
    Reordered,
    WordsChanged,
    WordsChecked,
)

_RANKS = (
    (Described, ConflictChanged),
    (Removed, Added, Reordered, Regrouped),
    (Relinked, LinkDecided),
    (FieldChanged,),
    (WordsChanged, WordsChecked),
)
"""What is told first of changes at one paragraph."""


def in_order(changes: Iterable[Change], before: Document, after: Document) -> tuple[Change, ...]:
    """Changes from the top of the document to its end, those of one paragraph together.

    What is gone is told of after what stood before it.
    """
    ranks = _ranks(list(_read(before)), list(_read(after)))
    kinds = {kind: rank for rank, kinds in enumerate(_RANKS) for kind in kinds}

    def key(change: Change) -> tuple[tuple[int, int], int, int]:
        start = 0
        if isinstance(change, WordsChanged):
            start = change.new[0].span.start
        elif isinstance(change, WordsChecked):
            start = change.place.span.start
        return ranks.get(change.paragraph, (-1, 0)), kinds[type(change)], start

    return tuple(sorted(changes, key=key))


def _ranks(before: list[str], after: list[str]) -> Mapping[str, tuple[int, int]]:
    """For every id its place, and how far behind it those stand that are gone."""
    found = {id_: (number, 0) for number, id_ in enumerate(after)}
    last, behind = -1, 0
    for id_ in before:
        if id_ in found:
            last, behind = found[id_][0], 0
        else:
            behind += 1
            found[id_] = last, behind
    return found


def _read(document: Document) -> Iterator[str]:
    """The ids of all paragraphs, link after link."""
    for link in document.links:
        yield from link.ids
