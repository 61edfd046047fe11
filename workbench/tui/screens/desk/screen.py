"""One document on the screen. It shows the desk and sends it what the editor wants."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer

from workbench.errors import ForeignChangeError, ImpossibleEditError, StorageError, WorkbenchError
from workbench.model.document import Link
from workbench.model.edits import Edit
from workbench.model.text import Span, trimmed
from workbench.session.assistant import Assistant
from workbench.session.desk import jumping
from workbench.session.desk.desk import NOTHING_HERE, Desk
from workbench.session.pages.sight import Sights
from workbench.store.positions import Position
from workbench.tui.actions import Place, bindings
from workbench.tui.screens.desk import history, scan
from workbench.tui.screens.desk.answers import (
    Aligned,
    Delivered,
    Encoded,
    Failed,
    Found,
    Searched,
)
from workbench.tui.screens.desk.facts import conflicts_open, facts
from workbench.tui.screens.desk.finder import Finder
from workbench.tui.screens.desk.machine import Machine
from workbench.tui.widgets.bars import StatusLine, TitleBar
from workbench.tui.widgets.bilingual.view import BilingualView
from workbench.tui.widgets.readings import ReadingsPanel
from workbench.tui.widgets.scan.panel import ScanPanel

AT_REST = 0.2
"""Seconds without scrolling after which the text counts as being looked at."""
AUTOSAVE = 30.0
"""Seconds after which what is unsaved is saved by itself; the journal has it at once."""


class DeskScreen(Screen[None]):
    """The bilingual view of a document with the readings of the word in focus.

    Attributes:
        desk: the document.
        machine: what is computed beside it.
        finder: what is looked for in it.
        awaited: which way to go when a suspect is found, 1 or -1; 0 where nobody waits for one.
        offered: links that were offered to be confirmed at once; moving on takes the offer back.
        may_overwrite: whether saving may replace what another program wrote; asked for once.
        autosaves: whether the document is saved by itself from time to time.

    Args:
        desk: the document.
        assistant: finds suspects and aligns, in worker threads.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]
    PLACE: ClassVar[Place] = "desk"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]  # noqa: RUF012 - Textual's way

    class Left(Message):
        """The editor has left the document, for the list or for a place in another document."""

        def __init__(self, document_id: str = "", place: Position | None = None) -> None:
            super().__init__()
            self.document_id = document_id
            self.place = place

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        super().__init__()
        self.desk = desk
        self.machine = Machine(self, assistant)
        self.finder = Finder(self)
        self.offered: tuple[Link, ...] = ()
        self.may_overwrite = False
        self.autosaves = True
        self._abandon = False
        self._at_rest: Timer | None = None
        self._shows_facts_soon = False
        self.awaited = 0

    def compose(self) -> ComposeResult:
        """Title, both columns, readings, status and keys."""
        yield TitleBar()
        with Container(id="body"):
            yield BilingualView(
                self.desk.document,
                self._suspect_spans,
                matches=self.finder.spans_of,
                id="columns",
            )
            with Container(id="side"):
                yield ScanPanel(Sights(self.desk.session.project, self.desk.session.id), id="scan")
                yield ReadingsPanel(id="readings")
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the document where the editor left it, and look for suspects."""
        self.view.focus()
        status = self.query_one(StatusLine)
        told = (self.desk.session.notice, conflicts_open(self))
        status.say(" · ".join(filter(None, told)) or "? shows all keys")
        if self.desk.problem:
            status.complain(self.desk.problem)
        self.update()
        self.call_after_refresh(self.machine.begin)
        self.watch(self.view, "scroll_y", self._scrolled, init=False)
        self.set_interval(AUTOSAVE, lambda: history.autosave(self))

    @property
    def view(self) -> BilingualView:
        """The two columns."""
        return self.query_one(BilingualView)

    def action_do(self, name: str) -> None:
        """Do what an action of the registry is for; the names are those of `doings`."""
        from workbench.tui.screens.desk.doings import DOINGS  # after the text, with all it opens

        DOINGS[name](self)

    def action_accept(self, number: int) -> None:
        """Accept a reading by its number, if it can be seen."""
        if self.desk.suspect and number > self.query_one(ReadingsPanel).in_sight:
            self.say(f"no reading {number} is in sight")
            return
        self.change(lambda: self.desk.accept(number))

    # -- showing -------------------------------------------------------------------------------

    def update(self) -> None:
        """Show the desk as it is now."""
        focus = self.desk.focus
        self.view.show(
            self.desk.document, (focus.paragraph, focus.span), jumping.shown_links(self.desk)
        )
        self.finder.follow()
        self.query_one(ReadingsPanel).show(self.desk)
        self.desk.mark_seen()
        scan.look(self)
        self.show_facts()

    def moved(self) -> None:
        """The focus moved: show it."""
        self.update()
        focus = self.desk.focus
        self.view.reveal(focus.paragraph, focus.span)
        self._abandon = False
        self.offered = ()
        self.awaited = 0
        self.finder.stay()

    def say(self, message: str) -> None:
        """Show a message."""
        self.query_one(StatusLine).say(message)

    def complain(self, error: WorkbenchError) -> None:
        """Show a problem."""
        self.query_one(StatusLine).complain(str(error))

    def show_facts(self) -> None:
        """Show what is open and how much is left to do, once the key's own frame is painted."""
        if not self._shows_facts_soon:
            self._shows_facts_soon = True
            self.call_after_refresh(self._show_facts)

    def _show_facts(self) -> None:
        self._shows_facts_soon = False
        self.query_one(TitleBar).show(self._title(), facts(self))

    def _title(self) -> str:
        document = self.desk.document
        parts = (document.id, self.finder.told_filter(), document.title)
        return " · ".join(filter(None, parts))

    def _suspect_spans(self, paragraph_id: str) -> list[Span]:
        """What is underlined: suspects less the space that a stray mark would take with it."""
        suspects = self.desk.suspects_of(paragraph_id)
        if not suspects:
            return []
        text = self.desk.document.paragraph(paragraph_id).text
        return [trimmed(text, suspect.span) for suspect in suspects]

    # -- changing ------------------------------------------------------------------------------

    def change(
        self, make: Callable[[], Edit], told: Callable[[Edit], str] = attrgetter("name")
    ) -> bool:
        """Make a change and say which; or say why it can not be made. Whether it was made."""
        try:
            edit = make()
        except WorkbenchError as error:
            self.complain(error)
            return False
        self.say(told(edit) if edit else "nothing changed")
        self.may_overwrite = False
        self.moved()
        self.machine.look()
        return True

    def can_type(self) -> bool:
        """Whether typing can come to anything; if not, it is said before anything is typed.

        Nothing is asked over another question: its answer would be for a text that is no more.
        """
        if not self.is_active:
            return False
        if self.desk.session.read_only:
            self.query_one(StatusLine).complain(self.desk.session.notice)
        elif self.desk.is_empty:
            self.complain(ImpossibleEditError(*NOTHING_HERE))
        return not (self.desk.is_empty or self.desk.session.read_only)

    def leave(self) -> bool:
        """Save and give the document back; whether it may be left.

        When it can not be saved the first try complains; the second leaves all the same, for the
        journal keeps what is unsaved. What another program wrote meanwhile is joined first.
        """
        try:
            self.desk.leave()
        except StorageError as error:
            if isinstance(error, ForeignChangeError) and history.joined(self):
                return False
            if not self._abandon:
                self._abandon = True
                line = f"{error} · leaving again leaves without saving"
                self.query_one(StatusLine).complain(line)
                return False
            self.desk.session.close()
        self.machine.cancel()
        return True

    # -- what comes back -------------------------------------------------------------------------

    @on(BilingualView.Pointed)
    def _on_pointed(self, message: BilingualView.Pointed) -> None:
        """A word was clicked; clicked twice, it is to be typed anew."""
        self.desk.go_to(message.paragraph_id, message.offset)
        self.say("")
        self.moved()
        if message.chosen:
            self.action_do("type")

    def _scrolled(self) -> None:
        """What is looked for next is what can be seen now, once scrolling has come to rest."""
        if self._at_rest is not None:
            self._at_rest.stop()
        self._at_rest = self.set_timer(AT_REST, self.machine.look_here)

    @on(Found)
    def _on_found(self, message: Found) -> None:
        """Show the suspects of a paragraph."""
        desk, before = self.desk, self.desk.suspect
        if not desk.suspicion.learn(message.paragraph_id, message.asked, message.suspects):
            return
        self.view.repaint(message.paragraph_id)
        if message.paragraph_id == desk.focus.paragraph:
            if desk.suspect is None:
                desk.go_to(message.paragraph_id, desk.focus.span.start)
            if before is not None and desk.suspect is None:
                self.say(f"“{before.text.strip()}” is no longer suspect")
            self.update()
        else:
            self.show_facts()
        if self.awaited and self.is_current and desk.to_suspect(self.awaited):
            self.say("")
            self.moved()

    @on(Searched)
    def _on_searched(self, message: Searched) -> None:
        self.machine.searched(message)

    @on(Aligned)
    def _on_aligned(self, message: Aligned) -> None:
        """Take the alignment over if the document is still the one it was made for."""
        if message.document is not self.desk.document:
            self.say("the document has changed meanwhile; align again")
            return
        self.change(lambda: self.desk.session.realign(message.beads))
        message.then()

    @on(Encoded)
    def _on_encoded(self, message: Encoded) -> None:
        history.saved_by_itself(self, message)

    @on(Delivered)
    def _on_delivered(self, message: Delivered) -> None:
        message.take()

    @on(Failed)
    def _on_failed(self, message: Failed) -> None:
        """Say why the machine could not do it."""
        self.complain(message.error)
