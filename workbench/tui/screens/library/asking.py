"""What opens over the library to be typed into: which files to import, how sure is sure enough."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Label, Static

from workbench.errors import WorkbenchError
from workbench.session.commands.paths import completions, named_files
from workbench.session.jobs.orders import ImportFiles

_PROPOSED = 6
"""Names that are shown below the fields."""


class PathSuggester(Suggester):
    """Completes the names of files.

    Args:
        base: folder that what is typed is relative to.
    """

    def __init__(self, base: Path) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._base = base

    async def get_suggestion(self, value: str) -> str | None:
        """What is typed with the first name that begins so."""
        return next(iter(completions(value, self._base)), None) if value else None


class Typed(NamedTuple):
    """What stands in the fields of `AskForFiles`."""

    files: str = ""
    translation: str = ""
    document: str = ""


_FIELDS = {
    "files": "Text file or page image; several images as page-*.png",
    "translation": "File with the translation, if it is not in the same",
    "document": "Name of the document; left empty: that of the file",
}


class AskForFiles(ModalScreen[tuple[ImportFiles, Typed] | None]):
    """Asks which files to import. None: never mind.

    Args:
        base: folder that paths are relative to.
        typed: what stands in the fields at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]
    HINT = "enter imports · → completes · tab next field · esc cancels"

    def __init__(self, base: Path, typed: Typed) -> None:
        super().__init__()
        self._base = base
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Three fields, what the names of files may be, and how to answer."""
        with Vertical(classes="dialog"):
            for name, label in _FIELDS.items():
                yield Label(label)
                yield Input(
                    getattr(self._typed, name),
                    suggester=None if name == "document" else PathSuggester(self._base),
                    id=name,
                    compact=True,
                )
            yield Static(id="proposed")
            yield Static(self.HINT, classes="hint")

    def on_mount(self) -> None:
        """Calm cursors."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#files", Input).focus()

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        """Propose what may be meant, and take a refusal back."""
        self.query_one(".hint", Static).update(self.HINT)
        is_path = event.input.id != "document" and event.value
        found = completions(event.value, self._base) if is_path else []
        names = [Path(path).name + ("/" if path.endswith("/") else "") for path in found]
        more = [f"… {len(names) - _PROPOSED} more"] if len(names) > _PROPOSED else []
        self.query_one("#proposed", Static).update(Text("\n".join([*names[:_PROPOSED], *more])))

    @on(Input.Submitted)
    def _on_submitted(self) -> None:
        """Enter: take it over, or say why not."""
        try:
            self.dismiss((self._order(), self._values()))
        except WorkbenchError as error:
            self.query_one(".hint", Static).update(Text(f"! {error}"))

    def action_cancel(self) -> None:
        """Escape."""
        self.dismiss(None)

    def _values(self) -> Typed:
        return Typed(*(self.query_one(f"#{name}", Input).value.strip() for name in _FIELDS))

    def _order(self) -> ImportFiles:
        typed = self._values()
        files = named_files(typed.files, self._base)
        translation = named_files(typed.translation, self._base)[0] if typed.translation else ""
        return ImportFiles(tuple(map(str, files)), str(translation), typed.document)
