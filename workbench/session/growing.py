"""Paragraphs added to a document that is there already, as one undoable edit."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.build import originals, translations
from workbench.model.document import Document, Link
from workbench.model.draft import DraftParagraph
from workbench.model.edits import Edit, ParagraphsSplice, apply
from workbench.model.operations.links import links_splice, realign
from workbench.model.order import in_reading_order
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant


def with_originals(document: Document, drafts: Sequence[DraftParagraph]) -> Edit:
    """Append source paragraphs and align the document around its confirmed links."""
    added = originals(drafts, _ids(document))
    splice = ParagraphsSplice("source", len(document.source), (), added)
    return _grown(document, splice, [Link((p.id,), ()) for p in added])


def with_translations(document: Document, drafts: Sequence[DraftParagraph]) -> Edit:
    """Append target paragraphs and align the document around its confirmed links."""
    added = translations(drafts, _ids(document))
    splice = ParagraphsSplice("target", len(document.target), (), added)
    return _grown(document, splice, [Link((), (p.id,)) for p in added])


def _grown(document: Document, splice: ParagraphsSplice, lonely: list[Link]) -> Edit:
    name = f"added {len(lonely)} paragraphs"
    longer = apply(document, Edit(name, (splice,)))
    links = in_reading_order(longer, [*document.links, *lonely])
    whole = apply(longer, Edit(name, links_splice(longer, links)))
    beads = Assistant().align(whole)
    aligned = apply(whole, realign(whole, links_of_beads(whole, beads)))
    return Edit(name, (splice, *links_splice(document, aligned.links)))


def _ids(document: Document) -> set[str]:
    return {p.id for p in document.source} | {p.id for p in document.target}
