"""What is in a document, in words."""

from __future__ import annotations

from workbench.model.document import Document
from workbench.session.progress.progress import document_progress
from workbench.wording import counted


def paragraphs_in(document: Document) -> str:
    """How many paragraphs: `8 paragraphs of the original, 7 of the translation, 9 of furniture`."""
    counts = document_progress(document)
    kinds = [p.kind for p in document.source] + [p.kind for p in document.target]
    furniture = kinds.count("furniture")
    text = f"{counted(counts.paragraphs, 'paragraph')} of the original"
    behind = f", {furniture} of furniture" if furniture else ""
    return f"{text}, {counts.translated} of the translation{behind}"
