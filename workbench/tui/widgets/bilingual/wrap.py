"""Text broken into lines of terminal cells, each line knowing its code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex
from rich.cells import cell_len

from workbench.model.text import Span, graphemes

_PIECE = regex.compile(r"\S+\s*")
_NARROW = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116]*"
)
"""Characters that all take one cell; `re` is three times as quick here as `regex`."""


@lru_cache(maxsize=4096)
def wrap(text: str, width: int) -> tuple[Span, ...]:
    """The lines of a text at a width in cells, at least one; spans leave out space at line ends.

    Words longer than a line are broken between graphemes.
    """
    if _is_plain(text):
        return tuple(Span(start, end) for start, end in _plain_lines(text, width))
    return tuple(_measured_lines(text, width))


def height(text: str, width: int) -> int:
    """How many lines `wrap` gives."""
    if not _is_plain(text):
        return len(wrap(text, width))
    return sum(1 for _ in _plain_lines(text, width))


def _is_plain(text: str) -> bool:
    """Whether every character takes one cell and there is one space between two words."""
    return _NARROW.fullmatch(text) is not None and "  " not in text and text[:1] != " " != text[-1:]


def _plain_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            end = start + width
        yield start, end
        start = end + (text[end] == " ")
    yield start, len(text)


def _measured_lines(text: str, width: int) -> list[Span]:
    lines: list[Span] = []
    start = end = used = 0
    begun = False  # not the same as used > 0: a lone combining mark takes no cells
    for match in _PIECE.finditer(text):
        word = match.group().rstrip()
        cells = cell_len(word)
        gap = cell_len(text[end : match.start()])
        if begun and used + gap + cells > width:
            lines.append(Span(start, end))
            used, begun = 0, False
        if not begun:
            start, gap, begun = match.start(), 0, True
        if cells > width:
            *broken, (start, used) = _broken(word, match.start(), width)
            lines += [Span(a, b) for (a, _), (b, _) in _neighbours(broken, start)]
        else:
            used += gap + cells
        end = match.start() + len(word)
    lines.append(Span(start, end))
    return lines


def _broken(word: str, start: int, width: int) -> list[tuple[int, int]]:
    """Where the lines of a word too long begin, and the cells each takes."""
    begins = [(start, 0)]
    at = start
    for grapheme in graphemes(word):
        begin, used = begins[-1]
        cells = cell_len(grapheme)
        if used and used + cells > width:
            begins.append((at, cells))
        else:
            begins[-1] = (begin, used + cells)
        at += len(grapheme)
    return begins


def _neighbours(
    begins: list[tuple[int, int]], last: int
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    ends = [*begins[1:], (last, 0)]
    return list(zip(begins, ends, strict=True))
