"""Text in styles, wrapped to the width of a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from workbench.cli.table import columns
from workbench.model.text import graphemes

Style: TypeAlias = Literal["plain", "bold", "faint", "place", "old", "new"]
Styled: TypeAlias = tuple[Style, str]
When: TypeAlias = Literal["always", "never", "auto"]

_CODES: Mapping[Style, str] = {
    "bold": "1",
    "faint": "2",
    "place": "36",
    "old": "9;31",  # struck out, red
    "new": "1;32",  # bold, green
}
"""SGR parameters (ECMA-48, 8.3.117)."""


def is_coloured(when: When) -> bool:
    """Whether output is to have colours: by itself on a terminal, unless NO_COLOR is set."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def painted(parts: Sequence[Styled], *, colour: bool) -> str:
    """A line of parts, with the terminal's codes for their styles if wanted."""
    return "".join(
        f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style in _CODES else text
        for style, text in parts
        if text
    )


def wrapped(parts: Sequence[Styled], width: int) -> Iterator[list[Styled]]:
    """Parts in lines of at most `width` columns, broken at spaces; a long word is cut."""
    cells = [(style, grapheme) for style, text in parts for grapheme in graphemes(text)]
    start = 0
    while start < len(cells):
        end, following = _line(cells, start, max(width, 2))
        yield [
            (style, "".join(grapheme for _, grapheme in run))
            for style, run in groupby(cells[start:end], key=lambda cell: cell[0])
        ]
        start = following


def _line(cells: Sequence[Styled], start: int, width: int) -> tuple[int, int]:
    """Where a line ends, and where the next begins."""
    used = 0
    space = -1
    for at in range(start, len(cells)):
        grapheme = cells[at][1]
        if grapheme == " ":
            space = at
        used += columns(grapheme)
        if used > width:
            return (space, space + 1) if space > start else (max(at, start + 1),) * 2
    return len(cells), len(cells)
