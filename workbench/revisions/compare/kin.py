"""Which paragraphs of one state became which of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.document import Document, Paragraph, Side
from workbench.revisions.compare.components import components
from workbench.revisions.compare.flow import Course, Flow
from workbench.revisions.descent import families


@dataclass(frozen=True, slots=True)
class Kin:
    """Paragraphs that are made of the same words.

    Attributes:
        side: source or target.
        old: those of the earlier state, in order; none of a paragraph that was added.
        new: those of the later state, in order; none of a paragraph that was removed.
    """

    side: Side
    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]

    @property
    def is_single(self) -> bool:
        """Whether one paragraph stayed what it was, with its id."""
        return [p.id for p in self.old] == [p.id for p in self.new] and len(self.old) == 1


def kindred(before: Document, after: Document, side: Side) -> Iterator[Kin]:
    """All paragraphs of one side of two states, each in one kin; those that are equal left out."""
    old, new = before.side(side), after.side(side)
    if old is new:
        return
    related = families(old, new)
    of_family = {id_: number for number, ids in enumerate(related) for id_ in ids}
    for ids in related:
        yield from _parted(
            side, tuple(p for p in old if p.id in ids), tuple(p for p in new if p.id in ids)
        )
    there = {p.id: p for p in new}
    for paragraph in old:
        if paragraph.id in of_family:
            continue
        other = there.get(paragraph.id)
        if other != paragraph:
            yield Kin(side, (paragraph,), (other,) if other else ())
    known = {p.id for p in old}
    for paragraph in new:
        if paragraph.id not in known and paragraph.id not in of_family:
            yield Kin(side, (), (paragraph,))


def _parted(side: Side, old: tuple[Paragraph, ...], new: tuple[Paragraph, ...]) -> Iterator[Kin]:
    """A family taken apart where its words say that not all belong together."""
    course = Course(Flow(old), Flow(new))
    pairs = {(course.old.owner(one), course.new.owner(other)) for one, other in course.same.items()}
    places = {p.id: number for number, p in enumerate(new)}
    pairs |= {(number, places[p.id]) for number, p in enumerate(old) if p.id in places}
    pairs |= set(_by_changed_words(course, pairs))
    for olds, news in components(pairs, len(old), len(new)):
        kin = Kin(side, tuple(old[n] for n in olds), tuple(new[n] for n in news))
        if kin.old != kin.new:
            yield kin


def _by_changed_words(course: Course, pairs: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """For paragraphs none of whose words stayed: where the words stand that took their place."""
    settled_old, settled_new = {one for one, _ in pairs}, {other for _, other in pairs}
    for hunk in course.hunks:
        for token in range(hunk.start, hunk.end):
            for other in range(hunk.new_start, hunk.new_start + len(hunk.new)):
                one, two = course.old.owner(token), course.new.owner(other)
                if one not in settled_old or two not in settled_new:
                    yield one, two
