"""Borders of paragraphs that two editors shifted in the texts themselves, and not alike.

Who types the last words of a paragraph into the next one moves the border without splitting or
joining anything. When the other moved it too, the words that each took away and put in are in
different paragraphs: merged one by one, both texts would be clean, and scrambled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.document import KINDS, Paragraph
from workbench.revisions.words import Hunk, hunks, tokens
from workbench.wording import counted

ById = Mapping[str, Paragraph]


@dataclass(frozen=True, slots=True)
class Shift:
    """A border that both versions shifted, each to another place.

    Attributes:
        before: the paragraph before it.
        behind: the one behind it.
        ours: words by which it moved on; less than 0 if it moved back.
        theirs: the same in their version.
    """

    before: str
    behind: str
    ours: int
    theirs: int

    def __str__(self) -> str:
        how = "in opposite directions" if self.ours * self.theirs < 0 else "to different places"
        return (
            f"the border between {self.before} and {self.behind} was shifted {how}: "
            f"{moved_by(self.ours)} in ours, {moved_by(self.theirs)} in theirs"
        )


def moved_by(number: int) -> str:
    """How far a border moved on, in words; back where the number is less than 0."""
    return f"{counted(abs(number), 'word')} {'back' if number < 0 else 'on'}"


def shifts(base: Sequence[Paragraph], ours: ById, theirs: ById) -> Iterator[Shift]:
    """The borders of one side that both versions shifted, and not to the same place.

    Args:
        base: the paragraphs as both found them.
        ours: those of the one, with the same cut.
        theirs: those of the other.
    """
    for kind in KINDS:
        changed = {p.id for p in base if _is_changed(p, ours) and _is_changed(p, theirs)}
        for first, second in pairwise([p for p in base if p.kind == kind]):
            if first.id not in changed or second.id not in changed:
                continue
            mine, other = (
                _shift((first, second), (side[first.id], side[second.id]))
                for side in (ours, theirs)
            )
            if mine and other and mine != other:
                yield Shift(first.id, second.id, mine, other)


def _is_changed(paragraph: Paragraph, version: ById) -> bool:
    return paragraph.id in version and version[paragraph.id].text != paragraph.text


def _shift(old: tuple[Paragraph, Paragraph], new: tuple[Paragraph, Paragraph]) -> int:
    """By how many words of the old texts the border moved on; 0 where it may not have moved."""
    at, place = len(tokens(old[0].text)), len(tokens(new[0].text))
    rows = ([part for p in pair for part in tokens(p.text)] for pair in (old, new))
    least, most = _came_from(place, hunks(*rows))
    return max(0, least - at) + min(0, most - at)


def _came_from(place: int, changed: Sequence[Hunk]) -> tuple[int, int]:
    """Between which tokens of the old text a place of the new one was."""
    shift = 0
    for hunk in changed:
        end = hunk.new_start + len(hunk.new)
        if place < hunk.new_start:
            break
        if place <= end:
            return _inside(place, hunk)
        shift = hunk.end - end
    return place + shift, place + shift


def _inside(place: int, hunk: Hunk) -> tuple[int, int]:
    if hunk.new and place == hunk.new_start:
        return hunk.start, hunk.start
    if hunk.new and place == hunk.new_start + len(hunk.new):
        return hunk.end, hunk.end
    return hunk.start, hunk.end
