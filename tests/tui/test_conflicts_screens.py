"""The screen that settles conflicts as pictures, dark and light, small and large."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.conftest import SCANNED
from tests.tui.test_conflicts_keys import disputed  # noqa: F401 - a fixture
from tests.tui.test_scan_panel import pictured
from tests.tui.test_screens import SIZES, THEMES, prepared
from workbench.disk import write_text
from workbench.model.conflict import Conflict
from workbench.store.codec import encode
from workbench.tui.app import WorkbenchApp
from workbench.tui.themes import DARK

KEYS = {
    "desk": (),
    "typed": ("X", "enter"),
    "title": ("X", "p"),
    "taken-away": ("X", "n", "n", "n"),
}


@SIZES
@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_conflicts(disputed, snap_compare, size, keys):  # noqa: F811 - the fixture
    assert snap_compare(disputed, terminal_size=size, run_before=prepared(DARK.name, *keys))


@SIZES
@THEMES
def test_ways_of_linking(disputed, snap_compare, size, theme):  # noqa: F811 - the fixture
    keys = ("X", "n", "n")
    assert snap_compare(disputed, terminal_size=size, run_before=prepared(theme, *keys))


@SIZES
@THEMES
def test_a_place_on_its_scan(scanned, snap_compare, size, theme):
    document = scanned.load(SCANNED)
    number = next(n for n, p in enumerate(document.source) if "последиие" in p.text)
    paragraph = document.source[number]
    ours, theirs = (
        paragraph.text.replace("последиие", word) for word in ("последние", "последующие")
    )
    conflict = Conflict(paragraph.text, ours, theirs)
    source = list(document.source)
    source[number] = replace(paragraph, text=ours, conflict=conflict)
    changed = replace(document, source=tuple(source))
    write_text(scanned.document_path(SCANNED), encode(changed))

    async def before(pilot) -> None:
        pilot.app.theme = theme
        pilot.app.animation_level = "none"
        await pictured(pilot)
        await pilot.press("X")
        await pilot.pause()
        await pictured(pilot)

    app = WorkbenchApp(scanned, SCANNED)
    assert snap_compare(app, terminal_size=size, run_before=before)
