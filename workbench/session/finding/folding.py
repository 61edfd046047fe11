"""What a search takes for the same: letters that are written in two ways, and accents.

Folding never puts two characters for one: a place in what was folded is a place in the text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, chain

import regex

from workbench.model.text import Span, graphemes

_LATIN = map(chr, chain(range(0xC0, 0x250), range(0x1E00, 0x1F00)))  # й is no и: Cyrillic stays
_ALIKE = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in _LATIN}
    | {"ё": "е", "Ё": "Е", "‐": "-", "‑": "-", "’": "'"}
)
_MARK = regex.compile(r"\p{M}")
_JOINING = regex.compile(r"[\p{M}\p{Grapheme_Extend}\p{RI}\u200d\p{Hangul}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as a search sees it.

    Attributes:
        text: what is searched.
        at: for each code point of it and for its end, where that stands in the text itself; None
            where nothing was dropped.
    """

    text: str
    at: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The place in the text itself of a stretch of what was folded."""
        return Span(start, end) if self.at is None else Span(self.at[start], self.at[end])


def folded(text: str) -> Folded:
    """`text` with ё as е, é as e, one kind of hyphen and apostrophe, and no combining marks."""
    alike = text.translate(_ALIKE)
    if not _MARK.search(alike):
        return Folded(alike)
    kept = [n for n, character in enumerate(alike) if not _MARK.match(character)]
    return Folded("".join(alike[n] for n in kept), (*kept, len(text)))


def edges_of(text: str) -> list[int] | None:
    """Where the user-perceived characters of `text` begin, and its end.

    None where each is one code point.
    """
    if not _JOINING.search(text):
        return None
    return [0, *accumulate(len(each) for each in graphemes(text))]


def whole_characters(edges: list[int], span: Span) -> Span:
    """`span` widened to the user-perceived characters that it begins and ends in.

    An empty span inside such a character moves to its end.

    Args:
        edges: as `edges_of` gives them.
        span: a stretch of their text.
    """
    end = edges[bisect_left(edges, span.end)]
    if span.start == span.end:
        return Span(end, end)
    return Span(edges[bisect_right(edges, span.start) - 1], end)
