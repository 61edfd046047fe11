"""The name of a stamp, the same in both languages."""

from __future__ import annotations

import regex

from workbench.lexicon.furniture.line import folded_text
from workbench.lexicon.furniture.phrases import key, phrases

_LONGEST = 110
_LIKE_ENOUGH = 0.65
_BORDER = regex.compile(r"[.,;:]\s+|[()\[\]]+")


def stamp(text: str, language: str) -> str:
    """Name of the stamp that a paragraph is ("top secret", the same in both languages), or ''.

    Of several stamps on one line the first that has a name is told, where most of the line is
    stamps.
    """
    if len(text) > _LONGEST:
        return ""
    folded = folded_text(text, language)
    whole = phrases(language).find(key(folded))
    if whole is not None and whole.likeness >= _LIKE_ENOUGH:
        return whole.phrase.name
    parts = [part for piece in _BORDER.split(folded) if (part := key(piece))]
    found = [(part, phrases(language).find(part)) for part in parts]
    named = [one.phrase.name for _, one in found if one is not None and one.phrase.name]
    explained = sum(len(part) for part, one in found if one is not None)
    if not named or explained < 0.6 * sum(map(len, parts)):
        return ""
    return named[0]
