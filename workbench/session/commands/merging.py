"""The merge of two editors' revisions of a document, as git asks its merge driver for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.disk import read_text, write_text
from workbench.model.document import Document
from workbench.revisions.merge import Merged, merge
from workbench.session.lasting import made_to_stay
from workbench.store.codec import decode, encode
from workbench.wording import counted


@dataclass(frozen=True, slots=True)
class MergedFile:
    """What a merge came to.

    Attributes:
        messages: what a person should know, in words.
        needs_look: whether a conflict is open in the document, or something was joined that may
            not be meant so.
    """

    messages: tuple[str, ...]
    needs_look: bool


def merge_files(base: Path, ours: Path, theirs: Path, name: str) -> MergedFile:
    """Merge three files, and write the result in the place of ours.

    Args:
        base: what both come from; empty where both added the document.
        ours: the file of the branch that is merged into.
        theirs: that of the branch that is merged.
        name: what the document is called in messages: its path in the repository.

    Raises:
        BadInputError: one of them is no sound document. Nothing was written.
        ImpossibleEditError: a conflict of an earlier merge is in the way. Nothing was written.
        StorageError: the disk refused.
    """
    with made_to_stay():  # the process ends with the merge
        mine, other = _read(ours, f"{name}, ours"), _read(theirs, f"{name}, theirs")
        origin = _read(base, f"{name}, base") if base.stat().st_size else Document(mine.id)
        merged = merge(origin, mine, other)
        write_text(ours, encode(merged.document))
    return MergedFile(tuple(_messages(merged, name)), bool(merged.conflicts or merged.doubts))


def _read(path: Path, name: str) -> Document:
    return decode(read_text(path), name)


def _messages(merged: Merged, name: str) -> list[str]:
    told = [f"{name}: {text}" for text in (*merged.remarks, *merged.doubts)]
    if merged.conflicts:
        document = merged.document.id
        told.append(
            f"{name}: {counted(merged.conflicts, 'conflict')} left in the file, which is sound; "
            f"settle: `workbench open {document}`, then X"
        )
    return told
