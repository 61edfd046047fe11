"""The page is handed to the system's viewer, which gets nothing of ours."""

import os
import sys
import time
from pathlib import Path

import pytest

from workbench.errors import BadInputError, MissingDependencyError
from workbench.ocr.layout import Box
from workbench.session.pages.sight import LineSight, Sight
from workbench.session.pages.viewing import open_page

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="xdg-open is Linux's")

VIEWER = """#!/bin/sh
{ echo "$1"; readlink /proc/self/fd/0; [ -t 1 ] && echo terminal; ps -o sid= -p $$; } > "$0.tmp"
mv "$0.tmp" "$0.log"
"""


@pytest.fixture
def sight(tmp_path: Path) -> Sight:
    image = tmp_path / "page 001.png"
    image.write_bytes(b"a picture")
    box = Box(0, 0, 10, 10)
    return Sight((LineSight(image, 100, 100, box, box, 10.0, "слово"),))


@pytest.fixture
def viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "xdg-open"
    program.write_text(VIEWER, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    return program


def test_the_viewer_gets_the_page_and_no_terminal(sight, viewer):
    assert open_page(sight) == sight.lines[0].image
    log = viewer.with_name("xdg-open.log")
    deadline = time.monotonic() + 20
    while not log.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    path, stdin, session = log.read_text(encoding="utf-8").split("\n")[:3]
    assert path == str(sight.lines[0].image)
    assert stdin == "/dev/null"
    assert int(session) != os.getsid(0)


def test_without_a_viewer_the_remedy_installs_one(sight, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependencyError) as error:
        open_page(sight)
    assert "xdg-" in error.value.remedy


def test_without_a_screen_the_path_is_told(sight, viewer, monkeypatch):
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(MissingDependencyError) as error:
        open_page(sight)
    assert str(sight.lines[0].image) in error.value.remedy


def test_a_page_that_is_gone(sight):
    sight.lines[0].image.unlink()
    with pytest.raises(BadInputError, match="gone"):
        open_page(sight)
