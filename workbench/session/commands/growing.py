"""What is added to a document that is there already, as one undoable edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, count

from workbench.model.build import originals, translations
from workbench.model.document import Document, Link
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import Change, DescriptionChange, Edit, ParagraphsSplice, apply
from workbench.model.operations.links import links_splice, realign
from workbench.model.order import in_reading_order
from workbench.model.text import normalise
from workbench.session.aligning import links_of_beads
from workbench.session.assistant import Assistant
from workbench.wording import counted


def with_draft(document: Document, draft: Draft, title: str = "") -> Edit:
    """Append all paragraphs of a draft, align the document, and take in what describes it.

    Args:
        document: keeps what its title and metadata say; see `united_description`.
        draft: what is added.
        title: takes the place of the document's title, unless it is ''.
    """
    changes: tuple[Change, ...] = ()
    longer = document
    for grown, paragraphs in ((with_originals, draft.source), (with_translations, draft.target)):
        if paragraphs:
            edit = grown(longer, paragraphs)
            longer, changes = apply(longer, edit), changes + edit.changes
    named = "" if document.title == document.id else document.title
    described = united_description(title, (Draft(named, document.metadata), draft))
    before = document.description
    after = replace(
        before,
        title=described.title or document.title,
        metadata=tuple(described.metadata.items()),
    )
    if before != after:
        changes += (DescriptionChange(before, after),)
    number = len(draft.source) + len(draft.target)
    return Edit(f"added {counted(number, 'paragraph')}", changes)


def united_description(title: str, drafts: Iterable[Draft]) -> Draft:
    """Title and metadata of several drafts without their paragraphs; nothing is thrown away.

    The first title is the title, `title` before all; other titles stand in the metadata under
    `title`. The first value of a key stands under the key; others that differ follow under
    `key_2`, `key_3` and so on. All of it is made normal (`text.normalise`).
    """
    metadata: dict[str, str] = {}
    title = normalise(title)
    for draft in drafts:
        own = normalise(draft.title)
        title = title or own
        if own not in ("", title):
            _add(metadata, "title", own)
        for key, value in draft.metadata.items():
            _add(metadata, normalise(key), normalise(value))
    return Draft(title, metadata)


def _add(metadata: dict[str, str], key: str, value: str) -> None:
    for name in chain([key], (f"{key}_{number}" for number in count(2))):
        if metadata.setdefault(name, value) == value:
            return


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
    name = f"added {counted(len(lonely), 'paragraph')}"
    longer = apply(document, Edit(name, (splice,)))
    links = in_reading_order(longer, [*document.links, *lonely])
    whole = apply(longer, Edit(name, links_splice(longer, links)))
    beads = Assistant().align(whole)
    aligned = apply(whole, realign(whole, links_of_beads(whole, beads)))
    return Edit(name, (splice, *links_splice(document, aligned.links)))


def _ids(document: Document) -> set[str]:
    return {p.id for p in document.source} | {p.id for p in document.target}
