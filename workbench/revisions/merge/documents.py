"""Three-way merge of whole documents.

Two editors' work on a document is joined in terms of the document, not of lines: first all three
versions get the same cut of paragraphs (`recut`), then each paragraph is merged field by field
(`fields`) and its text word by word, then the links (`links`). What can not be joined is left in
the document as a conflict, which is sound and can be settled later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.model.conflict import Conflict
from workbench.model.document import Document, Link, Paragraph, Side
from workbench.model.order import in_reading_order
from workbench.revisions.merge.contested import Contest
from workbench.revisions.merge.description import merge_descriptions
from workbench.revisions.merge.fields import merge_around_text, merge_paragraph, pick
from workbench.revisions.merge.links import merge_links
from workbench.revisions.merge.order import are_contrary, merge_order
from workbench.revisions.merge.recut import one_cut
from workbench.revisions.merge.reopened import reopened
from workbench.revisions.merge.shifts import shifts

_SIDES: tuple[Side, ...] = ("source", "target")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged document and what is to be said about it.

    Attributes:
        document: sound in any case.
        doubts: what was joined but may not be meant so; a person should look.
        remarks: what was settled by a rule.
    """

    document: Document
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def conflicts(self) -> int:
        """How many conflicts are open in the document."""
        document = self.document
        texts = sum(p.conflict is not None for side in _SIDES for p in document.side(side))
        links = sum(link.conflict is not None for link in document.links)
        return len(document.conflicts) + texts + links


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """What two editors made of a document, joined.

    Args:
        base: the document that both started from; one without paragraphs if both added it.
        ours: the version that is merged into.
        theirs: the version that is merged.

    Raises:
        ImpossibleEditError: an input has a conflict open where there would be another.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    cut = one_cut(base, ours, theirs)
    sides = {side: _merge_side(side, cut.base, cut.ours, cut.theirs) for side in _SIDES}
    merged = replace(
        ours.with_description(
            merge_descriptions(base.description, ours.description, theirs.description)
        ),
        id=pick(base.id, ours.id, theirs.id),
    )
    for side, made in sides.items():
        merged = merged.with_side(side, made.paragraphs)
    linked = merge_links(
        cut.base.links,
        cut.ours.links,
        cut.theirs.links,
        [p.id for p in merged.source],
        [p.id for p in merged.target],
    )
    merged = merged.with_links(in_reading_order(merged, _sorted(merged, linked.links)))
    doubts = [*cut.doubts, *(doubt for made in sides.values() for doubt in made.doubts)]
    remarks = [remark for made in sides.values() for remark in made.remarks]
    return Merged(
        merged,
        (*doubts, *_shifts(linked.contests)),
        (*remarks, *reopened(base, ours, theirs, merged)),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a merged document."""

    paragraphs: tuple[Paragraph, ...]
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]


def _merge_side(side: Side, base: Document, ours: Document, theirs: Document) -> _Side:
    before, mine, other = (
        {p.id: p for p in document.side(side)} for document in (base, ours, theirs)
    )
    shifted = tuple(shifts(base.side(side), mine, other))
    apart = {id_ for shift in shifted for id_ in (shift.before, shift.behind)}
    merged: dict[str, Paragraph] = {}
    remarks: list[str] = []
    doubts = [f"{shift}; both texts are disputed" for shift in shifted]
    for id_ in dict.fromkeys((*mine, *other)):
        found = before.get(id_), mine.get(id_), other.get(id_)
        paragraph, said, doubted = _merge_one(*found, keep_apart=id_ in apart)
        remarks += said
        doubts += doubted
        if paragraph is not None:
            merged[id_] = paragraph
    orders = tuple(before), tuple(mine), tuple(other)
    if are_contrary(*orders):
        doubts.append(f"both put the {side} paragraphs into another order: ours is kept")
    order = merge_order(*orders, merged.keys())
    return _Side(tuple(merged[id_] for id_ in order), tuple(doubts), tuple(remarks))


_Outcome = tuple[Paragraph | None, Sequence[str], Sequence[str]]
"""A paragraph, what was settled by a rule, and what a person should look at."""


def _merge_one(
    base: Paragraph | None, ours: Paragraph | None, theirs: Paragraph | None, *, keep_apart: bool
) -> _Outcome:
    if theirs in (ours, base):
        return ours, (), ()
    if ours == base:
        return theirs, (), ()
    if ours is not None and theirs is not None:
        made = (merge_around_text if keep_apart else merge_paragraph)(base, ours, theirs)
        return made.paragraph, made.remarks, ()
    return _kept(base, ours, theirs)


def _kept(base: Paragraph | None, ours: Paragraph | None, theirs: Paragraph | None) -> _Outcome:
    """A paragraph that one version changed and the other took out stays, and is disputed."""
    left = ours or theirs
    assert base is not None
    assert left is not None
    if left.text == base.text or left.conflict is not None:
        who = "theirs" if theirs is None else "ours"
        return left, (), (f"{left.id} was taken out in {who} and changed in the other: it stays",)
    if not left.text:
        return None, (), ()
    texts = (side.text if side is not None else "" for side in (ours, theirs))
    return replace(left, conflict=Conflict(base.text, *texts)), (), ()


def _sorted(document: Document, links: Sequence[Link]) -> Iterator[Link]:
    """The links, each with its paragraphs in the order of the document."""

    def place(id_: str) -> int:
        return document.place(id_)[1]

    for link in links:
        source, target = (tuple(sorted(ids, key=place)) for ids in (link.source, link.target))
        if (source, target) == (link.source, link.target):
            yield link
        else:
            yield replace(link, source=source, target=target)


def _shifts(contests: Sequence[Contest]) -> Iterator[str]:
    for contest in contests:
        if contest.is_opposite:
            ids = " and ".join(", ".join(link.ids) for link in contest.base)
            yield f"the border between the links {ids} was shifted in opposite directions"
