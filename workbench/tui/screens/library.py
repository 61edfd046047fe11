"""The library: the documents of the project with their progress."""

from __future__ import annotations

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.session.progress import DocumentProgress, document_progress
from workbench.store.project import Project
from workbench.tui.actions import bindings
from workbench.tui.widgets.bars import StatusLine, TitleBar
from workbench.wording import counted

_COLUMNS = ("document", "corrected", "verified", "words", "links", "unlinked", "title")


class DocumentTable(DataTable[Text], inherit_bindings=False):
    """The table; its keys are the library's, from the registry."""


class Library(Screen[None]):
    """The list of documents.

    Args:
        project: whose documents.
        last: the document that was open last; the cursor starts there.
    """

    BINDINGS = [*bindings("library")]  # noqa: RUF012 - Textual's way

    class Counted(Message):
        """A document was counted, or could not be read."""

        def __init__(self, document_id: str, result: DocumentProgress | WorkbenchError) -> None:
            super().__init__()
            self.document_id = document_id
            self.result = result

    class Chosen(Message):
        """A document is to be opened."""

        def __init__(self, document_id: str) -> None:
            super().__init__()
            self.document_id = document_id

    class Quit(Message):
        """The editor wants to leave."""

    def __init__(self, project: Project, last: str) -> None:
        super().__init__()
        self._project = project
        self._last = last
        self._titles: dict[str, str] = {}
        self._is_stale = False

    def compose(self) -> ComposeResult:
        """Title, table, status and keys."""
        yield TitleBar()
        yield DocumentTable(cursor_type="row", zebra_stripes=True)
        yield StatusLine()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Fill the table."""
        table = self._table
        for column in _COLUMNS:
            table.add_column(column, key=column)
        self.action_reload()

    def on_screen_suspend(self) -> None:
        """Something else is shown: what it does may change the numbers."""
        self._is_stale = True

    def on_screen_resume(self) -> None:
        """Back from a document."""
        if self._is_stale:
            self._is_stale = False
            self.action_reload()

    def action_reload(self) -> None:
        """Read the list of documents again."""
        table = self._table
        ids = self._project.document_ids()
        here = self.chosen_id() or self._last
        table.clear()
        for id_ in ids:
            table.add_row(Text(id_), *[Text()] * (len(_COLUMNS) - 1), key=id_)
        if here in ids:
            table.move_cursor(row=ids.index(here))
        self.query_one(TitleBar).show(
            f"workbench · {self._project.root.name}", counted(len(ids), "document")
        )
        if ids:
            self.query_one(StatusLine).say("? shows all keys")
        else:
            self.query_one(StatusLine).say(
                "No documents yet: `workbench import FILE` in a shell brings one in, r looks again."
            )
        self._count(ids)

    def chosen_id(self) -> str:
        """The document under the cursor, or ''."""
        table = self._table
        if not table.row_count:
            return ""
        key = table.coordinate_to_cell_key(table.cursor_coordinate).row_key
        return key.value or ""

    def row(self, document_id: str) -> list[Text]:
        """The cells of a document's row. Raises textual's RowDoesNotExist."""
        return list(self._table.get_row(document_id))

    def action_open(self) -> None:
        """Open the document under the cursor."""
        if chosen := self.chosen_id():
            self.post_message(self.Chosen(chosen))

    def on_data_table_row_selected(self) -> None:
        """Enter or a click on a row."""
        self.action_open()

    def action_down(self) -> None:
        """Go to the next document."""
        self._table.action_cursor_down()

    def action_up(self) -> None:
        """Go to the previous document."""
        self._table.action_cursor_up()

    def action_page_down(self) -> None:
        """Go down a screen."""
        self._table.action_page_down()

    def action_page_up(self) -> None:
        """Go up a screen."""
        self._table.action_page_up()

    def action_first(self) -> None:
        """Go to the first document."""
        self._table.action_scroll_top()

    def action_last(self) -> None:
        """Go to the last document."""
        self._table.action_scroll_bottom()

    def action_quit(self) -> None:
        """Leave."""
        self.post_message(self.Quit())

    @property
    def _table(self) -> DocumentTable:
        return self.query_one(DocumentTable)

    def say(self, message: str) -> None:
        """Show a message."""
        self.query_one(StatusLine).say(message)

    def complain(self, message: str) -> None:
        """Show a problem."""
        self.query_one(StatusLine).complain(message)

    @work(thread=True, exclusive=True)
    def _count(self, ids: tuple[str, ...]) -> None:
        worker = get_current_worker()
        for id_ in ids:
            if worker.is_cancelled:
                return
            try:
                result: DocumentProgress | WorkbenchError = document_progress(
                    self._project.load(id_)
                )
            except WorkbenchError as error:
                result = error
            self.post_message(self.Counted(id_, result))

    def on_library_counted(self, message: Counted) -> None:
        """Fill a row in."""
        table = self._table
        if message.document_id not in {key.value for key in table.rows}:
            return
        *cells, title = _cells(message.result)
        for column, value in zip(_COLUMNS[1:-1], cells, strict=True):
            table.update_cell(message.document_id, column, Text(value), update_width=True)
        self._titles[message.document_id] = title
        self.call_after_refresh(self._fit_titles)

    def on_resize(self) -> None:
        """Another width leaves other room for titles."""
        self.call_after_refresh(self._fit_titles)

    def _fit_titles(self) -> None:
        table = self._table
        columns = [column for key, column in table.columns.items() if key.value != "title"]
        room = table.size.width - sum(c.get_render_width(table) for c in columns) - 2
        for document_id, title in self._titles.items():
            fits = title if len(title) <= room else title[: max(0, room - 1)] + "…"
            if document_id in {key.value for key in table.rows}:
                table.update_cell(document_id, "title", Text(fits), update_width=True)


def _cells(result: DocumentProgress | WorkbenchError) -> tuple[str, ...]:
    if isinstance(result, WorkbenchError):
        return ("", "", "", "", "", f"! {result.message}")
    return (
        f"{result.corrected}/{result.paragraphs}",
        f"{result.verified}/{result.paragraphs}",
        f"{result.words_changed}/{result.words}",
        f"{result.links_confirmed}/{result.links}",
        str(result.unlinked),
        result.title,
    )
