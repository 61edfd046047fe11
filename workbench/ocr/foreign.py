"""Words of another language in a text: taken from a second reading where that one is much surer.

Tesseract given several languages chooses one word by word, and on worn Russian type it often
chooses wrongly ("KRCC" for КПСС). Given Russian alone it never does, but ruins every Latin name. So
a page is read both ways, and a word of the mixed reading is believed only where it is sure of
itself and the reading in the main language is not. Character errors in per cent, Tesseract 5.3 on
worn pages: all Russian, four pages, 7.9 in Russian alone, 9.8 mixed, 8.0 this way; with one letter
in twenty-five Latin, four pages, 6.5 in Russian alone, 3.3 mixed, 3.6 this way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.ocr.layout import Box, HocrLine, HocrPage, HocrParagraph, HocrWord

_SURE = 80.0
"""Confidence (0..100) from which a word of another language is considered."""
_SURER = 40.0
"""By how much its confidence must exceed that of the reading in the main language."""
_SAME_PLACE = 0.5
"""Share of the union of two boxes that they have in common when they hold the same word."""


def with_foreign_words(page: HocrPage, mixed: HocrPage, main_language: str) -> HocrPage:
    """The page with words of other languages taken over from a mixed reading of the same image.

    Args:
        page: as read in the main language alone.
        mixed: as read in all languages; its words carry the language each was read as.
        main_language: Tesseract's code of the main language.
    """
    foreign = [
        word
        for word in mixed.words()
        if word.language not in ("", main_language) and word.confidence >= _SURE
    ]
    exchanged = _exchanges(list(page.words()), foreign)
    if not exchanged:
        return page
    return replace(
        page,
        paragraphs=tuple(
            HocrParagraph(tuple(_exchange(line, exchanged) for line in paragraph.lines))
            for paragraph in page.paragraphs
        ),
    )


def _exchanges(words: Sequence[HocrWord], foreign: Sequence[HocrWord]) -> dict[Box, HocrWord]:
    """Boxes of words that give way, each with the word that takes its place."""
    exchanged: dict[Box, HocrWord] = {}
    for candidate in foreign:
        word = max(words, key=lambda word: _common(word.box, candidate.box), default=None)
        if word is None or _common(word.box, candidate.box) < _SAME_PLACE:
            continue
        if candidate.confidence - word.confidence >= _SURER:
            exchanged[word.box] = replace(candidate, box=word.box)
    return exchanged


def _exchange(line: HocrLine, exchanged: Mapping[Box, HocrWord]) -> HocrLine:
    words = tuple(exchanged.get(word.box, word) for word in line.words)
    return replace(line, words=words)


def _common(one: Box, other: Box) -> float:
    """Intersection over union of two boxes, 0..1."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (one.width * one.height + other.width * other.height - shared)
