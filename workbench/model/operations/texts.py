"""Edits of the words of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.errors import ImpossibleEditError
from workbench.model import checked
from workbench.model.document import Document, Paragraph, SourceParagraph, Status
from workbench.model.edits import Edit, ParagraphsSplice
from workbench.model.text import Span, normalise, trimmed


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a text and what is to stand in its place."""

    span: Span
    text: str


def replace_spans(
    document: Document,
    paragraph_id: str,
    replacements: Sequence[Replacement],
    *,
    name: str,
    by_person: bool,
) -> Edit:
    """Replace stretches of a paragraph's text.

    Args:
        document: the document as it is.
        paragraph_id: the paragraph, of either side.
        replacements: stretches of its present text that do not overlap.
        name: the edit's name for the status line.
        by_person: whether the new words count as decided by a person from now on.

    Raises:
        KeyError: there is no such paragraph.
    """
    paragraph = document.paragraph(paragraph_id)
    text = paragraph.text
    places = checked.spans(text, _places(paragraph))
    gone = checked.stale(text, _places(paragraph))
    for change in sorted(replacements, key=lambda r: r.span, reverse=True):
        places = checked.shifted(places, change.span, len(change.text))
        text = text[: change.span.start] + change.text + text[change.span.end :]
        if by_person:
            start = change.span.start
            places = (*places, trimmed(text, Span(start, start + len(change.text))))
    return _rewritten(document, paragraph, text, places=places, gone=gone, name=name)


def check_span(document: Document, paragraph_id: str, span: Span) -> Edit:
    """Mark a place of a source paragraph as right as it stands.

    Raises:
        KeyError: there is no such source paragraph.
    """
    paragraph = document.original(paragraph_id)
    places = (*checked.spans(paragraph.text, paragraph.checked), span)
    gone = checked.stale(paragraph.text, paragraph.checked)
    name = f"“{span.within(paragraph.text)}” is right as it stands"
    return _rewritten(document, paragraph, paragraph.text, places=places, gone=gone, name=name)


def set_status(document: Document, paragraph_id: str, status: Status) -> Edit:
    """Set a source paragraph to raw, corrected or verified.

    Raises:
        KeyError: there is no such source paragraph.
    """
    paragraph = document.original(paragraph_id)
    return swap(document, paragraph, replace(paragraph, status=status), f"status: {status}")


def set_note(document: Document, paragraph_id: str, note: str) -> Edit:
    """Give a paragraph of either side a note in place of the one it has; '' takes it away.

    The note is made one line of NFC (`text.normalise`).

    Raises:
        KeyError: there is no such paragraph.
    """
    paragraph = document.paragraph(paragraph_id)
    after = replace(paragraph, note=normalise(note))
    name = f"noted: {after.note}" if after.note else "took a note away"
    return swap(document, paragraph, after, name)


def swap(document: Document, before: Paragraph, after: Paragraph, name: str) -> Edit:
    """One paragraph put in the place of another; no change when they are equal."""
    if before == after:
        return Edit(name)
    side, index = document.place(before.id)
    return Edit(name, (ParagraphsSplice(side, index, (before,), (after,)),))


def _places(paragraph: Paragraph) -> tuple[str, ...]:
    return paragraph.checked if isinstance(paragraph, SourceParagraph) else ()


def _rewritten(
    document: Document,
    paragraph: Paragraph,
    text: str,
    *,
    places: Sequence[Span],
    gone: tuple[str, ...],
    name: str,
) -> Edit:
    if text != normalise(text):
        raise ImpossibleEditError(
            "the text would not be one line of normal form", "use single spaces between words"
        )
    if not isinstance(paragraph, SourceParagraph):
        return swap(document, paragraph, replace(paragraph, text=text), name)
    decided = checked.places(text, places) + gone
    was_verified = paragraph.status == "verified" and text != paragraph.text
    status: Status = "corrected" if was_verified else paragraph.status
    after = replace(paragraph, text=text, checked=decided, status=status)
    return swap(document, paragraph, after, name)
