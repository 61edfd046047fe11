"""The editor's desk without a screen: an open document, its suspects, and where the editor is.

The terminal UI shows a desk and sends it what the editor wants; it could be driven without one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.correct.clusters import Member
from workbench.errors import ImpossibleEditError
from workbench.model.document import STATUSES, Kind, SourceParagraph
from workbench.model.edits import Edit
from workbench.model.text import Span, removable, trimmed
from workbench.session import focus as places
from workbench.session.desk.reader import Reader
from workbench.session.desk.series import Fix, Series, replacements, series_in
from workbench.session.desk.traces import changes_text, place_of, relinked
from workbench.session.finding.replacing import Change, replaced
from workbench.session.joining import join_foreign
from workbench.session.session import Session
from workbench.store.positions import Positions

NOTHING_HERE = ("there is no paragraph here", "import a text first")
"""What is said of an empty document, and what to do."""
_NEXT_STATUS = dict(zip(STATUSES, STATUSES[1:] + STATUSES[:1], strict=True))


class Desk(Reader):
    """One document on the desk: what the editor decides, at the place in focus.

    Methods that change the document raise what `Session` raises; those that can not be meant on
    the side in focus raise `ImpossibleEditError`.
    """

    def __init__(self, session: Session, positions: Positions) -> None:
        super().__init__(session, positions)
        self._fix: Fix | None = None

    # -- words ---------------------------------------------------------------------------------

    def accept(self, number: int) -> Edit:
        """Take the reading of this number (from 1) for the suspect in focus, and go on."""
        suspect = self.suspect
        if suspect is None or not 1 <= number <= len(suspect.readings):
            raise ImpossibleEditError(f"there is no reading {number} here")
        return self._replace(self.focus.span, suspect.readings[number - 1].text)

    def put(self, text: str) -> Edit:
        """Put a text in place of the word in focus; in the original go on to the next suspect.

        No text at all takes the word away, with a space that would be left over.
        """
        word = self._word()
        return self._replace(word if text else removable(self.paragraph.text, word), text)

    def series(self) -> Series | None:
        """Where else the last fix may be made; if nowhere, where the word in focus stands.

        The fix of a suspect in focus is its likeliest reading, and its own place is one of them.
        None where there is neither.
        """
        if self._fix is not None:
            found = series_in(self.document, self.suspicion, self._fix)
            if found.members:
                return found
        suspect = self.suspect
        if suspect is None or not suspect.readings:
            return None
        best = max(suspect.readings, key=lambda reading: reading.confidence)
        fix = Fix(suspect.text.strip(), best.text.strip())
        return series_in(self.document, self.suspicion, fix)

    def accept_series(self, series: Series, members: Sequence[Member[str]]) -> Edit:
        """Make a fix at some places of its series, as one edit; from one of them go on."""
        name = series.name(len(members))
        here = self.focus
        edit = self._tracked(lambda: self.session.accept_series(replacements(members), name))
        if any(places.Focus(member.paragraph, member.suspect.span) == here for member in members):
            self.to_suspect(1)
        return edit

    def replace(self, chosen: Sequence[Change]) -> Edit:
        """Replace what was found at some places, as one edit."""
        return self._tracked(lambda: self.session.commit(replaced(self.document, chosen)))

    def keep(self) -> Edit:
        """The word in focus is right as it stands; go on to the next suspect."""
        self._need_original()
        return self._then_on(self.session.keep(self.focus.paragraph, self._word()), 0)

    def mark_illegible(self) -> Edit:
        """The word in focus can not be read."""
        self._need_original()
        return self._then_on(self.session.mark_illegible(self.focus.paragraph, self._word()), 0)

    def mark_doubtful(self) -> Edit:
        """The word in focus is doubtful as it stands."""
        self._need_original()
        return self._then_on(self.session.mark_doubtful(self.focus.paragraph, self._word()), 0)

    def rewrite(self, text: str) -> Edit:
        """Give the paragraph in focus a new text."""
        return self._tracked(lambda: self.session.rewrite(self._here(), text))

    def next_status(self) -> Edit:
        """Raw becomes corrected, corrected verified, verified raw.

        Raises:
            ImpossibleEditError: the paragraph would be verified by who corrected it.
        """
        paragraph = self._need_original()
        status = _NEXT_STATUS[paragraph.status]
        if status == "verified":
            self.people.guard(paragraph)
        return self.session.set_status(self._here(), status)

    def verify_own(self) -> Edit:
        """Verify the paragraph in focus, also where the present user corrected it."""
        self._need_original()
        return self.session.set_status(self._here(), "verified")

    # -- paragraphs and links --------------------------------------------------------------------

    def split_paragraph(self) -> Edit:
        """Cut the paragraph in focus before the word in focus, and go to the second half."""
        edit = self.session.split_paragraph(self._here(), self.focus.span.start)
        self.focus = places.beside(self.document, replace(self.focus, span=places.NOWHERE), 1)
        return edit

    def merge_paragraphs(self) -> Edit:
        """Join the paragraph in focus with the next one."""
        return self._tracked(lambda: self.session.merge_paragraphs(self._here()))

    def set_note(self, note: str) -> Edit:
        """Give the paragraph in focus a note in place of the one it has; '' takes it away."""
        return self.session.set_note(self._here(), note)

    def toggle_furniture(self) -> Edit:
        """Set the paragraph in focus aside as furniture, or take it back."""
        kind: Kind = (
            "text" if self.document.paragraph(self._here()).kind == "furniture" else "furniture"
        )
        return self.session.set_kind(self._here(), kind)

    def confirm_link(self) -> Edit:
        """Confirm the link in focus, or take the confirmation back."""
        return self.session.confirm_link(self._here())

    def confirm_sure_links(self) -> Edit:
        """Confirm all links of which the machine is sure, as one edit; the focus stays."""
        return self.session.confirm_sure_links()

    def merge_links(self) -> Edit:
        """Merge the link in focus with the next one."""
        return self.session.merge_links(self._here())

    def split_link(self) -> Edit:
        """Cut the link in focus before the paragraph in focus."""
        return self.session.split_link(self._here())

    def shift(self, *, forward: bool) -> Edit:
        """Move the paragraph in focus into the next or the previous link."""
        return self.session.move_paragraph(self._here(), forward=forward)

    def unlink(self) -> Edit:
        """Take the link in focus apart."""
        return self.session.unlink(self._here())

    def settle(self, make: Callable[[], Edit]) -> Edit:
        """Settle a conflict of a merge; the focus stays where it can."""
        return self._tracked(make)

    # -- history and leaving ---------------------------------------------------------------------

    def undo(self) -> Edit:
        """Take the last edit back and go where it was."""
        self._fix = None
        return self._tracked(self.session.undo, follow=True)

    def redo(self) -> Edit:
        """Make the last undone edit again and go where it is."""
        return self._tracked(self.session.redo, follow=True)

    def join_foreign(self) -> str:
        """Join the document with its file, which another program changed; what is to be said."""
        before = self.document
        told = join_foreign(self.session)
        self._fix = None
        self.focus = places.surviving(before, self.document, self.focus)
        return told

    def leave(self) -> None:
        """Remember the place, save what is unsaved, and give the document back."""
        if not self.session.read_only:
            self.remember()
            if self.session.is_dirty:
                self.session.save()
        self.session.close()

    # -- inside ----------------------------------------------------------------------------------

    def _here(self) -> str:
        if self.is_empty:
            raise ImpossibleEditError(*NOTHING_HERE)
        return self.focus.paragraph

    def _word(self) -> Span:
        """What is in focus, less the space that a stray mark would take with it."""
        if self.is_empty or self.focus.span.start == self.focus.span.end:
            raise ImpossibleEditError("there is no word here", "edit the paragraph as a whole")
        return trimmed(self.paragraph.text, self.focus.span)

    def _need_original(self) -> SourceParagraph:
        paragraph = None if self.is_empty else self.paragraph
        if isinstance(paragraph, SourceParagraph):
            return paragraph
        raise ImpossibleEditError("this is for the original", "go to the other side first")

    def _replace(self, span: Span, text: str) -> Edit:
        observed = span.within(self.paragraph.text).strip()
        edit = self.session.accept(self.focus.paragraph, span, text)
        is_fix = observed != text.strip() != "" and isinstance(self.paragraph, SourceParagraph)
        self._fix = Fix(observed, text.strip()) if is_fix else None
        return self._then_on(edit, len(text))

    def _then_on(self, edit: Edit, length: int) -> Edit:
        """After a decision: the next suspect of the original, else the word decided."""
        start = self.focus.span.start
        self.focus = replace(self.focus, span=Span(start, start + length))
        on_original = self.document.place(self.focus.paragraph)[0] == "source"
        if not (on_original and self.to_suspect(1)):
            self.go_to(self.focus.paragraph, start)
        return edit

    def _tracked(self, change: Callable[[], Edit], *, follow: bool = False) -> Edit:
        before = self.document
        edit = change()
        self.focus = places.surviving(before, self.document, self.focus)
        if follow:
            self._follow(edit)
        return edit

    def _follow(self, edit: Edit) -> None:
        """Go where an edit shows; one of links alone leaves the focus where it can stay."""
        place = place_of(edit, self.document)
        stays = not changes_text(edit) and self.focus.paragraph in relinked(edit)
        if place is not None and not stays:
            self.go_to(*place)
