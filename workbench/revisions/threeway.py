"""Three-way merge of a text by words.

Both versions are compared with the text they come from; what only one of them changed is taken
over, and where both changed the same words differently the place is disputed. This is diff3
(Khanna, Kunal and Pierce 2007) with two differences: changes of neighbouring words do not touch
each other, because their hunks come from an alignment of characters, and equal changes are one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.revisions.words import Hunk, hunks, text_of, tokens

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
    return tuple(_chunks(tuple(base), hunks(base, ours), hunks(base, theirs)))


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
        yield Chunk(base[start:end], *versions)
        at = end
    if at < len(base):
        yield Chunk(base[at:], base[at:], base[at:])


def _together(left: deque[Hunk], right: deque[Hunk]) -> tuple[list[Hunk], list[Hunk]]:
    """The next hunks of both sides that overlap each other, one hunk alone if it does not."""
    own, other = (left, right) if _is_first(left, right) else (right, left)
    first = own.popleft()
    start, end = first.start, first.end
    found: tuple[list[Hunk], list[Hunk]] = ([first], [])
    growing = True
    while growing:
        growing = False
        for side, taken in ((other, found[1]), (own, found[0])):
            while side and _overlaps(side[0], start, end):
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


def _with(base: tuple[str, ...], start: int, end: int, changed: Sequence[Hunk]) -> tuple[str, ...]:
    """The tokens of base from `start` to `end` after changes."""
    found: list[str] = []
    for hunk in changed:
        found += [*base[start : hunk.start], *hunk.new]
        start = hunk.end
    return (*found, *base[start:end])
