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
from workbench.ocr.layout import HocrLine, HocrPage, HocrParagraph, HocrWord
from workbench.ocr.segment import is_noise


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """An hOCR word and where it stands in the page text.

    Attributes:
        span: code points of the page text; a soft hyphen at a line end is not in it.
        word: text as it was read, box, confidence and choices.
        line: the line of type it stands on.
    """

    span: Span
    word: HocrWord
    line: HocrLine


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page.

    Attributes:
        text: paragraphs joined by line feeds; NFC.
        paragraphs: span of each paragraph of the hOCR page, in order.
        words: the words in reading order; spans ascend and do not overlap.
        width: of the page image in pixels.
        height: of the page image in pixels.
    """

    text: str
    paragraphs: tuple[Span, ...]
    words: tuple[PlacedWord, ...]
    width: int
    height: int

    def words_in(self, place: ScanRange | Span) -> tuple[PlacedWord, ...]:
        """The words that share a code point with a range; a divided word counts as two."""
        wanted = Span(place.start, place.end)
        return tuple(word for word in self.words if word.span.overlaps(wanted))


def read_text(page: HocrPage) -> PageText:
    """Lay the words of a page out as text."""
    text = ""
    spans: list[Span] = []
    words: list[PlacedWord] = []
    for paragraph in page.paragraphs:
        if spans:
            text += "\n"
        start = len(text)
        for piece, word, line in _pieces(paragraph):
            own = piece.removesuffix(" ")
            words.append(PlacedWord(Span(len(text), len(text) + len(own)), word, line))
            text += piece
        spans.append(Span(start, len(text)))
    return PageText(text, tuple(spans), tuple(words), page.width, page.height)


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


def _pieces(paragraph: HocrParagraph) -> Iterable[tuple[str, HocrWord, HocrLine]]:
    """The words of a paragraph, each with the space that follows it, if one does, and its line."""
    lines = paragraph.lines
    for number, line in enumerate(lines):
        for word in line.words[:-1]:
            yield f"{word.text} ", word, line
        last = line.words[-1]
        if number + 1 == len(lines):
            yield last.text, last, line
        elif last.text.endswith(SOFT_HYPHEN):
            yield last.text.removesuffix(SOFT_HYPHEN), last, line
        else:
            yield f"{last.text} ", last, line
