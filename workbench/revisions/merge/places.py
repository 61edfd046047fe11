"""Places that a person decided, carried into the merged text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from workbench.model import checked
from workbench.model.document import SourceParagraph
from workbench.model.text import Span
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
        moved = (_moved(span, kept) for span in own)
        self.spans = {span for span in moved if span is not None}
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


def _moved(span: Span, kept: Sequence[tuple[Span, int]]) -> Span | None:
    """Where a span stands in the merged text; None if something of it does not stand there."""
    over = [(stretch, shift) for stretch, shift in kept if stretch.overlaps(span)]
    covered = sum(min(span.end, s.end) - max(span.start, s.start) for s, _ in over)
    if not over or covered < span.end - span.start:
        return None
    return Span(span.start + over[0][1], span.end + over[-1][1])
