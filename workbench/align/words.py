"""The words of a paragraph as evidence modules compare them: garbled Russian made comparable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from workbench.lexicon.lookalikes import repair

_RUSSIAN_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}\p{N}'’*|·^~\\/#-]*")
_ENGLISH_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_LATIN_WORD = regex.compile(r"\b\p{Latin}{3,}\b")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")
_INSIDE = regex.compile(r"(?<=\p{L})[^\p{L}\s-](?=\p{L})")
_SENTENCE_START = regex.compile(r"(?:^|[.!?:]\s)\W*$")
_NOT_LETTER = regex.compile(r"[^\p{L}]")
_DIGITS = str.maketrans("0346", "озчб")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and whether it begins a sentence, where any word is capitalised."""

    text: str
    is_first: bool = False

    @property
    def is_name(self) -> bool:
        """Whether the word is written as a name is."""
        return self.text[:1].isupper() and len(self.text) > 2


@lru_cache(maxsize=4096)
def russian_words(text: str) -> tuple[Word, ...]:
    """Words of a Russian text with look-alike Latin letters and digits as Cyrillic ones."""
    return tuple(
        Word(_NOT_LETTER.sub("", repair(word.text).translate(_DIGITS)), word.is_first)
        for word in _words(_RUSSIAN_WORD, text)
    )


@lru_cache(maxsize=4096)
def english_words(text: str) -> tuple[Word, ...]:
    """Words of an English text."""
    return tuple(_words(_ENGLISH_WORD, text))


def _words(pattern: regex.Pattern[str], text: str) -> Iterator[Word]:
    for match in pattern.finditer(text):
        yield Word(match.group(), _SENTENCE_START.search(text[: match.start()]) is not None)


def latin_words(text: str) -> frozenset[str]:
    """Words of a Russian text that are written in Latin letters, as they stand."""
    return frozenset(word for word in _LATIN_WORD.findall(text))


def legible(text: str) -> str:
    """A Russian text as a reader of Russian takes it: look-alikes in its words are Cyrillic."""
    return " ".join(map(_legible, text.split()))


def _legible(token: str) -> str:
    cyrillic = len(_CYRILLIC.findall(token))
    if not cyrillic or cyrillic == len(token):
        return token
    if cyrillic < len(_LATIN.findall(token)):
        return token
    return _INSIDE.sub("", repair(token).translate(_DIGITS))
