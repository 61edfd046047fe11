"""`workbench diff`: what was done to documents between two states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import reduce
from operator import add
from typing import Literal

from workbench.errors import StorageError
from workbench.evaluate.rates import Counts, characters
from workbench.model.document import Document
from workbench.revisions.compare.changes import DocumentChanges
from workbench.revisions.compare.comparison import compare
from workbench.revisions.compare.totals import Totals, totals
from workbench.session.assistant import Assistant, Progress
from workbench.session.commands.compared import Pair, Subject
from workbench.session.commands.looking import look_through
from workbench.session.progress.outlook import Outlook, Outlooks

_NOTHING = Counts()
_NO_TOTALS = Totals()


@dataclass(frozen=True, slots=True)
class Compared:
    """A document that is not as it was.

    Attributes:
        pair: its two states.
        changes: what was done; none where one of the states is missing.
        totals: the same in counts; a document that was added or deleted counts nowhere.
        read_before: characters of the OCR against the text before; furniture counts nowhere.
        read_after: likewise, against the text after.
    """

    pair: Pair
    changes: DocumentChanges
    totals: Totals
    read_before: Counts
    read_after: Counts

    @property
    def id(self) -> str:
        """The document."""
        return self.pair.id

    @property
    def state(self) -> Literal["changed", "added", "deleted", "unreadable"]:
        """What became of it; `unreadable` where a state can not be read."""
        if self.pair.problem:
            return "unreadable"
        if self.pair.before is None:
            return "added"
        return "deleted" if self.pair.after is None else "changed"

    @property
    def sum(self) -> Sum:
        """The document counted."""
        if self.state == "changed":
            return Sum(1, 0, 0, 0, self.totals, self.read_before, self.read_after)
        return Sum(
            added=int(self.state == "added"),
            deleted=int(self.state == "deleted"),
            unreadable=int(self.state == "unreadable"),
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """Documents that are not as they were, in counts that add up.

    Attributes:
        documents: those that are in both states.
        added: those that are new.
        deleted: those that are gone.
        unreadable: those that can not be read in one of the states; they count nowhere else.
        totals: what was done to those that are in both states.
        read_before: characters of the OCR against the text before, of the same.
        read_after: likewise, against the text after.
    """

    documents: int = 0
    added: int = 0
    deleted: int = 0
    unreadable: int = 0
    totals: Totals = _NO_TOTALS
    read_before: Counts = _NOTHING
    read_after: Counts = _NOTHING

    def __add__(self, other: Sum) -> Sum:
        names = [field.name for field in fields(self)]
        return Sum(*(getattr(self, name) + getattr(other, name) for name in names))


def compared(subject: Subject) -> Iterator[Compared]:
    """The documents that are not as they were, by id; one after the other, to spare memory.

    Raises:
        BadInputError: one of two files can not be read.
        StorageError: git refused.
    """
    for pair in subject.pairs():
        found = _compared(pair)
        if found.changes or pair.before is None or pair.after is None:
            yield found


def sum_of(found: Iterable[Compared]) -> Sum:
    """Documents counted together."""
    return reduce(add, (row.sum for row in found), Sum())


class Suspects:
    """How many suspects are left in documents.

    Args:
        subject: the states that were compared.
        progress: told of the search.
    """

    def __init__(self, subject: Subject, progress: Progress | None = None) -> None:
        self._subject = subject
        self._assistant = Assistant(progress)
        self._outlooks = Outlooks(subject.project) if subject.project else None

    def left(self, document: Document) -> int:
        """The suspects of the later state of a document; if nobody knows, they are looked for.

        That takes seconds. What is found in the working tree is kept, as the desk keeps it. An
        interrupt leaves all as it was.

        Raises:
            BadInputError: the glossary can not be used.
            StorageError: the word list can not be built.
        """
        known = self._outlooks.of(document) if self._outlooks else None
        if known is None or known.is_stale:
            looked = look_through(self._assistant, document, self._subject.project)
            known = Outlook.of(suspect for _, _, suspects in looked for suspect in suspects)
            self._keep(document, known)
        return known.suspects

    def _keep(self, document: Document, known: Outlook) -> None:
        if self._outlooks and self._subject.is_present:
            with suppress(StorageError):  # then it is looked for again another time
                self._outlooks.remember(document, known)


def _compared(pair: Pair) -> Compared:
    found = DocumentChanges()
    if pair.before is not None and pair.after is not None:
        found = compare(pair.before, pair.after)
    known: dict[tuple[str, str], Counts] = {}
    read = [_read(document, known) for document in (pair.before, pair.after)]
    return Compared(pair, found, totals(found), *read)


def _read(document: Document | None, known: dict[tuple[str, str], Counts]) -> Counts:
    """Characters of the OCR of a document against its text; most paragraphs are counted once."""
    texts = [(p.ocr, p.text) for p in document.source if p.kind != "furniture"] if document else []
    for text in texts:
        if text not in known:
            known[text] = characters(*text)
    return reduce(add, map(known.__getitem__, texts), _NOTHING)
