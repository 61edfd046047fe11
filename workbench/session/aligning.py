"""Between documents with ids and the aligner, which counts paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.beads import Bead
from workbench.model.document import Document, Link, Paragraph

if TYPE_CHECKING:
    from workbench.align.aligner import Aligner

_DECIDED = 0.98  # a kind in the document was set by the importer or a person: nearly certain


def align(document: Document, aligner: Aligner) -> tuple[Bead, ...]:
    """Align the two sides of a document; its confirmed links are anchors."""
    return aligner.align(
        [p.text for p in document.source],
        [p.text for p in document.target],
        source_furniture=_furniture(document.source),
        target_furniture=_furniture(document.target),
        anchors=_anchors(document),
    )


def links_of_beads(document: Document, beads: Iterable[Bead]) -> list[Link]:
    """Beads of a document's own alignment as automatic links."""
    return [
        Link(
            tuple(document.source[n].id for n in bead.source),
            tuple(document.target[n].id for n in bead.target),
            "auto",
            round(min(1.0, max(0.0, bead.confidence)), 4),
        )
        for bead in beads
    ]


def _furniture(paragraphs: Iterable[Paragraph]) -> list[float]:
    return [_DECIDED if p.kind == "furniture" else 1 - _DECIDED for p in paragraphs]


def _anchors(document: Document) -> list[Bead]:
    return [
        Bead(
            tuple(document.place(i)[1] for i in link.source),
            tuple(document.place(i)[1] for i in link.target),
            link.confidence,
        )
        for link in document.links
        if link.status == "confirmed"
    ]
