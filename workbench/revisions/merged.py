"""What a commit itself did to a document, whatever its parents bring together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from workbench.model.document import Document, Link
from workbench.revisions.compare.changes import (
    Change,
    Described,
    DocumentChanges,
    FieldChanged,
    LinkDecided,
    Piece,
    Regrouped,
    Relinked,
    WordsChanged,
)
from workbench.revisions.compare.comparison import compare


def done(before: Sequence[Document], after: Document) -> DocumentChanges:
    """What was done to a document in one commit.

    A merge did only what is in no parent: the change from each of them must have it. Where nothing
    was before, it is compared with what the machine read.

    Args:
        before: the document in each parent that has it.
        after: the document as the commit left it.
    """
    first, *others = [compare(one, after) for one in before or [as_read(after)]]
    for other in others:
        kept = (change for change in first.changes if _is_in(change, other.changes))
        first = DocumentChanges(tuple(kept), min(first.automatic, other.automatic))
    return first


def as_read(document: Document) -> Document:
    """The document as the machine left it: its text, its links, nothing decided by a person."""
    source = tuple(
        replace(p, text=p.ocr, status="raw", checked=(), conflict=None) for p in document.source
    )
    links = tuple(replace(link, status="auto", conflict=None) for link in document.links)
    return document.with_side("source", source).with_links(links)


def _is_in(change: Change, others: Sequence[Change]) -> bool:
    """Whether a change is among those that another parent would need."""
    return any(_agree(change, other) for other in others)


def _agree(change: Change, other: Change) -> bool:
    """Whether two changes made the same, whatever stood there before."""
    if isinstance(change, WordsChanged) and isinstance(other, WordsChanged):
        return any(_meet(one, two) for one in change.new for two in other.new)
    return type(change) is type(other) and _result(change) == _result(other)


def _meet(one: Piece, two: Piece) -> bool:
    """Whether two stretches are of one paragraph, and share something or are the same place."""
    if one.paragraph != two.paragraph:
        return False
    return one.span == two.span or one.span.overlaps(two.span)


def _result(change: Change) -> Hashable:
    match change:
        case Regrouped():
            return frozenset(paragraph.id for paragraph in change.new)
        case FieldChanged():
            return change.paragraph, change.field, change.new
        case Relinked():
            return _members(change.new)
        case LinkDecided():
            return _members([change.link]), change.is_confirmed
        case Described():
            return change.field, change.new
        case _:
            return change


def _members(links: Sequence[Link]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(link.ids) for link in links)
