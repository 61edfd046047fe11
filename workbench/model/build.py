"""From a reader's draft to a document: ids for its paragraphs, each alone in its link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.document import Document, Link, Side, SourceParagraph, TargetParagraph
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import frozen_mapping
from workbench.model.ids import fresh_id
from workbench.model.order import in_reading_order
from workbench.model.text import normalise


def build(document_id: str, draft: Draft) -> Document:
    """A document of everything in the draft, nothing linked yet; its description is made normal."""
    taken: set[str] = set()
    document = Document(
        id=document_id,
        title=normalise(draft.title),
        metadata=frozen_mapping({normalise(k): normalise(v) for k, v in draft.metadata.items()}),
        source=originals(draft.source, taken),
        target=translations(draft.target, taken),
    )
    return _unlinked(document)


def originals(paragraphs: Iterable[DraftParagraph], taken: set[str]) -> tuple[SourceParagraph, ...]:
    """Source paragraphs with fresh ids, which are added to `taken`."""
    return tuple(
        SourceParagraph(
            id=_taken(taken, "source", p.text), text=p.text, ocr=p.text, scan=p.scan, kind=p.kind
        )
        for p in paragraphs
    )


def translations(
    paragraphs: Iterable[DraftParagraph], taken: set[str]
) -> tuple[TargetParagraph, ...]:
    """Target paragraphs with fresh ids, which are added to `taken`."""
    return tuple(
        TargetParagraph(id=_taken(taken, "target", p.text), text=p.text, kind=p.kind)
        for p in paragraphs
    )


def _taken(taken: set[str], side: Side, text: str) -> str:
    id_ = fresh_id(side, text, taken)
    taken.add(id_)
    return id_


def _unlinked(document: Document) -> Document:
    links = [Link((p.id,), ()) for p in document.source] + [
        Link((), (p.id,)) for p in document.target
    ]
    return replace(document, links=in_reading_order(document, links))
