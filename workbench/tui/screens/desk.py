"""One document on the screen. It shows the desk and sends it what the editor wants."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer

from workbench.errors import ForeignChangeError, StorageError, WorkbenchError
from workbench.model.document import Document, SourceParagraph
from workbench.model.edits import Edit
from workbench.model.text import Span, trimmed
from workbench.session.assistant import Assistant
from workbench.session.desk import Desk
from workbench.tui.actions import bindings
from workbench.tui.background import Background, Task
from workbench.tui.intents import CHANGES, MOVES
from workbench.tui.screens.answers import Aligned, Failed, Found, Searched
from workbench.tui.screens.asking import EditParagraph, TypeReading
from workbench.tui.widgets.bars import StatusLine, TitleBar
from workbench.tui.widgets.bilingual.view import BilingualView
from workbench.tui.widgets.readings import ReadingsPanel
from workbench.wording import counted


class DeskScreen(Screen[None]):
    """The bilingual view of a document with the readings of the word in focus.

    Args:
        desk: the document.
        assistant: finds suspects and aligns, in worker threads.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]  # noqa: RUF012 - Textual's way

    class Left(Message):
        """The editor has left the document."""

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        super().__init__()
        self.desk = desk
        self._assistant = assistant
        desk.session.realigner = assistant.align_again
        self.background = Background()
        self._is_searching = False
        self._overwrite = False
        self._abandon = False

    def compose(self) -> ComposeResult:
        """Title, both columns, readings, status and keys."""
        yield TitleBar()
        with Container(id="body"):
            yield BilingualView(self.desk.document, self._suspect_spans, id="columns")
            yield ReadingsPanel(id="readings")
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the document where the editor left it, and look for suspects."""
        self.query_one(BilingualView).focus()
        status = self.query_one(StatusLine)
        status.say(self.desk.session.notice or "? shows all keys")
        if self.desk.problem:
            status.complain(self.desk.problem)
        self.update()
        self.call_after_refresh(self._look)

    # -- showing -------------------------------------------------------------------------------

    def update(self) -> None:
        """Show the desk as it is now."""
        focus = self.desk.focus
        view = self.query_one(BilingualView)
        view.show(self.desk.document, (focus.paragraph, focus.span))
        self.query_one(ReadingsPanel).show(self.desk)
        self._show_facts()

    def _suspect_spans(self, paragraph_id: str) -> list[Span]:
        """What is underlined: suspects less the space that a stray mark would take with it."""
        suspects = self.desk.suspects_of(paragraph_id)
        if not suspects:
            return []
        text = self.desk.document.paragraph(paragraph_id).text
        return [trimmed(text, suspect.span) for suspect in suspects]

    def _title(self) -> str:
        document = self.desk.document
        return f"{document.id} · {document.title}" if document.title else document.id

    def _show_facts(self) -> None:
        session = self.desk.session
        state = "read only" if session.read_only else "unsaved" if session.is_dirty else "saved"
        left = counted(self.desk.suspects_left(), "suspect")
        more = "…" if self._is_searching else ""
        self.query_one(TitleBar).show(self._title(), f"{left}{more} · {state}")

    def moved(self) -> None:
        """The focus moved: show it."""
        self.update()
        focus = self.desk.focus
        self.query_one(BilingualView).reveal(focus.paragraph, focus.span)
        self._abandon = False

    def say(self, message: str) -> None:
        """Show a message."""
        self.query_one(StatusLine).say(message)

    def complain(self, error: WorkbenchError) -> None:
        """Show a problem."""
        self.query_one(StatusLine).complain(str(error))

    def change(self, change: Callable[[], Edit], *, verb: str = "") -> bool:
        """Make a change and say which; or say why it can not be made. Whether it was made."""
        try:
            edit = change()
        except WorkbenchError as error:
            self.complain(error)
            return False
        self.say(f"{verb}{edit.name}" if edit else "nothing changed")
        self._overwrite = False
        self.moved()
        self._look()
        return True

    # -- words ---------------------------------------------------------------------------------

    def action_next_suspect(self) -> None:
        """Go to the next suspect word."""
        self._to_suspect(1, "no suspect further down")

    def action_previous_suspect(self) -> None:
        """Go to the previous suspect word."""
        self._to_suspect(-1, "no suspect further up")

    def _to_suspect(self, step: int, otherwise: str) -> None:
        if self.desk.to_suspect(step):
            self.say("")
            self.moved()
        else:
            self.say(f"{otherwise}{', still looking' if self._is_searching else ''}")

    def action_accept(self, number: int) -> None:
        """Accept a reading by its number."""
        self.change(lambda: self.desk.accept(number))

    @work
    async def action_type(self) -> None:
        """Type what the word should read; asked again with the same text if it is refused."""
        if not self._can_type():
            return
        suspect, focus = self.desk.suspect, self.desk.focus
        readings = tuple(r.text.strip() for r in suspect.readings) if suspect else ()
        word = typed = focus.span.within(self.desk.paragraph.text).strip()
        while True:
            answer = await self.app.push_screen_wait(TypeReading(word, typed, readings))
            if answer is None:
                return
            typed = answer
            self.desk.focus = focus  # suspects found meanwhile may have widened it
            if self.change(partial(self.desk.put, typed)):
                return

    def _can_type(self) -> bool:
        """Whether typing can come to anything; if not, it is said before anything is typed."""
        if self.desk.session.read_only:
            self.query_one(StatusLine).complain(self.desk.session.notice)
        return not (self.desk.is_empty or self.desk.session.read_only)

    # -- moving --------------------------------------------------------------------------------

    def action_move(self, name: str) -> None:
        """Go somewhere else; the names are those of `intents.MOVES`."""
        MOVES[name](self.desk)
        self.say("")
        self.moved()

    def action_page_down(self) -> None:
        """Go down a screen."""
        self._page(1)

    def action_page_up(self) -> None:
        """Go up a screen."""
        self._page(-1)

    def _page(self, direction: int) -> None:
        if self.desk.is_empty:
            return
        view = self.query_one(BilingualView)
        before = self.desk.focus
        self.desk.go_to(*view.page_step(before.paragraph, before.span, direction))
        self.say("")
        self.moved()
        if self.desk.focus == before:  # what lies beyond is of the other language alone
            view.scroll_to(y=view.max_scroll_y if direction > 0 else 0, animate=False)
        self._look()

    def on_bilingual_view_pointed(self, message: BilingualView.Pointed) -> None:
        """A word was clicked."""
        self.desk.go_to(message.paragraph_id, message.offset)
        self.say("")
        self.moved()

    # -- changes ---------------------------------------------------------------------------------

    def action_change(self, name: str) -> None:
        """Change the document; the names are those of `intents.CHANGES`."""
        verb = {"undo": "undid: ", "redo": "redid: "}.get(name, "")
        self.change(lambda: CHANGES[name](self.desk), verb=verb)

    @work
    async def action_edit(self) -> None:
        """Edit the paragraph freely; the editor opens again with the text if it is refused."""
        if not self._can_type():
            return
        focus, old = self.desk.focus, self.desk.paragraph.text
        text = old
        while True:
            screen = EditParagraph(old, text, focus.span.start, self._beside())
            answer = await self.app.push_screen_wait(screen)
            if answer is None:
                return
            text = answer
            self.desk.focus = focus
            if self.change(partial(self.desk.rewrite, text)):
                return

    def _beside(self) -> str:
        paragraph = self.desk.paragraph
        link = self.desk.document.link_of(paragraph.id)
        if not isinstance(paragraph, SourceParagraph):
            return "\n".join(self.desk.document.paragraph(i).text for i in link.source)
        translation = "\n".join(self.desk.document.paragraph(i).text for i in link.target)
        return f"read by the machine: {paragraph.ocr}\n\n{translation}".strip()

    def action_realign(self) -> None:
        """Align again around the confirmed links."""
        self._start_aligning(lambda: None)

    def _start_aligning(self, then: Callable[[], None]) -> None:
        self.say("aligning…")
        document = self.desk.document
        self.background.start("alignment", lambda task: self._align(document, task, then))

    def action_least_certain(self) -> None:
        """Go to the link the machine is least sure of; aligned first, if it has not been yet."""
        document = self.desk.document
        if not (self._assistant.knows_links(document) or self.desk.session.read_only):
            self._start_aligning(self.action_least_certain)
            return
        link = self.desk.to_least_certain()
        if link is None:
            self.say("a person has confirmed every link")
            return
        self.moved()
        reasons = self._assistant.reasons(document, link)
        told = [f"{one.kind}: {one.detail}" for one in reasons if one.detail and one.weight > 0]
        what = "of this link" if link.is_pair else "that this has no counterpart"
        self.say(" · ".join([f"{link.confidence:.0%} sure {what}", *told]))

    # -- history and leaving ---------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the document; a second time over another program's changes."""
        try:
            self.desk.session.save(overwrite=self._overwrite)
        except ForeignChangeError as error:
            self._overwrite = True
            self.complain(error)
            return
        except WorkbenchError as error:
            self.complain(error)
            return
        self._overwrite = False
        self.desk.remember()
        self.say("saved")
        self.update()

    def action_leave(self) -> None:
        """Save and go back to the list."""
        if self.leave():
            self.post_message(self.Left())

    def leave(self) -> bool:
        """Save and give the document back; whether it may be left.

        When it can not be saved the first try complains; the second leaves all the same, for the
        journal keeps what is unsaved.
        """
        try:
            self.desk.leave()
        except StorageError as error:
            if not self._abandon:
                self._abandon = True
                line = f"{error} · leaving again leaves without saving"
                self.query_one(StatusLine).complain(line)
                return False
            self.desk.session.close()
        self.background.cancel()
        return True

    # -- the machine's work ------------------------------------------------------------------------

    def _look(self) -> None:
        if not self.is_attached:
            return
        self._is_searching = True
        self._show_facts()
        document, visible = self.desk.document, self.query_one(BilingualView).visible_ids()
        self.background.start("suspects", lambda task: self._search(document, visible, task))

    def _search(self, document: Document, visible: list[str], task: Task) -> None:
        learned = False
        try:
            inquiry = self.desk.inquiry
            memory = inquiry.memory.of(document)
            for found in inquiry.search(self._assistant, document, memory, visible):
                if task.is_cancelled:
                    return
                self.post_message(Found(*found))
            learned = inquiry.memory.of(document) is not memory
        except WorkbenchError as error:
            self.post_message(Failed(error))
        self.post_message(Searched(task, learned=learned))

    def _align(self, document: Document, task: Task, then: Callable[[], None]) -> None:
        try:
            beads = self._assistant.align(document)
        except WorkbenchError as error:
            self.post_message(Failed(error))
            return
        if not task.is_cancelled:
            self.post_message(Aligned(document, beads, then))

    @on(Found)
    def _on_found(self, message: Found) -> None:
        """Show the suspects of a paragraph."""
        self.desk.suspicion.learn(message.paragraph_id, message.asked, message.suspects)
        self.query_one(BilingualView).repaint(message.paragraph_id)
        if message.paragraph_id == self.desk.focus.paragraph:
            if self.desk.suspect is None:
                self.desk.go_to(message.paragraph_id, self.desk.focus.span.start)
            self.update()
        else:
            self._show_facts()

    @on(Searched)
    def _on_searched(self, message: Searched) -> None:
        """Nothing more to look for, unless another search has begun or the whole teaches more."""
        if message.task.is_cancelled:
            return
        if message.learned:
            self._look()
            return
        self._is_searching = False
        self._show_facts()

    @on(Aligned)
    def _on_aligned(self, message: Aligned) -> None:
        """Take the alignment over if the document is still the one it was made for."""
        if message.document is not self.desk.document:
            self.say("the document has changed meanwhile; align again")
            return
        self.change(lambda: self.desk.session.realign(message.beads))
        message.then()

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        """Say why the machine could not do it."""
        self.complain(message.error)
