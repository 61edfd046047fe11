"""The case pattern of a word: ВАЛЬДЕСА stays in capitals, a title-case word keeps its capital."""

from __future__ import annotations


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


def is_capitals(text: str) -> bool:
    """Whether every cased letter is a capital."""
    return text.isupper()


def is_title(text: str) -> bool:
    """Whether the first letter is a capital and another is small."""
    return text[:1].isupper() and not text.isupper()


def is_irregular(text: str) -> bool:
    """Whether capitals and small letters are mixed as no word has them: "министР", "СоВЕТСКИЙ"."""
    return with_case_of(text, text.lower()) != text
