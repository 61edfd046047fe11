"""The comparison of two states of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from workbench.model.document import Document, Side
from workbench.revisions.compare.changes import (
    Added,
    Change,
    DocumentChanges,
    Regrouped,
    Removed,
    Reordered,
)
from workbench.revisions.compare.description import description_changed
from workbench.revisions.compare.fields import conflict_changed, fields_changed, places_rewritten
from workbench.revisions.compare.flow import Course, Flow
from workbench.revisions.compare.kin import Kin, kindred
from workbench.revisions.compare.linking import links_changed
from workbench.revisions.compare.reading import in_order
from workbench.revisions.compare.wording import words_changed, words_checked

_SIDES: tuple[Side, ...] = ("source", "target")


def compare(before: Document, after: Document) -> DocumentChanges:
    """What an editor would say was done to a document.

    Every difference of the two states shows in at least one of the changes, or in the count of
    automatic ones, and equal states have none. Words are compared along paragraphs that were split
    or joined, so that cutting a paragraph changes no word.

    Args:
        before: the earlier state.
        after: the later state; it need not come from the earlier one.
    """
    changes: list[Change] = [*description_changed(before, after)]
    every: list[Kin] = []
    for side in _SIDES:
        kins = list(kindred(before, after, side))
        changes += (change for kin in kins for change in _of_kin(kin))
        changes += _reordered(before, after, side)
        every += kins
    linked, automatic = links_changed(before.links, after.links, every)
    changes += linked
    if not changes and not automatic:  # the same links in another order
        automatic = sum(a != b for a, b in zip(before.links, after.links, strict=True))
    return DocumentChanges(in_order(changes, before, after), automatic)


def _of_kin(kin: Kin) -> list[Change]:
    if not kin.new:
        return [*_gone(kin)]
    if not kin.old:
        return [*_come(kin)]
    course = Course(Flow(kin.old), Flow(kin.new))
    found: list[Change] = [*words_changed(kin, course), *words_checked(course)]
    if not kin.is_single:
        found.append(Regrouped(kin.side, kin.old, kin.new))
    found += fields_changed(kin, course)
    return found or [*places_rewritten(kin)]


def _gone(kin: Kin) -> Iterator[Change]:
    for paragraph in kin.old:
        yield Removed(kin.side, paragraph)
        yield from conflict_changed(paragraph.id, paragraph.conflict, None)


def _come(kin: Kin) -> Iterator[Change]:
    for paragraph in kin.new:
        yield Added(kin.side, paragraph)
        yield from conflict_changed(paragraph.id, None, paragraph.conflict)


def _reordered(before: Document, after: Document, side: Side) -> Iterator[Reordered]:
    """Paragraphs that stand elsewhere among those that both states have."""
    places = {p.id: number for number, p in enumerate(before.side(side))}
    ids = [p.id for p in after.side(side) if p.id in places]
    numbers = [places[id_] for id_ in ids]
    if numbers == sorted(numbers):
        return
    kept = set(_longest_rising(numbers))
    yield Reordered(side, tuple(id_ for id_ in ids if places[id_] not in kept))


def _longest_rising(numbers: list[int]) -> Iterator[int]:
    """A longest rising subsequence of different numbers (patience sorting, Schensted 1961)."""
    ends: list[int] = []
    lengths: list[int] = []
    for number in numbers:
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
    wanted = len(ends) - 1
    for number, length in zip(reversed(numbers), reversed(lengths), strict=True):
        if length == wanted:
            yield number
            wanted -= 1
