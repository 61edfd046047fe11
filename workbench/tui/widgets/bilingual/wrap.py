"""Text broken into lines of terminal cells, each line knowing its code points."""

from __future__ import annotations

from functools import lru_cache

import regex
from rich.cells import cell_len

from workbench.model.text import Span, graphemes

_PIECE = regex.compile(r"\S+\s*")


@lru_cache(maxsize=65536)
def wrap(text: str, width: int) -> tuple[Span, ...]:
    """The lines of a text at a width in cells, at least one; spans leave out space at line ends.

    Words longer than a line are broken between graphemes.
    """
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
    return tuple(lines)


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
