"""The screen that settles the conflicts of a merge: the place, its scan, and what it can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from workbench.errors import WorkbenchError
from workbench.model.edits import Edit
from workbench.session.desk.conflicts import Conflicts
from workbench.session.pages.sight import Sights
from workbench.session.pages.viewing import open_page
from workbench.tui.actions import Place, bindings
from workbench.tui.screens.conflicts.shown import heading, passage, readings, ways
from workbench.tui.screens.desk.asking import TypeReading
from workbench.tui.widgets.bars import StatusLine, TitleBar
from workbench.tui.widgets.scan.panel import ScanPanel


class Disputed(VerticalScroll, can_focus=False):
    """What is disputed, as much of it as there is room for."""

    class Resized(Message):
        """There is other room."""

    def on_resize(self) -> None:
        """Tell the screen."""
        self.post_message(self.Resized())


class ConflictsScreen(Screen[str]):
    """Goes from one disputed place to the next. The answer: what is to be said on the desk.

    Args:
        conflicts: what is to be settled; there is something.
    """

    CSS_PATH = "conflicts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("conflicts")]
    PLACE: ClassVar[Place] = "conflicts"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]  # noqa: RUF012 - Textual's way

    def __init__(self, conflicts: Conflicts) -> None:
        super().__init__()
        self._conflicts = conflicts

    def compose(self) -> ComposeResult:
        """Title, the place in its text, its scan, what it can read, status and keys."""
        session = self._conflicts.desk.session
        yield TitleBar()
        with Container(id="body"):
            with Disputed(id="disputed"):
                yield Static(id="passage")
            with Container(id="side"):
                yield ScanPanel(Sights(session.project, session.id), id="scan")
                yield Static(id="choices")
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the first place."""
        self.say("")
        self._update()

    def action_do(self, name: str) -> None:
        """Do what an action of the registry is for."""
        DOINGS[name](self)

    @property
    def last_choice(self) -> int:
        """The number of the last choice that there is for the place in hand."""
        return max((choice.number for choice in self._conflicts.choices()), default=_MOST)

    # -- what keys do --------------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Go to another disputed place."""
        self._conflicts.move(step)
        self.say("")
        self._update()

    def settle(self, make: Callable[[Conflicts], Edit]) -> bool:
        """Settle the place, or say why it can not be; whether it was. After the last, go back."""
        try:
            edit = make(self._conflicts)
        except WorkbenchError as error:
            self.complain(error)
            return False
        if self._conflicts.stop is None:
            self.dismiss(f"{edit.name} · that was the last conflict")
            return True
        self.say(edit.name)
        self._update()
        return True

    def undo(self) -> None:
        """Take the last decision back."""
        try:
            edit = self._conflicts.undo()
        except WorkbenchError as error:
            self.complain(error)
            return
        self.say(f"undid: {edit.name}")
        self._update()

    def type(self) -> None:
        """Type what the place should read."""
        stop, session = self._conflicts.stop, self._conflicts.desk.session
        if session.read_only:
            self.query_one(StatusLine).complain(session.notice)
        elif stop is not None and stop.dispute.kind == "links":
            self.settle(lambda conflicts: conflicts.put(""))
        else:
            self.run_worker(self._type())

    async def _type(self) -> None:
        """Asked again with the same text if it is refused."""
        choices = self._conflicts.choices()
        standing = next((choice.words for choice in choices if choice.stands), "")
        known = tuple(dict.fromkeys(choice.words for choice in choices if choice.words))
        typed: str | None = standing
        while typed is not None:
            asking = TypeReading(standing or "nothing", typed, known, self._room_for_typing())
            typed = await self.app.push_screen_wait(asking)
            if typed is not None and self.settle(partial(Conflicts.put, words=typed)):
                return

    def open_page(self) -> None:
        """Open the page in the system's viewer."""
        sight = self.query_one(ScanPanel).sight
        if sight is None:
            self.say("there is no scan of this")
            return
        try:
            image = open_page(sight)
        except WorkbenchError as error:
            self.complain(error)
            return
        self.say(f"opening {image.name}")

    def scroll(self, direction: int) -> None:
        """Scroll what is too long by a screen."""
        field = self.query_one(Disputed)
        field.scroll_relative(y=direction * max(1, field.size.height - 1), animate=False)

    def go_back(self) -> None:
        """Back to the desk."""
        self.dismiss("")

    # -- showing -------------------------------------------------------------------------------

    def say(self, message: str) -> None:
        """Show a message."""
        self.query_one(StatusLine).say(message)

    def complain(self, error: WorkbenchError) -> None:
        """Show a problem."""
        self.query_one(StatusLine).complain(str(error))

    def _update(self) -> None:
        conflicts, session = self._conflicts, self._conflicts.desk.session
        stop = conflicts.stop
        if stop is None:
            return
        state = "read only" if session.read_only else "unsaved" if session.is_dirty else "saved"
        self.query_one(TitleBar).show(heading(conflicts), state)
        is_text = stop.dispute.kind == "text"
        self.set_class(not is_text, "-whole")
        if is_text:
            self._show_choices()
            self.query_one(ScanPanel).look_at(*conflicts.on_scan)
        self.refresh_bindings()
        self.query_one(Disputed).scroll_home(animate=False)
        self.call_after_refresh(self._show_passage)

    def _room_for_typing(self) -> Region:
        """The line below the choices."""
        choices = self.query_one("#passage" if self.has_class("-whole") else "#choices")
        inside = choices.content_region
        return Region(inside.x, inside.bottom, inside.width, 1)

    def _show_choices(self) -> None:
        choices = self.query_one("#choices", Static)
        width = choices.content_size.width or self.size.width
        lines = int(self.size.height * _SHARE)
        choices.update(readings(self._conflicts, width, lines))

    @on(Disputed.Resized)
    def _on_resized(self) -> None:
        """There is other room."""
        self._show_passage()
        if not self.has_class("-whole"):
            self._show_choices()

    def _show_passage(self) -> None:
        stop = self._conflicts.stop
        if stop is None:
            return
        width, height = self.query_one(Disputed).content_size
        shown = {
            "text": lambda: passage(self._conflicts, width, height),
            "links": lambda: ways(self._conflicts, width - _SCROLLBAR),
            "description": lambda: readings(self._conflicts, width, _ANY),
        }
        self.query_one("#passage", Static).update(shown[stop.dispute.kind]())


def _choose(screen: ConflictsScreen, number: int) -> None:
    screen.settle(lambda conflicts: conflicts.choose(number))


_SCROLLBAR = 1  # cells
_SHARE = 1 / 3  # of the screen's lines for what a place can read
_ANY = 1000  # lines: they can be scrolled
_MOST = 5
"""Choices that have a key."""

DOINGS: Mapping[str, Callable[[ConflictsScreen], object]] = {
    **{f"choose-{number}": partial(_choose, number=number) for number in range(1, _MOST + 1)},
    "type": ConflictsScreen.type,
    "keep": lambda screen: screen.settle(Conflicts.keep),
    "next": lambda screen: screen.move(1),
    "previous": lambda screen: screen.move(-1),
    "undo": ConflictsScreen.undo,
    "open-page": ConflictsScreen.open_page,
    "page-down": lambda screen: screen.scroll(1),
    "page-up": lambda screen: screen.scroll(-1),
    "leave": ConflictsScreen.go_back,
}
