"""Places that a person decided, carried into the merged text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from workbench.model import checked
from workbench.model.document import SourceParagraph
from workbench.model.text import Span, trimmed
from workbench.revisions.threeway import Chunk, Version, versions

T = TypeVar("T")


def merged_places(
    chunks: Sequence[Chunk], base: SourceParagraph, ours: SourceParagraph, theirs: SourceParagraph
) -> tuple[str, ...]:
    """The places decided after a merge: those added by either, without those given up by either.

    Args:
        chunks: the three texts, merged.
        base: the paragraph as both found it.
        ours: as the one made it.
        theirs: as the other made it.
    """
    if ours.checked == theirs.checked and ours.text == theirs.text:
        return ours.checked
    before = _Places(base, chunks, "base")
    mine = _Places(ours, chunks, "ours")
    other = _Places(theirs, chunks, "theirs")
    spans = _joined(before.spans, mine.spans, other.spans)
    gone = _joined(before.stale, mine.stale, other.stale)
    return checked.places(versions(chunks)[1], spans) + tuple(sorted(gone))


class _Places:
    """The decided places of one version, as spans of the merged text."""

    def __init__(
        self, paragraph: SourceParagraph, chunks: Sequence[Chunk], version: Version
    ) -> None:
        own = checked.spans(paragraph.text, paragraph.checked)
        kept = list(_kept(chunks, version)) if own else []
        text = versions(chunks)[1]
        self.spans = {trimmed(text, part) for span in own for part in _moved(span, kept)}
        self.stale = set(checked.stale(paragraph.text, paragraph.checked))


def _joined(before: set[T], ours: set[T], theirs: set[T]) -> set[T]:
    """Three-way merge of sets."""
    return (ours & theirs) | (ours - before) | (theirs - before)


def _kept(chunks: Sequence[Chunk], version: Version) -> Iterator[tuple[Span, int]]:
    """Stretches of a version that are in the merged text, and how far each has moved there."""
    at, place = -1, -1  # the first token has a space before it that the text has not
    for chunk in chunks:
        own, merged = "".join(chunk.of(version)), "".join(chunk.merged)
        if own == merged:
            yield Span(max(at, 0), at + len(own)), place - at
        at, place = at + len(own), place + len(merged)


def _moved(span: Span, kept: Sequence[tuple[Span, int]]) -> Iterator[Span]:
    """Where a span stands in the merged text; nowhere if something of it does not stand there.

    It is in parts where the other version has put something in.
    """
    over = [(stretch, shift) for stretch, shift in kept if stretch.overlaps(span)]
    parts = [(max(span.start, s.start), min(span.end, s.end), shift) for s, shift in over]
    if sum(end - start for start, end, _ in parts) < span.end - span.start:
        return
    for shift, run in groupby(parts, key=lambda part: part[2]):
        together = list(run)
        yield Span(together[0][0] + shift, together[-1][1] + shift)
