"""The text of an hOCR page, and where each of its words stands in it and on the image.

The text is a function of the hOCR alone: paragraphs joined by line feeds, words by spaces, but a
word that ends its line in a soft hyphen is one with the first of the next (`hyphens.resolved`
writes it). Ranges into it (`ScanRange`) stay true as long as the hOCR beside the scan does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.document import ScanRange
from workbench.model.draft import DraftParagraph
from workbench.model.text import Span
from workbench.ocr.hyphens import SOFT_HYPHEN
from workbench.ocr.layout import Box, HocrPage, HocrParagraph, HocrWord
from workbench.ocr.segment import is_noise


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """An hOCR word and where it stands in the page text.

    Attributes:
        span: code points of the page text; a soft hyphen at a line end is not in it.
        word: text as it was read, box, confidence and choices.
    """

    span: Span
    word: HocrWord


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page.

    Attributes:
        text: paragraphs joined by line feeds; NFC.
        paragraphs: span of each paragraph of the hOCR page, in order.
        words: the words in reading order; spans ascend and do not overlap.
    """

    text: str
    paragraphs: tuple[Span, ...]
    words: tuple[PlacedWord, ...]


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word, or the part of one on one line, on the page image.

    Attributes:
        span: code points of the page text.
        box: pixels of the page image.
        confidence: of the engine, 0..100.
    """

    span: Span
    box: Box
    confidence: float


def read_text(page: HocrPage) -> PageText:
    """Lay the words of a page out as text."""
    text = ""
    spans: list[Span] = []
    words: list[PlacedWord] = []
    for paragraph in page.paragraphs:
        if spans:
            text += "\n"
        start = len(text)
        for piece, word in _pieces(paragraph):
            own = piece.removesuffix(" ")
            words.append(PlacedWord(Span(len(text), len(text) + len(own)), word))
            text += piece
        spans.append(Span(start, len(text)))
    return PageText(text, tuple(spans), tuple(words))


def page_text(page: HocrPage) -> str:
    """The text of a page, one paragraph a line; what `ScanRange` counts code points of."""
    return read_text(page).text


def draft_paragraphs(page: HocrPage, image_name: str = "") -> tuple[DraftParagraph, ...]:
    """The paragraphs of a page as a reader gives them; specks of dirt are marked as furniture.

    Args:
        page: the page with its paragraphs.
        image_name: file name of the image in the project; the page's own when empty.
    """
    laid_out = read_text(page)
    name = image_name or page.image
    return tuple(
        DraftParagraph(
            text=span.within(laid_out.text),
            kind="furniture" if all(map(is_noise, paragraph.lines)) else "text",
            scan=(ScanRange(name, span.start, span.end),),
        )
        for span, paragraph in zip(laid_out.paragraphs, page.paragraphs, strict=True)
    )


def placed_words(page: HocrPage, place: ScanRange | Span) -> tuple[PlacedWord, ...]:
    """The words of a page that share a code point with a range of its text."""
    wanted = Span(place.start, place.end)
    return tuple(word for word in read_text(page).words if word.span.overlaps(wanted))


def word_boxes(page: HocrPage, place: ScanRange | Span) -> tuple[WordBox, ...]:
    """Where the words of a range of the page text stand on the image.

    A word divided at a line end gives two boxes. A range inside a word gives the whole word's box:
    Tesseract's boxes of single characters are not to be trusted.
    """
    return tuple(
        WordBox(placed.span, placed.word.box, placed.word.confidence)
        for placed in placed_words(page, place)
    )


def _pieces(paragraph: HocrParagraph) -> Iterable[tuple[str, HocrWord]]:
    """The words of a paragraph, each with the space that follows it, if one does."""
    lines = paragraph.lines
    for number, line in enumerate(lines):
        for word in line.words[:-1]:
            yield f"{word.text} ", word
        last = line.words[-1]
        if number + 1 == len(lines):
            yield last.text, last
        elif last.text.endswith(SOFT_HYPHEN):
            yield last.text.removesuffix(SOFT_HYPHEN), last
        else:
            yield f"{last.text} ", last
