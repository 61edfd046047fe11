"""What of a page image belongs to a span of a paragraph: the word's box and its line's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document, SourceParagraph
from workbench.model.text import Span
from workbench.ocr.layout import Box
from workbench.session.pages.scanned import ReadPiece, ScannedPages
from workbench.store.project import Project

if TYPE_CHECKING:
    from workbench.ocr.pages import PageText, PlacedWord

_LEAST_SHARE = 1 / 3
"""Of a word's letters: a word of which a span has less is only touched by it."""


@dataclass(frozen=True, slots=True)
class LineSight:
    """What a span has of one line of type; boxes are pixels of the image as it was read.

    Attributes:
        image: path of the page image; it exists.
        width: of the image in pixels when it was read.
        height: of the image in pixels when it was read.
        line: box of the line of type.
        word: box of the words of the span that stand on it.
        type_height: median height of the page's words, pixels, above 0: what one can zoom by, the
            same for a dash, for a word whose box is too high, and on a skewed line.
        read: the text of these words as the machine read them.
    """

    image: Path
    width: int
    height: int
    line: Box
    word: Box
    type_height: float
    read: str


@dataclass(frozen=True, slots=True)
class Sight:
    """Where a span is seen: on one line, or on several, which may be of two pages.

    Attributes:
        lines: in reading order; never empty.
    """

    lines: tuple[LineSight, ...]


class Sights:
    """Finds what is to be seen of the paragraphs of one document. May be asked from any thread.

    Args:
        project: the project.
        document_id: the document.
    """

    def __init__(self, project: Project, document_id: str) -> None:
        self._pages = ScannedPages(project, document_id)

    def at(self, document: Document, paragraph_id: str, span: Span) -> Sight | None:
        """What is to be seen of a place of a document.

        Of a translation it is the beginning of the original beside it.

        Returns:
            None where there is no scan, its hOCR is missing or damaged, or no image is there.
        """
        original = _original(document, paragraph_id)
        if original is None:
            return None
        return self.of(original, span if original.id == paragraph_id else Span(0, 0))

    def of(self, paragraph: SourceParagraph, span: Span) -> Sight | None:
        """What is to be seen of a span of an original's text; None as `at` has it.

        Of a span that nothing was read for, the words it was put between.
        """
        read = _read_for(paragraph, span)
        lines = [line for p in self._pages.pieces(paragraph) for line in self._lines(p, read)]
        return Sight(tuple(lines)) if lines else None

    def _lines(self, piece: ReadPiece, read: Sequence[Span]) -> Iterator[LineSight]:
        image = self._pages.image(piece.place.page)
        words = list(_meant(piece, read))
        if not words or not image.is_file():
            return
        for _, group in groupby(words, key=lambda word: id(word.line)):
            yield _on_line(image, piece.page, list(group))


def has_scan(document: Document, paragraph_id: str) -> bool:
    """Whether there may be something to see of a paragraph; quickly told."""
    original = _original(document, paragraph_id)
    return original is not None and bool(original.scan)


def _original(document: Document, paragraph_id: str) -> SourceParagraph | None:
    """The paragraph itself, or the first original beside a translation."""
    if not document.has(paragraph_id):
        return None
    paragraph = document.paragraph(paragraph_id)
    if isinstance(paragraph, SourceParagraph):
        return paragraph
    beside = document.link_of(paragraph_id).source
    return document.original(beside[0]) if beside else None


def _read_for(paragraph: SourceParagraph, span: Span) -> list[Span]:
    """The stretches of `ocr` that became a span of the text, what was taken out left out.

    For what nothing was read for, the place where it was put, with a space on either side.
    """
    ocr, text = paragraph.ocr, paragraph.text
    if ocr == text and span.start < span.end:
        return [span]
    import Levenshtein

    found = [
        _share(Span(ocr_start, ocr_end), Span(text_start, text_end), span)
        for _, ocr_start, ocr_end, text_start, text_end in Levenshtein.opcodes(ocr, text)
        if span.overlaps(Span(text_start, text_end))
    ]
    if any(stretch.start < stretch.end for stretch in found):
        return found
    place = offset_in_ocr(ocr, text, span.start)
    return [Span(place - 2, place + 2)]


def _share(ocr: Span, text: Span, wanted: Span) -> Span:
    """The part of an OCR stretch that a part of the text made from it corresponds to."""
    scale = (ocr.end - ocr.start) / (text.end - text.start)
    before = max(0, wanted.start - text.start)
    until = min(wanted.end, text.end) - text.start
    return Span(ocr.start + int(before * scale), ocr.start + round(until * scale))


def _meant(piece: ReadPiece, read: Sequence[Span]) -> Iterator[PlacedWord]:
    """The words of a piece that stretches of `ocr` are about.

    Letters that two words share can be taken for the other's; so of a word that comes with few of
    its letters nothing is meant, unless there is no other.
    """
    by = piece.place.start - piece.start
    own = Span(piece.place.start, piece.place.end)
    wanted = [Span(max(s.start + by, own.start), min(s.end + by, own.end)) for s in read]
    touched = {word.span: word for stretch in wanted for word in piece.page.words_in(stretch)}
    words = [touched[span] for span in sorted(touched)]
    shares = [
        sum(max(0, min(w.span.end, s.end) - max(w.span.start, s.start)) for s in wanted)
        / (w.span.end - w.span.start)
        for w in words
    ]
    least = min(_LEAST_SHARE, max(shares, default=0.0))
    return (word for word, share in zip(words, shares, strict=True) if share >= least)


def _on_line(image: Path, page: PageText, words: Sequence[PlacedWord]) -> LineSight:
    """Tesseract's boxes of words may reach into the lines above and below; that of a line is true.

    On a skewed page that of the line is the higher one.
    """
    line = words[0].line
    word = _around(w.word.box for w in words)
    top, bottom = max(word.y0, line.box.y0), min(word.y1, line.box.y1)
    if top < bottom:
        word = Box(word.x0, top, word.x1, bottom)
    return LineSight(
        image,
        page.width,
        page.height,
        _around((line.box, word)),
        word,
        max(1.0, median(w.word.box.height for w in page.words)),
        " ".join(w.word.text for w in words),
    )


def _around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds them all."""
    found = list(boxes)
    return Box(
        min(box.x0 for box in found),
        min(box.y0 for box in found),
        max(box.x1 for box in found),
        max(box.y1 for box in found),
    )
