"""Pieces of text cut to a number of terminal cells, never inside a character."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from workbench.model.text import graphemes

CUT = "…"


def head(text: str, cells: int) -> str:
    """As much of the beginning as fits; `…` stands for the rest."""
    if cell_len(text) <= cells:
        return text
    return _fitting(graphemes(text), cells - 1) + CUT if cells > 0 else ""


def tail(text: str, cells: int) -> str:
    """As much of the end as fits; `…` stands for the rest."""
    if cell_len(text) <= cells:
        return text
    kept = _fitting(reversed(graphemes(text)), cells - 1)
    return CUT + "".join(reversed(graphemes(kept))) if cells > 0 else ""


def broken(parts: Iterable[str], cells: int) -> str:
    """Parts with ` · ` between them, on lines that are broken only there."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(f"{lines[-1]} · {part} ·") <= cells:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return " ·\n".join(lines)


def left(text: str, cells: int) -> str:
    """The beginning, filled up with spaces to just so many cells."""
    cut = head(text, cells)
    return cut + " " * (cells - cell_len(cut))


def right(text: str, cells: int) -> str:
    """The end, with spaces before it to just so many cells."""
    cut = tail(text, cells)
    return " " * (cells - cell_len(cut)) + cut


def _fitting(characters: Iterable[str], cells: int) -> str:
    kept: list[str] = []
    for character in characters:
        cells -= cell_len(character)
        if cells < 0:
            break
        kept.append(character)
    return "".join(kept)
