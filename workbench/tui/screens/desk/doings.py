"""What every action of the desk does, by the name it has in the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from workbench.tui.screens.desk import (
    conflicts,
    finding,
    history,
    links,
    moving,
    paragraphs,
    scan,
    words,
)
from workbench.tui.screens.desk.intents import CHANGES, MOVES

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen

Doing: TypeAlias = "Callable[[DeskScreen], None]"

DOINGS: Mapping[str, Doing] = {
    **{name: partial(moving.move, to=move) for name, move in MOVES.items()},
    **{name: partial(history.change, make=make) for name, make in CHANGES.items()},
    **words.DOINGS,
    **paragraphs.DOINGS,
    **links.DOINGS,
    **finding.DOINGS,
    **moving.DOINGS,
    **history.DOINGS,
    **scan.DOINGS,
    **conflicts.DOINGS,
}
