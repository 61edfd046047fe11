"""The documents of the project with their progress, and the work that is under way."""

from __future__ import annotations

from operator import attrgetter
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Input
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.session.jobs.orders import ImportFiles
from workbench.session.jobs.queue import Job, JobQueue
from workbench.session.progress.outlook import Outlooks
from workbench.session.progress.progress import count
from workbench.session.progress.shelf import Entry, Shelf
from workbench.store.project import Project
from workbench.tui.actions import Place, bindings
from workbench.tui.keymap import KeyMap
from workbench.tui.screens.library.asking import Typed
from workbench.tui.screens.library.doings import DOINGS
from workbench.tui.screens.library.guide import guide, key_of
from workbench.tui.screens.library.table import DocumentTable, Guide, SumsLine
from workbench.tui.widgets.bars import StatusLine, TitleBar
from workbench.tui.widgets.jobs import WorkLine
from workbench.wording import counted

_COUNTING = "counting"


class Library(Screen[None]):
    """The list of documents.

    Attributes:
        project: whose documents.
        jobs: the long work of this window.
        shelf: the list.
        typed: what was typed for an import that has not come to its end.

    Args:
        project: see above.
        jobs: see above.
        keys: which keys mean which actions.
        last: the document that was open last; the cursor starts there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]
    PLACE: ClassVar[Place] = "library"

    class Counted(Message):
        """A document was counted, or could not be read; None: that was the last one."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Chosen(Message):
        """A document is to be opened."""

        def __init__(self, document_id: str) -> None:
            super().__init__()
            self.document_id = document_id

    class Quit(Message):
        """The editor wants to leave."""

    def __init__(self, project: Project, jobs: JobQueue, keys: KeyMap, last: str) -> None:
        super().__init__()
        self.project = project
        self.jobs = jobs
        self.shelf = Shelf()
        self.typed = Typed()
        self._keys = keys
        self._last = last

    def compose(self) -> ComposeResult:
        """Title, table, sums, work, filter, status and keys."""
        yield TitleBar()
        yield DocumentTable()
        yield Guide(guide(self._keys))
        yield SumsLine()
        yield WorkLine()
        yield Input(placeholder="part of a name or a title", id="filter")
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the table."""
        self.filter.display = False
        self.filter.cursor_blink = False
        self.table.focus()
        self._show_work(self.jobs.current)
        self.say("? shows all keys")
        self.reload()

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        self.update()

    def action_do(self, name: str) -> None:
        """Do what an action of the registry is for; the names are those of `doings`."""
        DOINGS[name](self)

    @property
    def table(self) -> DocumentTable:
        """The documents."""
        return self.query_one(DocumentTable)

    @property
    def filter(self) -> Input:
        """Where the filter is typed."""
        return self.query_one("#filter", Input)

    # -- showing -------------------------------------------------------------------------------

    def reload(self, cursor: str = "") -> None:
        """Read the list of documents again, and count them.

        Args:
            cursor: the document to go to, or '' to stay.
        """
        ids = self.project.document_ids()
        self.shelf.put_up(ids)
        self.update(cursor)
        self.workers.cancel_group(self, _COUNTING)
        self._count(ids)

    def update(self, cursor: str = "") -> None:
        """Show the list as it is now."""
        self.table.show(self.shelf, cursor or self.table.chosen or self._last)
        self.query_one(SumsLine).update(self.table.sums())
        is_empty = not len(self.shelf)
        self.query_one(Guide).display = is_empty
        self.table.display = self.query_one(SumsLine).display = not is_empty
        self.query_one(TitleBar).show(f"workbench · {self.project.root.name}", self._facts())

    def _facts(self) -> str:
        shown, there = len(self.table.ids), len(self.shelf)
        if shown == there:
            return counted(there, "document")
        return f"{shown} of {counted(there, 'document')} with “{self.shelf.wanted}”"

    def say(self, message: str) -> None:
        """Show a message."""
        self.query_one(StatusLine).say(message)

    def complain(self, problem: WorkbenchError | str) -> None:
        """Show a problem."""
        self.query_one(StatusLine).complain(str(problem))

    # -- counting ------------------------------------------------------------------------------

    @work(thread=True, group=_COUNTING)
    def _count(self, ids: tuple[str, ...]) -> None:
        worker = get_current_worker()
        outlooks = Outlooks(self.project)
        for id_ in ids:
            if worker.is_cancelled:
                return
            entry = count(self.project, outlooks, id_, attrgetter("message"))
            self.post_message(self.Counted(entry))
        self.post_message(self.Counted(None))

    @on(Counted)
    def _on_counted(self, message: Counted) -> None:
        """Fill a row in; at the end, sort and sum up."""
        if message.entry is None:
            self.update()
            return
        self.shelf.learn(message.entry)
        self.table.refresh()

    # -- work ----------------------------------------------------------------------------------

    def job_changed(self, job: Job) -> None:
        """Something has become of a job."""
        self._show_work(None if job.has_ended else self.jobs.current or job)
        if not job.has_ended:
            return
        said = " · ".join(job.said.splitlines())
        if job.state == "failed":
            self.complain(said)
        elif job.state == "stopped":
            self.say(f"stopped {job.order.name}")
            if job.order.changes:  # it may have saved a moment before
                self._count((job.order.changes,))
        else:
            self.say(said)
            self._take_in(job)

    def working(self, label: str, share: float) -> None:
        """Show how far the machine's work for a desk is that was left meanwhile."""
        if not (self.is_mounted and self.jobs.is_idle):
            return
        line = self.query_one(WorkLine)
        if share < 1:
            line.show(label, share)
        else:
            line.rest()

    def _take_in(self, job: Job) -> None:
        """Show what a job has done: documents that are new, and others that are changed."""
        known = set(self.project.document_ids())
        new = [id_ for id_ in job.documents if id_ in known and not self.shelf.has(id_)]
        if isinstance(job.order, ImportFiles):
            self.typed = Typed()
        if new:
            self.reload(new[0])
        else:
            self._count(tuple(id_ for id_ in job.documents if id_ in known))

    def _show_work(self, job: Job | None) -> None:
        line = self.query_one(WorkLine)
        if job is None:
            line.rest()
            return
        stop = f"{key_of(self._keys, 'library.stop')} stops"
        hint = "stopping" if job.state == "stopping" else stop
        more = f" · {self.jobs.waiting} more" if self.jobs.waiting else ""
        doing = f"{job.order.about}: {job.doing[0].lower()}{job.doing[1:]}" if job.doing else ""
        line.show(doing or job.order.name, job.share, hint + more)

    # -- what is typed and clicked -------------------------------------------------------------

    @on(DocumentTable.Opened)
    def _on_opened(self) -> None:
        """A click on the row of the cursor."""
        self.action_do("open")

    @on(DocumentTable.Sorted)
    def _on_sorted(self, message: DocumentTable.Sorted) -> None:
        """A click on a heading."""
        self.shelf.sort_by(message.name)
        self.update()

    @on(Input.Changed, "#filter")
    def _on_filter_changed(self, event: Input.Changed) -> None:
        """Every letter narrows the list."""
        self.shelf.wanted = event.value.strip()
        self.update()

    @on(Input.Submitted, "#filter")
    def _on_filter_submitted(self) -> None:
        """Enter: back to the list, which stays as it is."""
        self.filter.display = bool(self.filter.value)
        self.table.focus()
