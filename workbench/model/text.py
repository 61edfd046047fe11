"""Text as every room sees it: NFC, one line a paragraph, word tokens with code-point offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*")
_UNIT = regex.compile(rf"{_WORD.pattern}|(?<!\S)[^\s\p{{L}}\p{{M}}\p{{N}}\p{{Pd}}]+(?!\S)")
_SPACE = regex.compile(r"[\s\p{Cc}]+")
_INVISIBLE = regex.compile(r"[\u200b\ufeff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points `[start, end)` in the NFC text of one paragraph."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point; an empty range overlaps nothing."""
        return max(self.start, other.start) < min(self.end, other.end)

    def within(self, text: str) -> str:
        """The piece of `text` that the range covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: letters and digits, joined by inner hyphens and apostrophes."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


def normalise(text: str) -> str:
    """NFC on one line: runs of white space and control characters become one space, ends are bare.

    Zero-width spaces and byte-order marks go. This is the only change made to a text on its way
    in; it is idempotent.
    """
    visible = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", visible).strip())


def is_normal(text: str) -> bool:
    """Whether `text` is what `normalise` would return: the invariant of every stored text."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return unicodedata.is_normalized("NFC", text)  # nothing that could be other white space
    return text == normalise(text)


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order. Punctuation and space belong to no token."""
    for match in _WORD.finditer(text):
        yield Token(match.start(), match.end(), match.group())


def word_count(text: str) -> int:
    """How many `tokens` there are, in a third of the time."""
    return len(_WORD.findall(text))


def units(text: str) -> Iterator[Span]:
    """What a cursor goes to: words, and signs that stand alone, such as a © read for a letter.

    Dashes between words are no place to go to.
    """
    for match in _UNIT.finditer(text):
        yield Span(match.start(), match.end())


def trimmed(text: str, span: Span) -> Span:
    """`span` without the spaces at its ends."""
    piece = span.within(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def removable(text: str, span: Span) -> Span:
    """`span` with a space beside it where two would be left, or one at an end of the text."""
    after_space = span.start == 0 or text[span.start - 1].isspace()
    before_space = span.end == len(text) or text[span.end].isspace()
    if not (after_space and before_space):
        return span
    if span.start:
        return Span(span.start - 1, span.end)
    return Span(0, min(len(text), span.end + 1))


@lru_cache(maxsize=512)
def inside_words(text: str) -> frozenset[int]:
    """Positions of `text` that have a letter of one and the same word on both sides.

    What begins or ends there does so inside a word.
    """
    words = (match.span() for match in _WORD.finditer(text))
    return frozenset(n for start, end in words for n in range(start + 1, end))


def graphemes(text: str) -> list[str]:
    """The user-perceived characters of `text` (extended grapheme clusters, UAX #29)."""
    return regex.findall(r"\X", text)
