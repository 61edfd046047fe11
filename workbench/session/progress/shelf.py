"""The documents of a project as a list: counted one after the other, filtered and sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from workbench.session.progress.progress import (
    DocumentProgress,
    ProjectProgress,
    Unreadable,
    total,
)
from workbench.tally import share

Entry: TypeAlias = DocumentProgress | Unreadable
Measure: TypeAlias = Callable[[DocumentProgress], float | str | None]

MEASURES: Mapping[str, Measure] = {
    "document": lambda one: one.id.casefold(),
    "title": lambda one: one.title.casefold(),
    "corrected": lambda one: share(one.corrected, one.paragraphs),
    "verified": lambda one: share(one.verified, one.paragraphs),
    "words": lambda one: one.words_left,
    "suspects": lambda one: one.suspects_left,
    "links": lambda one: one.links_left,
    "errors": lambda one: one.errors_left,
}
"""What documents can be sorted by."""


class Shelf:
    """The list.

    Attributes:
        wanted: text that the id or the title of a document must have, in any case; '' for all.
        measure: what it is sorted by: words from a to z, numbers from the highest.
        is_reversed: whether the other way round; what is not known comes last in either.
    """

    def __init__(self) -> None:
        self.wanted = ""
        self.measure = "document"
        self.is_reversed = False
        self._entries: dict[str, Entry | None] = {}

    def put_up(self, ids: Sequence[str]) -> None:
        """These documents are there now; what is known of them is kept until it is counted anew."""
        self._entries = {id_: self._entries.get(id_) for id_ in ids}

    def learn(self, entry: Entry) -> None:
        """Take in the count of a document; of one that is not there any more it is dropped."""
        if entry.id in self._entries:
            self._entries[entry.id] = entry

    def __len__(self) -> int:
        return len(self._entries)

    def has(self, document_id: str) -> bool:
        """Whether a document is in the list, shown or not."""
        return document_id in self._entries

    def entry(self, document_id: str) -> Entry | None:
        """What was counted; None where it has not been yet. Raises KeyError."""
        return self._entries[document_id]

    def shown(self) -> list[str]:
        """The ids of the documents that are wanted, sorted."""
        ids = sorted(id_ for id_ in self._entries if self._is_wanted(id_))
        known = [(rank, id_) for id_ in ids if (rank := self._rank(id_)) is not None]
        unknown = [id_ for id_ in ids if self._rank(id_) is None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_reversed)
        return [id_ for _, id_ in known] + unknown

    def total(self) -> ProjectProgress:
        """The sums over the documents that are wanted, as far as they have been counted."""
        entries = (self._entries[id_] for id_ in self._entries if self._is_wanted(id_))
        return total(entry for entry in entries if entry is not None)

    def sort_by_next(self) -> None:
        """Sort by the next measure."""
        names = list(MEASURES)
        self.sort_by(names[(names.index(self.measure) + 1) % len(names)])

    def sort_by(self, measure: str) -> None:
        """Sort by a measure; a second time, the other way round."""
        self.is_reversed = self.measure == measure and not self.is_reversed
        self.measure = measure

    def _is_wanted(self, document_id: str) -> bool:
        entry = self._entries[document_id]
        title = entry.title if isinstance(entry, DocumentProgress) else ""
        return self.wanted.casefold() in f"{document_id}\n{title}".casefold()

    def _rank(self, document_id: str) -> tuple[float, str] | None:
        """Where a document belongs, the first lowest; None where that is not known."""
        entry = self._entries[document_id]
        if not isinstance(entry, DocumentProgress):
            return (0.0, document_id.casefold()) if self.measure == "document" else None
        value = MEASURES[self.measure](entry)
        if value is None or isinstance(value, str):
            return None if value is None else (0.0, value)
        return -value, ""
