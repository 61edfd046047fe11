"""Where an edit was made: what undo, redo and recovery go back to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from workbench.model import checked
from workbench.model.document import Document, Paragraph, SourceParagraph
from workbench.model.edits import Edit, LinksSplice, ParagraphsSplice


def place_of(edit: Edit, document: Document) -> tuple[str, int] | None:
    """Paragraph and code point at which an edit shows in a document it was made in or taken from.

    None where nothing of it is left to go to, as after an edit of the title.
    """
    return next(chain(_changed_texts(edit, document), _relinked(edit, document)), None)


def changes_text(edit: Edit) -> bool:
    """Whether an edit changes paragraphs, and not links alone."""
    return any(isinstance(change, ParagraphsSplice) for change in edit.changes)


def relinked(edit: Edit) -> frozenset[str]:
    """Ids of the paragraphs whose links an edit changes."""
    return frozenset(
        id_
        for change in edit.changes
        if isinstance(change, LinksSplice)
        for link in (*change.inserted, *change.removed)
        for id_ in link.ids
    )


def _changed_texts(edit: Edit, document: Document) -> Iterator[tuple[str, int]]:
    for change in edit.changes:
        if not isinstance(change, ParagraphsSplice):
            continue
        old = {p.id: p for p in change.removed}
        new = {p.id: p for p in change.inserted}
        for id_ in {**old, **new}:
            if document.has(id_) and old.get(id_) != new.get(id_):
                yield id_, _offset(old.get(id_), new.get(id_), document.paragraph(id_).text)


def _offset(old: Paragraph | None, new: Paragraph | None, text: str) -> int:
    """Where two states of a paragraph part; 0 where one of them is missing."""
    if old is None or new is None:
        return 0
    if old.text == new.text:
        return _newly_decided(old, new)
    shared = next(
        (n for n, (a, b) in enumerate(zip(old.text, new.text, strict=False)) if a != b),
        min(len(old.text), len(new.text)),
    )
    return min(shared, len(text))


def _newly_decided(old: Paragraph, new: Paragraph) -> int:
    if not (isinstance(old, SourceParagraph) and isinstance(new, SourceParagraph)):
        return 0
    places = set(old.checked) ^ set(new.checked)
    spans = checked.spans(new.text, places)
    return spans[0].start if spans else 0


def _relinked(edit: Edit, document: Document) -> Iterator[tuple[str, int]]:
    for change in edit.changes:
        if isinstance(change, LinksSplice):
            for link in (*change.inserted, *change.removed):
                yield from ((id_, 0) for id_ in link.ids if document.has(id_))
