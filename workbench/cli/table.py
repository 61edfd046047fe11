"""Tables for terminals: columns side by side, cut to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

WIDTH = 80
_BETWEEN = "  "
_MORE = "…"


def table(
    rows: Sequence[Sequence[str]], right: int = 0, flexible: Sequence[int] = (), width: int = WIDTH
) -> Iterator[str]:
    """Lines of a table.

    Args:
        rows: cells; all rows have as many, of one line each.
        right: how many of the last columns are set to the right.
        flexible: columns that may be cut where the table would be wider than `width`, the widest
            first.
        width: columns of the terminal.
    """
    if not rows:
        return
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    while sum(widths) + len(_BETWEEN) * (len(widths) - 1) > width:
        widest = max(flexible, key=lambda n: widths[n], default=None)
        if widest is None or widths[widest] <= len(_MORE) + 1:
            break
        widths[widest] -= 1
    for row in rows:
        cells = [cut(cell, size) for cell, size in zip(row, widths, strict=True)]
        gaps = [" " * (size - columns(cell)) for cell, size in zip(cells, widths, strict=True)]
        to_left = len(cells) - right
        padded = [
            cell + gap if number < to_left else gap + cell
            for number, (cell, gap) in enumerate(zip(cells, gaps, strict=True))
        ]
        yield _BETWEEN.join(padded).rstrip()


def cut(text: str, width: int) -> str:
    """A text as it is, or as much of it as fits, with an ellipsis."""
    if columns(text) <= width:
        return text
    from workbench.model.text import graphemes  # takes as long as `--help`

    parts = graphemes(text)
    ends = accumulate(map(columns, parts))
    fitting = sum(1 for _ in takewhile(lambda end: end <= width - len(_MORE), ends))
    return "".join(parts[:fitting]).rstrip() + _MORE


def columns(text: str) -> int:
    """How many columns a text takes; accents take none, Chinese characters two."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
