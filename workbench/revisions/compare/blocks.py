"""A comparison as it is shown: block by block in reading order, what did not change folded.

How blocks look is the affair of who shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.model.document import Document, Link, SourceParagraph
from workbench.revisions.compare.changes import (
    Added,
    Change,
    DocumentChanges,
    LinkDecided,
    Relinked,
    Removed,
    WordsChanged,
)
from workbench.revisions.compare.runs import Run, runs, whole
from workbench.revisions.compare.sentences import notes

_NAMES = {"source": "original", "target": "translation"}


@dataclass(frozen=True, slots=True)
class Block:
    """What was done to one paragraph.

    Attributes:
        paragraph: its id; '' for the description.
        place: `original 4`, `translation 7`, counted from 1 in the state that has it, the later
            one if both have; `description`.
        page: the page image that it begins on; '' where there is none.
        notes: what was done but for changes of words, a sentence each.
        runs: its text with the words that changed; none where none did.
        links: links that the notes are about, as they are in the later state.
    """

    paragraph: str
    place: str
    page: str
    notes: tuple[str, ...]
    runs: tuple[Run, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs of either side in which nothing changed.

    Attributes:
        paragraphs: how many.
    """

    paragraphs: int


def blocks(found: DocumentChanges, before: Document, after: Document) -> Iterator[Block | Fold]:
    """What to show of a comparison, from the top of the document to its end.

    Args:
        found: the comparison.
        before: the earlier state.
        after: the later state.
    """
    order = {id_: number for number, id_ in enumerate(i for link in after.links for i in link.ids)}
    shown = 0  # paragraphs of the later state that were shown or folded
    for id_, changes in groupby(found.changes, key=lambda change: change.paragraph):
        if id_ in order and order[id_] > shown:
            yield Fold(order[id_] - shown)
        yield _block(id_, list(changes), before, after)
        shown = order.get(id_, shown - 1) + 1
    if found.changes and shown < len(order):
        yield Fold(len(order) - shown)


def _block(id_: str, changes: Sequence[Change], before: Document, after: Document) -> Block:
    state = after if after.has(id_) else before
    words = [change for change in changes if isinstance(change, WordsChanged)]
    came = [run for change in changes for run in _whole(change)]
    return Block(
        id_,
        _place(id_, state),
        _page(id_, state),
        tuple(notes(changes, before, after)),
        (*came, *runs(words, before, after)),
        tuple(link for change in changes for link in _links(change)),
    )


def _place(id_: str, state: Document) -> str:
    if not id_:
        return "description"
    side, index = state.place(id_)
    return f"{_NAMES[side]} {index + 1}"


def _page(id_: str, state: Document) -> str:
    paragraph = state.paragraph(id_) if id_ else None
    if isinstance(paragraph, SourceParagraph) and paragraph.scan:
        return paragraph.scan[0].page
    return ""


def _whole(change: Change) -> tuple[Run, ...]:
    if isinstance(change, Added):
        return whole("new", change.added.text)
    return whole("old", change.removed.text) if isinstance(change, Removed) else ()


def _links(change: Change) -> tuple[Link, ...]:
    if isinstance(change, Relinked):
        return change.new
    return (change.link,) if isinstance(change, LinkDecided) else ()
