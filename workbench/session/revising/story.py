"""What was done to a document in each commit, the latest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from workbench.model.document import Document
from workbench.revisions.compare.changes import (
    Change,
    DocumentChanges,
    LinkDecided,
    Regrouped,
    Relinked,
    WordsChanged,
)
from workbench.revisions.compare.comparison import compare
from workbench.revisions.histories import Version
from workbench.revisions.merged import done
from workbench.session.revising.past import Past

Event: TypeAlias = Literal[
    "brought in", "changed", "renamed", "taken away", "unreadable", "cut off"
]


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit did.

    Attributes:
        version: the file as it left it, and the commit.
        event: what became of the file; `cut off` where a shallow clone does not know what was
            before, so that nothing is known of what was done.
        changes: what was done to the document; of a merge what is in no parent.
        before: the document as it was; None where there was none.
        after: the document as it is then; None where it is not there, or can not be read.
    """

    version: Version
    event: Event
    changes: DocumentChanges
    before: Document | None
    after: Document | None = None


def story(past: Past) -> Iterator[Step]:
    """The steps of a document, one by one, as far as they are asked for."""
    for version in past.versions:
        yield _step(past, version)


def story_of(past: Past, paragraph_id: str) -> Iterator[Step]:
    """The steps that concern a paragraph, with what they did to it alone.

    It is followed back through splits and joins: before it was split off, it is the paragraph that
    it was a part of.
    """
    wanted: dict[str, set[str]] = {}
    for version in past.versions:
        step = _step(past, version)
        ids = wanted.setdefault(version.commit.id, {paragraph_id})
        for parent, changes in _since_parents(past, step):
            wanted.setdefault(parent, set()).update(_ids_before(ids, changes))
        there = [d for d in (step.before, step.after) if d and any(map(d.has, ids))]
        concerned = tuple(c for c in step.changes.changes if _concerns(c, ids))
        is_new = step.event in ("brought in", "cut off") and bool(there)
        if concerned or is_new or (step.event in ("taken away", "unreadable")):
            yield replace(step, changes=DocumentChanges(concerned))


def _step(past: Past, version: Version) -> Step:
    after = past.document(version)
    parents = list(past.before(version))
    before = parents[0][1] if parents else None
    if after is None:
        event: Event = "unreadable" if version.blob else "taken away"
        return Step(version, event, DocumentChanges(), before)
    if version.commit.id in past.beginnings:
        return Step(version, "cut off", DocumentChanges(), None, after)
    changes = done([document for _, document in parents], after)
    if not parents:
        return Step(version, "brought in", changes, None, after)
    was_renamed = all(parent.path != version.path for parent, _ in parents)
    return Step(version, "renamed" if was_renamed else "changed", changes, before, after)


def _since_parents(past: Past, step: Step) -> Iterator[tuple[str, Sequence[Change]]]:
    """For every parent what changed since; each side of a merge has paragraphs cut in its way."""
    commit = step.version.commit
    known: dict[str, Document] = {}
    if len(commit.parents) > 1:
        known = {parent.commit.id: document for parent, document in past.before(step.version)}
    for parent in commit.parents:
        if step.after is not None and parent in known:
            yield parent, compare(known[parent], step.after).changes
        else:
            yield parent, step.changes.changes


def _ids_before(ids: Collection[str], changes: Iterable[Change]) -> set[str]:
    """What the paragraphs were before changes that regroup them."""
    found = set(ids)
    for change in changes:
        if isinstance(change, Regrouped) and any(p.id in ids for p in change.new):
            found |= {p.id for p in change.old}
    return found


def _concerns(change: Change, ids: Collection[str]) -> bool:
    match change:
        case WordsChanged():
            touched = {piece.paragraph for piece in (*change.old, *change.new)}
        case Regrouped():
            touched = {paragraph.id for paragraph in (*change.old, *change.new)}
        case LinkDecided():
            touched = set(change.link.ids)
        case Relinked():
            touched = {id_ for link in (*change.old, *change.new) for id_ in link.ids}
        case _:
            touched = {change.paragraph}
    return not touched.isdisjoint(ids)
