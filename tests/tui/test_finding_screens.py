"""What finding opens over the desk, as pictures."""

from __future__ import annotations

import pytest

from tests.tui.test_finding_keys import found, typed
from tests.tui.test_screens import SIZES, THEMES
from workbench.tui.themes import DARK


def prepared(theme: str, *keys: str):
    """A theme and keys, or text behind a =; in the picture nothing is searched any more."""

    async def before(pilot) -> None:
        pilot.app.theme = theme
        pilot.app.animation_level = "none"
        await pilot.app.workers.wait_for_complete()
        await found(pilot)
        for key in keys:
            await (typed(pilot, key[1:]) if key[0] == "=" else pilot.press(key))
            await found(pilot)

    return before


KEYS = {
    "search": ("slash", "=the"),
    "replace": ("R", "=the", "enter", "=this"),
    "places": ("R", "=the", "enter", "=this", "enter", "down", "space"),
    "concordance": ("down", "right", "C"),
    "chooser": ("slash", "=the", "enter", "F", "down", "down", "down", "space"),
    "filtered": ("F", "down", "down", "down", "space", "enter"),
    "go-to": ("colon", "=e3"),
}


@SIZES
@THEMES
@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_finding(app, snap_compare, size, theme, keys):
    assert snap_compare(app, terminal_size=size, run_before=prepared(theme, *keys))


@SIZES
def test_places_in_the_russian_layout(app, snap_compare, size):
    keys = ("К", "=the", "enter", "=this", "enter", "о", "space", "ф")
    assert snap_compare(app, terminal_size=size, run_before=prepared(DARK.name, *keys))
