"""Where paragraphs begin in the words of a family, and which borders a merge is to have.

A family is paragraphs that were split off one another or joined (`revisions.descent`). Its words in
a row are the same text in base, ours and theirs, edits apart, however it is cut; so a cut is a
place in the words of base. A cut that one version made stays, one that a version took away goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.model.document import Paragraph, SourceParagraph
from workbench.revisions.words import Hunk, hunks, tokens


@dataclass(frozen=True, slots=True)
class Border:
    """The beginning of a paragraph that is not the first of its family.

    Attributes:
        id: the paragraph.
        at: the first token behind it, in the words of base.
        read: characters before it in what the machine read, spaces apart.
        last: the token before it in the version that has the border; '' at the beginning.
        first: the token behind it there.
        is_sure: whether it is one place of base; not where words beside it were taken away.
    """

    id: str
    at: int
    read: int
    last: str = ""
    first: str = ""
    is_sure: bool = True

    def is_before(self, other: Border) -> bool:
        """Whether it comes first in the text."""
        return (self.at, self.read) < (other.at, other.read)

    def is_same(self, other: Border) -> bool:
        """Whether both are one place: the same paragraph, words, or letters on the page."""
        if self.id == other.id or self.at == other.at:
            return True
        return self.read == other.read > 0


@dataclass(frozen=True, slots=True)
class Flow:
    """The paragraphs of a family in one version, as words in a row.

    Attributes:
        paragraphs: in order.
        words: the tokens of all texts.
        hunks: where they differ from those of base.
        borders: of all paragraphs but the first, and of the first where base begins with another.
    """

    paragraphs: tuple[Paragraph, ...]
    words: tuple[str, ...]
    hunks: tuple[Hunk, ...]
    borders: tuple[Border, ...]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], base: Sequence[Paragraph]) -> Flow:
        """The flow of a version beside those paragraphs of the family that base has."""
        words = _words(paragraphs)
        changed = hunks(_words(base), words)
        flow = cls(tuple(paragraphs), words, changed, ())
        return replace(flow, borders=tuple(flow._borders(base)))

    def without_reading(self) -> Flow:
        """The flow for one that is not read alike in all versions: its letters tell no place."""
        return replace(self, borders=tuple(replace(border, read=0) for border in self.borders))

    def place(self, border: Border) -> int:
        """How many tokens of this version stand before a border.

        What this version has put in just there stands behind it, unless a token is among it that
        stands beside the border where that was made.
        """
        at, shift = border.at, 0
        for hunk in self.hunks:
            if at < hunk.start:
                break
            if at < hunk.end or at == hunk.start:
                return hunk.new_start + self._within(hunk, border)
            shift += len(hunk.new) - (hunk.end - hunk.start)
        return at + shift

    def _within(self, hunk: Hunk, border: Border) -> int:
        """How many of the new tokens of a hunk stand before a border that falls into it."""
        before = self.words[max(0, hunk.new_start - 1) : hunk.new_start]
        if border.last in hunk.new and before != (border.last,):
            return len(hunk.new) - hunk.new[::-1].index(border.last)
        behind = self.words[hunk.new_start + len(hunk.new) :][:1]
        if border.first in hunk.new and behind != (border.first,):
            return hunk.new.index(border.first)
        return min(border.at - hunk.start, len(hunk.new))

    def starts(self) -> Iterator[tuple[Paragraph, int, int]]:
        """The paragraphs, each with the tokens and the characters read that stand before it."""
        at = read = 0
        for paragraph in self.paragraphs:
            yield paragraph, at, read
            at += len(tokens(paragraph.text))
            read += len(letters(paragraph))

    def _borders(self, base: Sequence[Paragraph]) -> Iterator[Border]:
        """A paragraph that base has begins where it did: its beginning never changes its id."""
        ends = accumulate((len(tokens(p.text)) for p in base), initial=0)
        known = {p.id: at for p, at in zip(base, ends, strict=False)}
        for paragraph, at, read in self.starts():
            if paragraph.id != base[0].id:
                is_sure = paragraph.id in known or not any(
                    hunk.start < hunk.end and _blurs(hunk, at) for hunk in self.hunks
                )
                place = known.get(paragraph.id, self._in_base(at))
                last, first = ("".join(self.words[max(0, n) : n + 1]) for n in (at - 1, at))
                yield Border(paragraph.id, place, read, last, first, is_sure)

    def _in_base(self, place: int) -> int:
        """The token of base that a token of this version was, or that is next to it."""
        shift = 0
        for hunk in self.hunks:
            if place < hunk.new_start or (place == hunk.new_start and hunk.start < hunk.end):
                break
            if place < hunk.new_start + len(hunk.new):
                return min(hunk.start + place - hunk.new_start, hunk.end)
            shift = hunk.end - hunk.new_start - len(hunk.new)
        return place + shift


def letters(paragraph: Paragraph) -> str:
    """What the machine read, without spaces: cutting and joining leave it as it is."""
    return paragraph.ocr.replace(" ", "") if isinstance(paragraph, SourceParagraph) else ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The borders that a merge is to have.

    Attributes:
        borders: in order of the text.
        shifts: for borders that both versions moved to different places: the paragraph that began
            there, and by how many words ours and theirs moved it.
    """

    borders: tuple[Border, ...]
    shifts: tuple[tuple[str, int, int], ...]


def agree(base: Flow, ours: Flow, theirs: Flow) -> Agreed:
    """The borders of a family after a merge."""
    kept = [b for b in base.borders if _has(ours.borders, b) and _has(theirs.borders, b)]
    made = [
        _surer(b, matching(theirs.borders, b)) for b in ours.borders if not _has(base.borders, b)
    ]
    added = [b for b in theirs.borders if not _has(base.borders, b)]
    new = [b for b in added if not _has(made, b)]
    borders = sorted((*kept, *made, *new), key=lambda b: (b.at, b.read))
    return Agreed(tuple(borders), tuple(_shifts(base, ours, theirs, made, new)))


def matching(borders: Iterable[Border], border: Border) -> Border | None:
    """The one of some borders that is the same place: rather by its paragraph than by the words."""
    same = [own for own in borders if own.is_same(border)]
    return next((own for own in same if own.id == border.id), same[0] if same else None)


def _blurs(hunk: Hunk, at: int) -> bool:
    """Whether a hunk leaves open where a border was in base that stands in it or beside it."""
    end = hunk.new_start + len(hunk.new)
    if hunk.end - hunk.start == len(hunk.new):
        return hunk.new_start < at < end
    return hunk.new_start <= at <= end


def _surer(own: Border, other: Border | None) -> Border:
    """A border that both made, where it is sure; one may have taken away the words beside it."""
    if other is None or own.is_sure or not other.is_sure:
        return own
    return replace(own, at=other.at, read=other.read, last=other.last, first=other.first)


def _has(borders: Iterable[Border], border: Border) -> bool:
    return any(own.is_same(border) for own in borders)


def _shifts(
    base: Flow, ours: Flow, theirs: Flow, made: list[Border], new: list[Border]
) -> Iterator[tuple[str, int, int]]:
    for n, border in enumerate(base.borders):
        if _has(ours.borders, border) or _has(theirs.borders, border):
            continue
        least = base.borders[n - 1].at if n else 0
        most = base.borders[n + 1].at if n + 1 < len(base.borders) else len(base.words)
        moved = [[b.at for b in side if least < b.at < most] for side in (made, new)]
        if all(moved):
            left, right = (min(places, key=lambda at: abs(at - border.at)) for places in moved)
            yield border.id, left - border.at, right - border.at


def _words(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    return tuple(part for paragraph in paragraphs for part in tokens(paragraph.text))
