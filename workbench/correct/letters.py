"""The case pattern of a word: ВАЛЬДЕСА stays in capitals, a title-case word keeps its capital."""

from __future__ import annotations

DEBRIS = "°_|~^*<>=+©®™•■¬&@$¢€¥#‹›"
"""Marks that no Russian word has inside."""

_LONG = 10  # letters that are not in capitals by chance

_CAPITAL_SHAPES = frozenset("DFILQSUVWZÄÖÜ")
"""Latin capitals that no small Cyrillic letter looks like."""


def with_case_of(observed: str, reading: str) -> str:
    """A lower-case reading in the case pattern of the observed text.

    Capitals when most cased letters are capitals, two or more, and one of them at an end (machines
    drop the odd one); a capital first letter when the first is one; else lower case.
    """
    cased = [character for character in observed if character.lower() != character.upper()]
    upper = sum(character.isupper() for character in cased)
    at_an_end = bool(cased) and (cased[0].isupper() or cased[-1].isupper())
    if upper >= 2 and upper > len(cased) / 2 and at_an_end:
        return reading.upper()
    if cased and cased[0].isupper():
        return reading[:1].upper() + reading[1:]
    return reading


def with_case_of_shapes(observed: str, reading: str, *, begins: bool, capitals: bool) -> str:
    """A lower-case reading of Cyrillic that was read as Latin letters.

    Small в к м н т я look like Latin capitals, so a capital says something only where the whole
    word has them, or where its shape is no small Cyrillic letter's.

    Args:
        observed: the Latin letters.
        reading: what they read.
        begins: whether a sentence begins there.
        capitals: whether the text around it is in capitals.
    """
    cased = [character for character in observed if character.lower() != character.upper()]
    small = sum(character.islower() for character in cased)
    if len(cased) > 2 and small <= len(cased) // 5 and (capitals or len(cased) >= _LONG):
        return reading.upper()
    if begins or (cased and cased[0] in _CAPITAL_SHAPES):
        return reading[:1].upper() + reading[1:]
    return reading


def is_capitals(text: str) -> bool:
    """Whether every cased letter is a capital."""
    return text.isupper()


def is_title(text: str) -> bool:
    """Whether the first letter is a capital and another is small."""
    return text[:1].isupper() and not text.isupper()


def is_irregular(text: str) -> bool:
    """Whether capitals and small letters are mixed as no word has them: "министР", "СоВЕТСКИЙ"."""
    return with_case_of(text, text.lower()) != text
