"""Bringing three versions of a document to one cut of paragraphs.

After this they have the same paragraphs, apart from those that one of them added or took out, and
can be merged paragraph by paragraph. Every split and every join that either version made is carried
out in all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr
from workbench.model.document import Document, Paragraph, Side, SourceParagraph
from workbench.revisions.descent import families
from workbench.revisions.merge.borders import Agreed, Border, Flow, agree, letters, matching
from workbench.revisions.merge.draft import Draft
from workbench.revisions.words import tokens
from workbench.wording import counted

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
            _Recutter(draft, task, flow).run()
    before, mine, other = (draft.document() for draft in drafts)
    return OneCut(before, mine, other, tuple(doubts))


@dataclass(frozen=True, slots=True)
class _Task:
    """A family that is not cut alike in all three versions."""

    side: Side
    flows: tuple[Flow, Flow, Flow]
    agreed: Agreed


def _tasks(side: Side, documents: tuple[Document, Document, Document]) -> Iterator[_Task]:
    for members in _members([document.side(side) for document in documents]):
        if not _is_one_text(members):
            continue
        flow, our_flow, their_flow = (Flow.of(own, members[0]) for own in members)
        _refuse_open(flow, our_flow, their_flow)
        yield _Task(side, (flow, our_flow, their_flow), agree(flow, our_flow, their_flow))


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


def _is_one_text(members: list[list[Paragraph]]) -> bool:
    """Whether all versions have the text, from the same paragraph on, and cut it differently."""
    heads = {own[0].id if own else "" for own in members}
    cuts = {tuple(p.id for p in own) for own in members}
    return len(heads) == 1 and "" not in heads and len(cuts) > 1


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
            f"{_moved(ours)} in ours, {_moved(theirs)} in theirs; both borders are there now"
        )


def _moved(number: int) -> str:
    return f"{counted(abs(number), 'word')} {'back' if number < 0 else 'on'}"


class _Recutter:
    """Gives a family in one version the borders that were agreed on."""

    def __init__(self, draft: Draft, task: _Task, flow: Flow) -> None:
        self._draft = draft
        self._side = task.side
        self._wanted = task.agreed.borders
        self._flow = flow
        reads = {"".join(map(letters, one.paragraphs)) for one in task.flows}
        self._is_read_alike = len(reads) == 1

    def run(self) -> None:
        """Join, rename and cut."""
        pairs = [(own, matching(self._wanted, own)) for own in self._flow.borders]
        head = self._flow.paragraphs[0].id
        first, names = head, dict[str, str]()
        for own, wanted in pairs:
            if wanted is None or wanted.id in names.values():
                self._draft.join(self._side, first, own.id)
                continue
            first = own.id
            names[own.id] = wanted.id
        changed = {old: new for old, new in names.items() if old != new}
        if changed:
            self._draft.rename(self._side, changed)
        present = [head, *names.values()]
        for border in self._wanted:
            if border.id not in present:
                self._cut(border, present)

    def _cut(self, border: Border, present: list[str]) -> None:
        """Cut before a place in the words, and remember the new paragraph where it stands."""
        left = self._flow.place(border.at)
        for n, id_ in enumerate(present):
            paragraph = self._draft.paragraph(self._side, id_)
            own = tokens(paragraph.text)
            if left <= len(own) or n == len(present) - 1:
                break
            left -= len(own)
        offset = max(0, sum(map(len, own[:left])) - 1)
        self._draft.cut(
            self._side, id_, offset, self._ocr_offset(border, present[:n], offset, id_), border.id
        )
        present.insert(n + 1, border.id)

    def _ocr_offset(self, border: Border, before: list[str], offset: int, id_: str) -> int:
        """Where the OCR of a paragraph is cut: after the letters that stand before the border."""
        paragraph = self._draft.paragraph(self._side, id_)
        if not isinstance(paragraph, SourceParagraph):
            return 0
        if not self._is_read_alike:
            return offset_in_ocr(paragraph.ocr, paragraph.text, offset)
        past = sum(len(letters(self._draft.paragraph(self._side, own))) for own in before)
        return _after_letters(paragraph.ocr, border.read - past)


def _after_letters(text: str, number: int) -> int:
    """The offset behind so many characters of a text that are no spaces."""
    for offset, character in enumerate(text):
        if number <= 0:
            return offset
        number -= character != " "
    return len(text)
