"""The desk shows the scan of the word in focus; without a scan nothing is different."""

from __future__ import annotations

import sys
import threading

import pytest
from PIL import Image

from tests.session.test_viewing import VIEWER
from tests.tui.conftest import SCANNED
from tests.tui.driving import arrived, settled
from workbench.model.document import SourceParagraph
from workbench.session.pages.sight import Sights
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.desk.screen import DeskScreen
from workbench.tui.themes import LIGHT
from workbench.tui.widgets.readings import ReadingsPanel
from workbench.tui.widgets.scan.panel import ScanPanel


async def pictured(pilot) -> ScanPanel:
    """Wait until what is in focus is drawn."""
    await arrived(pilot)
    panel: ScanPanel = pilot.app.screen.query_one(ScanPanel)
    for _ in range(3):  # it looks, then is laid out, then draws
        await settled(pilot)
        while panel.is_busy:
            await pilot.pause(0.01)
        await pilot.pause()
    return panel


def shown(panel: ScanPanel, field: str = "word") -> str:
    """The characters of a field of the panel."""
    widget = panel.query_one(f"#{field}")
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def read(panel: ScanPanel) -> str:
    assert panel.sight is not None
    return " ".join(line.read for line in panel.sight.lines)


def desk(pilot) -> DeskScreen:
    assert isinstance(pilot.app.screen, DeskScreen)
    return pilot.app.screen


async def test_the_panel_follows_the_focus(scanned):
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        assert 3 <= panel.size.height <= 8
        assert panel.size.width == 80
        assert desk(pilot).query_one(ReadingsPanel).size.height >= 5
        assert desk(pilot).view.size.height >= 8
        pictures = []
        for _ in range(3):
            word = desk(pilot).desk.focus.span.within(desk(pilot).desk.paragraph.text)
            assert word in read(panel)
            pictures.append(shown(panel))
            assert set(pictures[-1]) & set("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
            await pilot.press("right")
            await pictured(pilot)
        assert len(set(pictures)) == 3


async def test_it_stays_with_a_word_that_is_corrected_and_split_off(scanned):
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        editor = desk(pilot)
        paragraph = editor.desk.document.source[5].id
        editor.desk.go_to(paragraph, 8)
        editor.change(lambda: editor.desk.put("сказал нам"))
        editor.desk.go_to(paragraph, 8)
        editor.moved()
        await pictured(pilot)
        assert read(panel) == "сообщил,"
        await pilot.press("b")
        await pictured(pilot)
        assert editor.desk.focus.paragraph != paragraph
        assert editor.desk.paragraph.text.startswith("сказал")
        assert read(panel) == "сообщил,"


async def test_wide_screens_show_the_page_around_the_line(scanned):
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(200, 60)) as pilot:
        panel = await pictured(pilot)
        assert panel.has_class("-high")
        assert shown(panel, "page").strip()
        assert shown(panel, "word").strip()
        await pilot.resize_terminal(80, 24)
        await pictured(pilot)
        assert not panel.has_class("-high")
        assert panel.size.width == 80
        assert shown(panel, "word").strip()


async def test_beside_the_translation_the_original_is_seen(scanned):
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        source = desk(pilot).desk.paragraph
        await pilot.press("tab")
        await pictured(pilot)
        assert not isinstance(desk(pilot).desk.paragraph, SourceParagraph)
        assert read(panel) == source.text.split()[0]


async def test_without_a_scan_there_is_no_panel(app):
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        assert panel.sight is None
        assert panel.size.height == 0
        assert not pilot.app.screen.has_class("-scanned")
        before = desk(pilot).query_one("#side").size.height
        assert before == 7
        await pilot.press("I")
        await pilot.pause()
        assert "no scan" in str(desk(pilot).query_one("StatusLine").render())


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n broken", b"GIF89a no page"])
async def test_an_image_that_can_not_be_used_is_no_scan(scanned, damage):
    (scanned.scan_folder(SCANNED) / "page-001.png").write_bytes(damage)
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        assert panel.size.height == 0
        assert not str(desk(pilot).query_one("StatusLine").render()).startswith("!")
        await pilot.press("right")
        await pictured(pilot)
        assert panel.size.height == 0


async def test_a_page_that_appears_later_is_found(scanned):
    page = scanned.scan_folder(SCANNED) / "page-001.png"
    aside = page.rename(page.with_suffix(".aside"))
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        assert panel.sight is None
        aside.rename(page)
        await pilot.press("right")
        await pictured(pilot)
        assert panel.sight is not None


async def test_another_theme_other_colours(scanned):
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        dark = panel.query_one("#word").render_line(0)
        app.theme = LIGHT.name
        await pictured(pilot)
        light = panel.query_one("#word").render_line(0)
        assert [s.style for s in dark] != [s.style for s in light]


async def test_where_all_colours_are_taken_away_ink_is_drawn(scanned, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "textual-ansi" if "textual-ansi" in app.available_themes else "ansi-dark"
        panel = await pictured(pilot)
        lines = [panel.query_one("#word").render_line(y) for y in range(3)]
        assert app.native_ansi_color
        assert any("█" in line.text for line in lines)
        assert len({segment.style for line in lines for segment in line}) == 1


async def test_a_page_of_another_resolution_is_shown_all_the_same(scanned):
    page = scanned.scan_folder(SCANNED) / "page-001.png"
    with Image.open(page) as image:
        image.resize((image.width * 3, image.height * 3)).save(page)
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)
        assert set(shown(panel)) & set("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


async def test_a_window_that_grows_while_a_word_is_looked_for(scanned, monkeypatch):
    may_go_on, finds = threading.Event(), Sights.at
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await pictured(pilot)

        def late(*place):
            may_go_on.wait(10)
            return finds(*place)

        monkeypatch.setattr(Sights, "at", late)
        await pilot.press("right")
        await pilot.resize_terminal(100, 30)
        may_go_on.set()
        await pictured(pilot)
        editor = desk(pilot).desk
        assert editor.focus.span.within(editor.paragraph.text) in read(panel)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is Linux's")
@pytest.mark.parametrize("key", ["I", "Ш"])
async def test_a_key_opens_the_page(scanned, monkeypatch, tmp_path, key):
    viewer = tmp_path / "xdg-open"
    viewer.write_text(VIEWER, encoding="utf-8")
    viewer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    app = WorkbenchApp(scanned, SCANNED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pictured(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert "page-001.png" in str(desk(pilot).query_one("StatusLine").render())
        while not viewer.with_name("xdg-open.log").exists():
            await pilot.pause(0.01)
    assert "page-001.png" in viewer.with_name("xdg-open.log").read_text(encoding="utf-8")
