"""The pages that a document was read from, as the hOCR beside its scans has them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model.document import ScanRange, SourceParagraph
from workbench.store.project import Project

if TYPE_CHECKING:
    from workbench.ocr.pages import PageText


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A stretch of a page that a paragraph, or a part of it, was read from.

    Attributes:
        place: the stretch of the page's text.
        page: the page.
        start: code point of the paragraph's `ocr` at which it begins; it goes on as the page does.
    """

    place: ScanRange
    page: PageText
    start: int


class ScannedPages:
    """The pages of one document; each is read when it is first asked for.

    A page that is missing or damaged has nothing to say. May be asked from several threads.

    Args:
        project: the project.
        document_id: the document.
    """

    def __init__(self, project: Project, document_id: str) -> None:
        self._folder = project.scan_folder(document_id)
        self._pages: dict[str, PageText | None] = {}
        self._lock = threading.Lock()

    def image(self, name: str) -> Path:
        """Where the image of a page lies, or would."""
        return self._folder / name

    def pieces(self, paragraph: SourceParagraph) -> Iterator[ReadPiece]:
        """The stretches a paragraph was read from; none where the hOCR now says something else."""
        cursor = 0
        for place in paragraph.scan:
            page = self._page(place.page)
            piece = page.text[place.start : place.end] if page else ""
            start = paragraph.ocr.find(piece, cursor) if piece.strip() else -1
            if page is not None and start >= 0:
                cursor = start + len(piece)
                yield ReadPiece(place, page, start)

    def _page(self, name: str) -> PageText | None:
        with self._lock:
            if name not in self._pages:
                self._pages[name] = self._read(name)
            return self._pages[name]

    def _read(self, name: str) -> PageText | None:
        from workbench.ocr import hocr  # a document is opened without the OCR room
        from workbench.ocr.pages import read_text
        from workbench.ocr.reading import hocr_path

        try:
            return read_text(hocr.load(hocr_path(self._folder / name)))
        except WorkbenchError:
            return None
