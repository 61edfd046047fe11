"""What an empty project shows in the middle of the screen."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from workbench.tui.actions import ACTIONS
from workbench.tui.keymap import KeyMap

_ACTIONS = {action.id: action for action in ACTIONS}


def key_of(keys: KeyMap, action_id: str) -> str:
    """The keys of an action as help writes them."""
    return keys.shown(_ACTIONS[action_id])


def guide(keys: KeyMap) -> Table:
    """The first steps, each with its key or command."""
    steps = (
        (key_of(keys, "library.import"), "brings a text or the images of its pages in"),
        ("workbench tutorial", "in a shell: two minutes of practice"),
        (key_of(keys, "app.help"), "shows all keys"),
    )
    table = Table.grid(padding=(0, 2))
    table.add_row(Text("No documents yet\n", style="bold"))
    for key, meaning in steps:
        table.add_row(Text(key), Text(meaning))
    return table
