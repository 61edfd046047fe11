"""The name of a stamp, the same in both languages."""

from __future__ import annotations

from workbench.lexicon.furniture import wording
from workbench.lexicon.furniture.line import line

_LONGEST = 110
_ENOUGH = 0.6  # share of the line that is stamps


def stamp(text: str, language: str) -> str:
    """Name of the stamp that a paragraph is ("top secret", the same in both languages), or ''.

    Of several stamps on one line the first that has a name is told, where most of the line is
    stamps.
    """
    if len(text) > _LONGEST:
        return ""
    pieces = wording.pieces(line(text, language))
    if sum(piece.share for piece in pieces if piece.phrase.kind != "heading") < _ENOUGH:
        return ""
    return next((piece.phrase.name for piece in pieces if piece.phrase.name), "")
