"""Undo and redo as plain values: two stacks of edits and the document between them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.document import Document
from workbench.model.edits import Edit, apply


@dataclass(frozen=True, slots=True)
class History:
    """A document and the edits behind and before it.

    Attributes:
        document: the document as it is now.
        undone: edits that can be made again, the next one last.
        done: edits that can be taken back, the last one last.
    """

    document: Document
    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def make(self, edit: Edit) -> History:
        """Make an edit; what was undone before can not be made again. Raises EditMismatchError."""
        return History(apply(self.document, edit), (*self.done, edit))

    def undo(self) -> History:
        """Take the last edit back. Raises IndexError when there is none."""
        edit = self.done[-1]
        document = apply(self.document, edit.inverse)
        return History(document, self.done[:-1], (*self.undone, edit))

    def redo(self) -> History:
        """Make the last undone edit again. Raises IndexError when there is none."""
        edit = self.undone[-1]
        return History(apply(self.document, edit), (*self.done, edit), self.undone[:-1])
