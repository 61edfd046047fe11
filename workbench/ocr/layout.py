"""What an hOCR page holds: paragraphs, lines and words with boxes, confidences and choices.

The names follow the hOCR specification 1.2 (ocr_page, ocr_par, ocr_line, ocrx_word, ocrx_cinfo).
Coordinates are pixels of the page image, origin at the top left, x to the right, y down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle of pixels, `x0 <= x1` and `y0 <= y1`, the right and bottom edges outside it."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Rival:
    """A character the engine weighed and did not take.

    Attributes:
        text: the character, usually one code point.
        confidence: the engine's confidence in it, above 0 and up to 100.
    """

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class CharacterChoice:
    """A place in a word where the engine hesitated.

    Attributes:
        start: first code point of the place in the word's text.
        end: one past the last code point; above `start`.
        confidence: the engine's confidence in the text it took there, 0..100; it can be below a
            rival's, because the engine decodes whole words.
        rivals: the other characters, most confident first; never empty.
    """

    start: int
    end: int
    confidence: float
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class HocrWord:
    """One word (ocrx_word).

    Attributes:
        text: what was read, NFC, never empty.
        box: where it stands.
        confidence: the engine's confidence, 0..100 (x_wconf); 100 where the file gives none.
        choices: places where the engine hesitated, in order, apart from each other.
        language: the engine's name of the language it was read as ("rus"), or ''.
    """

    text: str
    box: Box
    confidence: float = 100.0
    choices: tuple[CharacterChoice, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class HocrLine:
    """One line of type (ocr_line).

    Attributes:
        words: from left to right; never empty.
        box: where it stands.
        slope: of the baseline, pixels down per pixel to the right; None where unknown.
    """

    words: tuple[HocrWord, ...]
    box: Box
    slope: float | None = None

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class HocrParagraph:
    """One paragraph (ocr_par): lines in reading order, never empty."""

    lines: tuple[HocrLine, ...]


@dataclass(frozen=True, slots=True)
class HocrPage:
    """One page (ocr_page).

    Attributes:
        image: file name of the page image, without folder.
        width: of the image in pixels.
        height: of the image in pixels.
        paragraphs: in reading order; empty for a page without text.
        engine: name and version of the program that read it ("tesseract 5.3.0"), or ''.
    """

    image: str
    width: int
    height: int
    paragraphs: tuple[HocrParagraph, ...] = ()
    engine: str = ""

    def lines(self) -> Iterator[HocrLine]:
        """All lines of the page in reading order."""
        for paragraph in self.paragraphs:
            yield from paragraph.lines

    def words(self) -> Iterator[HocrWord]:
        """All words of the page in reading order."""
        for line in self.lines():
            yield from line.words
