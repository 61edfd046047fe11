"""The application: screens, themes, and keys of every layout."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen

from workbench.errors import LockedError, WorkbenchError
from workbench.tui.actions import Place, actions_of, bindings
from workbench.tui.background import Background, Task
from workbench.tui.breakdown import ThreadDefects
from workbench.tui.keymap import DEFAULT_KEYS, FIXED, KeyMap
from workbench.tui.keys import translated
from workbench.tui.screens.abilities import Complains, HasActions, HasChoices, KeepsWork
from workbench.tui.screens.opening import Opening, Prepared
from workbench.tui.themes import DARK, LIGHT
from workbench.tui.turns import Turns
from workbench.tui.widgets.bars import StatusLine

if TYPE_CHECKING:
    from workbench.session.assistant import Assistant
    from workbench.session.desk.desk import Desk
    from workbench.session.jobs.orders import Order
    from workbench.session.jobs.queue import Job, JobQueue, Work
    from workbench.store.positions import Position, Positions
    from workbench.store.project import Project
    from workbench.tui.screens.desk.screen import DeskScreen
    from workbench.tui.screens.library.screen import Library


class WorkbenchApp(App[None]):
    """The terminal UI on a project.

    The first frame has the name of what was asked for; all that the frame does not need is
    imported after it, in a thread.

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
        self._jobs: JobQueue | None = None
        self._background = Background()
        self._thread_defects = ThreadDefects(self)
        self._turns = Turns(self, super().on_event, self._is_opening)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[None]:
        """The frame of the document that was asked for, or of the library."""
        return self._opening(self._first) if self._first else self._entrance()

    def on_mount(self) -> None:
        """Take the key map over."""
        self._thread_defects.watch()
        self.set_keymap(self.keys.overrides())

    def on_unmount(self) -> None:
        """Threads that are let go have nobody to tell."""
        self._thread_defects.leave_off()

    async def on_event(self, event: Event) -> None:
        """Keys in their turn; those with a modifier as Latin ones, whatever layout is on."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._typed(translated(event) if isinstance(event, Key) else event)
        else:
            await super().on_event(event)

    async def _typed(self, typed: Key | Paste) -> None:
        """Hand on what was typed; while something is being opened it waits, but for the way out."""
        if self._is_opening() and isinstance(typed, Key) and typed.key in FIXED["app.quit"]:
            self.action_leave()
        else:
            await self._turns.come(typed)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the actions of the screen, from the registry."""
        for action in actions_of(_place_of(screen), "everywhere"):
            if action.call.startswith("accept(") or action.id == "app.palette":
                continue
            run = partial(screen.run_action, action.call)
            yield SystemCommand(action.help.rstrip("."), f"key {self.keys.shown(action)}", run)

    def get_key_display(self, binding: Binding) -> str:
        """What the footer shows for a key."""
        if binding.id == "conflicts.choose-1" and isinstance(self.screen, HasChoices):
            return self.keys.choices(self.screen.last_choice)
        return self.keys.footer_key(binding) or super().get_key_display(binding)

    def on_library_chosen(self, message: Library.Chosen) -> None:
        """A document was chosen in the library."""
        if not (self._is_leaving or self._is_opening()):
            self.push_screen(self._opening(message.document_id))

    async def on_opening_opened(self, message: Opening.Opened) -> None:
        """What was asked for is there: show it."""
        if self._is_leaving:
            message.prepared.drop()
            return
        await self._replace(message.prepared.make())
        self.call_after_refresh(self._settle)
        await self._turns.go_on()

    async def on_opening_failed(self, message: Opening.Failed) -> None:
        """Say why in the library."""
        self._problem = message.error
        await self._back()

    def on_library_quit(self) -> None:
        """The editor leaves the library, and so the program."""
        self.action_leave()

    async def on_desk_screen_left(self, message: DeskScreen.Left) -> None:
        """Back to the library, or to a place in another document."""
        self._on_desk = ""
        if message.document_id:
            await self._replace(self._opening(message.document_id, message.place))
        else:
            await self._back()

    def on_exit_app(self) -> None:
        """The window was taken away, as when a tab of a browser is closed: save what is open."""
        if self._is_leaving:
            return
        from workbench.tui.screens.desk.screen import DeskScreen

        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.leave()
        self._stop_jobs()

    def on_workbench_app_working(self, message: Working) -> None:
        """Show how far the machine's long work is."""
        from workbench.tui.screens.desk.screen import DeskScreen
        from workbench.tui.screens.library.screen import Library

        if isinstance(self.screen, DeskScreen):
            self.screen.query_one(StatusLine).work(message.label, message.share)
        elif isinstance(self.screen, Library):
            self.screen.working(message.label, message.share)

    def on_workbench_app_job_changed(self, message: JobChanged) -> None:
        """Show what has become of long work, wherever the editor is."""
        from workbench.tui.screens.desk.screen import DeskScreen
        from workbench.tui.screens.library.screen import Library

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
        from workbench.tui.screens.help import Help

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
            if isinstance(screen, KeepsWork) and not screen.leave():
                return
        self._is_leaving = True
        self._stop_jobs()
        self.exit()

    def _stop_jobs(self) -> None:
        if self._jobs is not None:
            self._jobs.close()

    @cached_property
    def _positions(self) -> Positions:
        from workbench.store.positions import Positions

        return Positions(self.project.private / "positions.json")

    @cached_property
    def _assistant(self) -> Assistant:
        from workbench.session.assistant import Assistant

        return Assistant(self._tell)

    async def _replace(self, screen: Screen[None]) -> None:
        """Show a screen in place of the top one; the first has to stay below."""
        if len(self.screen_stack) == 1:
            await self.push_screen(screen)
        else:
            await self.switch_screen(screen)

    async def _back(self) -> None:
        """To the library; what stood on top of it, or of the first frame, is gone."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()
        if self._is_opening():
            await self.push_screen(self._entrance())
            return
        from workbench.tui.screens.library.screen import Library

        if isinstance(self.screen, Library):
            self.screen.reload()
        self._settle()
        await self._turns.go_on()

    def _is_opening(self) -> bool:
        return isinstance(self.screen, Opening)

    def _opening(self, document_id: str, place: Position | None = None) -> Opening:
        return Opening(document_id, partial(self._read, document_id, place))

    def _read(self, document_id: str, place: Position | None) -> Prepared:
        """Called in a thread."""
        import workbench.tui.screens.desk.screen  # noqa: F401 - so that no key waits for it
        from workbench.session.desk.desk import Desk
        from workbench.session.session import Session

        session = Session.open(self.project, document_id)
        desk = Desk(session, self._positions)
        if place is not None and desk.document.has(place.paragraph):
            desk.go_to(place.paragraph, place.offset)
        return Prepared(partial(self._desk_screen, desk), session.close)

    def _desk_screen(self, desk: Desk) -> DeskScreen:
        from workbench.tui.screens.desk.screen import DeskScreen

        self._on_desk = "" if desk.session.read_only else desk.session.id
        return DeskScreen(desk, self._assistant)

    def _entrance(self) -> Opening:
        return Opening(f"workbench · {self.project.root.name}", self._prepare_library)

    def _prepare_library(self) -> Prepared:
        """Called in a thread."""
        import workbench.tui.screens.library.screen  # noqa: F401 - so that no key waits for it

        last = self._first or self._positions.last_document()
        return Prepared(partial(self._library, last))

    def _library(self, last: str) -> Library:
        from workbench.session.jobs.queue import JobQueue
        from workbench.tui.screens.library.screen import Library

        self._jobs = self._jobs or JobQueue(self._begin, self._job_changed)
        return Library(self.project, self._jobs, self.keys, last)

    def _settle(self) -> None:
        """What was asked for is on the screen: say what is wrong, and look for garbage from now on.

        What has been loaded stays, so that it need not be looked through again and again.
        """
        gc.freeze()
        gc.enable()
        if self._on_desk:
            self._background.start("doings", _import_doings)
        if self._problem is not None and isinstance(self.screen, Complains):
            self.screen.complain(self._problem)
        self._problem = None

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


def _import_doings(_task: Task) -> None:
    """Called in a thread, so that the first key does not wait for what keys can open."""
    import workbench.tui.screens.desk.doings  # noqa: F401


def _place_of(screen: Screen[object]) -> Place:
    return screen.PLACE if isinstance(screen, HasActions) else "everywhere"
