"""What the writers write: the links of a document as pairs of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.document import Document, Link, Paragraph


@dataclass(frozen=True, slots=True)
class Selection:
    """Which links are written.

    Attributes:
        confirmed_only: leave out links that no person confirmed.
        with_furniture: write headers, stamps and page numbers too.
    """

    confirmed_only: bool = False
    with_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One link with the texts of its sides; a side that has none is ''."""

    link: Link
    source: str
    target: str


def pairs(document: Document, selection: Selection) -> Iterator[Pair]:
    """The selected links in reading order; several paragraphs of a side are joined by a space."""
    for link in document.links:
        if selection.confirmed_only and link.status != "confirmed":
            continue
        source = _texts(document, link.source, selection)
        target = _texts(document, link.target, selection)
        if source or target:
            yield Pair(link, source, target)


def _texts(document: Document, ids: tuple[str, ...], selection: Selection) -> str:
    paragraphs: list[Paragraph] = [document.paragraph(id_) for id_ in ids]
    chosen = [p for p in paragraphs if selection.with_furniture or p.kind == "text"]
    return " ".join(p.text for p in chosen)
