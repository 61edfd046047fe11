"""How far a document is, in numbers that cost nothing to count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import WorkbenchError
from workbench.lexicon.charalign import changed_words
from workbench.lexicon.optional import missing
from workbench.model.document import Document
from workbench.model.text import tokens
from workbench.store.project import Project


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """Counts of one document; furniture counts nowhere.

    Attributes:
        id: the document.
        title: its title.
        paragraphs: source paragraphs.
        corrected: those with status corrected.
        verified: those with status verified.
        words: words of the original.
        words_changed: those that differ from what the machine read.
        translated: paragraphs of the translation.
        links: links with both sides.
        links_confirmed: those a person confirmed.
        unlinked: paragraphs of either side that are linked to none of the other.
    """

    id: str
    title: str
    paragraphs: int
    corrected: int
    verified: int
    words: int
    words_changed: int
    translated: int
    links: int
    links_confirmed: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document whose progress can not be counted.

    Attributes:
        id: the document, or the name of its file.
        problem: what is wrong and where, in one line.
    """

    id: str
    problem: str


def project_progress(project: Project) -> Iterator[DocumentProgress | Unreadable]:
    """Count all documents of a project; one that is damaged does not hide the others."""
    for document_id in project.document_ids():
        try:
            yield document_progress(project.load(document_id))
        except WorkbenchError as error:
            yield Unreadable(document_id, str(error))


def document_progress(document: Document) -> DocumentProgress:
    """Count a document."""
    source = [p for p in document.source if p.kind == "text"]
    target = [p for p in document.target if p.kind == "text"]
    text_ids = {p.id for p in source} | {p.id for p in target}
    links = [link for link in document.links if text_ids.intersection(link.ids)]
    pairs = [link for link in links if link.is_pair]
    return DocumentProgress(
        id=document.id,
        title=document.title,
        paragraphs=len(source),
        corrected=sum(p.status == "corrected" for p in source),
        verified=sum(p.status == "verified" for p in source),
        words=sum(1 for p in source for _ in tokens(p.text)),
        words_changed=sum(len(changed_words(p.ocr, p.text)) for p in source if p.ocr != p.text),
        translated=len(target),
        links=len(pairs),
        links_confirmed=sum(link.status == "confirmed" for link in pairs),
        unlinked=sum(len(link.ids) for link in links if not link.is_pair),
    )


def missing_sources() -> list[str]:
    """Optional sources of evidence that this machine lacks, each with how to get it."""
    return list(missing())
