"""How far documents are, in numbers that cost nothing to count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.errors import WorkbenchError
from workbench.lexicon.optional import missing
from workbench.model.document import Document
from workbench.session.progress.counts import (
    LinkCounts,
    OriginalCounts,
    count_links,
    count_original,
)
from workbench.session.progress.outlook import Outlook, Outlooks, errors_left
from workbench.store.project import Project

Looked: TypeAlias = Literal["now", "earlier", "never"]
"""When a document was looked through for suspects: as it is now, in another state, or never."""


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """Counts of one document; furniture counts nowhere.

    Attributes:
        id: the document.
        title: its title.
        paragraphs: source paragraphs: raw, corrected and verified ones together.
        raw: those with status raw.
        corrected: those with status corrected; verified ones are not among them.
        verified: those with status verified.
        words: words of the original.
        words_changed: those that differ from what the machine read.
        words_left: those of raw paragraphs that nobody decided.
        looked: whether what follows of suspects belongs to the text as it is ("now"), to an
            earlier state of it, or is not known.
        suspects_left: undecided suspects; None where the document was never looked through.
        errors_left: how many are expected to be there still (`outlook.errors_left`); None too.
        translated: paragraphs of the translation.
        links: links with both sides.
        links_confirmed: those a person confirmed.
        links_left: those nobody confirmed.
        unlinked: paragraphs of either side that are linked to none of the other.
        conflicts: what a merge of two editors' work left open, also in furniture.
    """

    id: str
    title: str
    paragraphs: int
    raw: int
    corrected: int
    verified: int
    words: int
    words_changed: int
    words_left: int
    looked: Looked
    suspects_left: int | None
    errors_left: float | None
    translated: int
    links: int
    links_confirmed: int
    links_left: int
    unlinked: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class ProjectProgress:
    """Sums over the documents of a project; the fields of `DocumentProgress` where named alike.

    Attributes:
        documents: how many could be counted.
        never_looked: those of them that were never looked through; `suspects_left` and
            `errors_left` are without them.
        looked_earlier: those whose suspects belong to an earlier state.
    """

    documents: int
    never_looked: int
    looked_earlier: int
    paragraphs: int
    raw: int
    corrected: int
    verified: int
    words: int
    words_changed: int
    words_left: int
    suspects_left: int
    errors_left: float
    translated: int
    links: int
    links_confirmed: int
    links_left: int
    unlinked: int
    conflicts: int


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
    outlooks = Outlooks(project)
    for document_id in project.document_ids():
        yield count(project, outlooks, document_id)


def count(
    project: Project,
    outlooks: Outlooks,
    document_id: str,
    told: Callable[[WorkbenchError], str] = str,
) -> DocumentProgress | Unreadable:
    """Count a document as its file is, or tell what is wrong with the file.

    Args:
        project: it belongs to.
        outlooks: know what is suspect in the project's documents.
        document_id: of the document.
        told: how an error is put into words.
    """
    try:
        document = project.load(document_id)
    except WorkbenchError as error:
        return Unreadable(document_id, told(error))
    return document_progress(document, outlooks.of(document))


def document_progress(document: Document, known: Outlook | None = None) -> DocumentProgress:
    """Count a document.

    Args:
        document: the document.
        known: its suspects as far as they are known, of whatever state of the text.
    """
    return progress_of(document, count_original(document), count_links(document), known)


def progress_of(
    document: Document, counts: OriginalCounts, links: LinkCounts, known: Outlook | None
) -> DocumentProgress:
    """The progress of a document that was counted already; see `document_progress`."""
    known = known.limited(counts.words_left) if known else None
    return DocumentProgress(
        id=document.id,
        title=document.title,
        paragraphs=counts.paragraphs,
        raw=counts.raw,
        corrected=counts.corrected,
        verified=counts.verified,
        words=counts.words,
        words_changed=counts.words_changed,
        words_left=counts.words_left,
        looked=_looked(known),
        suspects_left=known.suspects if known else None,
        errors_left=round(errors_left(counts, known), 1) if known else None,
        translated=links.translated,
        links=links.pairs,
        links_confirmed=links.confirmed,
        links_left=links.pairs - links.confirmed,
        unlinked=links.unlinked,
        conflicts=links.conflicts + len(document.conflicts),
    )


def total(rows: Iterable[DocumentProgress | Unreadable]) -> ProjectProgress:
    """The sums over documents; those that can not be read count nowhere."""
    counted = [row for row in rows if isinstance(row, DocumentProgress)]
    return ProjectProgress(
        documents=len(counted),
        never_looked=sum(row.looked == "never" for row in counted),
        looked_earlier=sum(row.looked == "earlier" for row in counted),
        paragraphs=sum(row.paragraphs for row in counted),
        raw=sum(row.raw for row in counted),
        corrected=sum(row.corrected for row in counted),
        verified=sum(row.verified for row in counted),
        words=sum(row.words for row in counted),
        words_changed=sum(row.words_changed for row in counted),
        words_left=sum(row.words_left for row in counted),
        suspects_left=sum(row.suspects_left or 0 for row in counted),
        errors_left=sum(row.errors_left or 0.0 for row in counted),
        translated=sum(row.translated for row in counted),
        links=sum(row.links for row in counted),
        links_confirmed=sum(row.links_confirmed for row in counted),
        links_left=sum(row.links_left for row in counted),
        unlinked=sum(row.unlinked for row in counted),
        conflicts=sum(row.conflicts for row in counted),
    )


def missing_sources() -> list[str]:
    """Optional sources of evidence that this machine lacks, each with how to get it."""
    return list(missing())


def _looked(known: Outlook | None) -> Looked:
    if known is None:
        return "never"
    return "earlier" if known.is_stale else "now"
