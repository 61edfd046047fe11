"""The application: screens, themes, and keys of every layout."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import redirect_stderr
from functools import partial
from io import StringIO
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen

from workbench import defects
from workbench.errors import BadInputError, LockedError, UsageError, WorkbenchError
from workbench.session.assistant import Assistant
from workbench.session.desk import Desk
from workbench.session.jobs.orders import Order
from workbench.session.jobs.queue import Job, JobQueue, Work
from workbench.session.session import Session
from workbench.store.positions import Position, Positions
from workbench.store.project import Project
from workbench.tui.actions import Place, actions_of, bindings
from workbench.tui.keymap import DEFAULT_KEYS, KeyMap
from workbench.tui.keymap_files import own_keys
from workbench.tui.keys import translated
from workbench.tui.screens.desk.asking import EditParagraph, TypeLine
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.finding.filtering import FilterChooser
from workbench.tui.screens.finding.places import Places
from workbench.tui.screens.help import Help
from workbench.tui.screens.library.screen import Library
from workbench.tui.themes import DARK, LIGHT
from workbench.tui.turns import Turns
from workbench.tui.widgets.bars import StatusLine
from workbench.tui.widgets.scan.graphics import image_widget

ANSI = re.compile(r"\x1b\[[0-9;]*m")


class WorkbenchApp(App[None]):
    """The terminal UI on a project.

    Args:
        project: the project.
        document_id: a document to open at once; None shows the library.
        keys: which keys mean which actions.
        problem: what the editor should know about the settings, or None.

    Attributes:
        keys: which keys mean which actions.
    """

    CSS_PATH = "styles.tcss"
    TITLE = "workbench"
    COMMAND_PALETTE_BINDING = ""  # the registry binds it
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]

    class Working(Message):
        """Long work of the machine: what, and which share (0..1) is done."""

        def __init__(self, label: str, share: float) -> None:
            super().__init__()
            self.label = label
            self.share = share

    class JobChanged(Message):
        """Something has become of long work that was asked for in the library."""

        def __init__(self, job: Job) -> None:
            super().__init__()
            self.job = job

    def __init__(
        self,
        project: Project,
        document_id: str | None = None,
        keys: KeyMap = DEFAULT_KEYS,
        problem: WorkbenchError | None = None,
    ) -> None:
        super().__init__()
        self.keys = keys
        self._problem = problem
        self.project = project
        self._first = document_id
        self._is_leaving = False
        self._on_desk = ""
        self._positions = Positions(project.private / "positions.json")
        self._assistant = Assistant(self._tell)
        self._jobs = JobQueue(self._begin, self._job_changed)
        self._turns = Turns(self, super().on_event)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        """Show the document that was asked for, or the library."""
        self.set_keymap(self.keys.overrides())
        if self._first:
            self._open(self._first)
        else:
            self._show_library()
        if self._problem is not None:
            self.call_after_refresh(self._complain, self._problem)

    async def on_event(self, event: Event) -> None:
        """Keys in their turn; those with a modifier as Latin ones, whatever layout is on."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turns.come(translated(event) if isinstance(event, Key) else event)
        else:
            await super().on_event(event)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the actions of the screen, from the registry."""
        for action in actions_of(_place_of(screen), "everywhere"):
            if action.call.startswith("accept(") or action.id == "app.palette":
                continue
            run = partial(screen.run_action, action.call)
            yield SystemCommand(action.help.rstrip("."), f"key {self.keys.shown(action)}", run)

    def get_key_display(self, binding: Binding) -> str:
        """What the footer shows for a key."""
        return self.keys.footer_key(binding) or super().get_key_display(binding)

    def on_library_chosen(self, message: Library.Chosen) -> None:
        """A document was chosen in the library."""
        self._open(message.document_id)

    def on_library_quit(self) -> None:
        """The editor leaves the library, and so the program."""
        self.action_leave()

    def on_desk_screen_left(self, message: DeskScreen.Left) -> None:
        """Back to the library, or to a place in another document."""
        self._on_desk = ""
        self.pop_screen()
        if message.document_id:
            self._open(message.document_id, message.place)
        elif isinstance(self.screen, Library):
            self.screen.reload()
        else:
            self._show_library()

    def on_exit_app(self) -> None:
        """The window was taken away, as when a tab of a browser is closed: save what is open."""
        if self._is_leaving:
            return
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.leave()
        self._jobs.close()

    def on_workbench_app_working(self, message: Working) -> None:
        """Show how far the machine's long work is."""
        if isinstance(self.screen, DeskScreen):
            if not self.screen.query_one(StatusLine).has_class("-problem"):  # that must be read
                self.screen.say(f"{message.label} {message.share:.0%}")
        elif isinstance(self.screen, Library):
            self.screen.working(message.label, message.share)

    def on_workbench_app_job_changed(self, message: JobChanged) -> None:
        """Show what has become of long work, wherever the editor is."""
        job = message.job
        for screen in self.screen_stack:
            if isinstance(screen, Library):
                screen.job_changed(job)
        if not (isinstance(self.screen, DeskScreen) and job.has_ended):
            return
        if job.state == "failed":
            self.screen.complain(WorkbenchError(job.said))
        else:
            self.screen.say(job.said or f"stopped {job.order.name}")

    def action_show_help(self) -> None:
        """Show all keys, or go back from them."""
        if isinstance(self.screen, Help):
            self.screen.action_close()
        else:
            self.push_screen(Help(_place_of(self.screen), self.keys))

    def action_toggle_theme(self) -> None:
        """Light or dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_leave(self) -> None:
        """Save what is open and leave."""
        for screen in reversed(self.screen_stack):
            keeps_work = isinstance(screen, DeskScreen | EditParagraph | TypeLine)
            if keeps_work and not screen.leave():
                return
        self._is_leaving = True
        self._jobs.close()
        self.exit()

    def _open(self, document_id: str, place: Position | None = None) -> None:
        if self._is_leaving:  # a key pressed behind the one that leaves
            return
        try:
            session = Session.open(self.project, document_id)
        except WorkbenchError as error:
            if not isinstance(self.screen, Library):
                self._show_library()
            self.call_after_refresh(self._complain, error)
            return
        self._on_desk = "" if session.read_only else session.id
        desk = Desk(session, self._positions)
        if place is not None and desk.document.has(place.paragraph):
            desk.go_to(place.paragraph, place.offset)
        self.push_screen(DeskScreen(desk, self._assistant))

    def _show_library(self) -> None:
        last = self._first or self._positions.last_document()
        self.push_screen(Library(self.project, self._jobs, self.keys, last))

    def _complain(self, error: WorkbenchError) -> None:
        if isinstance(self.screen, Library):
            self.screen.complain(str(error))
        elif isinstance(self.screen, DeskScreen):
            self.screen.complain(error)

    def _begin(self, order: Order) -> Work:
        """Begin a job; called in a thread."""
        from workbench.session.jobs.process import Process  # not on the way to the first frame

        if order.changes and order.changes == self._on_desk:
            what = f"{order.name}: the document is open on the desk"
            raise LockedError(what, "leave it and ask again")
        return Process(self.project, order)

    def _job_changed(self, job: Job) -> None:
        """Called in threads."""
        self.post_message(self.JobChanged(job))

    def _tell(self, label: str, share: float) -> None:
        """Called in worker threads."""
        self.post_message(self.Working(label, share))


def _place_of(screen: Screen[object]) -> Place:
    if isinstance(screen, Places | FilterChooser):
        return "places"
    return "desk" if isinstance(screen, DeskScreen) else "library"


def run_app(project: Project, document_id: str | None) -> int:
    """Run the UI until it is left, and return the exit code.

    Raises:
        UsageError: there is no terminal to draw on.
    """
    if not (_has_terminal() or os.environ.get("TEXTUAL_DRIVER")):  # a browser is served by one
        raise UsageError(
            "the terminal UI needs a terminal",
            "run it in one; in scripts use the commands that `workbench --help` lists",
        )
    if (project.root / "scans").is_dir():
        image_widget()  # asks the terminal, while the answer can not be taken for keys
    return run_reporting(WorkbenchApp(project, document_id, *own_keys_or_default()))


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.__stderr__ is not None and sys.__stderr__.isatty()


def own_keys_or_default() -> tuple[KeyMap, WorkbenchError | None]:
    """The editor's key map; if there is something wrong with it, the registry's and what it is."""
    try:
        return own_keys(), None
    except BadInputError as error:
        return DEFAULT_KEYS, error


def run_reporting(app: App[None], *, headless: bool = False) -> int:
    """Run an app; if it breaks down, say so in one line and keep the details in a file.

    Textual prints a traceback to stderr when it has given the terminal back. The terminal itself
    is reached by another way, so that stderr can be kept here meanwhile.
    """
    with redirect_stderr(StringIO()) as printed:
        app.run(headless=headless)
    if not app.return_code:
        return 0
    details = ANSI.sub("", printed.getvalue())
    lines = [line for line in details.splitlines() if line.strip() and "NOTE:" not in line]
    message = defects.record(lines[-1] if lines else "unknown", details)
    sys.stderr.write(f"workbench: {message}\nWhat you did is in the journal; open it again.\n")
    return defects.EXIT_CODE
