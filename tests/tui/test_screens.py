"""Every screen as a picture, at the smallest and at the best size, dark and light."""

from __future__ import annotations

import pytest

from tests.tui.driving import settled
from workbench.tui.app import WorkbenchApp
from workbench.tui.themes import DARK, LIGHT

SMALL, LARGE = (80, 24), (200, 60)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
THEMES = pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])


def prepared(theme: str, *keys: str):
    """What happens before the picture is taken: a theme, known suspects, and keys."""

    async def before(pilot) -> None:
        pilot.app.theme = theme
        pilot.app.animation_level = "none"
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)

    return before


@SIZES
@THEMES
def test_desk(app, snap_compare, size, theme):
    assert snap_compare(app, terminal_size=size, run_before=prepared(theme, "n", "n"))


@SIZES
@THEMES
def test_library(desk_project, snap_compare, size, theme):
    library = WorkbenchApp(desk_project)
    assert snap_compare(library, terminal_size=size, run_before=prepared(theme))


@SIZES
@THEMES
@pytest.mark.parametrize(
    "keys",
    [("question_mark",), ("n", "e"), ("n", "enter")],
    ids=["help", "edit", "type"],
)
def test_what_opens_over_the_desk(app, snap_compare, size, theme, keys):
    assert snap_compare(app, terminal_size=size, run_before=prepared(theme, *keys))


@SIZES
def test_after_work_in_the_russian_layout(app, snap_compare, size):
    keys = ("т", "1", "1", "space", "с", "м")
    assert snap_compare(app, terminal_size=size, run_before=prepared(DARK.name, *keys))
