"""Which parts of a document two editors decided differently, in the order they are read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.model.document import Document, Link

DisputeKind: TypeAlias = Literal["description", "links", "text"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict that is open.

    Attributes:
        kind: of what it is.
        of: the part of the description by its name, the first paragraph of the link, or the
            paragraph.
    """

    kind: DisputeKind
    of: str


def disputes(document: Document) -> tuple[Dispute, ...]:
    """All open conflicts: of the description, then link by link, each before its paragraphs."""
    described = (Dispute("description", name) for name in document.conflicts)
    linked = (dispute for link in document.links for dispute in disputes_of(document, link))
    return (*described, *linked)


def disputes_of(document: Document, link: Link) -> Iterator[Dispute]:
    """The open conflicts of a link and of its paragraphs."""
    if link.conflict is not None:
        yield Dispute("links", link.ids[0])
    for id_ in link.ids:
        if document.paragraph(id_).conflict is not None:
            yield Dispute("text", id_)
