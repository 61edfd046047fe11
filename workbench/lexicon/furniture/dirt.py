"""Dirt and handwriting read as letters: lines with few words in them."""

from __future__ import annotations

import regex

from workbench.lexicon.english import english_share
from workbench.lexicon.furniture.line import Line
from workbench.lexicon.lookalikes import script
from workbench.model.text import tokens

names = ("strange", "mostly_strange", "short_words", "tiny_words", "foreign")

# Punctuation where it belongs: after a word, before one, in a row through a table.
_PUNCTUATION = regex.compile(
    r"(?<=\p{L})[,.;:!?»”\")]+(?=\s|$)|(?<!\S)[«“\"(—–-](?=[\p{L}\s])|[.…_]{3,}"
)
_NOTHING = (0.0,) * len(names)


def of(line: Line) -> tuple[float, ...]:
    """The share of signs that stand where none belong, 0..1, and tests 0 or 1."""
    if line.is_date:
        return _NOTHING
    dense = regex.sub(r"\s", "", _PUNCTUATION.sub("", line.text))
    strange = 1 - (line.letters + line.digits) / len(dense) if dense else 0.0
    words = {token.text for token in tokens(line.text)}
    longest = max((sum(c.isalpha() for c in word) for word in words), default=0)
    return (
        strange,
        float(strange > 0.3),
        float(len(words) > 1 and longest <= 3),
        float(len(words) > 1 and longest <= 2),
        float(line.language == "ru" and _is_english(line.text)),
    )


def _is_english(text: str) -> bool:
    """Whether a paragraph of the Russian side is made of English words in Latin letters."""
    if script(text) != "latin":
        return False
    long = [token.text for token in tokens(text) if len(token.text) > 1]
    return len(long) > 1 and english_share(" ".join(long)) >= 0.6
