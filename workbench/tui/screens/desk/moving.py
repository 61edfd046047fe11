"""Going elsewhere in the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from workbench.session.desk.desk import Desk

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def move(screen: DeskScreen, to: Callable[[Desk], None]) -> None:
    """Go where a move of the desk leads."""
    to(screen.desk)
    screen.say("")
    screen.moved()


def _page(screen: DeskScreen, direction: int) -> None:
    """Go a screen down (+1) or up (-1) on the same side."""
    desk, view = screen.desk, screen.view
    if desk.is_empty:
        return
    before = desk.focus
    desk.go_to(*view.page_step(before.paragraph, before.span, direction))
    screen.say("")
    screen.moved()
    if desk.focus == before:  # what lies beyond is of the other language alone
        view.scroll_to(y=view.max_scroll_y if direction > 0 else 0, animate=False)
    screen.machine.look()


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {
    "page-down": partial(_page, direction=1),
    "page-up": partial(_page, direction=-1),
}
