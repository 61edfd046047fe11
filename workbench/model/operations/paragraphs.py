"""Edits of the cut of paragraphs: splitting, merging, and what counts as furniture."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from workbench.errors import ImpossibleEditError
from workbench.model.document import (
    Document,
    Kind,
    Link,
    Paragraph,
    Side,
)
from workbench.model.edits import Change, Edit, ParagraphsSplice, apply
from workbench.model.ids import fresh_id
from workbench.model.operations.cutting import halves, joined
from workbench.model.operations.links import links_splice, refuse_loss, without
from workbench.model.operations.texts import swap
from workbench.model.order import in_reading_order


def split_paragraph(
    document: Document, paragraph_id: str, offset: int, ocr_offset: int = 0
) -> Edit:
    """Cut a paragraph in two; both halves stay in its link, the first keeps the id and the note.

    Args:
        document: the document as it is.
        paragraph_id: the paragraph, of either side.
        offset: code point of the text before which it is cut; space at the cut goes.
        ocr_offset: the same place in `ocr`; source paragraphs only.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: one half would be empty, or a conflict is open.
    """
    paragraph = _settled(document.paragraph(paragraph_id))
    head, tail = paragraph.text[:offset].rstrip(), paragraph.text[offset:].lstrip()
    if not head or not tail:
        raise ImpossibleEditError(
            "a paragraph can not be split at its very beginning or end",
            "move the cursor to the first word of the second half",
        )
    known = {p.id for p in document.source} | {p.id for p in document.target}
    side, index = document.place(paragraph_id)
    new_id = fresh_id(side, f"{paragraph_id}\n{tail}", known)
    parts = halves(paragraph, offset, ocr_offset, new_id)
    links = list(document.links)
    at = document.link_index(paragraph_id)
    ids = _with_next(
        links[at].source if side == "source" else links[at].target, paragraph_id, new_id
    )
    links[at] = (
        replace(links[at], source=ids) if side == "source" else replace(links[at], target=ids)
    )
    changes: list[Change] = [ParagraphsSplice(side, index, (paragraph,), parts)]
    return Edit("broke a paragraph in two", (*changes, *links_splice(document, links)))


def merge_paragraphs(document: Document, paragraph_id: str) -> Edit:
    """Join a paragraph with the next of its kind on its side; it keeps its id and its link.

    Notes are joined with a dot between them; one that both halves have stays one.
    Furniture between the two halves, as at the foot of a page, stays where it is.

    Raises:
        KeyError: there is no such paragraph.
        ImpossibleEditError: there is none after it, or a conflict is open in one of them or in a
            link that would go.
    """
    first = _settled(document.paragraph(paragraph_id))
    side, index = document.place(paragraph_id)
    following = document.side(side)[index + 1 :]
    second = next((p for p in following if p.kind == first.kind), None)
    if second is None:
        raise ImpossibleEditError("there is no paragraph after this one to join it with")
    skipped = following[: following.index(second)]
    merged = joined(first, _settled(second))
    changes: list[Change] = [
        ParagraphsSplice(side, index, (first, *skipped, second), (merged, *skipped))
    ]
    name = "joined two paragraphs"
    shorter = apply(document, Edit(name, tuple(changes)))
    kept = _links_after_merge(document, first.id, second.id, side)
    refuse_loss(document.links, kept)
    links = in_reading_order(shorter, kept)
    return Edit(name, (*changes, *links_splice(document, links)))


def _settled(paragraph: Paragraph) -> Paragraph:
    """A paragraph, unless two editors' versions of it are still to be chosen from."""
    if paragraph.conflict is None:
        return paragraph
    raise ImpossibleEditError(
        f"the text of {paragraph.id} is disputed: a merge left a conflict in it",
        "settle the conflict first",
    )


def _links_after_merge(document: Document, first: str, second: str, side: Side) -> list[Link]:
    """The links without the second half; what only it was linked to follows into the first's."""
    kept, emptied = document.link_of(first), document.link_of(second)
    own = emptied.source if side == "source" else emptied.target
    if kept == emptied or own != (second,):
        return without(document.links, {second})
    both = replace(
        kept,
        source=_in_order(document.source, {*kept.source, *emptied.source} - {second}),
        target=_in_order(document.target, {*kept.target, *emptied.target} - {second}),
        status="confirmed" if kept.status == emptied.status == "confirmed" else "auto",
        confidence=min(kept.confidence, emptied.confidence),
        conflict=kept.conflict or emptied.conflict,
    )
    return [both if link == kept else link for link in document.links if link != emptied]


def _in_order(paragraphs: Iterable[Paragraph], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(p.id for p in paragraphs if p.id in ids)


def set_kind(document: Document, paragraph_id: str, kind: Kind) -> Edit:
    """Say whether a paragraph is text or furniture.

    Raises:
        KeyError: there is no such paragraph.
    """
    paragraph = document.paragraph(paragraph_id)
    name = "set aside as furniture" if kind == "furniture" else "taken back as text"
    return swap(document, paragraph, replace(paragraph, kind=kind), name)


def _with_next(ids: tuple[str, ...], id_: str, new_id: str) -> tuple[str, ...]:
    at = ids.index(id_) + 1
    return (*ids[:at], new_id, *ids[at:])
