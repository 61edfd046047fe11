"""Confirmed links that a merge leaves unconfirmed: no decision goes without a word."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.conflict import Members
from workbench.model.document import Document, Link
from workbench.revisions.merge.contested import members


def reopened(base: Document, ours: Document, theirs: Document, merged: Document) -> Iterator[str]:
    """What to say of links that one editor confirmed and that are automatic again.

    That happens where the other joined a paragraph of theirs with one whose link nobody confirmed:
    as for one editor alone, the link of both is then the machine's. Links that the other gave up,
    and disputed ones, are not told of.
    """
    before = _confirmed(base)
    disputed = _disputed(merged)
    for version, other in ((ours, _confirmed(theirs)), (theirs, _confirmed(ours))):
        for link in version.links:
            key = members(link)
            is_given_up = key in before and key not in other
            if link.status != "confirmed" or is_given_up or key in disputed:
                continue
            if not _stands(link, merged):
                yield (
                    f"the link of {', '.join(link.ids)} was confirmed by one editor, and the other "
                    "cut or joined its paragraphs: it has to be confirmed again"
                )


def _confirmed(document: Document) -> set[Members]:
    return {members(link) for link in document.links if link.status == "confirmed"}


def _disputed(document: Document) -> set[Members]:
    conflicts = [link.conflict for link in document.links if link.conflict is not None]
    return {key for conflict in conflicts for key in (*conflict.ours, *conflict.theirs)}


def _stands(link: Link, merged: Document) -> bool:
    """Whether the paragraphs that are left of a link are in confirmed ones; also if none is."""
    left = filter(merged.has, link.ids)
    return all(merged.link_of(id_).status == "confirmed" for id_ in left)
