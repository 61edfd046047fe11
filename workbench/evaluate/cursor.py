"""A text as a cursor sees it: how many keys lie between two of its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.text import Span, units


@dataclass(frozen=True, slots=True)
class Page:
    """The words and lone signs of all paragraphs in one row, numbered from 0.

    Attributes:
        starts: of every paragraph, the number of its first word.
        words: of every paragraph, where its words stand in its text.
    """

    starts: tuple[int, ...]
    words: tuple[tuple[Span, ...], ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Page:
        """The page of some paragraphs."""
        words = tuple(tuple(units(text)) for text in texts)
        starts = [0]
        for row in words[:-1]:
            starts.append(starts[-1] + len(row))
        return cls(tuple(starts), words)

    def word_at(self, paragraph: int, offset: int) -> int:
        """The number of the first word of a paragraph that ends behind an offset."""
        ends = [span.end for span in self.words[paragraph]]
        return self.starts[paragraph] + bisect_left(ends, offset + 1)

    def count(self, paragraph: int, span: Span) -> int:
        """How many words of a paragraph a span touches."""
        return sum(word.overlaps(span) for word in self.words[paragraph])

    def way(self, start: int, end: int) -> int:
        """Keys from word to word: by words, or by paragraphs and then by words."""
        here, there = self._paragraph(start), self._paragraph(end)
        steps = abs(there - here) or 2  # to the beginning of one's own paragraph: away and back
        return min(abs(end - start), steps + end - self.starts[there])

    def _paragraph(self, word: int) -> int:
        return max(0, bisect_left(self.starts, word + 1) - 1)
