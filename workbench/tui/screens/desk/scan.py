"""The scan of what is in focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.session.pages.viewing import open_page
from workbench.tui.widgets.scan.panel import ScanPanel

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def look(screen: DeskScreen) -> None:
    """Show the word in focus on its scan."""
    focus = screen.desk.focus
    screen.query_one(ScanPanel).look_at(screen.desk.document, focus.paragraph, focus.span)


def _open_page(screen: DeskScreen) -> None:
    """Open the page in the system's viewer."""
    sight = screen.query_one(ScanPanel).sight
    if sight is None:
        screen.say("there is no scan of this")
        return
    try:
        image = open_page(sight)
    except WorkbenchError as error:
        screen.complain(error)
        return
    screen.say(f"opening {image.name}")


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {"open-page": _open_page}
