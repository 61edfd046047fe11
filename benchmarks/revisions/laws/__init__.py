"""What a merge of two editors' work has to hold, each law a small question to its result.

The laws know nothing of how a merge is made: they follow words, fields, cuts and links from base,
ours and theirs into the result.
"""

from __future__ import annotations

from benchmarks.revisions.laws import of_documents, of_fields, of_links, of_merging, of_words
from benchmarks.revisions.laws.of_merging import Merge, Merged
from benchmarks.revisions.laws.traces import Broken, Case, number_of_conflicts
from benchmarks.revisions.pairs import Pair
from workbench.model.document import Document

__all__ = ["Broken", "Merge", "Merged", "broken", "broken_by", "number_of_conflicts"]


def broken(pair: Pair, merged: Document) -> list[Broken]:
    """The laws that a result breaks; those of a sound document alone where it is none."""
    if unsound := list(of_documents.sound(merged)):
        return unsound
    case = Case(pair, merged)
    rooms = (of_documents, of_words, of_fields, of_links)
    return [law for room in rooms for law in room.laws(case)]


def broken_by(pair: Pair, merge: Merge, made: Merged) -> list[Broken]:
    """The laws that a merge breaks with a pair: those of its result, and those of merging.

    Args:
        pair: the pair.
        merge: the merge.
        made: what it made of the pair.
    """
    return [*broken(pair, made.document), *of_merging.laws(pair, merge, made)]
