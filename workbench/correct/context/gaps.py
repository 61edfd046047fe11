"""What stands between two words, as far as grammar minds it."""

from __future__ import annotations

from typing import Literal, TypeAlias

import regex

Gap: TypeAlias = Literal["", ",", "."]
"""Nothing but space; a sign within the sentence; the end of a sentence or of an abbreviation."""

GAPS: tuple[Gap, ...] = ("", ",", ".")

OUTSIDE = len(GAPS)
"""Code of a place beyond the paragraph, after those of the gaps."""

_END = regex.compile(r"[.!?…]")
_PAUSE = regex.compile(r"[,;:()\[\]/—–―]|\s-+\s")


def gap(between: str) -> Gap:
    """The kind of gap that a stretch of text between two words is; quotation marks are none."""
    if _END.search(between):
        return "."
    return "," if _PAUSE.search(between) else ""
