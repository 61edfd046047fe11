"""A document that is open: its history, its journal, its lock, and its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from operator import is_
from types import TracebackType
from typing import Self

from workbench.disk import read_bytes, read_text, write_bytes, write_text
from workbench.errors import (
    ForeignChangeError,
    ImpossibleEditError,
    LockedError,
    Place,
    StorageError,
    WorkbenchError,
)
from workbench.model.document import Document
from workbench.model.edits import Edit
from workbench.model.history import History
from workbench.session import lasting
from workbench.session.unbroken import unbroken
from workbench.store.codec import decode, encode
from workbench.store.journal import Journal, digest
from workbench.store.lock import DocumentLock
from workbench.store.project import Project
from workbench.wording import counted

_NOTHING = Document("")
_NAMED = 3  # changes


class OpenDocument:
    """A document from opening to closing; every edit is in the journal before `commit` returns.

    Use `open`; close it, or use it as a context manager.

    Attributes:
        project: the project.
        id: the document's name.
        read_only: whether it can only be read.
        recovered: unsaved edits of an earlier session that were found in the journal.
        notice: what a person should know about the opening, or ''.

    Raises:
        BadInputError: there is no such document, or its file is damaged.
        LockedError: another window holds it.
    """

    def __init__(self, project: Project, document_id: str, *, read_only: bool = False) -> None:
        self.project = project
        self.id = project.require(document_id)
        self.read_only = read_only
        self.recovered = 0
        self.notice = ""
        self._way_out = ""
        self._path = project.document_path(self.id)
        self._lock = DocumentLock(project.lock_path(self.id))
        self._journal = Journal(project.private / "journal" / f"{self.id}.jsonl")
        self._history: History
        self._compared = (_NOTHING, _NOTHING, False)
        self._closed = False
        if not read_only:
            self._lock.acquire()
        try:
            self._load()
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def open(cls, project: Project, document_id: str) -> Self:
        """Open for editing, or for reading only where editing is not possible.

        Another window that holds the document, or a folder that can not be written, leaves a
        session with `read_only` set and the reason in `notice`.

        Raises:
            BadInputError: there is no such document, or its file is damaged.
        """
        try:
            return cls(project, document_id)
        except (LockedError, StorageError) as error:
            session = cls(project, document_id, read_only=True)
            session.notice = f"read only: {error.message}"
            session._way_out = error.remedy
            return session

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the document back; what was not saved stays in the journal, nothing more is made."""
        self._closed = True
        self._lock.release()
        lasting.let_go()

    # -- state ---------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._history.document

    @property
    def history(self) -> History:
        """The document with what can be taken back and made again."""
        return self._history

    @property
    def saved(self) -> Document:
        """The document as its file had it when it was opened or saved last."""
        return self._saved

    @property
    def is_dirty(self) -> bool:
        """Whether the file on disk differs from the document; asked often, compared once."""
        compared = (self.document, self._saved)
        if not all(map(is_, compared, self._compared[:2])):
            self._compared = (*compared, self.document != self._saved)
        return self._compared[2]

    def with_notice(self, message: str) -> str:
        """What a command says when it is done: what opening came to, then a message."""
        return f"{self.id}: {self.notice}\n{message}" if self.notice else message

    # -- history -------------------------------------------------------------------------------

    def commit(self, edit: Edit) -> Edit:
        """Make an edit; one without changes is not recorded."""
        if edit:
            self._writable()
            history = self._history.make(edit)
            self._journal.record("edit", edit=edit)
            self._history = history
        return edit

    def undo(self) -> Edit:
        """Take the last edit back. Raises ImpossibleEditError when there is none."""
        self._writable()
        if not self._history.done:
            raise ImpossibleEditError("there is nothing to undo")
        history = self._history.undo()
        self._journal.record("undo")
        self._history = history
        return history.undone[-1]

    def redo(self) -> Edit:
        """Make the last undone edit again. Raises ImpossibleEditError when there is none."""
        self._writable()
        if not self._history.undone:
            raise ImpossibleEditError("there is nothing to redo")
        history = self._history.redo()
        self._journal.record("redo")
        self._history = history
        return history.done[-1]

    def save(self, *, overwrite: bool = False, text: str | None = None) -> None:
        """Write the document to its file.

        Args:
            text: what `encode` makes of the document as it is now, where that is known already.
            overwrite: also when another program has changed the file since it was opened; its
                version is kept in `.workbench/` first.

        Raises:
            StorageError: the disk refused.
            ForeignChangeError: the file was changed by another program.
        """
        self._writable()
        self._guard_foreign_changes(overwrite=overwrite)
        text = encode(self.document) if text is None else text
        self._journal.record("saving", text=text)
        write_text(self._path, text)
        self._saved, self._digest = self.document, digest(text)
        with suppress(StorageError):  # the file is saved; `saving` tells the journal as much
            self._journal.record("saved", text=text)

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save at the end of the block, or take back what was done in it.

        Edits, undos and redos of the block leave no trace when one of them or the saving fails;
        edits that were unsaved before it stay as they were.

        Raises:
            StorageError: the disk refused, or another program changed the file.
        """
        self._writable()
        history, end = self._history, self._journal.size()
        with unbroken():
            try:
                yield
                if self.is_dirty:
                    self.save()
            except WorkbenchError:
                self._journal.cut(end)
                self._history = history
                raise

    def commit_and_save(self, edit: Edit) -> Edit:
        """Make an edit and save; when saving fails it is as if the edit had not been made.

        Edits that were recovered when the document was opened are saved with it.

        Raises:
            EditMismatchError: the edit was made for another state of the document.
            StorageError: the disk refused, or another program changed the file.
        """
        with self.saving():
            return self.commit(edit)

    # -- what another program wrote ------------------------------------------------------------

    def on_disk(self) -> tuple[str, Document]:
        """The file as it is now: its text, and the document in it.

        Raises:
            BadInputError: the file is gone, or damaged.
        """
        text = read_text(self._path)
        return text, decode(text, str(self._path))

    def go_on_from(self, text: str, taken: Edit, joined: Edit) -> None:
        """Go on from what another program wrote into the file; nothing is saved by it.

        Args:
            text: what the file holds, a sound document.
            taken: makes that of the document as it is.
            joined: makes of it what the document is to be.

        Raises:
            StorageError: the disk refused; then nothing has changed.
        """
        self._writable()
        history = self._history
        for edit in filter(None, (taken, joined)):
            history = history.make(edit)
        self._journal.go_on_from(text, taken, joined)
        self._history = history
        self._saved, self._digest = decode(text, str(self._path)), digest(text)

    # -- inside --------------------------------------------------------------------------------

    def _load(self) -> None:
        text = read_text(self._path)
        with lasting.made_to_stay() if len(text) > lasting.MANY else nullcontext():
            self._take(text)

    def _take(self, text: str) -> None:
        """Take the document of a text, and what the journal adds to it."""
        self._saved = decode(text, str(self._path))
        self._digest = digest(text)
        self._history = History(self._saved)
        if self.read_only:
            return
        recovered = self._journal.recover(self._saved, text)
        self._history = recovered.history
        if self.is_dirty:
            self.recovered = recovered.unsaved
            changes = counted(recovered.unsaved, "unsaved change")
            where = ", on a file that was changed elsewhere" if recovered.onto_change else ""
            self.notice = f"{changes} recovered{where}"
        if recovered.set_aside is not None:
            aside = recovered.set_aside.relative_to(self.project.root)
            self.notice = _put_aside(recovered.left_out, str(aside))

    def _writable(self) -> None:
        if self._closed:
            raise LockedError("the document was closed", "open it again", Place(self.id))
        if self.read_only:
            raise LockedError(
                self.notice or "this document is open for reading only", self._way_out
            )

    def _guard_foreign_changes(self, *, overwrite: bool) -> None:
        if not self._path.exists():
            return
        theirs = read_bytes(self._path)
        if digest(theirs) == self._digest:
            return
        kept = self.project.private / "kept" / f"{self.id}.{digest(theirs)[:8]}.json"
        write_bytes(kept, theirs)
        if not overwrite:
            raise ForeignChangeError(
                "the file was changed by another program since it was opened",
                f"its version is kept in {kept.relative_to(self.project.root)}",
                Place(str(self._path)),
            )


def _put_aside(left_out: Sequence[str], aside: str) -> str:
    """What is said of a journal that does not fit: what of it is not in the document."""
    if not left_out:
        return "the file was changed elsewhere; undo begins anew with it"
    names = "; ".join(left_out[:_NAMED]) + ("; …" if len(left_out) > _NAMED else "")
    what = f"{counted(len(left_out), 'unsaved change')} ({names})"
    fits = "does not fit it and is" if len(left_out) == 1 else "do not fit it and are"
    return f"the file was changed elsewhere: {what} {fits} kept in {aside}"
