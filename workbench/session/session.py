"""One open document: the only door through which the interfaces change anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from types import TracebackType

from workbench.disk import read_bytes, read_text, write_bytes, write_text
from workbench.errors import (
    ForeignChangeError,
    ImpossibleEditError,
    LockedError,
    Place,
    StorageError,
    WorkbenchError,
)
from workbench.lexicon.charalign import offset_in_ocr, word_changes
from workbench.model.beads import Bead
from workbench.model.document import Document, Kind, LinkStatus, SourceParagraph, Status
from workbench.model.edits import Edit, apply
from workbench.model.history import History
from workbench.model.marks import ILLEGIBLE, doubtful, marks
from workbench.model.operations import links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise
from workbench.session import lasting
from workbench.session.aligning import links_of_beads
from workbench.session.unbroken import unbroken
from workbench.store.codec import decode, encode
from workbench.store.journal import Journal, digest
from workbench.store.lock import DocumentLock
from workbench.store.project import Project
from workbench.wording import counted, shown_reading


class Session:
    """An open document with its history, its journal and its lock.

    Every method that changes something makes one undoable edit, which is in the journal on disk
    before the method returns, and returns that edit. Methods raise `ImpossibleEditError` when the
    edit can not be made here, `LockedError` when the session only reads, `StorageError` when the
    disk refuses (then nothing has changed), and KeyError for an id that does not exist.

    Use `Session.open`; close it, or use it as a context manager.

    Attributes:
        realigner: asked after every decision about links for the alignment of the rest around
            it; None from it leaves the rest as it is, as the one of a new session does. It is not
            asked once a person has taken the machine's alignment back.
    """

    def __init__(self, project: Project, document_id: str, *, read_only: bool = False) -> None:
        self.project = project
        self.id = project.require(document_id)
        self.read_only = read_only
        self.realigner: Callable[[Document], tuple[Bead, ...] | None] = lambda _: None
        self._follows = True
        self.recovered = 0
        self.notice = ""
        self._way_out = ""
        self._path = project.document_path(self.id)
        self._lock = DocumentLock(project.private / "locks" / f"{self.id}.lock")
        self._journal = Journal(project.private / "journal" / f"{self.id}.jsonl")
        self._history: History
        self._closed = False
        if not read_only:
            self._lock.acquire()
        try:
            self._load()
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def open(cls, project: Project, document_id: str) -> Session:
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

    def __enter__(self) -> Session:
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
    def is_dirty(self) -> bool:
        """Whether the file on disk differs from the document."""
        return self.document != self._saved

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
        self._follows = self._follows and history.undone[-1].name != links.REALIGNED
        return history.undone[-1]

    def redo(self) -> Edit:
        """Make the last undone edit again. Raises ImpossibleEditError when there is none."""
        self._writable()
        if not self._history.undone:
            raise ImpossibleEditError("there is nothing to redo")
        history = self._history.redo()
        self._journal.record("redo")
        self._history = history
        self._follows = self._follows or history.done[-1].name == links.REALIGNED
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

    # -- words ---------------------------------------------------------------------------------

    def accept(self, paragraph_id: str, span: Span, reading: str) -> Edit:
        """Put a reading in the place of a span; it counts as decided from now on.

        The span's own text marks it as right; a translation has no such marks and stays as it is.
        """
        paragraph = self.document.paragraph(paragraph_id)
        old = span.within(paragraph.text)
        if reading == old and isinstance(paragraph, SourceParagraph):
            return self.keep(paragraph_id, span)
        return self._replace(
            paragraph_id, span, reading, f"{old.strip()} → {shown_reading(reading)}"
        )

    def accept_series(self, readings: Sequence[tuple[str, Replacement]], name: str) -> Edit:
        """Put readings in the places of several spans, each with the id of its paragraph.

        One edit of that name, and every place counts as decided. Spans of a paragraph do not
        overlap.
        """
        by_paragraph: dict[str, list[Replacement]] = {}
        for paragraph_id, replacement in readings:
            by_paragraph.setdefault(paragraph_id, []).append(replacement)
        edits = [
            texts.replace_spans(self.document, id_, replacements, name=name, by_person=True)
            for id_, replacements in by_paragraph.items()
        ]
        return self.commit(Edit(name, tuple(change for edit in edits for change in edit.changes)))

    def keep(self, paragraph_id: str, span: Span) -> Edit:
        """Mark a span as right as it stands."""
        return self.commit(texts.check_span(self.document, paragraph_id, span))

    def mark_illegible(self, paragraph_id: str, span: Span) -> Edit:
        """Replace a span by the mark of an illegible place."""
        old = span.within(self.document.original(paragraph_id).text)
        return self._replace(paragraph_id, span, ILLEGIBLE, f"{old} is illegible")

    def mark_doubtful(self, paragraph_id: str, span: Span) -> Edit:
        """Mark the text of a span as doubtful; inside such a mark, take the mark off again."""
        text = self.document.original(paragraph_id).text
        around = next((mark for mark in marks(text) if mark.span.overlaps(span)), None)
        if around is not None and around.kind == "doubtful":
            name = f"{around.reading} is not doubtful"
            return self._replace(paragraph_id, around.span, around.reading, name)
        old = span.within(text)
        return self._replace(paragraph_id, span, doubtful(old), f"{old} is doubtful")

    def rewrite(self, paragraph_id: str, text: str) -> Edit:
        """Give a paragraph a new text, typed by a person."""
        old, new = self.document.paragraph(paragraph_id).text, normalise(text)
        changes = [Replacement(c.ocr, c.text.within(new)) for c in word_changes(old, new)]
        return self.commit(
            texts.replace_spans(
                self.document, paragraph_id, changes, name="edited a paragraph", by_person=True
            )
        )

    def set_status(self, paragraph_id: str, status: Status) -> Edit:
        """Set a source paragraph to raw, corrected or verified."""
        return self.commit(texts.set_status(self.document, paragraph_id, status))

    def _replace(self, paragraph_id: str, span: Span, new: str, name: str) -> Edit:
        old = self.document.paragraph(paragraph_id).text
        whole = old[: span.start] + new + old[span.end :]
        if whole != normalise(whole):  # a word taken out leaves two spaces
            return self.rewrite(paragraph_id, whole)
        change = [Replacement(span, new)]
        return self.commit(
            texts.replace_spans(self.document, paragraph_id, change, name=name, by_person=True)
        )

    # -- paragraphs ----------------------------------------------------------------------------

    def split_paragraph(self, paragraph_id: str, offset: int) -> Edit:
        """Cut a paragraph in two before a code point of its text; its OCR is cut there too."""
        paragraph = self.document.paragraph(paragraph_id)
        ocr_offset = 0
        if isinstance(paragraph, SourceParagraph):
            ocr_offset = offset_in_ocr(paragraph.ocr, paragraph.text, offset)
        edit = paragraphs.split_paragraph(self.document, paragraph_id, offset, ocr_offset)
        return self.commit(edit)

    def merge_paragraphs(self, paragraph_id: str) -> Edit:
        """Join a paragraph with the next of its kind."""
        return self.commit(paragraphs.merge_paragraphs(self.document, paragraph_id))

    def set_note(self, paragraph_id: str, note: str) -> Edit:
        """Give a paragraph of either side a note in place of the one it has; '' takes it away."""
        return self.commit(texts.set_note(self.document, paragraph_id, note))

    def set_kind(self, paragraph_id: str, kind: Kind) -> Edit:
        """Say whether a paragraph is text or furniture."""
        return self.commit(paragraphs.set_kind(self.document, paragraph_id, kind))

    # -- links ---------------------------------------------------------------------------------

    def confirm_link(self, paragraph_id: str) -> Edit:
        """Confirm the link of a paragraph, or give a confirmed one back to the machine."""
        is_confirmed = self.document.link_of(paragraph_id).status == "confirmed"
        status: LinkStatus = "auto" if is_confirmed else "confirmed"
        return self._linked(links.set_link_status(self.document, paragraph_id, status))

    def merge_links(self, paragraph_id: str) -> Edit:
        """Merge the link of a paragraph with the next one."""
        return self._linked(links.merge_links(self.document, paragraph_id))

    def split_link(self, paragraph_id: str) -> Edit:
        """Cut the link of a paragraph before it."""
        return self._linked(links.split_link(self.document, paragraph_id))

    def move_paragraph(self, paragraph_id: str, *, forward: bool) -> Edit:
        """Move a paragraph into the next or the previous link."""
        return self._linked(links.move_paragraph(self.document, paragraph_id, forward=forward))

    def unlink(self, paragraph_id: str) -> Edit:
        """Take the link of a paragraph apart."""
        return self._linked(links.unlink(self.document, paragraph_id))

    def realign(self, beads: tuple[Bead, ...]) -> Edit:
        """Take over an alignment of this very document; confirmed links stay."""
        self._follows = True
        return self.commit(links.realign(self.document, links_of_beads(self.document, beads)))

    def _linked(self, edit: Edit) -> Edit:
        """Make a decision about links and what follows from it for the others, as one edit."""
        decided = apply(self.document, edit)
        beads = self.realigner(decided) if self._follows else None
        if beads is None:
            return self.commit(edit)
        follows = links.realign(decided, links_of_beads(decided, beads))
        return self.commit(Edit(edit.name, (*edit.changes, *follows.changes)))

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
            self.notice = f"the file was changed elsewhere; its old journal is kept in {aside}"

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
                "save again to overwrite it; the other version is kept in "
                f"{kept.relative_to(self.project.root)}",
                Place(str(self._path)),
            )
