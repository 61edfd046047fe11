"""Small documents and projects of our own that the tests of store, session and cli share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.model.build import build
from workbench.model.document import Document
from workbench.model.draft import Draft, DraftParagraph
from workbench.model.edits import apply
from workbench.model.operations.links import join
from workbench.session.session import Session
from workbench.store.codec import encode
from workbench.store.project import Project

SOURCE = (
    "Ha основании этих cведении группы ОРО были направлены в Москву.",
    "Дело 88497, лист 3",
    "Это письмо было напнсано вчера; такие группы и такие сведении.",
    "Последний абзац без перевода.",
)
TARGET = (
    "On the basis of this information ORO groups were sent to Moscow.",
    "This letter was written yesterday; such groups and such information.",
    "File 88497, page 3",
    "A paragraph without an original.",
)


def small_document(
    source: Sequence[str] = SOURCE, target: Sequence[str] = TARGET, document_id: str = "probe"
) -> Document:
    """Two pairs that a person linked, furniture on both sides, one lonely paragraph a side."""
    document = build(
        document_id,
        Draft(
            title="Донесение",
            metadata={"date": "17 мая 1962", "citation": "Ф. 5, оп. 30"},
            source=_drafts(source, "Дело"),
            target=_drafts(target, "File"),
        ),
    )
    for left, right in ((0, 0), (2, 1)):
        if left < len(source) and right < len(target):
            ids = [document.source[left].id, document.target[right].id]
            document = apply(document, join(document, ids))
    return document


def _drafts(texts: Sequence[str], furniture: str) -> tuple[DraftParagraph, ...]:
    return tuple(
        DraftParagraph(text, "furniture" if text.startswith(furniture) else "text")
        for text in texts
    )


def in_project(project: Project, document: Document) -> Path:
    """The document's file, written into the project."""
    path = project.document_path(document.id)
    path.write_text(encode(document), encoding="utf-8", newline="")
    return path


def opened(project: Project, document: Document | None = None) -> Session:
    """A session on a document that is written into the project first."""
    chosen = document or small_document()
    in_project(project, chosen)
    return Session(project, chosen.id)


def one_sided(side: str) -> Document:
    """A document of one language only."""
    whole = small_document()
    if side == "source":
        return build("probe", Draft(source=tuple(DraftParagraph(p.text) for p in whole.source)))
    return build("probe", Draft(target=tuple(DraftParagraph(p.text) for p in whole.target)))


def with_text(document: Document, index: int, **fields: object) -> Document:
    """The document with fields of one source paragraph changed."""
    changed = list(document.source)
    changed[index] = replace(changed[index], **fields)  # type: ignore[arg-type]
    return replace(document, source=tuple(changed))
