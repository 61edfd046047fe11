"""The words of a translation and where in it they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

_WORD = regex.compile(r"\p{Latin}[\p{Latin}\p{M}]*(?:['’-]\p{Latin}[\p{Latin}\p{M}]*)*|\d[\d.,]*")
_POSSESSIVE = regex.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """A word or a number.

    Attributes:
        text: as it stands, without a possessive ending.
        place: its number in the translation, from 0.
    """

    text: str
    place: int

    @property
    def is_capitalised(self) -> bool:
        """Whether it is written as a name is."""
        return self.text[:1].isupper()

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of a compound, or the word alone."""
        return tuple(part for part in self.text.split("-") if part)


@lru_cache(maxsize=256)
def english_words(translation: tuple[str, ...]) -> tuple[EnglishWord, ...]:
    """All words and numbers of the texts in order."""
    found = (match for text in translation for match in _WORD.findall(text))
    return tuple(EnglishWord(_POSSESSIVE.sub("", text), n) for n, text in enumerate(found))
