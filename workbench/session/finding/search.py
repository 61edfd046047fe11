"""Searching a document: all places of a query, paragraph by paragraph, in order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import regex

from workbench.errors import UsageError
from workbench.model.document import Document, Paragraph
from workbench.model.text import Span, trimmed
from workbench.session.finding.folding import Folded, edges_of, folded, whole_characters
from workbench.session.finding.query import Query, Sides, compiled

MOST = 20_000
"""Places after which a search stops: nobody looks through more."""

_PATIENCE = 1.0  # seconds for one paragraph


@dataclass(frozen=True, slots=True)
class Match:
    """A place that was found.

    Attributes:
        paragraph: id of its paragraph.
        span: code points of the paragraph's text; its ends are between user-perceived characters.
        groups: what was found as a whole, and in each group of the pattern; None where a group took
            no part.
    """

    paragraph: str
    span: Span
    groups: tuple[str | None, ...]

    @property
    def text(self) -> str:
        """What stands there, less spaces that an inexact match may have taken with it."""
        return self.groups[0] or ""


class Search:
    """A query that can be asked of any paragraph and remembers the answers.

    One thread may search while another asks what is known.

    Args:
        query: what is looked for.
        with_empty: whether a place may be empty, such as the beginning of a word.

    Raises:
        UsageError: the pattern can not be read.
    """

    def __init__(self, query: Query, *, with_empty: bool = False) -> None:
        self.query = query
        self._pattern = compiled(query)
        self._with_empty = with_empty
        self._found: dict[str, tuple[tuple[Span, tuple[str | None, ...]], ...]] = {}

    @property
    def group_numbers(self) -> Mapping[str, int]:
        """The pattern's named groups, by name."""
        numbers: Mapping[str, int] = self._pattern.groupindex
        return numbers

    @property
    def groups(self) -> int:
        """How many groups the pattern has."""
        count: int = self._pattern.groups
        return count

    def matches(self, document: Document) -> Iterator[tuple[Match, ...]]:
        """What each paragraph has, empty for many, in order of reading; at most `MOST` in all.

        Raises:
            UsageError: the pattern takes too long.
        """
        left = MOST if self.query else 0
        for paragraph in in_reading_order(document, self.query.sides):
            if not left:
                return
            found = self.of(paragraph)[:left]
            yield found
            left -= len(found)

    def of(self, paragraph: Paragraph) -> tuple[Match, ...]:
        """The places in a paragraph, in order; they do not overlap.

        Raises:
            UsageError: the pattern takes too long.
        """
        if paragraph.text not in self._found:
            self._found[paragraph.text] = tuple(self._search(paragraph))
        return tuple(
            Match(paragraph.id, span, groups) for span, groups in self._found[paragraph.text]
        )

    def known(self, text: str) -> tuple[Span, ...]:
        """The places in a text that has been searched; none in one that has not."""
        return tuple(span for span, _ in self._found.get(text, ()))

    def _search(self, paragraph: Paragraph) -> Iterator[tuple[Span, tuple[str | None, ...]]]:
        text = paragraph.text
        seen = Folded(text) if self.query.is_literal else folded(text)
        edges = edges_of(text)
        end = -1
        for found in self._matched(seen.text, paragraph.id):
            span = Span(*found.span())
            if any(found.fuzzy_counts):
                span = trimmed(seen.text, span)
            span = seen.span(span.start, span.end)
            if edges is not None:
                span = whole_characters(edges, span)
            if span.start >= end and (self._with_empty or span.start < span.end):
                yield span, (span.within(text), *_groups(text, seen, found))
                end = max(span.end, span.start + self._with_empty)

    def _matched(self, text: str, paragraph_id: str) -> list[regex.Match[str]]:
        # concurrent: other threads, the one that hears the keys among them, go on meanwhile
        matches = self._pattern.finditer(text, timeout=_PATIENCE, concurrent=True)
        try:
            return list(islice(matches, MOST))
        except TimeoutError as error:
            raise UsageError(
                f"the pattern takes too long (in paragraph {paragraph_id})",
                "repeat less inside what is repeated: (a+)+ is a+",
            ) from error


def _groups(text: str, seen: Folded, found: regex.Match[str]) -> Iterator[str | None]:
    for number in range(1, found.re.groups + 1):
        start, end = found.span(number)
        yield None if start < 0 else seen.span(start, end).within(text)


def in_reading_order(document: Document, sides: Sides = "both") -> Iterator[Paragraph]:
    """The paragraphs of a side or of both, link by link, the original before its translation."""
    for link in document.links:
        for id_ in link.source if sides != "target" else ():
            yield document.paragraph(id_)
        for id_ in link.target if sides != "source" else ():
            yield document.paragraph(id_)


def search(document: Document, query: Query) -> Iterator[Match]:
    """All places of a query in order of reading, at most `MOST`.

    Raises:
        UsageError: the pattern can not be read, or takes too long.
    """
    for found in Search(query).matches(document):
        yield from found
