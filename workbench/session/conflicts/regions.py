"""Conflicts cut into chunks: which tokens are disputed, and where they stand after edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.model.conflict import Conflict
from workbench.model.text import Span
from workbench.revisions.threeway import Chunk, merge_texts
from workbench.revisions.words import Hunk, hunks, text_of, tokens

_KEPT = 256


@dataclass(frozen=True, slots=True)
class Region:
    """A chunk about which two versions of a text disagree. Spans count tokens.

    Attributes:
        index: which of all chunks; -1 for the whole text of versions that agree after all.
        chunk: the tokens of all three versions.
        in_ours: where they are in our version.
        now: where they are in the text as it stands; None where an edit crosses them.
    """

    index: int
    chunk: Chunk
    in_ours: Span
    now: Span | None


@lru_cache(maxsize=_KEPT)
def regions(conflict: Conflict, text: str) -> tuple[Region, ...]:
    """The disputed chunks of a conflict, found in the text as it stands; never none."""
    since = hunks(tokens(conflict.ours), tokens(text))
    found: list[Region] = []
    at = 0
    for index, chunk in enumerate(_chunks(conflict)):
        there = Span(at, at + len(chunk.ours))
        if chunk.ours != chunk.theirs:
            found.append(Region(index, chunk, there, _followed(there, since)))
        at = there.end
    return tuple(found) or (_whole(conflict, text),)


def without(conflict: Conflict, region: Region, chosen: Sequence[str]) -> Conflict | None:
    """The conflict with all versions equal in a region; None when they are equal everywhere."""
    if region.index < 0:
        return None
    chunks = list(_chunks(conflict))
    chunks[region.index] = Chunk(tuple(chosen), tuple(chosen), tuple(chosen))
    rest = Conflict(
        base=text_of(token for chunk in chunks for token in chunk.base),
        ours=text_of(token for chunk in chunks for token in chunk.ours),
        theirs=text_of(token for chunk in chunks for token in chunk.theirs),
    )
    return None if rest.ours == rest.theirs else rest


@lru_cache(maxsize=_KEPT)
def _chunks(conflict: Conflict) -> tuple[Chunk, ...]:
    """Chunks of the versions; one, where an editor took the whole text away.

    Of one disputed place the comparison may make two, one of which only one editor changed: they
    are put together again.
    """
    if not (conflict.ours and conflict.theirs):
        return (_versions(conflict),)
    joined: list[Chunk] = []
    for chunk in merge_texts(conflict.base, conflict.ours, conflict.theirs):
        if joined and _belong_together(joined[-1], chunk):
            joined.append(_together(joined.pop(), chunk))
        else:
            joined.append(chunk)
    return tuple(joined)


def _belong_together(one: Chunk, other: Chunk) -> bool:
    differ = one.ours != one.theirs and other.ours != other.theirs
    return differ and not (one.is_disputed and other.is_disputed)


def _together(one: Chunk, other: Chunk) -> Chunk:
    return Chunk(one.base + other.base, one.ours + other.ours, one.theirs + other.theirs)


def _versions(conflict: Conflict) -> Chunk:
    return Chunk(tokens(conflict.base), tokens(conflict.ours), tokens(conflict.theirs))


def _whole(conflict: Conflict, text: str) -> Region:
    versions = _versions(conflict)
    return Region(-1, versions, Span(0, len(versions.ours)), Span(0, len(tokens(text))))


def _followed(place: Span, since: Sequence[Hunk]) -> Span | None:
    """Where tokens stand after edits; None where an edit crosses their border.

    What was put in just before or behind a place does not belong to it, unless it was empty.
    """
    before = inside = 0
    for hunk in since:
        growth = len(hunk.new) - (hunk.end - hunk.start)
        if _is_inside(hunk, place):
            inside += growth
        elif hunk.end <= place.start:
            before += growth
        elif hunk.start < place.end:
            return None
    return Span(place.start + before, place.end + before + inside)


def _is_inside(hunk: Hunk, place: Span) -> bool:
    if hunk.start < hunk.end:
        return place.start <= hunk.start and hunk.end <= place.end
    return place.start < hunk.start < place.end or place.start == hunk.start == place.end
