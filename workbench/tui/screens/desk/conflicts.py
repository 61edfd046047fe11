"""The conflicts that a merge left: the desk tells of them, and leads to their screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.session.desk import jumping
from workbench.session.desk.conflicts import Conflicts
from workbench.tui.screens.conflicts.screen import ConflictsScreen
from workbench.tui.screens.desk.facts import conflicts_open

if TYPE_CHECKING:
    from workbench.tui.screens.desk.screen import DeskScreen


def _settle(screen: DeskScreen) -> None:
    screen.run_worker(_show(screen))


async def _show(screen: DeskScreen) -> None:
    desk = screen.desk
    conflicts = Conflicts(desk)
    if conflicts.stop is None:
        screen.say("no conflict of a merge is open")
        return
    told = await screen.app.push_screen_wait(ConflictsScreen(conflicts))
    last = conflicts.last_seen
    if last is not None:
        jumping.jump(desk, *last)
    screen.may_overwrite = False
    screen.say(told or conflicts_open(screen))
    screen.moved()
    screen.machine.look()


DOINGS: Mapping[str, Callable[[DeskScreen], None]] = {"conflicts": _settle}
