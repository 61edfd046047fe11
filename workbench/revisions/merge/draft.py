"""A document that is cut anew: paragraphs joined, split and renamed, and its links with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbench.model.document import Document, Link, Paragraph, Side
from workbench.model.operations.cutting import halves, joined


class Draft:
    """A document in the making; `document` gives the value.

    Args:
        document: the state to start from.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paragraphs: dict[Side, dict[str, Paragraph]] = {
            "source": {p.id: p for p in document.source},
            "target": {p.id: p for p in document.target},
        }
        self._order: dict[Side, list[str]] = {
            side: list(known) for side, known in self._paragraphs.items()
        }
        self._links: list[Link | None] = list(document.links)
        self._link_of = {id_: n for n, link in enumerate(document.links) for id_ in link.ids}

    def paragraph(self, side: Side, id_: str) -> Paragraph:
        """A paragraph as it is now. Raises KeyError."""
        return self._paragraphs[side][id_]

    def join(self, side: Side, first: str, second: str) -> None:
        """Make two paragraphs one, where the first stands.

        What only the second was linked to follows into the link of the first.
        """
        paragraphs = self._paragraphs[side]
        paragraphs[first] = joined(paragraphs[first], paragraphs.pop(second))
        self._order[side].remove(second)
        emptied = self._take_out(second)
        if emptied is None:
            return
        at = self._link_of[first]
        kept = self._link(at)
        are_confirmed = kept.status == emptied.status == "confirmed"
        self._links[at] = replace(
            kept,
            source=kept.source + emptied.source,
            target=kept.target + emptied.target,
            status="confirmed" if are_confirmed else "auto",
            confidence=min(kept.confidence, emptied.confidence),
        )
        self._link_of.update(dict.fromkeys(emptied.ids, at))

    def cut(self, side: Side, id_: str, offset: int, ocr_offset: int, new_id: str) -> None:
        """Cut a paragraph before a code point of its text; both halves stay in its link."""
        first, second = halves(self._paragraphs[side][id_], offset, ocr_offset, new_id)
        self._paragraphs[side] |= {id_: first, new_id: second}
        order = self._order[side]
        order.insert(order.index(id_) + 1, new_id)
        at = self._link_of[id_]
        link = self._link(at)
        self._links[at] = _with_members(link, side, (*_members(link, side), new_id))
        self._link_of[new_id] = at

    def rename(self, side: Side, names: Mapping[str, str]) -> None:
        """Give paragraphs other ids, all at once."""
        known, order = self._paragraphs[side], self._order[side]
        self._order[side] = [names.get(id_, id_) for id_ in order]
        self._paragraphs[side] = {
            names.get(id_, id_): replace(p, id=names.get(id_, id_)) for id_, p in known.items()
        }
        for old in names:
            at = self._link_of[old]
            link = self._link(at)
            ids = tuple(names.get(id_, id_) for id_ in _members(link, side))
            self._links[at] = _with_members(link, side, ids)
        self._link_of |= {new: self._link_of[old] for old, new in names.items()}

    def document(self) -> Document:
        """The document as it is now; every link names its paragraphs in order."""
        places = {id_: n for order in self._order.values() for n, id_ in enumerate(order)}
        links = (_in_order(link, places) for link in self._links if link is not None)
        made = self._document.with_links(tuple(links))
        for side, order in self._order.items():
            made = made.with_side(side, tuple(self._paragraphs[side][id_] for id_ in order))
        return made

    def _take_out(self, id_: str) -> Link | None:
        """Take a paragraph out of its link; what is left of it if that is the other side alone."""
        at = self._link_of.pop(id_)
        link = self._link(at)
        source = tuple(own for own in link.source if own != id_)
        target = tuple(own for own in link.target if own != id_)
        left = replace(link, source=source, target=target)
        if (not source and link.source) or (not target and link.target):
            self._links[at] = None
            return left
        self._links[at] = left
        return None

    def _link(self, at: int) -> Link:
        link = self._links[at]
        assert link is not None
        return link


def _in_order(link: Link, places: Mapping[str, int]) -> Link:
    if len(link.source) < 2 and len(link.target) < 2:
        return link
    source, target = (
        tuple(sorted(ids, key=places.__getitem__)) for ids in (link.source, link.target)
    )
    return replace(link, source=source, target=target)


def _members(link: Link, side: Side) -> tuple[str, ...]:
    return link.source if side == "source" else link.target


def _with_members(link: Link, side: Side, ids: tuple[str, ...]) -> Link:
    return replace(link, source=ids) if side == "source" else replace(link, target=ids)
