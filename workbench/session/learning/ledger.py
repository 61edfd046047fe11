"""Counts over the paragraphs of a document that cost an edit only what it touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from workbench.model.difference import difference
from workbench.model.document import SourceParagraph

Part = TypeVar("Part")


class Ledger(Generic[Part]):
    """What every paragraph adds to some totals, and the totals brought up to date.

    A paragraph is a value: as long as it is the same object it adds the same.

    Args:
        part_of: what a paragraph adds.
        count: adds a part to the totals (1) or takes it out of them (-1).
    """

    def __init__(
        self, part_of: Callable[[SourceParagraph], Part], count: Callable[[Part, int], None]
    ) -> None:
        self._part_of = part_of
        self._count = count
        self._parts: dict[str, tuple[SourceParagraph, Part]] = {}
        self._paragraphs: tuple[SourceParagraph, ...] = ()

    def bring_to(self, paragraphs: Sequence[SourceParagraph]) -> bool:
        """Make the totals those of these paragraphs; whether they have changed."""
        before, self._paragraphs = self._paragraphs, tuple(paragraphs)
        at = difference(before, self._paragraphs)
        gone = {paragraph.id for paragraph in before[at.start : at.old_end]}
        changed = False
        for paragraph in self._paragraphs[at.start : at.new_end]:
            gone.discard(paragraph.id)
            changed |= self._enter(paragraph, self._parts.get(paragraph.id))
        for id_ in gone:
            _, part = self._parts.pop(id_)
            self._count(part, -1)
            changed = True
        return changed

    def _enter(self, paragraph: SourceParagraph, old: tuple[SourceParagraph, Part] | None) -> bool:
        if old is not None and old[0] is paragraph:
            return False
        part = self._part_of(paragraph)
        self._parts[paragraph.id] = (paragraph, part)
        if old is not None and old[1] == part:
            return False
        if old is not None:
            self._count(old[1], -1)
        self._count(part, 1)
        return True
