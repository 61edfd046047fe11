"""Finds the paragraphs of a typed page from the geometry of its lines.

Typists mark a paragraph by an indented first line, by a last line that stops short and, around
headings, by more paper between the lines. An engine that reads the page as one block (Tesseract's
mode 6, which loses least) reports one paragraph, so the lines are grouped anew here: every sign
between two lines is given a weight, and a paragraph begins where their sum reaches one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from workbench.ocr.geometry import PlacedLine, Typesetting, measure
from workbench.ocr.layout import HocrLine, HocrPage, HocrParagraph

_SENTENCE_END = regex.compile(r"[.!?:;…][\"'»”)\]]*$")
_DIVIDED = regex.compile(r"\p{L}[-‐¬=]$")
_GOES_ON = regex.compile(r"^[\"'«“(‘‚,.]?\p{Ll}")
_TYPE = regex.compile(r"[\p{L}\p{N}]")

_GAP = 1.4
"""In leadings: more paper than this between two lines separates them."""
_WIDE_GAP = 2.6
"""In leadings: this much paper separates anything."""
_NOISE = 60.0
"""A line without a letter or digit is a speck if its mean confidence is below this (0..100)."""


def regroup(page: HocrPage) -> HocrPage:
    """The page with its lines grouped into paragraphs by geometry; no line is lost or reordered.

    Lines that are specks (no letter or digit, low confidence) become paragraphs of their own and
    do not divide the paragraph around them: they follow it.
    """
    lines = [line for line in page.lines() if not is_noise(line)]
    noise = {id(line) for line in page.lines()} - {id(line) for line in lines}
    if not lines:
        return replace(page, paragraphs=tuple(HocrParagraph((line,)) for line in page.lines()))
    placed, typesetting = measure(lines)
    begins = {id(line.line) for line in _beginnings(placed, typesetting)}
    paragraphs: list[list[HocrLine]] = []
    waiting: list[list[HocrLine]] = []
    for line in page.lines():
        if id(line) in noise:
            waiting.append([line])
        elif id(line) in begins or not paragraphs:
            paragraphs += [*waiting, [line]]
            waiting = []
        else:
            paragraphs[-1].append(line)
    grouped = [*paragraphs, *waiting]
    return replace(page, paragraphs=tuple(HocrParagraph(tuple(group)) for group in grouped))


def is_noise(line: HocrLine) -> bool:
    """Whether a line is most likely dirt on the paper and no type."""
    confidence = sum(word.confidence for word in line.words) / len(line.words)
    return confidence < _NOISE and not _TYPE.search(line.text)


def _beginnings(lines: list[PlacedLine], page: Typesetting) -> list[PlacedLine]:
    first = lines[:1]
    following = [line for before, line in pairwise(lines) if _separation(before, line, page) >= 1.0]
    return first + following


def _separation(before: PlacedLine, line: PlacedLine, page: Typesetting) -> float:
    """How strongly two neighbouring lines belong to different paragraphs; 1 is enough."""
    step = (line.y - before.y) / page.leading
    if step < -0.5 or step > _WIDE_GAP:
        return 2.0
    if step < 0.5:  # two pieces of one row
        return 0.0
    score = 1.0 if step > _GAP else 0.0
    if page.is_display(before) or page.is_display(line):
        score += 1.2
    score += _indent_weight(before, line, page) + _short_weight(before, line, page)
    if _SENTENCE_END.search(before.text):
        score += 0.3
    if _DIVIDED.search(before.text):
        score -= 1.0
    if _GOES_ON.search(line.text):
        score -= 0.6
    return score


def _indent_weight(before: PlacedLine, line: PlacedLine, page: Typesetting) -> float:
    """An indent speaks for a beginning, less so if the line before is full and indented as much.

    Then it may be an indented block, unless the line before also ends a sentence.
    """
    if not page.is_indented(line):
        return 0.0
    alike = abs(line.left - before.left) < 1.5 * page.character
    return 0.8 if alike and page.room_after(before) < page.first_word(line) else 1.1


def _short_weight(before: PlacedLine, line: PlacedLine, page: Typesetting) -> float:
    """A line that stops where the next word would have fitted was the last of its paragraph."""
    room = page.room_after(before) - page.first_word(line)
    if room > 0.35 * page.measure:
        return 1.0
    if room > 0.12 * page.measure:
        return 0.7
    return 0.3 if room > 3 * page.character else 0.0
