"""One open document: the only door through which the interfaces change anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.errors import ImpossibleEditError
from workbench.lexicon.charalign import offset_in_ocr, word_changes
from workbench.model.asking import SURE, sure_links
from workbench.model.beads import Bead
from workbench.model.conflict import VERSIONS, Conflict, Version
from workbench.model.document import Document, Kind, LinkStatus, Paragraph, SourceParagraph, Status
from workbench.model.edits import Edit, apply
from workbench.model.marks import ILLEGIBLE, doubtful, marks
from workbench.model.operations import conflicts, links, paragraphs, texts
from workbench.model.operations.texts import Replacement
from workbench.model.text import Span, normalise
from workbench.session.aligning import links_of_beads
from workbench.session.conflicts.places import settled
from workbench.session.opened import OpenDocument
from workbench.store.project import Project
from workbench.wording import percent, shown_reading


class Session(OpenDocument):
    """An open document and all that can be done to it.

    Every method that changes something makes one undoable edit, which is in the journal on disk
    before the method returns, and returns that edit. Methods raise `ImpossibleEditError` when the
    edit can not be made here, `LockedError` when the session only reads, `StorageError` when the
    disk refuses (then nothing has changed), and KeyError for an id that does not exist.

    Attributes:
        realigner: asked after every decision about links for the alignment of the rest around
            it; None from it leaves the rest as it is, as the one of a new session does. It is not
            asked once a person has taken the machine's alignment back.
    """

    def __init__(self, project: Project, document_id: str, *, read_only: bool = False) -> None:
        super().__init__(project, document_id, read_only=read_only)
        self.realigner: Callable[[Document], tuple[Bead, ...] | None] = lambda _: None
        self._follows = True

    def undo(self) -> Edit:
        """Take the last edit back. Raises ImpossibleEditError when there is none."""
        edit = super().undo()
        self._follows = self._follows and edit.name != links.REALIGNED
        return edit

    def redo(self) -> Edit:
        """Make the last undone edit again. Raises ImpossibleEditError when there is none."""
        edit = super().redo()
        self._follows = self._follows or edit.name == links.REALIGNED
        return edit

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

    def confirm_sure_links(self) -> Edit:
        """Confirm all links of which the machine is sure, as one edit.

        Raises:
            ImpossibleEditError: there are none.
        """
        sure = sure_links(self.document)
        if not sure:
            what = f"no link of at least {percent(SURE)}% is left to confirm"
            raise ImpossibleEditError(what, "look at the others one by one")
        return self._linked(links.confirm(self.document, frozenset(sure)))

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

    # -- conflicts of a merge ------------------------------------------------------------------

    def settle_text(self, paragraph_id: str, number: int, words: str | None) -> Edit:
        """Decide a disputed place of a text; it counts as decided.

        Where nothing is left of the text once all is decided, the paragraph is taken away.

        Args:
            paragraph_id: a paragraph with a conflict.
            number: which of its `disputed_places`, from 0.
            words: what is to stand there; None keeps the text as it stands.
        """
        paragraph, conflict = self._disputed(paragraph_id)
        try:
            decision = settled(conflict, paragraph.text, number, words)
        except ValueError as error:
            what = "the text was edited so much since that the place is not found in it"
            raise ImpossibleEditError(what, "keep it as it stands, or edit it freely") from error
        if not decision.text and decision.rest is None:
            name = f"settled: {paragraph_id} is taken away"
            return self.commit(conflicts.settle_by_removal(self.document, paragraph_id, name))
        name = "settled: stays as it stands"
        if words is not None:
            name = f"settled: {shown_reading(words)}"
        return self.commit(
            conflicts.settle_text(
                self.document, paragraph_id, decision.replacements, decision.rest, name
            )
        )

    def settle_links(self, paragraph_id: str, version: Version | None) -> Edit:
        """Decide how disputed paragraphs are linked; None leaves all links as they stand.

        Args:
            paragraph_id: a paragraph of the link that has the conflict.
            version: which editor's links are made, and confirmed.
        """
        conflict = self.document.link_of(paragraph_id).conflict
        if conflict is None:
            raise ImpossibleEditError("this link is not disputed")
        chosen = None if version is None else getattr(conflict, version)
        how = "stays as it stands" if version is None else VERSIONS[version]
        name = f"settled: the link of {paragraph_id}, {how}"
        return self._linked(conflicts.settle_links(self.document, paragraph_id, chosen, name))

    def settle_description(self, field: str, value: str | None) -> Edit:
        """Decide a disputed part of the description; None leaves it as it stands.

        Args:
            field: its name in `Document.conflicts`.
            value: what it is from now on.
        """
        if field not in self.document.conflicts:
            raise ImpossibleEditError(f"{field} is not disputed")
        kept = conflicts.described(self.document, field)
        new = kept if value is None else normalise(value)
        name = f"settled: {field}, {shown_reading(new)}"
        return self.commit(conflicts.settle_description(self.document, field, new, name))

    def _disputed(self, paragraph_id: str) -> tuple[Paragraph, Conflict]:
        paragraph = self.document.paragraph(paragraph_id)
        if paragraph.conflict is None:
            raise ImpossibleEditError(f"the text of {paragraph_id} is not disputed")
        return paragraph, paragraph.conflict

    def _linked(self, edit: Edit) -> Edit:
        """Make a decision about links and what follows from it for the others, as one edit."""
        decided = apply(self.document, edit)
        beads = self.realigner(decided) if self._follows else None
        if beads is None:
            return self.commit(edit)
        follows = links.realign(decided, links_of_beads(decided, beads))
        return self.commit(Edit(edit.name, (*edit.changes, *follows.changes)))
