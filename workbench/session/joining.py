"""What another program wrote into the file of an open document, joined with what is unsaved in it.

A `git pull` under an open document is the usual case. The three versions are at hand: the file as
it was opened, the document as it is, and the file as it is now.
"""

from __future__ import annotations

from workbench.model.operations.restoring import become
from workbench.revisions.merge import merge
from workbench.session.opened import OpenDocument
from workbench.wording import counted

_TAKEN = "took over what was changed elsewhere"
_JOINED = "joined unsaved changes with what was changed elsewhere"


def join_foreign(opened: OpenDocument) -> str:
    """Join the document with its file, which another program changed; nothing is saved by it.

    Two edits are made: the first makes of the document what the file holds, the second what both
    come to; so everything done before can still be taken back.

    Args:
        opened: the document.

    Returns:
        what a person should know, in words.

    Raises:
        BadInputError: the file is gone, or holds no sound document. Nothing was changed; nor by
            the others.
        ImpossibleEditError: a conflict of an earlier merge is in the way.
        LockedError: the document can only be read.
        StorageError: the disk refused.
    """
    text, theirs = opened.on_disk()
    merged = merge(opened.saved, opened.document, theirs)
    taken = become(opened.document, theirs, _TAKEN)
    opened.go_on_from(text, taken, become(theirs, merged.document, _JOINED))
    what = "both are joined here, look and save" if opened.is_dirty else "it is taken over here"
    open_ = [f"{counted(merged.conflicts, 'conflict')} to settle"] if merged.conflicts else []
    return " · ".join([f"the file was changed elsewhere: {what}", *open_, *merged.doubts])
