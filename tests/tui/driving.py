"""How tests drive the desk: waiting for it, and reading what it shows."""

from __future__ import annotations

from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.screens.opening import Opening
from workbench.tui.widgets.bars import StatusLine


async def arrived(pilot) -> None:
    """Wait until what is being opened is on the screen."""
    while isinstance(pilot.app.screen, Opening):
        await pilot.pause(0.01)
    await pilot.pause()


async def opened(pilot) -> DeskScreen:
    """Wait until the document is on the screen."""
    await arrived(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DeskScreen)
    return screen


async def settled(pilot) -> None:
    """Wait until no work runs beside the UI and all it posted has been taken in."""
    await arrived(pilot)
    while isinstance(pilot.app.screen, DeskScreen) and pilot.app.screen.machine.background.is_busy:
        await pilot.pause(0.01)
    await pilot.pause()


async def ready(pilot) -> DeskScreen:
    """Wait until the suspects of the document are known."""
    screen = await opened(pilot)
    await settled(pilot)
    return screen


def texts(screen: DeskScreen) -> list[str]:
    return [p.text for p in screen.desk.document.source]


def said(screen: DeskScreen) -> str:
    return str(screen.query_one(StatusLine).content)


def word(screen: DeskScreen) -> str:
    return screen.desk.focus.span.within(screen.desk.paragraph.text)
