"""The words of a paragraph as evidence modules compare them: garbled Russian made comparable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from workbench.lexicon.lookalikes import repair

_RUSSIAN_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}\p{N}'’*|·^~\\/#-]*")
_ENGLISH_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_NOT_LETTER = regex.compile(r"[^\p{L}]")
_DIGITS = str.maketrans("0346", "озчб")


@lru_cache(maxsize=4096)
def russian_words(text: str) -> tuple[str, ...]:
    """Words of a Russian text with look-alike Latin letters as Cyrillic ones."""
    words = (repair(word).translate(_DIGITS) for word in _matches(_RUSSIAN_WORD, text))
    return tuple(_NOT_LETTER.sub("", word) for word in words)


@lru_cache(maxsize=4096)
def english_words(text: str) -> tuple[str, ...]:
    """Words of an English text."""
    return tuple(_matches(_ENGLISH_WORD, text))


def _matches(pattern: regex.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield match.group()
