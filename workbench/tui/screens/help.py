"""Help on `?`: every key of the screen below, from the registry."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import ClassVar

from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.actions import Action, Place, actions_of
from workbench.tui.keymap import KeyMap

_SIGNS: Mapping[Place, tuple[tuple[str, str], ...]] = {
    "desk": (
        ("underlined", "a suspect word; reversed when in focus"),
        ("bold", "a word that differs from what the machine read"),
        ("· c v #", "paragraph raw, corrected, verified; furniture"),
        ("══  97%  54%?", "link confirmed; the machine's, sure; unsure"),
        ("═╴  ╶═", "confirmed to stand without a partner"),
        ("≠", "two editors decided differently: a paragraph, or a link"),
    ),
    "library": (
        ("?", "not known: the document was never looked through"),
        ("~12", "known of an earlier state of the text"),
        ("12+?", "a sum without documents that were never looked through"),
        ("≠2", "conflicts of a merge that are open in the document"),
        ("!", "the file can not be read, and why"),
    ),
    "conflicts": (
        ("⟦ ⟧", "the place in hand, reversed"),
        ("underlined", "other places of the paragraph that are open"),
    ),
}


class Help(ModalScreen[None]):
    """All keys of a place.

    Args:
        place: whose keys.
        keys: the keys as they are now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,й,question_mark,comma,enter", "close", "Close")
    ]

    def __init__(self, place: Place, keys: KeyMap) -> None:
        super().__init__()
        self._place = place
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A scrolling table, and how to leave it."""
        with Vertical(classes="dialog -large"):
            with VerticalScroll():
                yield Static(_table(self._place, self._keys))
            yield Static("↑ ↓ pgup pgdn scroll · esc closes", classes="hint")

    def action_close(self) -> None:
        """Back."""
        self.dismiss()


def _row(action: Action, keys: KeyMap) -> tuple[Padding, Text, Text] | None:
    """What it does, its keys and their twins; the nine keys of readings are one row."""
    if action.id == "desk.accept-1":
        return _indented("Accept the reading with this number."), Text(keys.readings()), Text()
    if action.id.startswith("desk.accept-"):
        return None
    return _indented(action.help), Text(keys.shown(action)), Text(keys.twins(action))


def _indented(text: str) -> Padding:
    """A text below its heading, also where it needs a second line."""
    return Padding(Text(text), (0, 0, 0, 2))


def _table(place: Place, keys: KeyMap) -> Table:
    actions = actions_of(place, "everywhere")
    table = Table.grid(padding=(0, 2))
    table.add_row("", Text("key", style="dim"), Text("ЙЦУКЕН", style="dim"))
    for group, members in groupby(actions, key=lambda action: action.group):
        table.add_row(Text(group, style="bold"))
        for action in members:
            if row := _row(action, keys):
                table.add_row(*row)
    signs = _SIGNS.get(place, ())
    if signs:
        table.add_row(Text("Signs", style="bold"))
    for sign, meaning in signs:
        table.add_row(_indented(meaning), Text(sign))
    return table
