"""The desk with a scan as a picture, at the smallest and at the best size, dark and light."""

from __future__ import annotations

from tests.tui.conftest import SCANNED
from tests.tui.test_scan_panel import desk, pictured
from tests.tui.test_screens import SIZES, THEMES
from workbench.tui.app import WorkbenchApp
from workbench.tui.themes import DARK


def at(word: str, theme: str):
    """What happens before the picture is taken: a theme, a word in focus, and the time to draw."""

    async def before(pilot) -> None:
        pilot.app.theme = theme
        pilot.app.animation_level = "none"
        await pictured(pilot)
        screen = desk(pilot)
        paragraph = next(p for p in screen.desk.document.source if word in p.text)
        screen.desk.go_to(paragraph.id, paragraph.text.index(word))
        screen.moved()
        await pictured(pilot)

    return before


@SIZES
@THEMES
def test_desk_with_a_scan(scanned, snap_compare, size, theme):
    app = WorkbenchApp(scanned, SCANNED)
    assert snap_compare(app, terminal_size=size, run_before=at("последиие", theme))


@SIZES
def test_a_divided_word_without_colours(scanned, snap_compare, size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbenchApp(scanned, SCANNED)
    assert snap_compare(app, terminal_size=size, run_before=at("состожваейся", DARK.name))
