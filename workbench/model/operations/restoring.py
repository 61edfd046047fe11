"""Edits that give a document, or some of its paragraphs, back as they were at another time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import cast

from workbench.model.difference import difference
from workbench.model.document import Document, Link, Paragraph, Side
from workbench.model.edits import Change, DescriptionChange, Edit, ParagraphsSplice
from workbench.model.operations.links import links_splice
from workbench.model.order import in_reading_order


def become(document: Document, other: Document, name: str) -> Edit:
    """Make a document equal to another state of it; only the id stays.

    Args:
        document: the document as it is.
        other: any sound document.
        name: the edit's name for the status line.
    """
    changes: list[Change] = [*_sides_spliced(document, other)]
    changes += links_splice(document, other.links)
    if document.description != other.description:
        changes.append(DescriptionChange(document.description, other.description))
    return Edit(name, tuple(changes))


def put_back(
    document: Document, past: Document, now: Collection[str], then: Collection[str], name: str
) -> Edit:
    """Put paragraphs of an earlier state in the place of those that they have become.

    Links stay as they are where the paragraphs have the ids that they had. Otherwise they are those
    of the earlier state, if these hold what the links hold now; if not, all that the paragraphs are
    linked to is one link, for nobody knows which half belongs to what.

    Args:
        document: the document as it is.
        past: the earlier state.
        now: ids of the paragraphs of `document` that go, all of one side; none where the
            paragraphs were taken out.
        then: ids of the paragraphs of `past` that come back, one at least; none of them stands
            elsewhere in `document`.
        name: the edit's name for the status line.

    Raises:
        KeyError: one of the ids does not exist.
    """
    side, _ = past.place(next(iter(then)))
    placed = _placed(document.side(side), past.side(side), now, then)
    after = document.with_side(side, placed)
    links = document.links
    if set(now) != set(then):
        links = _relinked(document, past, after, set(now), set(then))
    return become(document, after.with_links(links), name)


def _sides_spliced(document: Document, other: Document) -> Iterator[ParagraphsSplice]:
    for side in cast("tuple[Side, ...]", ("source", "target")):
        old, new = document.side(side), other.side(side)
        at = difference(old, new)
        if at:
            removed, inserted = old[at.start : at.old_end], new[at.start : at.new_end]
            yield ParagraphsSplice(side, at.start, removed, inserted)


def _placed(
    present: Iterable[Paragraph],
    past: Iterable[Paragraph],
    now: Collection[str],
    then: Collection[str],
) -> tuple[Paragraph, ...]:
    """The paragraphs of a side with some put back.

    One whose id is there takes that place, another follows the one that it followed.
    """
    back = {p.id: p for p in past if p.id in then}
    placed = [back.get(p.id, p) for p in present if p.id in back or p.id not in now]
    places = {p.id for p in placed}
    before = ""
    for paragraph in past:
        if paragraph.id in back and paragraph.id not in places:
            at = next((n for n, p in enumerate(placed, start=1) if p.id == before), 0)
            placed.insert(at, paragraph)
            places.add(paragraph.id)
        before = paragraph.id if paragraph.id in places else before
    return tuple(placed)


def _relinked(
    document: Document, past: Document, after: Document, now: set[str], then: set[str]
) -> tuple[Link, ...]:
    """The links once paragraphs with other ids stand in the place of some."""
    as_was = [link for link in past.links if then.intersection(link.ids)]
    partners = _members(as_was) - then
    touched = [link for link in document.links if _is_touched(link, now, partners)]
    beside = _members(touched) - now
    if beside != partners:
        as_was = [_joined(after, touched, beside | then)]
    kept = [link for link in document.links if link not in touched]
    return in_reading_order(after, [*kept, *(_in_order(after, link) for link in as_was)])


def _is_touched(link: Link, now: Collection[str], partners: Collection[str]) -> bool:
    """Whether a link holds a paragraph that goes, or one without a counterpart that had one."""
    if any(id_ in now for id_ in link.ids):
        return True
    return not link.is_pair and any(id_ in partners for id_ in link.ids)


def _members(links: Iterable[Link]) -> set[str]:
    return {id_ for link in links for id_ in link.ids}


def _joined(document: Document, links: Iterable[Link], ids: Collection[str]) -> Link:
    """One link of paragraphs, confirmed if a person confirmed all that it is made of."""
    parts = [link for link in links if link.is_pair]
    is_confirmed = bool(parts) and all(link.status == "confirmed" for link in parts)
    confidence = min((link.confidence for link in parts), default=0.0)
    source, target = (
        tuple(p.id for p in document.side(side) if p.id in ids)
        for side in cast("tuple[Side, ...]", ("source", "target"))
    )
    return Link(source, target, "confirmed" if is_confirmed else "auto", confidence)


def _in_order(document: Document, link: Link) -> Link:
    """A link with its paragraphs in the document's order."""
    return Link(
        tuple(sorted(link.source, key=lambda id_: document.place(id_)[1])),
        tuple(sorted(link.target, key=lambda id_: document.place(id_)[1])),
        link.status,
        link.confidence,
        link.conflict,
    )
