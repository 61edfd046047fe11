"""Which commit put each word of a document, followed word by word from version to version.

`git blame` knows lines, and a paragraph is one line: who corrected a word of it last counts for all
of them. Here every token keeps the commit that put it, however paragraphs are split and joined
around it, and at a merge it keeps that of the parent which has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.model import checked
from workbench.model.document import Document, Paragraph, Side, SourceParagraph
from workbench.revisions.compare.flow import Course, Flow
from workbench.revisions.compare.kin import Kin, kindred

_SIDES: tuple[Side, Side] = ("source", "target")
NOBODY = ""
"""The name of the commit for what no commit did."""
_OPEN = "\0"  # what no parent has: it takes the name of the commit


@dataclass(frozen=True, slots=True)
class Marks:
    """Names of the commits that made what is in a paragraph.

    Attributes:
        origin: which brought the paragraph in, or the one that it was split off.
        words: which put each token of its text (`words.tokens`).
        gaps: which last changed what stands between two tokens, before the first and after the
            last: that of words that were taken out.
        status: which set the status.
        decided: which marked each token as decided; `NOBODY` where it is not.
    """

    origin: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    status: str
    decided: tuple[str, ...]


Annotations: TypeAlias = Mapping[str, Marks]
"""By the id of the paragraph, of either side."""


def annotated(
    commit: str, document: Document, parents: Sequence[tuple[Document, Annotations]]
) -> Annotations:
    """The marks of a document as a commit left it.

    Args:
        commit: the name of the commit.
        document: as the commit left it.
        parents: the document before, for each parent that has it, with its marks.
    """
    carried = [_carried(before, marks, document) for before, marks in parents]
    return {
        paragraph.id: _closed(commit, paragraph, [known.get(paragraph.id) for known in carried])
        for side in _SIDES
        for paragraph in document.side(side)
    }


def _closed(commit: str, paragraph: Paragraph, carried: Sequence[Marks | None]) -> Marks:
    """The marks that parents have to give, and the commit's own for all the rest."""
    known = [marks for marks in carried if marks is not None] or [_nothing(paragraph)]
    if not _is_open(known[0]):
        return known[0]

    def first(names: Iterable[str]) -> str:
        return next((name for name in names if name != _OPEN), commit)

    def each(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
        return tuple(first(names) for names in zip(*rows, strict=True))

    return Marks(
        first(marks.origin for marks in known),
        each(marks.words for marks in known),
        each(marks.gaps for marks in known),
        first(marks.status for marks in known),
        each(marks.decided for marks in known),
    )


def _is_open(marks: Marks) -> bool:
    return any(
        _OPEN in names
        for names in ((marks.origin, marks.status), marks.words, marks.gaps, marks.decided)
    )


def _carried(before: Document, marks: Annotations, after: Document) -> Annotations:
    """The marks of paragraphs as far as one parent has them."""
    found: dict[str, Marks] = {}
    for side in _SIDES:
        for kin in kindred(before, after, side):
            if kin.old:
                found.update(_of_kin(kin, [marks[p.id] for p in kin.old]))
            else:
                found.update((p.id, _nothing(p)) for p in kin.new)
        for paragraph in after.side(side):
            if paragraph.id not in found:
                found[paragraph.id] = marks[paragraph.id]
    return found


def _nothing(paragraph: Paragraph) -> Marks:
    """The marks of a paragraph that no parent has."""
    flow = Flow((paragraph,))
    size = len(flow.parts)
    decided = tuple(_OPEN if is_decided else NOBODY for is_decided in _decided(flow))
    return Marks(_OPEN, (_OPEN,) * size, (_OPEN,) * (size + 1), _OPEN, decided)


def _of_kin(kin: Kin, marks: Sequence[Marks]) -> Iterator[tuple[str, Marks]]:
    course = Course(Flow(kin.old), Flow(kin.new))
    words = _words(course, [name for known in marks for name in known.words])
    gaps = _gaps(course, _joined_gaps(marks))
    deciders = _deciders(course, [name for known in marks for name in known.decided])
    for paragraph, here in zip(kin.new, course.new.ranges, strict=True):
        own = sorted(
            zip(kin.old, marks, strict=True), key=lambda pair: pair[0].id != paragraph.id
        )  # what the paragraph itself was comes first
        yield (
            paragraph.id,
            Marks(
                own[0][1].origin,
                tuple(words[here.start : here.stop]),
                tuple(gaps[here.start : here.stop + 1]),
                next((m.status for p, m in own if _status(p) == _status(paragraph)), _OPEN),
                tuple(deciders[here.start : here.stop]),
            ),
        )


def _words(course: Course, old: Sequence[str]) -> list[str]:
    new = [_OPEN] * len(course.new.parts)
    for before, after in course.same.items():
        new[after] = old[before]
    return new


def _gaps(course: Course, old: Sequence[str]) -> list[str]:
    """A gap is the same where its neighbours are, and were neighbours."""
    size, old_size = len(course.new.parts), len(course.old.parts)
    came = {after: before for before, after in course.same.items()}
    came |= {-1: -1, size: old_size}
    found: list[str] = []
    for gap in range(size + 1):
        left, right = came.get(gap - 1), came.get(gap)
        is_same = left is not None and right is not None and left + 1 == right
        found.append(old[right] if is_same and right is not None else _OPEN)
    return found


def _joined_gaps(marks: Sequence[Marks]) -> list[str]:
    """The gaps of paragraphs in a row; of the two at a boundary the one before the first word."""
    found: list[str] = []
    for known in marks:
        found += known.gaps[:-1]
    return [*found, marks[-1].gaps[-1]]


def _deciders(course: Course, old: Sequence[str]) -> list[str]:
    """Who decided a token stays known while it stands and is decided."""
    came = {after: before for before, after in course.same.items()}
    found: list[str] = []
    for token, is_decided in enumerate(_decided(course.new)):
        before = old[came[token]] if token in came else NOBODY
        found.append((before or _OPEN) if is_decided else NOBODY)
    return found


def _decided(flow: Flow) -> Iterator[bool]:
    """For every token whether a person decided it."""
    places = [
        checked.spans(p.text, p.checked) if isinstance(p, SourceParagraph) else ()
        for p in flow.paragraphs
    ]
    for number, span in flow.places:
        yield any(span.overlaps(place) for place in places[number])


def _status(paragraph: Paragraph) -> str:
    return paragraph.status if isinstance(paragraph, SourceParagraph) else ""
