"""What the engine said of the words of a document, from the hOCR beside its scans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import Levenshtein

from workbench.model.document import SourceParagraph
from workbench.model.suspects import Recognition
from workbench.model.text import Span, inside_words
from workbench.ocr.hesitation import recognitions
from workbench.session.pages.scanned import ScannedPages
from workbench.store.project import Project


class Recognisers:
    """Recognitions of the paragraphs of one document; pages are read when first asked for.

    A page that is missing or damaged has nothing to say. May be asked from several threads.

    Args:
        project: the project.
        document_id: the document.
    """

    def __init__(self, project: Project, document_id: str) -> None:
        self._pages = ScannedPages(project, document_id)

    def of(self, paragraph: SourceParagraph) -> tuple[Recognition, ...]:
        """What was said of the words of a paragraph that still stand as they were read."""
        return tuple(_standing(paragraph, self._as_read(paragraph)))

    def _as_read(self, paragraph: SourceParagraph) -> Iterator[Recognition]:
        """Recognitions with spans of the paragraph's `ocr`."""
        for piece in self._pages.pieces(paragraph):
            for found in recognitions(piece.page, piece.place):
                yield _moved(found, piece.start)


def _standing(paragraph: SourceParagraph, as_read: Iterator[Recognition]) -> Iterator[Recognition]:
    """The recognitions of words that nothing has touched, with spans of the paragraph's `text`."""
    text = paragraph.text
    if text == paragraph.ocr:
        yield from as_read
        return
    inside = inside_words(text)
    same = [
        (Span(start, end), shift - start)
        for tag, start, end, shift, _ in Levenshtein.opcodes(paragraph.ocr, text)
        if tag == "equal"
    ]
    for found in as_read:
        for block, shift in same:
            if block.start <= found.span.start and found.span.end <= block.end:
                moved = _moved(found, shift)
                if not {moved.span.start, moved.span.end} & inside:
                    yield moved
                break


def _moved(found: Recognition, by: int) -> Recognition:
    return replace(found, span=Span(found.span.start + by, found.span.end + by))
