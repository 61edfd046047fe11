"""Three-way merge of one paragraph, field by field.

What one editor changed is taken over. The text is merged by words. Where both changed another
field the rule stands with the field; only a text can be disputed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from workbench.errors import ImpossibleEditError
from workbench.model.conflict import Conflict
from workbench.model.document import STATUSES, Paragraph, SourceParagraph, Status, TargetParagraph
from workbench.model.operations.cutting import BETWEEN_NOTES, joined_notes
from workbench.revisions.merge.places import merged_places
from workbench.revisions.threeway import Chunk, merge_texts, versions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MergedParagraph:
    """What became of a paragraph.

    Attributes:
        paragraph: with what both made of it.
        remarks: what was settled by a rule, in words.
    """

    paragraph: Paragraph
    remarks: tuple[str, ...] = ()


def merge_paragraph(base: Paragraph | None, ours: Paragraph, theirs: Paragraph) -> MergedParagraph:
    """A paragraph that both versions have.

    Args:
        base: as both found it; None where both added it.
        ours: as the one made it.
        theirs: as the other made it.

    Raises:
        ImpossibleEditError: a new conflict would take the place of one that is open.
    """
    if isinstance(ours, SourceParagraph) and isinstance(theirs, SourceParagraph):
        origin = base if isinstance(base, SourceParagraph) else _as_read(ours, theirs)
        return _merged_source(origin, ours, theirs)
    assert isinstance(ours, TargetParagraph)
    assert isinstance(theirs, TargetParagraph)
    first = base if isinstance(base, TargetParagraph) else TargetParagraph(ours.id, "")
    return MergedParagraph(_merged_target(first, ours, theirs))


def merge_around_text(
    base: Paragraph | None, ours: Paragraph, theirs: Paragraph
) -> MergedParagraph:
    """As `merge_paragraph`, but the whole text is disputed; ours stands meanwhile."""
    before = base.text if base is not None else ""
    unread = replace(theirs, text=ours.text)
    if isinstance(ours, SourceParagraph) and isinstance(unread, SourceParagraph):
        unread = replace(unread, checked=ours.checked)
    made = merge_paragraph(base, ours, unread)
    new = Conflict(before, ours.text, theirs.text)
    open_before = base.conflict if base is not None else None
    conflict = open_conflict(open_before, ours.conflict, theirs.conflict, new)
    paragraph = replace(made.paragraph, conflict=conflict)
    if isinstance(paragraph, SourceParagraph) and paragraph.status == "verified":
        paragraph = replace(paragraph, status="corrected")
    return replace(made, paragraph=paragraph)


def pick(base: T, ours: T, theirs: T) -> T:
    """The value that was changed; ours where both changed it."""
    return theirs if ours == base else ours


def is_disputed(base: T, ours: T, theirs: T) -> bool:
    """Whether both changed a value, and differently."""
    return ours != theirs and base not in (ours, theirs)


def merge_notes(base: str, ours: str, theirs: str) -> str:
    """The remarks of both, ours first, without those that one of them took away or rewrote.

    Remarks stand in a note with a dot between them. They are not merged by words: that might turn
    what they say into its contrary.
    """
    before, mine, other = (note.split(BETWEEN_NOTES) for note in (base, ours, theirs))
    kept = {remark for remark in (*mine, *other) if remark not in before}
    kept |= {remark for remark in mine if remark in other}
    return joined_notes(*(remark for remark in (*mine, *other) if remark in kept))


def open_conflict(
    base: Conflict | None, ours: Conflict | None, theirs: Conflict | None, new: Conflict | None
) -> Conflict | None:
    """The conflict of a text after a merge: a new one, or the one that was open before.

    Raises:
        ImpossibleEditError: there would be two.
    """
    left = pick(base, ours, theirs)
    both = len({base, ours, theirs}) == 3 and None not in (ours, theirs)
    if both or (new is not None and left is not None):
        raise ImpossibleEditError(
            "a conflict of an earlier merge is open at a place that is disputed again",
            "settle it, then merge again",
        )
    return new if left is None else left


def origin(text: str, base: Conflict | None, ours: Conflict | None, theirs: Conflict | None) -> str:
    """The text that two versions come from.

    Where the base has a conflict that both have settled, neither reading was there before: git
    merges two bases into one first, when each branch has merged the other.
    """
    return text if base is None or base in (ours, theirs) else base.base


def disputed(chunks: Sequence[Chunk]) -> Conflict | None:
    """The three versions of a text with disputed places; None without any."""
    if any(chunk.is_disputed for chunk in chunks):
        return Conflict(*versions(chunks))
    return None


def _as_read(ours: SourceParagraph, theirs: SourceParagraph) -> SourceParagraph:
    """What two paragraphs that were both added were before anybody worked on them."""
    read = ours.ocr if ours.ocr == theirs.ocr else ""
    return SourceParagraph(ours.id, read, read)


def _merged_source(
    base: SourceParagraph, ours: SourceParagraph, theirs: SourceParagraph
) -> MergedParagraph:
    before = origin(base.text, base.conflict, ours.conflict, theirs.conflict)
    chunks = merge_texts(before, ours.text, theirs.text)
    text = versions(chunks)[1]
    conflict = open_conflict(base.conflict, ours.conflict, theirs.conflict, disputed(chunks))
    reading = pick((base.ocr, base.scan), (ours.ocr, ours.scan), (theirs.ocr, theirs.scan))
    status = _merged_status(base, ours, theirs, text if conflict is None else "")
    merged = SourceParagraph(
        id=ours.id,
        text=text,
        ocr=reading[0],
        status=status,
        scan=reading[1],
        checked=merged_places(chunks, base, ours, theirs),
        kind=pick(base.kind, ours.kind, theirs.kind),
        note=merge_notes(base.note, ours.note, theirs.note),
        conflict=conflict,
    )
    return MergedParagraph(merged, tuple(_remarks(base, ours, theirs, status)))


def _merged_target(
    base: TargetParagraph, ours: TargetParagraph, theirs: TargetParagraph
) -> TargetParagraph:
    before = origin(base.text, base.conflict, ours.conflict, theirs.conflict)
    chunks = merge_texts(before, ours.text, theirs.text)
    return replace(
        ours,
        text=versions(chunks)[1],
        kind=pick(base.kind, ours.kind, theirs.kind),
        note=merge_notes(base.note, ours.note, theirs.note),
        conflict=open_conflict(base.conflict, ours.conflict, theirs.conflict, disputed(chunks)),
    )


def _merged_status(
    base: SourceParagraph, ours: SourceParagraph, theirs: SourceParagraph, text: str
) -> Status:
    """The status that was changed; of two that were, the one that claims less.

    Where neither was lowered it is the higher one. A paragraph is verified only if somebody who
    says so had the very text before them that the merge comes to.
    """
    rank = STATUSES.index
    status = pick(base.status, ours.status, theirs.status)
    if base.status not in (ours.status, theirs.status):
        lowered = any(rank(side.status) < rank(base.status) for side in (ours, theirs))
        status = (min if lowered else max)(ours.status, theirs.status, key=rank)
    seen = any(side.status == "verified" and side.text == text for side in (ours, theirs))
    return "corrected" if status == "verified" and not seen else status


def _remarks(
    base: SourceParagraph, ours: SourceParagraph, theirs: SourceParagraph, status: Status
) -> list[str]:
    remarks = []
    if status != "verified" and "verified" in (ours.status, theirs.status):
        remarks.append(
            f"{ours.id} was verified by one editor and changed by the other: it is {status} now"
        )
    if ours.ocr != theirs.ocr and base.ocr not in (ours.ocr, theirs.ocr):
        remarks.append(f"what the machine read at {ours.id} differs in both: that of ours is kept")
    return remarks
