"""Three-way merge of a text by words.

Both versions are compared with the text they come from; what only one of them changed is taken
over, and where both changed the same words differently the place is disputed. This is diff3
(Khanna, Kunal and Pierce 2007) with two differences: changes of neighbouring words do not touch
each other, because their hunks come from an alignment of characters, and equal changes are one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from workbench.revisions.words import Hunk, are_glued, hunks, text_of, tokens

Version: TypeAlias = Literal["base", "ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a merged text; the texts of all chunks in a row are the whole versions.

    Attributes:
        base: its tokens in the text that both versions come from.
        ours: its tokens in our version.
        theirs: its tokens in their version.
    """

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def of(self, version: Version) -> tuple[str, ...]:
        """Its tokens in one of the three texts."""
        if version == "base":
            return self.base
        return self.ours if version == "ours" else self.theirs

    @property
    def is_disputed(self) -> bool:
        """Whether both versions changed it, and differently."""
        return self.ours != self.theirs and self.base not in (self.ours, self.theirs)

    @property
    def merged(self) -> tuple[str, ...]:
        """What stands there after the merge; ours where it is disputed."""
        return self.theirs if self.ours == self.base else self.ours


def merge_texts(base: str, ours: str, theirs: str) -> tuple[Chunk, ...]:
    """The chunks of three versions of a text in normal form."""
    return merge_tokens(tokens(base), tokens(ours), tokens(theirs))


def merge_tokens(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[Chunk, ...]:
    """The chunks of three versions of a text that has been taken apart into tokens."""
    return _once(tuple(_chunks(tuple(base), hunks(base, ours), hunks(base, theirs))))


def versions(chunks: Sequence[Chunk]) -> tuple[str, str, str]:
    """The merged text three times, with the disputed places of base, ours and theirs."""

    def text(version: Version) -> str:
        return text_of(
            part
            for chunk in chunks
            for part in (chunk.of(version) if chunk.is_disputed else chunk.merged)
        )

    return text("base"), text("ours"), text("theirs")


def _chunks(base: tuple[str, ...], ours: Sequence[Hunk], theirs: Sequence[Hunk]) -> Iterator[Chunk]:
    at = 0
    left, right = deque(ours), deque(theirs)
    while left or right:
        mine, other = _together(left, right)
        start = min(hunk.start for hunk in (*mine, *other))
        end = max(hunk.end for hunk in (*mine, *other))
        if at < start:
            yield Chunk(base[at:start], base[at:start], base[at:start])
        versions = (_with(base, start, end, side) for side in (mine, other))
        yield from _parted(Chunk(base[start:end], *versions))
        at = end
    if at < len(base):
        yield Chunk(base[at:], base[at:], base[at:])


def _once(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks, none of which puts in a word that another puts in for the other version.

    Where two texts have little in common a new word of both may be aligned with different places;
    what lies between is one chunk then, so that the word is not there twice.
    """
    known = {part.strip() for chunk in chunks for part in chunk.base}
    mine, other = (_put_in(chunks, version, known) for version in ("ours", "theirs"))
    apart = [mine[word] | other[word] for word in mine.keys() & other.keys()]
    apart = [homes for homes in apart if len(homes) > 1]
    done: list[Chunk] = []
    at = 0
    for first, last in _spans(apart):
        done += [*chunks[at:first], *_parted(_united(chunks[first : last + 1]))]
        at = last + 1
    return (*done, *chunks[at:])


def _put_in(chunks: Sequence[Chunk], version: Version, known: Set[str]) -> dict[str, set[int]]:
    """The chunks in which a version has words that stand nowhere in base."""
    homes: dict[str, set[int]] = {}
    for n, chunk in enumerate(chunks):
        if chunk.of(version) != chunk.base:
            for word in (part.strip() for part in chunk.of(version)):
                if word.isalnum() and word not in known:
                    homes.setdefault(word, set()).add(n)
    return homes


def _spans(sets: Sequence[set[int]]) -> Iterator[tuple[int, int]]:
    """From the least to the greatest number of each set; what overlaps is one."""
    ends = sorted((min(numbers), max(numbers)) for numbers in sets)
    while ends:
        first, last = ends.pop(0)
        while ends and ends[0][0] <= last:
            last = max(last, ends.pop(0)[1])
        yield first, last


def _united(chunks: Sequence[Chunk]) -> Chunk:
    base, ours, theirs = (
        tuple(part for chunk in chunks for part in chunk.of(version))
        for version in ("base", "ours", "theirs")
    )
    return Chunk(base, ours, theirs)


def _together(left: deque[Hunk], right: deque[Hunk]) -> tuple[list[Hunk], list[Hunk]]:
    """The next hunks of both sides that overlap or repeat each other; otherwise one hunk alone."""
    own, other = (left, right) if _is_first(left, right) else (right, left)
    first = own.popleft()
    start, end = first.start, first.end
    found: tuple[list[Hunk], list[Hunk]] = ([first], [])
    growing = True
    while growing:
        growing = False
        for side, taken, across in ((other, found[1], found[0]), (own, found[0], found[1])):
            while side and (_overlaps(side[0], start, end) or _repeats(side[0], across)):
                taken.append(side.popleft())
                end = max(end, taken[-1].end)
                growing = True
    return found if own is left else found[::-1]


def _is_first(left: deque[Hunk], right: deque[Hunk]) -> bool:
    if not left or not right:
        return bool(left)
    return (left[0].start, left[0].end) <= (right[0].start, right[0].end)


def _overlaps(hunk: Hunk, start: int, end: int) -> bool:
    """Whether a hunk changes something of a stretch, or inserts into it or at the same place."""
    if hunk.start == hunk.end:
        return start < hunk.start < end or hunk.start == start == end
    return hunk.start < end


def _repeats(hunk: Hunk, across: Sequence[Hunk]) -> bool:
    """Whether a hunk puts in what the one before it, of the other side, has put in.

    Both editors then have it from one source, and one of them changed what stands beside it.
    """
    if not across or across[-1].end != hunk.start:
        return False
    left, right = across[-1].new, hunk.new
    if not left or not right:
        return False
    words = {part.strip() for part in left if part.strip().isalnum()}
    return (
        not words.isdisjoint(part.strip() for part in right)
        or left[0] == right[0]
        or left[-1] == right[-1]
    )


def _parted(chunk: Chunk) -> Iterator[Chunk]:
    """A disputed chunk without what both versions begin and end with, and that by itself."""
    if not chunk.is_disputed:
        yield chunk
        return
    most = min(len(chunk.ours), len(chunk.theirs))
    head = _common(chunk.ours, chunk.theirs, most)
    tail = _common(chunk.ours[::-1], chunk.theirs[::-1], most - head)
    first, last = chunk.ours[:head], chunk.ours[len(chunk.ours) - tail :]
    rest = Chunk(
        chunk.base,
        chunk.ours[head : len(chunk.ours) - tail],
        chunk.theirs[head : len(chunk.theirs) - tail],
    )
    if _is_gluing(first, rest, last):
        yield chunk
        return
    yield from (Chunk((), own, own) for own in (first,) if own)
    yield rest
    yield from (Chunk((), own, own) for own in (last,) if own)


def _common(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """How many tokens two versions begin with alike."""
    at = 0
    while at < most and one[at] == other[at]:
        at += 1
    return at


def _is_gluing(first: Sequence[str], rest: Chunk, last: Sequence[str]) -> bool:
    """Whether words would be one in a version that did not have them beside each other."""
    rows = ((*first[-1:], *version, *last[:1]) for version in (rest.base, rest.ours, rest.theirs))
    return any(are_glued(left, right) for row in rows for left, right in pairwise(row))


def _with(base: tuple[str, ...], start: int, end: int, changed: Sequence[Hunk]) -> tuple[str, ...]:
    """The tokens of base from `start` to `end` after changes."""
    found: list[str] = []
    for hunk in changed:
        found += [*base[start : hunk.start], *hunk.new]
        start = hunk.end
    return (*found, *base[start:end])
