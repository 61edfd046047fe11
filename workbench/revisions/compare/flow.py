"""The words of paragraphs one after the other, and how two such flows correspond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise

from workbench.model.document import Paragraph
from workbench.model.text import Span
from workbench.revisions.compare.changes import Piece
from workbench.revisions.words import Hunk, hunks, tokens


@dataclass(frozen=True)
class Flow:
    """The tokens of several paragraphs in a row.

    A boundary between two is a space, as where a person joins them.

    Attributes:
        paragraphs: in order.
    """

    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The tokens."""
        return tuple(part for p in self.paragraphs for part in tokens(p.text))

    @cached_property
    def places(self) -> tuple[tuple[int, Span], ...]:
        """For every token the index of its paragraph, and where it stands without its space."""
        return tuple(
            (number, span) for number, p in enumerate(self.paragraphs) for span in _spans(p.text)
        )

    @cached_property
    def ranges(self) -> tuple[range, ...]:
        """For every paragraph the indexes of its tokens."""
        ends = list(accumulate((len(tokens(p.text)) for p in self.paragraphs), initial=0))
        return tuple(range(start, end) for start, end in pairwise(ends))

    def owner(self, token: int) -> int:
        """Index of the paragraph a token stands in."""
        return self.places[token][0]

    def begins(self, token: int) -> bool:
        """Whether a token is the first of a paragraph."""
        return self.places[token][1].start == 0

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Where the tokens from `start` to `end` stand; one piece for each paragraph."""
        found: list[Piece] = []
        for number, places in groupby(self.places[start:end], key=lambda place: place[0]):
            spans = [span for _, span in places]
            found.append(self.piece(number, Span(spans[0].start, spans[-1].end)))
        return tuple(found)

    def piece(self, number: int, span: Span) -> Piece:
        """A stretch of the paragraph with an index."""
        paragraph = self.paragraphs[number]
        return Piece(paragraph.id, span, span.within(paragraph.text))

    def gap(self, token: int, beside: str) -> Piece:
        """The empty place before a token.

        Args:
            token: index of the token; that of the end is the number of all.
            beside: id of the paragraph that is meant where two of them meet.
        """
        gaps: list[tuple[int, int]] = []
        if token > 0:
            number, span = self.places[token - 1]
            gaps.append((number, span.end))
        if token < len(self.places):
            number, span = self.places[token]
            gaps.append((number, span.start))
        gaps += [(number, 0) for number, p in enumerate(self.paragraphs) if not p.text]
        number, at = next((g for g in gaps if self.paragraphs[g[0]].id == beside), gaps[0])
        return self.piece(number, Span(at, at))


def _spans(text: str) -> Iterator[Span]:
    end = -1  # the first token has a space before it that the text does not
    for part in tokens(text):
        start = end + part.startswith(" ")
        end += len(part)
        yield Span(start, end)


@dataclass(frozen=True)
class Course:
    """Two flows beside each other.

    Attributes:
        old: the earlier one.
        new: the later one.
    """

    old: Flow
    new: Flow

    @cached_property
    def hunks(self) -> tuple[Hunk, ...]:
        """Where they differ; the other way round it is the same turned round."""
        old, new = self.old.parts, self.new.parts
        if old <= new:
            return hunks(old, new)
        return tuple(_inverse(hunk, new) for hunk in hunks(new, old))

    @cached_property
    def same(self) -> dict[int, int]:
        """Tokens of the old flow that stand in the new one unchanged, with their index there."""
        found: dict[int, int] = {}
        at = new_at = 0
        ends = ((h.start, h.end, h.new_start, h.new_start + len(h.new)) for h in self.hunks)
        last = (len(self.old.parts), 0, len(self.new.parts), 0)
        for start, end, new_start, new_end in (*ends, last):
            found.update(zip(range(at, start), range(new_at, new_start), strict=True))
            at, new_at = end, new_end
        return found


def _inverse(hunk: Hunk, base: Sequence[str]) -> Hunk:
    """A hunk turned round; `base` is the sequence that it was made for."""
    end = hunk.new_start + len(hunk.new)
    return Hunk(hunk.new_start, end, tuple(base[hunk.start : hunk.end]), hunk.start)
