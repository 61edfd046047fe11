"""A prompt of one or two lines at the bottom of the screen, over what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.session.finding.past import Past
from workbench.session.finding.query import SIDES, Query
from workbench.tui.screens.finding.cells import broken

Answer = TypeVar("Answer")

_CASES: tuple[bool | None, ...] = (None, True, False)
_SIDE_TOLD = {"both": "both languages", "source": "original", "target": "translation"}
_CASE_TOLD = {None: "smart case", True: "any case", False: "exact letters"}


class Prompt(ModalScreen[Answer]):
    """Fields with a line below that tells what they come to. None: never mind.

    Args:
        fields: for each field what stands before it, and what was typed into it earlier.
        typed: what stands in the fields at first.
        hint: what the keys do.
    """

    CSS_PATH = "finding.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", priority=True),
        Binding("up", "older", "Earlier", priority=True),
        Binding("down", "newer", "Later", priority=True),
    ]

    def __init__(
        self, fields: tuple[tuple[str, Past], ...], typed: tuple[str, ...] = (), hint: str = ""
    ) -> None:
        super().__init__()
        self._fields = fields
        self._typed = typed
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The fields, what they come to, and what the keys do."""
        with Vertical(id="prompt"):
            yield Static(id="told")
            for number, (label, _) in enumerate(self._fields):
                with Horizontal(classes="field"):
                    yield Static(label)
                    yield Input("".join(self._typed[number : number + 1]), compact=True)
            yield Static(self._hint, classes="hint")

    def on_mount(self) -> None:
        """A calm cursor."""
        for field in self.query(Input):
            field.cursor_blink = False

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say what was typed comes to; once the prompt is gone, to nobody."""
        for told in self.query("#told").results(Static):
            told.update(Text(f"! {message}" if is_problem else message, overflow="ellipsis"))
            told.set_class(is_problem, "-problem")

    @property
    def typed(self) -> tuple[str, ...]:
        """What stands in the fields."""
        return tuple(field.value for field in self.query(Input))

    def action_cancel(self) -> None:
        """Never mind."""
        self.dismiss(None)

    def action_older(self) -> None:
        """What was typed into this field before."""
        field, past = self._in_focus()
        line = past.older()
        if line is not None:
            _put(field, line)

    def action_newer(self) -> None:
        """The way back to an empty field."""
        field, past = self._in_focus()
        _put(field, past.newer())

    def _in_focus(self) -> tuple[Input, Past]:
        fields = list(self.query(Input))
        number = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        return fields[number], self._fields[number][1]


def _put(field: Input, line: str) -> None:
    field.value = line
    field.cursor_position = len(line)


class QueryPrompt(Prompt[Answer]):
    """A prompt for a search, with what it is meant like on keys of its own.

    Args:
        fields: as in `Prompt`; the first one is for the pattern.
        typed: what stands in them at first.
        query: the search before: how it was meant holds on.
        more: what more the keys do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+s,f5", "turn('sides')", "Language", priority=True),
        Binding("alt+c,f6", "turn('ignore_case')", "Case", priority=True),
        Binding("alt+w,f7", "turn('whole_words')", "Whole words", priority=True),
        Binding("alt+r,f8", "turn('is_regex')", "Regex", priority=True),
    ]

    def __init__(
        self,
        fields: tuple[tuple[str, Past], ...],
        typed: tuple[str, ...],
        query: Query,
        more: tuple[str, ...],
    ) -> None:
        super().__init__(fields, typed)
        self._meant = query
        self._more = more
        self._asked = replace(query, pattern="")

    def on_mount(self) -> None:
        """Tell how the search is meant."""
        super().on_mount()
        self._show_hint()

    @property
    def query_typed(self) -> Query:
        """The search as it stands."""
        return replace(self._meant, pattern=self.typed[0])

    def action_turn(self, name: str) -> None:
        """The search is meant otherwise."""
        query = self._meant
        if name == "sides":
            self._meant = replace(query, sides=SIDES[(SIDES.index(query.sides) + 1) % len(SIDES)])
        elif name == "ignore_case":
            following = _CASES[(_CASES.index(query.ignore_case) + 1) % len(_CASES)]
            self._meant = replace(query, ignore_case=following)
        elif name == "whole_words":
            self._meant = replace(query, whole_words=not query.whole_words)
        else:
            self._meant = replace(query, is_regex=not query.is_regex)
        self._show_hint()
        self.on_input_changed()

    def on_input_changed(self) -> None:
        """Another pattern, unless another field has changed."""
        if self._asked != self.query_typed:
            self._asked = self.query_typed
            self.changed()

    def changed(self) -> None:
        """What was typed, or how it is meant, is another."""

    def on_resize(self) -> None:
        """Another width has room for more or less of the hint on a line."""
        self._show_hint()

    def _show_hint(self) -> None:
        hint = self.query_one(".hint", Static)
        room = hint.content_size.width or self.app.size.width
        hint.update(broken([*_told(self._meant), *self._more], room))


def _told(query: Query) -> Iterator[str]:
    yield f"alt+s {_SIDE_TOLD[query.sides]}"
    yield f"alt+c {_CASE_TOLD[query.ignore_case]}"
    yield f"alt+w {'whole words' if query.whole_words else 'inside words'}"
    yield f"alt+r {'regex' if query.is_regex else 'plain text'}"
