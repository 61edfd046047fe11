"""Bringing three versions of a document to one cut of paragraphs.

After this they have the same paragraphs, apart from those that one of them added or took out, and
can be merged paragraph by paragraph. Every split and every join that either version made is carried
out in all three.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document, Paragraph, Side, SourceParagraph
from workbench.revisions.descent import families
from workbench.revisions.merge.borders import Agreed, Border, Flow, agree, letters, matching
from workbench.revisions.merge.draft import Draft
from workbench.revisions.merge.shifts import moved_by
from workbench.revisions.words import tokens

_SIDES: tuple[Side, ...] = ("source", "target")


@dataclass(frozen=True, slots=True)
class OneCut:
    """Three versions of a document with the same cut of paragraphs.

    Attributes:
        base: what both versions come from.
        ours: the version that is merged into.
        theirs: the version that is merged.
        doubts: what a person should look at, in words.
    """

    base: Document
    ours: Document
    theirs: Document
    doubts: tuple[str, ...] = ()


def one_cut(base: Document, ours: Document, theirs: Document) -> OneCut:
    """Three versions with the borders that `borders.agree` gives them.

    Raises:
        ImpossibleEditError: a paragraph that would be cut or joined has a conflict open.
    """
    documents = (base, ours, theirs)
    tasks = [task for side in _SIDES for task in _tasks(side, documents)]
    if not tasks:
        return OneCut(base, ours, theirs)
    drafts = [Draft(document) for document in documents]
    doubts: list[str] = []
    for task in tasks:
        doubts += _doubts(task.agreed)
        for draft, flow in zip(drafts, task.flows, strict=True):
            if flow is not None:
                _Recutter(draft, task.side, task.agreed, task.head, flow).run()
    before, mine, other = (draft.document() for draft in drafts)
    return OneCut(before, mine, other, tuple(doubts))


@dataclass(frozen=True, slots=True)
class _Task:
    """A family that is not cut alike in all versions that have it.

    Attributes:
        side: the side it stands on.
        head: the first paragraph of it in base.
        flows: of base, ours and theirs; None for one that has taken it all out.
        agreed: the borders it is to have.
    """

    side: Side
    head: str
    flows: tuple[Flow | None, ...]
    agreed: Agreed


def _tasks(side: Side, documents: tuple[Document, Document, Document]) -> Iterator[_Task]:
    for members in _members([document.side(side) for document in documents]):
        if not _is_cut(members):
            continue
        before = members[0]
        flow, mine, other = (Flow.of(own or before, before) for own in members)
        _refuse_open(flow, mine, other)
        if len({"".join(letters(p) for p in one.paragraphs) for one in (flow, mine, other)}) > 1:
            flow, mine, other = (one.without_reading() for one in (flow, mine, other))
        yield _Task(
            side,
            before[0].id,
            tuple(
                one if own else None for one, own in zip((flow, mine, other), members, strict=True)
            ),
            agree(flow, mine, other),
        )


def _members(states: Sequence[Sequence[Paragraph]]) -> list[list[list[Paragraph]]]:
    """Of each family its paragraphs in each state, in order."""
    found = families(*states)
    family = {id_: n for n, ids in enumerate(found) for id_ in ids}
    members: list[list[list[Paragraph]]] = [[[] for _ in states] for _ in found]
    for n, state in enumerate(states):
        for paragraph in state:
            if paragraph.id in family:
                members[family[paragraph.id]][n].append(paragraph)
    return members


def _is_cut(members: list[list[Paragraph]]) -> bool:
    """Whether those versions that have the text cut it differently; base has to have it."""
    return bool(members[0]) and len({tuple(p.id for p in own) for own in members if own}) > 1


def _refuse_open(*flows: Flow) -> None:
    for paragraph in (p for flow in flows for p in flow.paragraphs):
        if paragraph.conflict is not None:
            raise ImpossibleEditError(
                f"a conflict is open in {paragraph.id}, which was split or joined",
                "settle it, then merge again",
            )


def _doubts(agreed: Agreed) -> Iterator[str]:
    for id_, ours, theirs in agreed.shifts:
        how = "in opposite directions" if ours * theirs < 0 else "by different numbers of words"
        yield (
            f"the beginning of {id_} was moved {how}: "
            f"{moved_by(ours)} in ours, {moved_by(theirs)} in theirs; both borders are there now"
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph that a version has, or is to get.

    Attributes:
        id: what it is called in the version.
        at: tokens of the version before it.
        read: characters before it in what the machine read, spaces apart.
        wanted: what it is to be called; '' if it is to be joined with the one before.
        is_new: whether it has to be cut off the one before.
    """

    id: str
    at: int
    read: int
    wanted: str
    is_new: bool = False


class _Recutter:
    """Gives a family in one version the borders that were agreed on.

    What is missing is cut first, what is too much is joined then: so every field stays on its
    side of a border that was shifted, as it did with the editor who shifted it.
    """

    def __init__(self, draft: Draft, side: Side, agreed: Agreed, head: str, flow: Flow) -> None:
        self._draft = draft
        self._side = side
        self._wanted = agreed.borders
        self._head = head
        self._flow = flow

    def run(self) -> None:
        """Cut, join and rename."""
        row = self._row()
        for before, piece in pairwise(row):
            if piece.is_new:
                self._cut(before, piece)
        names = dict[str, str]()
        first = row[0]
        for piece in row:
            if piece.wanted and piece.wanted not in names.values():
                first = piece
                names[piece.id] = piece.wanted
            else:
                self._draft.join(self._side, first.id, piece.id)
        changed = {old: new for old, new in names.items() if old != new}
        if changed:
            self._draft.rename(self._side, changed)

    def _row(self) -> list[_Piece]:
        """All pieces in order. What a version has taken out at the very beginning stays out."""
        borders = {border.id: border for border in self._flow.borders}
        matches = {id_: matching(self._wanted, border) for id_, border in borders.items()}
        met = {match.id for match in matches.values() if match is not None}
        missing = deque(border for border in self._wanted if border.id not in met)
        row: list[_Piece] = []
        head = self._head
        for paragraph, at, read in self._flow.starts():
            border, match = borders.get(paragraph.id), matches.get(paragraph.id)
            while missing and border is not None and missing[0].is_before(border):
                new = missing.popleft()
                head = new.id
                row += [self._new(new)] if row else []
            name = match.id if match is not None else "" if row else head
            row.append(_Piece(paragraph.id, at, read, name))
        return [*row, *map(self._new, missing)]

    def _new(self, border: Border) -> _Piece:
        at = self._flow.place(border)
        return _Piece(border.id, at, border.read, border.id, is_new=True)

    def _cut(self, before: _Piece, piece: _Piece) -> None:
        paragraph = self._draft.paragraph(self._side, before.id)
        own = tokens(paragraph.text)
        offset = max(0, sum(map(len, own[: max(0, piece.at - before.at)])) - 1)
        read = 0
        if isinstance(paragraph, SourceParagraph):
            read = offset_in_ocr(paragraph.ocr, paragraph.text, offset)
            if piece.read:
                read = _after_letters(paragraph.ocr, piece.read - before.read)
        self._draft.cut(self._side, before.id, offset, read, piece.id)


def _after_letters(text: str, number: int) -> int:
    """The offset behind so many characters of a text that are no spaces."""
    for offset, character in enumerate(text):
        if number <= 0:
            return offset
        number -= character != " "
    return len(text)
