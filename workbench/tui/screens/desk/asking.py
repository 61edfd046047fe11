"""What opens over the desk to be typed into: a reading, a note, or a whole paragraph."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Offset, Region
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from workbench.model.text import normalise

_NARROWEST = 16
"""Cells for typing a word at the end of a line."""
_MARGIN = 8
"""Cells for typing more than stands there."""


class TypeLine(ModalScreen[str | None]):
    """Asks for one line. None: never mind.

    Args:
        question: what is asked, above the field.
        typed: what stands in the field at first.
        completions: what completes what is typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]
    HINT = "enter accepts · esc cancels"
    REPLACES = False
    """Whether typing takes the place of what stands in the field at first."""

    def __init__(self, question: Text, typed: str, completions: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._question = question
        self._typed = typed
        self._completions = completions
        self._asked = False

    def compose(self) -> ComposeResult:
        """A question, a field, and how to answer."""
        with Vertical(classes="dialog"):
            yield Static(self._question)
            yield Input(
                self._typed,
                suggester=SuggestFromList(self._completions, case_sensitive=False),
                select_on_focus=self.REPLACES,
            )
            yield Static(self.HINT, classes="hint")

    def on_mount(self) -> None:
        """A calm cursor."""
        self.query_one(Input).cursor_blink = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        self.dismiss(normalise(event.value))

    def action_cancel(self) -> None:
        """Escape."""
        self.dismiss(None)

    def leave(self) -> bool:
        """Whether the program may be left: nothing was typed, or the editor asked twice."""
        if self.query_one(Input).value == self._typed or self._asked:
            return True
        self._asked = True
        self.query_one(".hint", Static).update("once more throws it away · enter accepts")
        return False

    def on_input_changed(self) -> None:
        """Typing on takes the question back."""
        self._asked = False


class TypeReading(TypeLine):
    """Asks what a word should read, in its place; the readings complete what is typed.

    Args:
        word: what stands there.
        typed: what stands in the field at first.
        readings: what completes what is typed.
        room: where on the screen the word begins, to the end of its column; None where it can
            not be seen, then the field stands with the question.
    """

    HINT = "enter accepts · → completes · esc cancels"
    REPLACES = True

    def __init__(
        self, word: str, typed: str, readings: tuple[str, ...], room: Region | None = None
    ) -> None:
        question = Text.assemble("Instead of ", (word, "bold"), " it should read:")
        super().__init__(question, typed, readings)
        self._room = room

    def on_mount(self) -> None:
        """Put the field where the word stands, wide enough to type in."""
        super().on_mount()
        if self._room is None:
            return
        longest = max(map(cell_len, (self._typed, *self._completions)))
        width = min(max(self._room.width, _NARROWEST), longest + _MARGIN, self.app.size.width)
        field = self.query_one(Input)
        field.styles.width = width
        field.absolute_offset = Offset(min(self._room.x, self.app.size.width - width), self._room.y)
        self.query_one(Vertical).add_class("-in-place")


class TypeNote(TypeLine):
    """Asks for the note of a paragraph; an empty one takes it away."""

    def __init__(self, paragraph: str, note: str) -> None:
        super().__init__(Text.assemble("Note on ", (paragraph, "bold"), ":"), note)


class EditParagraph(ModalScreen[str | None]):
    """A paragraph to edit freely, with what stands beside it. None: never mind.

    Escape asks to be pressed twice when something was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "accept", "Accept", priority=True),
        Binding("escape", "cancel", "Cancel", priority=True),
    ]

    def __init__(self, text: str, typed: str, offset: int, beside: str) -> None:
        super().__init__()
        self._text = text
        self._typed = typed
        self._offset = offset
        self._beside = beside
        self._asked = False

    def compose(self) -> ComposeResult:
        """The text, and below it what it is compared with."""
        with Vertical(classes="dialog -large"):
            yield TextArea(self._typed, soft_wrap=True, show_line_numbers=False)
            with VerticalScroll(id="beside"):
                yield Static(Text(self._beside))
            yield Static("^s accepts · esc cancels", classes="hint")

    def on_mount(self) -> None:
        """Start at the word that was in focus."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor((0, min(self._offset, len(self._typed))))
        area.focus()

    def action_accept(self) -> None:
        """Take the text over."""
        self.dismiss(self.query_one(TextArea).text)

    def action_cancel(self) -> None:
        """Leave without a change."""
        if self.leave():
            self.dismiss(None)

    def leave(self) -> bool:
        """Whether what was typed may be thrown away: nothing was, or the editor asked twice."""
        if self.query_one(TextArea).text == self._text or self._asked:
            return True
        self._asked = True
        self.query_one(".hint", Static).update("once more throws your changes away · ^s accepts")
        return False

    def on_text_area_changed(self) -> None:
        """Typing on takes the question back."""
        self._asked = False
